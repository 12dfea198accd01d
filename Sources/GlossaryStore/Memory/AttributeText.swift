internal import Glossary

/// Attributes as one column of text: a line `name=value` each, with `\n` for a line break and `\\` for
/// a backslash in a value.
enum AttributeText {
  /// The text; nil for no attributes.
  static func text(_ attributes: [Attribute]) -> String? {
    if attributes.isEmpty { return nil }
    return attributes.map { "\($0.name)=\(escaped($0.value))" }.joined(separator: "\n")
  }

  /// The attributes of a text.
  static func attributes(_ text: String?) -> [Attribute] {
    guard let text else { return [] }
    // By scalars: a mark that combines hides a line break or an equals sign from characters.
    return text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
      line in
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count > 1 ? unescaped(parts[1]) : ""
      return Attribute(String(parts[0]), value)
    }
  }

  private static func escaped(_ value: String) -> String {
    guard value.utf8.contains(where: { $0 == 0x0A || $0 == 0x5C }) else { return value }
    var out = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\n": out.append(contentsOf: "\\n".unicodeScalars)
      case "\\": out.append(contentsOf: "\\\\".unicodeScalars)
      default: out.append(scalar)
      }
    }
    return String(out)
  }

  private static func unescaped(_ value: Substring.UnicodeScalarView) -> String {
    guard value.contains("\\") else { return String(value) }
    var out = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in value {
      if isEscaped {
        out.append(scalar == "n" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        out.append(scalar)
      }
    }
    return String(out)
  }
}
