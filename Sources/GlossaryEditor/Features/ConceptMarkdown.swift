import Glossary

/// A concept as a card in Markdown.
struct ConceptMarkdown {
  /// The language whose designations come first.
  let language: LanguageTag

  /// The day by which designations are judged.
  let date: PartialDate?

  /// The card of a concept.
  ///
  /// - Parameters:
  ///   - concept: The concept.
  ///   - designation: The designation that stands in the text; nil for none.
  /// - Returns: The card.
  func card(_ concept: Concept, for designation: Designation? = nil) -> String {
    var blocks = [heading(concept)]
    if let designation, let remark = remark(on: designation, of: concept) { blocks.append(remark) }
    let others = concept.designations(in: nil)
    let own = others.filter { $0.language.serves(language) }
    blocks += groups(own + others.filter { !$0.language.serves(language) })
    blocks += concept.definitions.map { "*\(name($0.language))*: \(Self.escaped($0.text))" }
    let sources = sources(of: concept)
    if !sources.isEmpty { blocks.append(Self.list(sources)) }
    if !concept.notes.isEmpty { blocks.append(Self.list(concept.notes.map(Self.escaped))) }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private func heading(_ concept: Concept) -> String {
    let titles = concept.subject?.titles ?? []
    let title = titles.first { $0.language == .english }?.text ?? concept.subject?.id
    return "**\(concept.id)**" + (title.map { " · \(Self.escaped($0))" } ?? "")
  }

  /// What a reader must know of the word in the text, when it is not simply right.
  private func remark(on word: Designation, of concept: Concept) -> String? {
    let instead =
      concept.replacement(for: word, on: date)
      .map { "; write **\(Self.escaped($0))**" } ?? ""
    let text = Self.escaped(word.text)
    if let date {
      switch word.validity(on: date) {
      case .ended(let end): return "⚠ “\(text)” was in use until \(end)\(instead)."
      case .notYet(let start): return "⚠ “\(text)” came into use only on \(start)."
      case .current: break
      }
    }
    switch word.status {
    case .deprecated: return "✗ “\(text)” should not be used\(instead)."
    case .superseded: return "⚠ “\(text)” has been replaced\(instead)."
    case .preferred, .admitted: return nil
    }
  }

  private func groups(_ designations: [Designation]) -> [String] {
    var groups: [String] = []
    var lines: [String] = []
    for (index, designation) in designations.enumerated() {
      lines.append(line(designation))
      let next = index + 1
      if next == designations.count || designations[next].language != designation.language {
        groups.append("\(name(designation.language))\n\n\(Self.list(lines))")
        lines = []
      }
    }
    return groups
  }

  private func line(_ designation: Designation) -> String {
    var facts = [designation.status.rawValue]
    switch designation.type {
    case .fullForm: break
    case .acronym: facts.append("acronym")
    case .shortForm: facts.append("short form")
    case .variant: facts.append("variant")
    }
    if designation.confidence == .unsure { facts.append("unsure") }
    if let from = designation.from { facts.append("from \(from)") }
    if let to = designation.to { facts.append("until \(to)") }
    let text = Self.escaped(designation.text)
    let word =
      switch designation.status {
      case .preferred: "**\(text)**"
      case .admitted: text
      case .superseded, .deprecated: "~~\(text)~~"
      }
    return "\(word) – \(facts.joined(separator: ", "))"
  }

  private func sources(of concept: Concept) -> [String] {
    var lines: [String] = []
    for source in concept.designations.flatMap(\.sources) where source.citation != "usage" {
      let citation = Self.escaped(source.citation)
      let line = source.url.map { "[\(citation)](<\($0)>)" } ?? citation
      if !lines.contains(line) { lines.append(line) }
    }
    return lines
  }

  private func name(_ language: LanguageTag) -> String { language.name(in: .english) }

  private static func list(_ lines: [String]) -> String {
    lines.map { "- \($0)" }.joined(separator: "\n")
  }

  /// A text whose characters are no marks of Markdown, on one line.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if scalar.value < 0x80, "\\`*_[]<>#|~&".unicodeScalars.contains(scalar) { escaped += "\\" }
      if scalar == "\n" || scalar == "\r" {
        escaped += " "
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
