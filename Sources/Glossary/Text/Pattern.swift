internal import CICU

/// A compiled regular expression in ICU's syntax.
///
/// The cursor lives in the ICU handle, so one task uses a pattern at a time.
@safe struct Pattern: ~Copyable {
  private let handle: OpaquePointer

  /// Compiles a pattern.
  ///
  /// - Throws: `UnicodeError` when the pattern is malformed.
  init(_ source: String) throws(UnicodeError) {
    var status: Int32 = 0
    let length = Int32(source.utf8.count)
    guard let handle = unsafe cicu_regex_open(source, length, &status) else {
      throw .icu("compile the pattern \(source)", status)
    }
    unsafe self.handle = handle
  }

  deinit { unsafe cicu_regex_close(handle) }

  /// The ranges of all matches that do not overlap, in order.
  ///
  /// - Throws: `UnicodeError` when matching takes longer than about a second, and more for a long
  ///   text, so that only a pattern whose cost is not linear in the text throws.
  mutating func matches(
    in source: UnsafeBufferPointer<UInt8>
  ) throws(UnicodeError) -> [TextRange] {
    guard let length = Int32(exactly: source.count) else {
      throw UnicodeError(.tooLong(bytes: source.count))
    }
    let handle = unsafe self.handle
    var ranges = [cicu_range](repeating: cicu_range(), count: 16)
    while true {
      var status: Int32 = 0
      let capacity = Int32(ranges.count)
      let count = unsafe ranges.withUnsafeMutableBufferPointer { out in
        unsafe source.withMemoryRebound(to: CChar.self) { chars in
          guard let base = chars.baseAddress, let first = out.baseAddress else { return Int32(0) }
          return unsafe cicu_regex_find_all(handle, base, length, first, capacity, &status)
        }
      }
      if status == CICU_BUFFER_OVERFLOW {
        ranges = Array(repeating: cicu_range(), count: Int(count))
        continue
      }
      guard status <= 0 else { throw .icu("match a pattern", status) }
      return ranges[..<Int(count)].map { TextRange(start: Int($0.start), end: Int($0.end)) }
    }
  }
}
