internal import CICU

/// A stretch of text that ends at `end`, and what it is; the previous stretch ends at its start.
struct WordBoundary: Hashable {
  var end: Int
  var kind: Token.Kind
}

/// Finds word boundaries with ICU: the default rules of UAX #29, and dictionaries for Thai, Khmer,
/// Lao, Burmese, Chinese and Japanese.
///
/// The cursor lives in the ICU handle, so one task uses a breaker at a time.
@safe struct WordBreaker: ~Copyable {
  private let handle: OpaquePointer
  private var boundaries: [cicu_boundary] = []

  /// Opens the rules of a language.
  ///
  /// - Throws: `UnicodeError` when ICU has no data.
  init(_ language: LanguageTag) throws(UnicodeError) {
    var status: Int32 = 0
    guard let handle = unsafe cicu_word_breaker_open(language.description, &status) else {
      throw .icu("open word breaking for \(language)", status)
    }
    unsafe self.handle = handle
  }

  deinit { unsafe cicu_word_breaker_close(handle) }

  /// Appends the boundaries of a text that stands at an offset of another, the last one at its end.
  ///
  /// - Complexity: O(length), and the dictionary's own cost in languages without spaces.
  mutating func find(
    in source: UnsafeBufferPointer<UInt8>, offset: Int = 0, into out: inout [WordBoundary]
  ) throws(UnicodeError) {
    guard let length = Int32(exactly: source.count) else {
      throw UnicodeError(.tooLong(bytes: source.count))
    }
    // Every boundary but an empty text's takes a byte at least.
    if boundaries.count < Int(length) {
      boundaries = Array(repeating: cicu_boundary(), count: Int(length))
    }
    var status: Int32 = 0
    let capacity = Int32(clamping: boundaries.count)
    let handle = unsafe self.handle
    let count = unsafe boundaries.withUnsafeMutableBufferPointer { out in
      unsafe source.withMemoryRebound(to: CChar.self) { chars in
        guard let base = chars.baseAddress, let first = out.baseAddress else { return Int32(0) }
        return unsafe cicu_word_breaker_find(handle, base, length, first, capacity, &status)
      }
    }
    guard status <= 0 else { throw .icu("find words", status) }
    for boundary in boundaries[..<Int(count)] {
      out.append(
        WordBoundary(end: offset + Int(boundary.end), kind: Token.Kind(icu: boundary.kind)))
    }
  }
}

extension Token.Kind {
  fileprivate init(icu kind: Int32) {
    switch Int(kind) {
    case CICU_SPACE: self = .space
    case CICU_PUNCTUATION: self = .punctuation
    case CICU_NUMBER: self = .number
    default: self = .word
    }
  }
}
