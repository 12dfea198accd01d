internal import CICU

extension String {
  /// How many cells the text takes on a terminal: wide East Asian characters two, marks none.
  ///
  /// - Complexity: O(length).
  public var cellWidth: Int {
    var text = self
    return text.withUTF8 { source in
      unsafe source.withMemoryRebound(to: CChar.self) { chars in
        guard let base = chars.baseAddress else { return 0 }
        return unsafe Int(cicu_cell_width(base, Int32(clamping: chars.count)))
      }
    }
  }
}

/// The Unicode library underneath.
public enum ICUVersion {
  /// Its version, such as "72.1".
  ///
  /// Sort keys of two versions must not be mixed.
  public static var current: String {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(CICU_VERSION_CAPACITY)) {
      guard let first = $0.baseAddress else { return "" }
      unsafe cicu_version(first)
      return unsafe String(cString: first)
    }
  }
}
