import Glossary
import GlossaryStore
import GlossaryWorkbench

/// Prints the answers of `match`.
struct MatchAnswer: ~Copyable {
  private let format: TextOrJSON
  private let style: TextStyle
  private let isExplained: Bool
  private let isOnly: Bool
  private var json = JSONWriter()
  private var text = ""
  private var isFirst = true
  private var tokenizer = Tokenizer(.undetermined)

  /// Prints as a command asks; an only answer has no heading.
  init(_ command: MatchCommand, isOnly: Bool) {
    format = command.format
    style = command.common.style
    isExplained = command.explain
    self.isOnly = isOnly
  }

  /// Prints one answer; false if nothing was found.
  mutating func print(_ query: String, _ matches: [MemoryMatch]) throws -> Bool {
    switch format {
    case .json: MatchJSON.write(query, matches, to: &json)
    case .text:
      if !isFirst { text += "\n" }
      try writeText(query, matches)
    }
    isFirst = false
    if json.bytes.count + text.utf8.count > 1 << 16 { try finish() }
    return !matches.isEmpty
  }

  /// Writes what is still held back.
  mutating func finish() throws {
    try StandardOutput.write(json.bytes)
    try StandardOutput.write(text)
    json.removeAll()
    text.removeAll(keepingCapacity: true)
  }

  private mutating func writeText(_ query: String, _ matches: [MemoryMatch]) throws {
    let shown = TextStyle.shortened(TextStyle.printable(query.prefix(200)), to: 80)
    if matches.isEmpty {
      text += "“\(shown)”: no match\n"
      return
    }
    if !isOnly { text += style.bold(shown) + "\n" }
    for match in matches {
      let score = TextStyle.fixedPoints(match.score)
      let blanks = String(repeating: " ", count: max(0, 6 - score.utf8.count))
      text += blanks + style.bold("\(score) %") + "  \(try source(of: match, query))\n"
      text += Self.indent + TextStyle.printable(match.target.segment.text) + "\n"
      text += Self.indent + style.dim(facts(of: match)) + "\n"
      if isExplained {
        text += MatchWords.explanation(match).map { Self.indent + $0 + "\n" }.joined()
      }
    }
  }

  private static let indent = String(repeating: " ", count: 10)

  /// The text in the memory, with what differs marked where that is wanted.
  private mutating func source(of match: MemoryMatch, _ query: String) throws -> String {
    let source = match.source.segment.text
    guard (isExplained || style.isColored) && !match.explanation.edits.isEmpty else {
      return TextStyle.printable(source)
    }
    let difference = WordDifference(
      match.explanation, query: try tokenizer.tokenize(query),
      match: try tokenizer.tokenize(source))
    return difference.pieces.map { piece in
      switch piece {
      case .same(let text): TextStyle.printable(text)
      case .deleted(let text): deleted(TextStyle.printable(text))
      case .inserted(let text): inserted(TextStyle.printable(text))
      case .form(let match, let query):
        style.isColored
          ? style.warning(TextStyle.printable(match))
          : deleted(TextStyle.printable(match)) + inserted(TextStyle.printable(query))
      }
    }.joined()
  }

  private func deleted(_ text: String) -> String {
    style.isColored ? style.struck(text) : "[-\(text)-]"
  }

  private func inserted(_ text: String) -> String {
    style.isColored ? style.good(text) : "{+\(text)+}"
  }

  private func facts(of match: MemoryMatch) -> String {
    var facts = ["\(match.source.language) → \(match.target.language)", "unit \(match.unit)"]
    facts.append(TextStyle.printable(match.origin))
    if let domain = match.domain { facts.append(TextStyle.printable(domain)) }
    if let date = match.date { facts.append(String(date.extended.prefix(10))) }
    return facts.joined(separator: " · ")
  }
}
