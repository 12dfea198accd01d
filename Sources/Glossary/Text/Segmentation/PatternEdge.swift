/// The characters at one end of what a regular expression matches, as far as its form tells.
///
/// A match ends with any number of characters that may be passed over, and before them one that is
/// needed; or it begins so. A place is looked at by a rule only where such characters stand next to
/// it, which costs far less than the whole pattern.
struct PatternEdge {
  /// A pattern of each character that may be passed over; matches nothing where there is none.
  var passed: String

  /// A pattern of the characters of which one must come then.
  var needed: String

  /// Any character.
  static let any = PatternEdge(passed: nothing, needed: "[\\x{0}-\\x{10FFFF}]")

  /// What matches no character.
  private static let nothing = "[^\\x{0}-\\x{10FFFF}]"

  /// The last characters of every match of a pattern; nil where the form does not tell.
  ///
  /// - Complexity: O(length).
  init?(endOf pattern: String) {
    var scanner = AtomScanner(pattern)
    self.init(scanner.atoms()?.reversed() ?? [])
  }

  /// The first characters of every match of a pattern; nil where the form does not tell.
  ///
  /// - Complexity: O(length).
  init?(startOf pattern: String) {
    var scanner = AtomScanner(pattern)
    self.init(scanner.atoms() ?? [])
  }

  private init?(_ atoms: [Atom]) {
    var passed: [String] = []
    for atom in atoms {
      guard let character = atom.character else { return nil }
      if !atom.isOptional {
        self.init(passed: Self.either(passed), needed: character)
        return
      }
      passed.append(character)
    }
    return nil
  }

  private init(passed: String, needed: String) {
    self.passed = passed
    self.needed = needed
  }

  /// The edge of what one of several patterns matches.
  init(either edges: [PatternEdge]) {
    passed = Self.either(edges.map(\.passed))
    needed = Self.either(edges.map(\.needed))
  }

  private static func either(_ patterns: [String]) -> String {
    patterns.isEmpty ? nothing : patterns.joined(separator: "|")
  }
}

/// One character, set or group of a pattern.
private struct Atom {
  /// The pattern of what is a single character; nil for a group and for a place.
  var character: String?

  /// Whether it may be left out.
  var isOptional: Bool
}

/// Cuts a pattern into atoms.
private struct AtomScanner {
  private let source: [Unicode.Scalar]
  private var index = 0

  init(_ pattern: String) {
    source = Array(pattern.unicodeScalars)
  }

  /// The atoms in a row; nil for a pattern with alternatives, or one whose form is not understood.
  mutating func atoms() -> [Atom]? {
    var atoms: [Atom] = []
    while index < source.count {
      let start = index
      let isCharacter: Bool
      switch source[index] {
      case "|": return nil
      case "\\":
        guard let known = passEscape() else { return nil }
        isCharacter = known
      case "[":
        passSet()
        isCharacter = true
      case "(":
        passGroup()
        isCharacter = false
        if isFlag(start..<min(index, source.count)) { return nil }
      default:
        isCharacter = !"^$.)".unicodeScalars.contains(source[index])
        index += 1
      }
      guard index <= source.count else { return nil }
      let text = String(String.UnicodeScalarView(source[start..<index]))
      atoms.append(Atom(character: isCharacter ? text : nil, isOptional: passQuantifier()))
    }
    return atoms
  }

  /// Whether the escape is a character or a set of characters; nil for one that is not understood.
  private mutating func passEscape() -> Bool? {
    guard index + 1 < source.count else { return nil }
    let letter = source[index + 1]
    switch letter {
    case "p", "P":
      guard let end = source[index...].firstIndex(of: "}") else { return nil }
      index = end + 1
      return true
    case "u":
      index += 6
      return true
    case "s", "S", "d", "D", "w", "W", "h", "H", "n", "r", "t", "f":
      index += 2
      return true
    case "b", "B", "A", "Z", "z", "G":
      index += 2
      return false
    default:
      guard letter.isASCII, !letter.properties.isAlphabetic, !("0"..."9").contains(letter) else {
        return nil
      }
      index += 2
      return true
    }
  }

  private mutating func passSet() {
    var depth = 0
    while index < source.count {
      switch source[index] {
      case "\\": index += 1
      case "[": depth += 1
      case "]": depth -= 1
      default: break
      }
      index += 1
      if depth == 0 { return }
    }
  }

  private mutating func passGroup() {
    var depth = 0
    while index < source.count {
      switch source[index] {
      case "\\": index += 1
      case "[":
        passSet()
        continue
      case "(": depth += 1
      case ")": depth -= 1
      default: break
      }
      index += 1
      if depth == 0 { return }
    }
  }

  /// Whether a group such as `(?i)` changes what the rest of the pattern means.
  private func isFlag(_ range: Range<Int>) -> Bool {
    source[range].dropFirst().first == "?"
      && source[range].dropFirst(2).dropLast().allSatisfy {
        $0.properties.isAlphabetic || $0 == "-"
      }
  }

  /// Passes over a repetition; whether it allows none.
  private mutating func passQuantifier() -> Bool {
    guard index < source.count else { return false }
    let isOptional: Bool
    switch source[index] {
    case "*", "?": isOptional = true
    case "+": isOptional = false
    case "{":
      guard let end = source[index...].firstIndex(of: "}") else { return true }
      isOptional =
        source[(index + 1)..<end].first { $0 != "0" } == ","
        || source[(index + 1)..<end].allSatisfy { $0 == "0" }
      index = end
    default: return false
    }
    index += 1
    if index < source.count, source[index] == "?" || source[index] == "+" { index += 1 }
    return isOptional
  }
}
