internal import CArchive

/// The library that unpacks DOCX and ODT, which is loaded when it is first needed.
public enum ArchiveLibrary {
  /// Whether it can be loaded.
  ///
  /// - Complexity: that of loading it.
  public static var isPresent: Bool {
    var byte = 0 as UInt8
    guard let archive = unsafe carchive_open(&byte, 0) else { return false }
    defer { unsafe carchive_close(archive) }
    return unsafe carchive_is_available(archive) != 0
  }
}
