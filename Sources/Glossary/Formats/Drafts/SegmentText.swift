/// The text of a segment that is being read, with the way back to the file and its codes.
///
/// Offsets count from the start of the segment; `BilingualTextBuilder` moves them to its place.
struct SegmentText {
  /// The words in UTF-8.
  private(set) var bytes: [UInt8] = []

  /// Where they stand in the file.
  private(set) var runs: [SourceMap.Run] = []

  /// The codes between them.
  private(set) var codes: [BilingualText.Code] = []

  /// Whether a code stands alone at the end of the text so far.
  private var isBroken = false

  /// Whether the segment holds words.
  var isBlank: Bool { bytes.allSatisfy { $0 <= 0x20 } }

  /// Whether the segment holds nothing at all.
  var isEmpty: Bool { isBlank && codes.isEmpty }

  /// Appends words.
  ///
  /// Words on both sides of a code that stands alone are kept apart by a blank, which has no place in
  /// the file, as `Segment.text` does.
  ///
  /// - Parameters:
  ///   - words: The words.
  ///   - source: Where they stand.
  ///   - isVerbatim: Whether they stand there in the same bytes.
  mutating func append(_ words: ArraySlice<UInt8>, at source: TextRange, isVerbatim: Bool) {
    guard !words.isEmpty else { return }
    if isBroken, Self.endsWithWordPart(bytes), Self.startsWithWordPart(words) {
      bytes.append(UInt8(ascii: " "))
    }
    isBroken = false
    let text = TextRange(start: bytes.count, end: bytes.count + words.count)
    bytes += words
    if let last = runs.last, last.text.end == text.start, last.isVerbatim == isVerbatim {
      // Verbatim runs that touch are one, and so are the pieces of what one entity stands for.
      let touches = isVerbatim ? last.source.end == source.start : last.source == source
      if touches {
        runs[runs.count - 1].text.end = text.end
        runs[runs.count - 1].source.end = source.end
        return
      }
    }
    runs.append(SourceMap.Run(text: text, source: source, isVerbatim: isVerbatim))
  }

  /// Adds a code at the end of the text so far, and returns its number.
  @discardableResult
  mutating func append(_ code: BilingualText.Code) -> Int {
    var code = code
    code.offset = bytes.count
    codes.append(code)
    if code.kind == .standalone { isBroken = true }
    return codes.count - 1
  }

  /// Changes a code whose rest was read.
  mutating func change(_ code: Int, _ body: (inout BilingualText.Code) -> Void) {
    body(&codes[code])
  }

  private static func endsWithWordPart(_ bytes: [UInt8]) -> Bool {
    guard let last = bytes.last else { return false }
    if last < 0x80 { return isASCIIWordPart(last) }
    let start = bytes.lastIndex { $0 & 0xC0 != 0x80 } ?? 0
    return isWordPart(String(decoding: bytes[start...], as: UTF8.self))
  }

  private static func startsWithWordPart(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    if first < 0x80 { return isASCIIWordPart(first) }
    return isWordPart(String(decoding: bytes.prefix(4), as: UTF8.self))
  }

  private static func isASCIIWordPart(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func isWordPart(_ text: String) -> Bool {
    guard let scalar = text.unicodeScalars.first else { return false }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
