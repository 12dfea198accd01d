/// Finds the word boundaries of texts in any script: those of Latin letters by `LatinWordBreaker`,
/// the rest by ICU.
struct WordBoundaries: ~Copyable {
  private let language: LanguageTag

  /// Whether the rules are those of ICU's root; Swedish and Finnish keep a colon inside a word.
  private let hasRootRules: Bool

  private var breaker: WordBreaker?

  /// Makes a finder; nothing is opened yet.
  init(_ language: LanguageTag) {
    self.language = language
    hasRootRules = !["fi", "sv"].contains(language.language)
    breaker = nil
  }

  /// Appends the boundaries of a text, the last one at its end.
  ///
  /// - Complexity: O(length), and ICU's dictionary cost in languages without spaces.
  mutating func find(
    in source: UnsafeBufferPointer<UInt8>, into out: inout [WordBoundary]
  ) throws(UnicodeError) {
    try unsafe find(in: source, 0..<source.count, into: &out)
  }

  /// Appends the boundaries of a stretch of a text that begins at its start or a cut, and ends at
  /// its end or another.
  ///
  /// - Complexity: O(length), and ICU's dictionary cost in languages without spaces.
  mutating func find(
    in source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into out: inout [WordBoundary]
  ) throws(UnicodeError) {
    guard hasRootRules else { return try unsafe findByICU(in: source, range, into: &out) }
    let latin = unsafe LatinWordBreaker(source)
    var start = range.lowerBound
    while start < range.upperBound {
      let unknown = latin.firstUnknown(from: start, before: range.upperBound)
      guard unknown < range.upperBound else {
        latin.find(in: start..<range.upperBound, into: &out)
        return
      }
      let first = unsafe Self.beginning(of: unknown, from: start, in: source)
      latin.find(in: start..<first, into: &out)
      let end = unsafe Self.end(of: unknown, in: source, latin)
      try unsafe findByICU(in: source, first..<end, into: &out)
      start = end
    }
  }

  /// The first place from an offset on where a text may be cut: between white space and a character
  /// of ASCII, where words end whatever stands around; its end where there is none.
  ///
  /// - Complexity: O(distance).
  func cut(in source: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int {
    var index = max(1, offset)
    guard hasRootRules else { return source.count }
    while index < source.count {
      if unsafe Self.isSpace(source[index - 1]) && !Self.isSpace(source[index])
        && source[index] < 0x80
      {
        return index
      }
      index += 1
    }
    return source.count
  }

  /// Where the stretch around an unknown character begins: with the white space before it, to which
  /// a mark may belong.
  private static func beginning(
    of unknown: Int, from start: Int, in source: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var first = unknown
    while unsafe first > start && !isSpace(source[first - 1]) { first -= 1 }
    while unsafe first > start && isSpace(source[first - 1]) { first -= 1 }
    return first
  }

  /// Where it ends: after white space before a known character, between which words always end.
  private static func end(
    of unknown: Int, in source: UnsafeBufferPointer<UInt8>, _ latin: LatinWordBreaker
  ) -> Int {
    var end = unknown
    while true {
      while unsafe end < source.count && !isSpace(source[end]) { end += 1 }
      while unsafe end < source.count && isSpace(source[end]) { end += 1 }
      if end == source.count || latin.isKnown(at: end) { return end }
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private mutating func findByICU(
    in source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into out: inout [WordBoundary]
  ) throws(UnicodeError) {
    if breaker == nil { breaker = try WordBreaker(language) }
    let part = unsafe UnsafeBufferPointer(rebasing: source[range])
    try unsafe breaker?.find(in: part, offset: range.lowerBound, into: &out)
  }
}
