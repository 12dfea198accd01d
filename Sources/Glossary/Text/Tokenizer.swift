/// Splits texts into tokens: ICU's word boundaries, with placeholders kept whole.
///
/// A tokenizer owns ICU cursors and scratch buffers, opened when first needed: make one per task
/// and use it for many texts.
///
/// ```swift
/// var tokenizer = Tokenizer(.indonesian)
/// let text = try tokenizer.tokenize("Rp4,7 triliun untuk {0}")
/// ```
public struct Tokenizer: ~Copyable {
  /// The language whose rules apply.
  public let language: LanguageTag

  /// The most bytes of a text whose folded form surely has 32-bit offsets: U+FDFA grows elevenfold.
  private static let longestText = Int(Int32.max) / 11

  private var breaker: WordBoundaries
  private var placeholders: [TextRange] = []
  private(set) var boundaries: [WordBoundary] = []

  /// Makes a tokenizer; nothing is opened yet.
  public init(_ language: LanguageTag) {
    self.language = language
    breaker = WordBoundaries(language)
  }

  /// The tokens of a text.
  ///
  /// They tile it: each begins where the one before ended.
  ///
  /// - Complexity: O(length), and ICU's dictionary cost in languages without spaces.
  /// - Throws: `UnicodeError` when ICU has no data or the text is longer than 195 MB.
  public mutating func tokenize(_ text: String) throws(UnicodeError) -> TokenizedText {
    var text = text
    text.makeContiguousUTF8()
    try Self.check(length: text.utf8.count)
    var failure: UnicodeError?
    var tokens: [Token] = []
    var folded: [UInt8] = []
    // `withUTF8` cannot carry a typed error, so it leaves the closure as a value.
    text.withUTF8 { source in
      do throws(UnicodeError) {
        try unsafe findBoundaries(in: source)
        tokens.reserveCapacity(boundaries.count)
        folded.reserveCapacity(source.count)
        var start = 0
        for boundary in boundaries {
          let range = TextRange(start: start, end: boundary.end)
          let first = folded.count
          try unsafe Self.appendFold(of: source, range, to: &folded)
          tokens.append(
            Token(
              kind: boundary.kind, range: range,
              folded: TextRange(start: first, end: folded.count)))
          start = boundary.end
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return TokenizedText(text: text, tokens: tokens, foldedBytes: folded)
  }

  /// The number of words and numbers of a text, which must be well-formed UTF-8.
  ///
  /// - Complexity: as `tokenize`, without what folding costs.
  /// - Throws: as `tokenize`.
  public mutating func countWords(utf8: Span<UInt8>) throws(UnicodeError) -> Int {
    try Self.check(length: utf8.count)
    return unsafe try utf8.withUnsafeBufferPointer { source throws(UnicodeError) in
      unsafe try findBoundaries(in: source)
      return boundaries.count { $0.kind == .word || $0.kind == .number }
    }
  }

  static func check(length: Int) throws(UnicodeError) {
    guard length <= Self.longestText else { throw UnicodeError(.tooLong(bytes: length)) }
  }

  /// Puts the boundaries of a text into `boundaries`.
  mutating func findBoundaries(
    in source: UnsafeBufferPointer<UInt8>
  ) throws(UnicodeError) {
    boundaries.removeAll(keepingCapacity: true)
    try unsafe breaker.find(in: source, into: &boundaries)
    placeholders.removeAll(keepingCapacity: true)
    unsafe Placeholders.find(in: source, into: &placeholders)
    if !placeholders.isEmpty { boundaries = Self.merge(placeholders, into: boundaries) }
  }

  /// Cuts the placeholders out of the boundaries they overlap.
  private static func merge(
    _ placeholders: [TextRange], into boundaries: [WordBoundary]
  ) -> [WordBoundary] {
    var merged: [WordBoundary] = []
    merged.reserveCapacity(boundaries.count)
    var pending = placeholders[...]
    var start = 0
    for boundary in boundaries {
      while let next = pending.first, next.start < boundary.end {
        if next.start > start {
          merged.append(WordBoundary(end: next.start, kind: boundary.kind))
          start = next.start
        }
        guard next.end <= boundary.end else { break }
        merged.append(WordBoundary(end: next.end, kind: .placeholder))
        start = next.end
        pending.removeFirst()
      }
      let isInside = pending.first.map { $0.start < boundary.end } ?? false
      if !isInside && start < boundary.end {
        merged.append(boundary)
        start = boundary.end
      }
    }
    return merged
  }

  /// Appends the folded form of a token.
  ///
  /// Latin letters and the usual marks have forms of their own; a token with any other character
  /// goes to ICU.
  static func appendFold(
    of source: UnsafeBufferPointer<UInt8>, _ range: TextRange, to out: inout [UInt8]
  ) throws(UnicodeError) {
    let first = out.count
    var index = range.start
    while index < range.end {
      let byte = unsafe source[index]
      if byte < 0x80 {
        out.append(Folding.foldASCII(byte: byte))
        index += 1
      } else if let width = unsafe Folding.appendLatin(source, at: index, to: &out) {
        index += width
      } else {
        out.removeSubrange(first...)
        let slice = unsafe UnsafeBufferPointer(rebasing: source[range.start..<range.end])
        out.append(contentsOf: try Folding.fold(unsafe String(decoding: slice, as: UTF8.self)).utf8)
        return
      }
    }
  }
}
