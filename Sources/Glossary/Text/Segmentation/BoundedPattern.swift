/// Regular expressions whose repetitions all have an end.
///
/// ICU looks behind a place only for what has a greatest length, so an open repetition there (`*`,
/// `+`, `{2,}`) is given one. Sentences end long before it matters.
enum BoundedPattern {
  /// How often something open may repeat.
  static let limit = 100

  /// The pattern with every open repetition closed at the limit.
  ///
  /// - Complexity: O(length).
  static func closing(_ pattern: String) -> String {
    var scanner = Scanner(pattern)
    return scanner.closed()
  }
}

/// Goes through a pattern, over escapes and sets, whose marks mean themselves.
private struct Scanner {
  private let source: [Unicode.Scalar]
  private var index = 0
  private var output = String.UnicodeScalarView()
  private var setDepth = 0

  init(_ pattern: String) {
    source = Array(pattern.unicodeScalars)
  }

  mutating func closed() -> String {
    while index < source.count {
      switch source[index] {
      case "\\": copyEscape()
      case "[":
        setDepth += 1
        copy(1)
      case "]":
        setDepth = max(0, setDepth - 1)
        copy(1)
      case "*" where setDepth == 0: replace(1, by: "{0,\(BoundedPattern.limit)}")
      case "+" where setDepth == 0: replace(1, by: "{1,\(BoundedPattern.limit)}")
      case "{" where setDepth == 0: copyInterval()
      case "(" where setDepth == 0 && source[index...].dropFirst().first == "?": copy(2)
      default: copy(1)
      }
    }
    return String(output)
  }

  private mutating func copy(_ count: Int) {
    output.append(contentsOf: source[index..<min(index + count, source.count)])
    index += count
  }

  /// Puts a closed repetition in the place of an open one, with the mark that follows it: `*?` and
  /// `*+` differ from `*`.
  private mutating func replace(_ count: Int, by text: String) {
    output.append(contentsOf: text.unicodeScalars)
    index += count
    if index < source.count, source[index] == "?" || source[index] == "+" { copy(1) }
  }

  /// Copies `\` with what it makes literal: one character, or all up to `\E`.
  private mutating func copyEscape() {
    guard index + 1 < source.count, source[index + 1] == "Q" else { return copy(2) }
    var end = index + 2
    while end < source.count, source[end] != "\\" || source[end...].dropFirst().first != "E" {
      end += 1
    }
    copy(end - index + 2)
  }

  /// Copies `{2,5}` as it is, and closes `{2,}`.
  private mutating func copyInterval() {
    guard let end = source[index...].firstIndex(of: "}") else { return copy(1) }
    var inside = String(String.UnicodeScalarView(source[index + 1..<end]))
    guard inside.hasSuffix(","), let least = Int(inside.dropLast()) else {
      return copy(end - index + 1)
    }
    inside = "{\(least),\(max(least, BoundedPattern.limit))}"
    replace(end - index + 1, by: inside)
  }
}
