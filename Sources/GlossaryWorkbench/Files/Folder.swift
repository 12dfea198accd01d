import Glibc

/// Folders.
package enum Folder {
  /// The names in a folder, in the order of their bytes.
  package static func names(_ path: String) throws(SystemFailure) -> [String] {
    guard let stream = unsafe opendir(path) else { throw SystemFailure(path, "read") }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Makes a folder and those above it, where they are missing.
  package static func make(_ path: String) throws {
    if unsafe mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw SystemFailure(path, "make the folder")
    }
    try make(String(path[..<slash]))
    if unsafe mkdir(path, 0o700) != 0 && errno != EEXIST {
      throw SystemFailure(path, "make the folder")
    }
  }

  /// The nearest folder at or above a path from the root on that is there.
  package static func nearest(_ path: String) -> String {
    FileIdentity.isFolder(path) || path == "/" ? path : nearest(UserPath.folder(of: path))
  }

  /// Whether a folder is there and files can be made in it.
  package static func isWritable(_ path: String) -> Bool {
    unsafe access(path, W_OK | X_OK) == 0 && FileIdentity.isFolder(path)
  }
}
