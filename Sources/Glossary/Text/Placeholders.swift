/// Finds what a translation carries over unchanged: addresses, printf and brace placeholders,
/// markup tags and character references.
struct Placeholders: ~Copyable {
  private var pattern: Pattern

  /// Compiles the pattern.
  init() throws(UnicodeError) {
    pattern = try Pattern(Self.alternatives.joined(separator: "|"))
  }

  /// The ranges of the placeholders of a text, in order.
  ///
  /// - Complexity: O(length); the pattern meets only what stands around a mark that it needs.
  /// - Throws: `UnicodeError` when matching takes unreasonably long.
  mutating func find(in source: UnsafeBufferPointer<UInt8>) throws(UnicodeError) -> [TextRange] {
    var found: [TextRange] = []
    for window in unsafe Self.windows(in: source) {
      let slice = unsafe UnsafeBufferPointer(rebasing: source[window.start..<window.end])
      for match in try unsafe pattern.matches(in: slice) {
        found.append(
          TextRange(start: window.start + match.start, end: window.start + match.end))
      }
    }
    return found
  }

  /// Whether a text may hold a placeholder at all, so that most texts never meet the pattern.
  ///
  /// - Complexity: O(length).
  static func mayOccur(in source: UnsafeBufferPointer<UInt8>) -> Bool {
    source.indices.contains { unsafe isMark(source, $0) }
  }

  /// Whether a byte, with those beside it, is one that every placeholder has.
  ///
  /// Percent signs after figures, ampersands between words and the like are common and begin nothing.
  private static func isMark(_ source: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let byte = unsafe source[index]
    // Above the marks come letters, and `{` behind all but two of them.
    guard byte < UInt8(ascii: "A") || byte >= UInt8(ascii: "W") else { return false }
    let next = unsafe index + 1 < source.count ? source[index + 1] : 0x20
    switch byte {
    case UInt8(ascii: "{"): return true
    case UInt8(ascii: "%"):
      if next == UInt8(ascii: "(") { return true }
      let isAfterFigure = unsafe index > 0 && isDigit(source[index - 1])
      return !isAfterFigure && (isLetter(next) || isDigit(next) || printfMarks.contains(next))
    case UInt8(ascii: "<"): return isLetter(next) || next == UInt8(ascii: "/")
    case UInt8(ascii: "&"): return isLetter(next) || next == UInt8(ascii: "#")
    case UInt8(ascii: "@"): return index > 0 && !isBlank(next)
    case UInt8(ascii: ":"): return next == UInt8(ascii: "/")
    case UInt8(ascii: "w"), UInt8(ascii: "W"):
      guard index + 3 < source.count, next | 0x20 == UInt8(ascii: "w") else { return false }
      return unsafe source[index + 2] | 0x20 == UInt8(ascii: "w")
        && source[index + 3] == UInt8(ascii: ".")
    default: return false
    }
  }

  private static let printfMarks = Array("@*.-+#".utf8)

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// The stretches around the marks, from the beginning of a mark's word to beyond the longest
  /// placeholder that can begin there; none touches another.
  private static func windows(in source: UnsafeBufferPointer<UInt8>) -> [TextRange] {
    var windows: [TextRange] = []
    for index in source.indices where unsafe isMark(source, index) {
      let last = windows.last
      var start = last.map { $0.end >= index ? $0.start : index } ?? index
      if start == index {
        let earliest = max(last?.end ?? 0, index - longestBeforeMark)
        while unsafe start > earliest && !isBlank(source[start - 1]) { start -= 1 }
        while unsafe start < index && source[start] & 0xC0 == 0x80 { start += 1 }
      }
      var end = max(last?.end ?? 0, min(index + longestAfterMark, source.count))
      while unsafe end < source.count && !isBlank(source[end]) { end += 1 }
      if let last, start <= last.end {
        windows[windows.count - 1].end = end
      } else {
        windows.append(TextRange(start: start, end: end))
      }
    }
    return windows
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }

  /// No placeholder has more than this before its mark: the name of an address does.
  private static let longestBeforeMark = 256

  /// No placeholder with a blank in it is longer than this after its mark: a tag is the longest.
  private static let longestAfterMark = 1700

  /// Every repetition is bounded or excludes what may follow it, so matching stays linear.
  private static let alternatives = [
    // Addresses, without the punctuation of the sentence around them.
    #"(?i:https?|ftp)://[^\s<>"“”‘’«»]*[^\s<>"'“”‘’«».,;:!?)\]}]"#,
    #"(?i:www)\.[^\s<>"“”‘’«»]*[^\s<>"'“”‘’«».,;:!?)\]}]"#,
    #"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"#,
    // printf, also positional and named; a space flag would swallow "50 % dari".
    #"(?<![\d%])%(?:\d{1,2}\$)?[-+#0]{0,4}(?:\d{1,4}|\*)?(?:\.\d{1,4})?"#
      + #"(?:hh|h|ll|l|q|j|z|t|L)?[diouxXeEfFgGaAcsp@](?![A-Za-z])"#,
    #"%\([\w.]{1,64}\)[diouxXeEfFgGcsr]"#,
    // Braces: {0}, {name}, {n, plural, …} of one level, {{name}}, ${name}, %{name}.
    #"\{\{[^{}]{0,80}\}\}"#,
    #"[$%]?\{[\w.$-]{0,64}(?:,[^{}]{0,200})?\}"#,
    // Markup.
    #"</?[A-Za-z][^<>]{0,400}>"#,
    #"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});"#,
  ]
}
