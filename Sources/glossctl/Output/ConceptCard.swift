import Glossary
import GlossaryWorkbench

/// A concept as a card for people.
struct ConceptCard {
  let style: TextStyle
  let languages: [LanguageTag]?
  let date: PartialDate?
  let isAsOf: Bool

  /// The card of a concept.
  func text(_ concept: Concept) -> String {
    head(concept, match: nil, query: "") + body(concept) + block("Also", kept(concept))
  }

  /// What other files said of the concept, its languages and its terms.
  private func kept(_ concept: Concept) -> [String] {
    func lines(_ kept: KeptData, _ prefix: String) -> [String] {
      kept.items.filter { $0.kind != "term" }.map { item in
        let parts = item.kind.hasSuffix("Grp") ? item.items.map(\.text) : [item.text]
        let name = item.category ?? item.items.first?.category ?? item.kind
        return "\(prefix)\(name): \(parts.filter { !$0.isEmpty }.joined(separator: " · "))"
      }
    }
    return lines(concept.kept, "")
      + concept.keptByLanguage.flatMap { lines($0.kept, "\($0.language)  ") }
      + concept.designations.flatMap { lines($0.kept, "\($0.text) (\($0.language)): ") }
  }

  /// The head of a card: how the concept matched a query, and what to know of the word typed.
  func head(_ concept: Concept, match: LookUpMatch?, query: String) -> String {
    var text = heading(concept, match, query)
    if let match, let remark = remark(on: match) { text += "  \(remark)\n" }
    return text
  }

  /// What the card says of the concept itself, whatever was asked.
  func body(_ concept: Concept) -> String {
    var text = ""
    let shown = concept.designations(in: languages)
    let width = shown.map(\.text.cellWidth).filter { $0 <= 56 }.max() ?? 0
    var language: LanguageTag?
    for designation in shown {
      if designation.language != language {
        text += "  \(style.dim(designation.language.name(in: .english)))\n"
        language = designation.language
      }
      text += "    \(line(designation, width: width))\n"
    }
    text += block("Definition", concept.definitions.map { "\($0.language)  \($0.text)" })
    text += block("Sources", sources(of: shown))
    text += block(
      "Notes",
      concept.notes
        + shown.compactMap { designation in
          designation.note.map { "\(designation.text) (\(designation.language)): \($0)" }
        })
    text += block(
      "Relations",
      concept.relations.map { relation in
        let verb =
          switch relation.kind {
          case .broader: "broader"
          case .related: "related"
          case .replacedBy: "replaced by"
          }
        return "\(verb) \(relation.target)"
      })
    return text
  }

  private func heading(_ concept: Concept, _ match: LookUpMatch?, _ query: String) -> String {
    let title = concept.subject?.titles.first { $0.language == .english }?.text
    let subject = title ?? concept.subject?.id
    var heading = style.bold(match == nil ? concept.id.description : query)
    if let match {
      if match.matched.text != query { heading += " = \(style.bold(match.matched.text))" }
      heading += style.dim("  \(match.how.rawValue), \(TextStyle.points(match.score))")
    }
    let place = [match == nil ? nil : concept.id.description, subject].compactMap { $0 }
    return heading + style.dim("  [\(place.joined(separator: " · "))]") + "\n"
  }

  /// What a reader must know of the word they typed, when it is not simply right.
  private func remark(on match: LookUpMatch) -> String? {
    let word = match.matched
    guard let date else { return nil }
    let instead = match.concept.replacement(for: word, on: date).map { "; write “\($0)”" } ?? ""
    switch word.validity(on: date) {
    case .ended(let end):
      return style.warning("“\(word.text)” was in use until \(end)\(instead).")
    case .notYet(let start):
      return style.warning("“\(word.text)” came into use only on \(start).")
    case .current:
      if word.status == .deprecated {
        return style.bad("“\(word.text)” should not be used\(instead).")
      }
      if let end = word.to {
        return style.good("“\(word.text)” was right on \(date), until \(end).")
      }
      if word.status == .superseded {
        return style.warning("“\(word.text)” has been replaced\(instead).")
      }
      return isAsOf && word.status.isUsable
        ? style.good("“\(word.text)” was right on \(date).") : nil
    }
  }

  private func line(_ designation: Designation, width: Int) -> String {
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
    if let suggestion = designation.usage.suggestion, !designation.status.isUsable {
      facts.append("write “\(suggestion)”")
    }
    let name = TextStyle.padded(TextStyle.printable(designation.text), to: width)
    return "\(colored(name, designation))  \(style.dim(facts.joined(separator: ", ")))"
  }

  private func colored(_ name: String, _ designation: Designation) -> String {
    let isOver = date.map { designation.validity(on: $0) != .current } ?? false
    switch designation.status {
    case .preferred: return isOver ? style.warning(name) : style.good(name)
    case .admitted: return isOver ? style.warning(name) : name
    case .superseded: return style.warning(name)
    case .deprecated: return style.bad(name)
    }
  }

  private func sources(of designations: [Designation]) -> [String] {
    var lines: [String] = []
    for source in designations.flatMap(\.sources) where source.citation != "usage" {
      let line = source.citation + (source.url.map { "  \(style.link($0))" } ?? "")
      if !lines.contains(line) { lines.append(line) }
    }
    return lines
  }

  private func block(_ title: String, _ lines: [String]) -> String {
    if lines.isEmpty { return "" }
    return "  \(style.dim(title))\n"
      + lines.map { "    \($0.split(separator: "\n").joined(separator: " "))\n" }.joined()
  }
}
