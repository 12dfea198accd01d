/// Regular expressions in the form in which ICU can look behind a place with them.
///
/// ICU looks behind only for what has a greatest length, so an open repetition (`*`, `+`, `{2,}`) is
/// given one: sentences end long before it matters. A lazy option (`??`) has no length to ICU and means
/// the same as `?` here. A bracket `}` alone, which Java takes for itself, is escaped, and so is a colon
/// that begins a set and no POSIX class.
enum BoundedPattern {
  /// How often something open may repeat.
  static let limit = 100

  /// The pattern in that form.
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
      case "[": copySetStart()
      case "]":
        setDepth = max(0, setDepth - 1)
        copy(1)
      case _ where setDepth > 0: copy(1)
      case "*": replace(1, by: "{0,\(BoundedPattern.limit)}")
      case "+": replace(1, by: "{1,\(BoundedPattern.limit)}")
      case "?":
        copy(1)
        if next == "?" { index += 1 } else if next == "+" { copy(1) }
      case "{": copyInterval()
      case "}": copyLiteral()
      case "(":
        copy(1)
        if next == "?" { copy(1) }
      default: copy(1)
      }
    }
    return String(output)
  }

  private var next: Unicode.Scalar? { index < source.count ? source[index] : nil }

  private mutating func copySetStart() {
    copy(1)
    setDepth += 1
    guard setDepth == 1, next == ":" else { return }
    let name = source[(index + 1)...].prefix {
      $0.properties.isAlphabetic || "_ =^".unicodeScalars.contains($0)
    }
    let isClass =
      name.endIndex + 1 < source.count && source[name.endIndex] == ":"
      && source[name.endIndex + 1] == "]" && !name.isEmpty
    if !isClass { output.append("\\") }
  }

  private mutating func copy(_ count: Int) {
    output.append(contentsOf: source[index..<min(index + count, source.count)])
    index += count
  }

  /// Puts other characters in the place of some, with the mark that follows a repetition: `*?` and
  /// `*+` differ from `*`.
  private mutating func replace(_ count: Int, by text: String) {
    output.append(contentsOf: text.unicodeScalars)
    index += count
    copyMode()
  }

  /// Copies a character that means itself.
  private mutating func copyLiteral() {
    output.append("\\")
    copy(1)
  }

  private mutating func copyMode() {
    if next == "?" || next == "+" { copy(1) }
  }

  /// Copies `\` with what it makes literal, or names: `\.`, `\p{Lu}`, all from `\Q` to `\E`.
  private mutating func copyEscape() {
    guard index + 1 < source.count else { return copy(1) }
    var end = index + 2
    switch source[index + 1] {
    case "Q":
      while end < source.count, source[end] != "\\" || source[end...].dropFirst().first != "E" {
        end += 1
      }
      end += 2
    case "p", "P", "x", "N":
      if end < source.count, source[end] == "{",
        let close = source[end...].firstIndex(of: "}")
      {
        end = close + 1
      }
    default: break
    }
    copy(end - index)
  }

  /// Copies `{2,5}` as it is, and closes `{2,}`; a bracket that begins no repetition is escaped.
  private mutating func copyInterval() {
    guard let end = source[index...].firstIndex(of: "}") else { return copyLiteral() }
    let inside = source[(index + 1)..<end].split(separator: ",", omittingEmptySubsequences: false)
    let isInterval =
      (1...2).contains(inside.count)
      && inside.allSatisfy { $0.allSatisfy { ("0"..."9").contains($0) } } && !inside[0].isEmpty
    guard isInterval else { return copyLiteral() }
    guard inside.count == 2, inside[1].isEmpty else {
      copy(end - index + 1)
      return copyMode()
    }
    let least = String(String.UnicodeScalarView(inside[0]))
    let most = max(Int(least) ?? 0, BoundedPattern.limit)
    replace(end - index + 1, by: "{\(least),\(most)}")
  }
}
