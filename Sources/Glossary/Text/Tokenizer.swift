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

  /// The bytes that are split at a time, so that no list of boundaries grows with the text.
  private let window: Int

  private var breaker: WordBoundaries
  private var placeholders: [TextRange] = []
  private(set) var boundaries: [WordBoundary] = []

  /// Makes a tokenizer; nothing is opened yet.
  public init(_ language: LanguageTag) {
    self.init(language, window: 1 << 16)
  }

  /// Makes a tokenizer that splits some bytes at a time; the tokens are the same with any number.
  init(_ language: LanguageTag, window: Int) {
    self.language = language
    self.window = window
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
    var tokens = TokenList()
    var folder = TokenFolder(capacity: text.utf8.count)
    // `withUTF8` cannot carry a typed error, so it leaves the closure as a value.
    text.withUTF8 { source in
      do throws(UnicodeError) {
        unsafe findPlaceholders(in: source)
        var pending = placeholders[...]
        var start = 0
        while start < source.count {
          let end = unsafe windowEnd(in: source, from: start, pending)
          try unsafe findBoundaries(in: source, start..<end, &pending)
          if start == 0 {
            // The rest will be as dense as the beginning, or a little denser.
            let count = boundaries.count * (source.count &>> 8) / (end &>> 8 + 1)
            tokens.reserveCapacity(max(boundaries.count, count + count / 32))
          }
          for boundary in boundaries {
            let range = TextRange(start: start, end: boundary.end)
            let foldedEnd = try unsafe folder.fold(range, of: source)
            tokens.append(boundary.kind, end: boundary.end, foldedEnd: foldedEnd)
            start = boundary.end
          }
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return TokenizedText(text: text, tokens: tokens, foldedBytes: folder.folded)
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
    unsafe findPlaceholders(in: source)
    var pending = placeholders[...]
    try unsafe findBoundaries(in: source, 0..<source.count, &pending)
  }

  private mutating func findPlaceholders(in source: UnsafeBufferPointer<UInt8>) {
    placeholders.removeAll(keepingCapacity: true)
    unsafe Placeholders.find(in: source, into: &placeholders)
  }

  /// Puts the boundaries of a stretch into `boundaries`, and takes the placeholders in it.
  private mutating func findBoundaries(
    in source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>,
    _ pending: inout ArraySlice<TextRange>
  ) throws(UnicodeError) {
    boundaries.removeAll(keepingCapacity: true)
    try unsafe breaker.find(in: source, range, into: &boundaries)
    if let first = pending.first, first.start < range.upperBound {
      boundaries = Self.merge(&pending, into: boundaries, from: range.lowerBound)
    }
  }

  /// Where the stretch that begins at an offset ends: behind white space, and in no placeholder.
  private func windowEnd(
    in source: UnsafeBufferPointer<UInt8>, from start: Int, _ pending: ArraySlice<TextRange>
  ) -> Int {
    var end = unsafe breaker.cut(in: source, from: start + window)
    for placeholder in pending where placeholder.end > end {
      if placeholder.start >= end { break }
      end = unsafe breaker.cut(in: source, from: placeholder.end)
    }
    return end
  }

  /// Cuts the placeholders out of the boundaries they overlap, and takes those that end there.
  private static func merge(
    _ pending: inout ArraySlice<TextRange>, into boundaries: [WordBoundary], from first: Int
  ) -> [WordBoundary] {
    var merged: [WordBoundary] = []
    merged.reserveCapacity(boundaries.count)
    var start = first
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
