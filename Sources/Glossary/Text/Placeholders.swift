/// Finds what a translation carries over unchanged: addresses, printf and brace placeholders,
/// markup tags and character references.
struct Placeholders: ~Copyable {
  private var pattern: Pattern

  /// Compiles the pattern.
  init() throws(UnicodeError) {
    pattern = try Pattern(Self.alternatives.joined(separator: "|"))
  }

  /// The ranges of the placeholders of a text, in order.
  mutating func find(in source: UnsafeBufferPointer<UInt8>) throws(UnicodeError) -> [TextRange] {
    try unsafe pattern.matches(in: source)
  }

  /// Whether a text may hold a placeholder at all, so that most texts never meet the pattern.
  ///
  /// - Complexity: O(length).
  static func mayOccur(in source: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in source.indices {
      switch unsafe source[index] {
      case UInt8(ascii: "%"), UInt8(ascii: "{"), UInt8(ascii: "<"), UInt8(ascii: "&"),
        UInt8(ascii: "@"):
        return true
      case UInt8(ascii: ":"):
        if unsafe index + 1 < source.count && source[index + 1] == UInt8(ascii: "/") { return true }
      case UInt8(ascii: "w"), UInt8(ascii: "W"):
        if unsafe index + 3 < source.count && source[index + 3] == UInt8(ascii: ".") { return true }
      default: break
      }
    }
    return false
  }

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
