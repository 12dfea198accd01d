import Glossary

/// A draft written for the tests, with the findings a careful terminologist would make.
///
/// A file begins with its header: `language:`, and where needed `source:` (of the source side),
/// `date:`, `profile:`, and a line `trap: rule | words | why` for each place where a rule must keep
/// silent although a naive one would speak. The words are those of the first place where they stand.
/// In a text `---` ends the header; in a table of `source⇥target` the header's lines begin with `#`.
///
/// A text with a source holds that first and, behind a line `===`, its translation, to be paired
/// with it. Of XLIFF, PO and TMX files see `file(_:_:)`.
///
/// In what follows `⟦rule|words⟧` marks an expected finding, `⟦rule,rule|words⟧` one of each rule;
/// where there are two sides the marks stand in the target. A finding about a whole unit marks the
/// whole target.
///
/// Where a word is wrong, only that is expected, and not also that it lacks its full form; of a
/// word that is retired in any text only `deprecated-term` speaks, with or without a source.
struct LabelledDraft: Sendable {
  /// Words at which a rule is expected to speak, or to keep silent.
  struct Label: Hashable, Sendable {
    var rule: RuleID
    var range: TextRange
  }

  /// The name of the file.
  var name: String

  /// What stands in the header, without the traps.
  var header: [String: String]

  /// The text, or the target side.
  var text: String

  /// The source side of a translation.
  var source: String?

  /// Where the units stand in both sides of a translation.
  var units: [BilingualText.Unit]

  /// The expected findings in order.
  var cases: [Label]

  /// The places where a rule must keep silent.
  var traps: [Label]
}

extension LabelledDraft {
  /// Why a file cannot be read.
  struct Problem: Error, CustomStringConvertible {
    var description: String
  }

  /// Reads a file.
  ///
  /// - Throws: `Problem` when its marks or header are not as they should be.
  init(name: String, contents: String) throws {
    self.name = name
    header = [:]
    text = ""
    units = []
    cases = []
    traps = []
    switch name.split(separator: ".").last {
    case "tsv":
      let (head, body) = Self.table(contents)
      try readUnits(body)
      try readHeader(head)
    case "xlf", "po", "tmx":
      try read(try Self.file(contents, name))
    default:
      let (head, body) = try Self.text(contents, name)
      if head.contains(where: { $0.hasPrefix("source:") }) {
        try read(try Self.pair(body, head: head, name))
      } else {
        try readMarks(body[...])
        try readHeader(head)
      }
    }
  }

  private mutating func read(_ sides: Sides) throws {
    try readMarks(sides.marked[...])
    guard text == sides.target else {
      throw Problem(description: "\(name): the marks change how the file is read")
    }
    source = sides.source
    units = sides.units
    try readHeader(sides.head)
  }

  private static func text(
    _ contents: String, _ name: String
  ) throws -> (head: [Substring], body: String) {
    let lines = contents.split(separator: "\n", omittingEmptySubsequences: false)
    guard let end = lines.firstIndex(of: "---") else {
      throw Problem(description: "\(name): no ---")
    }
    return (Array(lines[..<end]), lines[(end + 1)...].joined(separator: "\n"))
  }

  private static func table(_ contents: String) -> (head: [Substring], body: String) {
    let lines = contents.split(separator: "\n")
    return (
      lines.filter { $0.hasPrefix("# ") }.map { $0.dropFirst(2) },
      lines.filter { !$0.hasPrefix("# ") }.joined(separator: "\n")
    )
  }

  private mutating func readUnits(_ body: String) throws {
    var source = ""
    for line in body.split(separator: "\n") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count == 2 else { throw Problem(description: "\(name): not two cells: \(line)") }
      if !units.isEmpty {
        source += "\n\n"
        text += "\n\n"
      }
      let starts = (source: source.utf8.count, target: text.utf8.count)
      source += cells[0]
      try readMarks(cells[1])
      units.append(
        BilingualText.Unit(
          id: nil, source: TextRange(start: starts.source, end: source.utf8.count),
          target: TextRange(start: starts.target, end: text.utf8.count)))
    }
    self.source = source
  }

  /// Appends text without its marks.
  private mutating func readMarks(_ marked: Substring) throws {
    var rest = marked
    while let open = rest.firstIndex(of: "⟦") {
      text += rest[..<open]
      guard let bar = rest[open...].firstIndex(of: "|"),
        let close = rest[bar...].firstIndex(of: "⟧")
      else {
        throw Problem(description: "\(name): a mark without | or ⟧: \(rest[open...].prefix(40))")
      }
      let start = text.utf8.count
      text += rest[rest.index(after: bar)..<close]
      let range = TextRange(start: start, end: text.utf8.count)
      for rule in rest[rest.index(after: open)..<bar].split(separator: ",") {
        cases.append(Label(rule: RuleID(String(rule)), range: range))
      }
      rest = rest[rest.index(after: close)...]
    }
    text += rest
  }

  private mutating func readHeader(_ lines: [Substring]) throws {
    for line in lines {
      let parts = line.split(separator: ":", maxSplits: 1).map(\.trimmed)
      guard parts.count == 2 else { throw Problem(description: "\(name): header: \(line)") }
      guard parts[0] == "trap" else {
        header[parts[0]] = parts[1]
        continue
      }
      let trap = parts[1].split(separator: "|").map(\.trimmed)
      guard trap.count == 3 else { throw Problem(description: "\(name): header: \(line)") }
      guard let start = text.utf8Offset(of: trap[1]) else {
        throw Problem(description: "\(name): the words of a trap are not there: \(trap[1])")
      }
      let range = TextRange(start: start, end: start + trap[1].utf8.count)
      traps.append(Label(rule: RuleID(trap[0]), range: range))
    }
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}

extension String {
  /// Where another text first stands in this one.
  fileprivate func utf8Offset(of words: String) -> Int? {
    let all = Array(utf8)
    let sought = Array(words.utf8)
    guard sought.count <= all.count else { return nil }
    return (0...(all.count - sought.count)).first {
      all[$0..<$0 + sought.count].elementsEqual(sought)
    }
  }
}
