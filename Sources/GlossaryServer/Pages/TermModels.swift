import Glossary
import GlossaryStore
import GlossaryWorkbench

/// A designation as the pages show it.
struct DesignationModel {
  let text: String
  let code: String
  let standing: String
  let form: String
  let status: String
  let period: String
  let facts: String
  let instead: String?
  let note: String?
  let sources: [SourceModel]

  init(_ designation: Designation, of concept: Concept, on date: PartialDate?, _ words: PageWords) {
    text = designation.text
    code = designation.language.description
    let isOver = date.map { designation.validity(on: $0) != .current } ?? false
    let isRetired = designation.status == .deprecated || designation.status == .superseded
    standing = isOver && !isRetired ? "over" : designation.status.rawValue
    form = words.name(of: designation.type)
    status = words.name(of: designation.status)
    let from = designation.from.map { "\(words.since) \($0)" }
    let to = designation.to.map { "\(words.until) \($0)" }
    period = [from, to].compactMap(\.self).joined(separator: " ")
    instead =
      designation.status.isUsable && !isOver
      ? nil : concept.replacement(for: designation, on: date)
    note = designation.note
    facts = [status, form, period.isEmpty ? nil : period].compactMap(\.self).joined(separator: ", ")
    sources = designation.sources.filter { $0.citation != "usage" }.map { SourceModel($0) }
  }
}

/// A source with its address, if it is one of the web.
struct SourceModel {
  let citation: String
  let address: String?

  init(_ source: Source) {
    citation = source.citation
    // Only what a browser fetches: an address of another scheme could be a script.
    address = source.url.flatMap {
      $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil
    }
  }
}

/// The designations of one language.
struct SideModel {
  let language: String
  let code: String
  let designations: [DesignationModel]

  /// The sides of a concept in an order of languages, then its others.
  static func sides(
    of concept: Concept, in languages: [LanguageTag]?, on date: PartialDate?, _ words: PageWords
  ) -> [SideModel] {
    var sides: [(language: LanguageTag, designations: [DesignationModel])] = []
    for designation in concept.designations(in: languages) {
      let model = DesignationModel(designation, of: concept, on: date, words)
      if let last = sides.last, last.language == designation.language {
        sides[sides.count - 1].designations.append(model)
      } else {
        sides.append((designation.language, [model]))
      }
    }
    return sides.map { side in
      SideModel(
        language: side.language.name(in: words.tag), code: side.language.description,
        designations: side.designations)
    }
  }
}

/// A concept that answers a search.
struct MatchedConceptModel {
  let address: String
  let matched: String
  let how: String
  let subject: String?
  let remark: String?
  let sides: [SideModel]

  init(_ match: LookUpMatch, on date: PartialDate?, _ words: PageWords) {
    address = PageAddress.concept(match.concept.id)
    matched = match.matched.text
    how = "\(words.name(of: match.how)), \(TextStyle.points(match.score))"
    subject = match.concept.subject?.title(in: words)
    remark = Self.remark(match, date, words)
    sides = SideModel.sides(
      of: match.concept, in: [.indonesian, .english], on: date, words)
  }

  /// What a reader must know of the word they typed, when it is not simply right.
  private static func remark(
    _ match: LookUpMatch, _ date: PartialDate?, _ words: PageWords
  ) -> String? {
    guard let date else { return nil }
    let word = match.matched
    let instead =
      match.concept.replacement(for: word, on: date)
      .map { "; \(words.write) “\($0)”" } ?? ""
    switch word.validity(on: date) {
    case .ended(let end): return "“\(word.text)” \(words.ended) \(end)\(instead)."
    case .notYet(let start): return "“\(word.text)” \(words.notYet) \(start)."
    case .current:
      return word.status.isUsable ? nil : "“\(word.text)” \(words.deprecated)\(instead)."
    }
  }
}

/// The results of a search for terms.
struct SearchModel {
  let words: PageWords
  let asked: Bool
  let count: String
  let matches: [MatchedConceptModel]
  let hasCandidates: Bool
  let candidates: [LinkModel]

  init(_ result: LookUpResult?, on date: PartialDate?, _ words: PageWords) {
    self.words = words
    asked = result != nil
    matches = result?.matches.map { MatchedConceptModel($0, on: date, words) } ?? []
    count = matches.isEmpty ? words.notFound : "\(words.terms): \(matches.count)"
    candidates =
      result?.candidates.map { candidate in
        LinkModel(
          text: candidate.matched.text, address: PageAddress.concept(candidate.concept.id))
      } ?? []
    hasCandidates = !candidates.isEmpty
  }
}

/// A text that leads somewhere.
struct LinkModel {
  var kind = ""
  let text: String
  let address: String
}

/// A text in a language.
struct LocalizedModel {
  let code: String
  let text: String
}

/// A single change.
struct ChangeModel {
  let moment: String
  let actor: String
  let revision: String
  let suggestedBy: String?
  let content: String?
}

/// A suggestion that nobody has judged yet.
struct SuggestionModel {
  let moment: String
  let author: String
  let base: String?
  let comment: String?
  let content: String

  init(_ suggestion: Suggestion) {
    moment = suggestion.moment.extended
    author = suggestion.author
    base =
      if case .concept(_, let base) = suggestion.proposal.subject { base } else { nil }
    comment = suggestion.proposal.comment
    content = suggestion.proposal.content
  }
}

/// A concept with all that is known of it.
struct ConceptModel {
  let words: PageWords
  let id: String
  let name: String
  let base: String
  let subject: String?
  let definitions: [LocalizedModel]
  let sides: [SideModel]
  let hasNotes: Bool
  let notes: [LocalizedModel]
  let hasRelations: Bool
  let relations: [LinkModel]
  let hasSuggestions: Bool
  let suggestions: [SuggestionModel]
  let hasChanges: Bool
  let changes: [ChangeModel]

  init(
    _ found: VersionedConcept, changes: [Change], suggestions: [Suggestion],
    on date: PartialDate?, _ words: PageWords
  ) {
    let concept = found.concept
    self.words = words
    id = concept.id.description
    name = concept.designations(in: [words.tag]).first?.text ?? concept.id.description
    base = found.base
    subject = concept.subject?.title(in: words)
    definitions = concept.definitions.map {
      LocalizedModel(code: $0.language.description, text: $0.text)
    }
    var languages: [LanguageTag] = [.indonesian, .english]
    for designation in concept.designations where !languages.contains(designation.language) {
      languages.append(designation.language)
    }
    sides = SideModel.sides(of: concept, in: languages, on: date, words)
    notes = concept.notes.map { LocalizedModel(code: "", text: $0) }
    hasNotes = !notes.isEmpty
    relations = concept.relations.map {
      LinkModel(
        kind: $0.kind.rawValue, text: $0.target.description, address: PageAddress.concept($0.target)
      )
    }
    hasRelations = !relations.isEmpty
    self.suggestions = suggestions.map { SuggestionModel($0) }
    hasSuggestions = !suggestions.isEmpty
    self.changes = changes.map {
      ChangeModel(
        moment: $0.moment.extended, actor: $0.actor, revision: String($0.revision),
        suggestedBy: $0.suggestedBy, content: $0.content)
    }
    hasChanges = !changes.isEmpty
  }
}

/// The addresses of pages.
enum PageAddress {
  static func concept(_ id: Concept.ID) -> String {
    "/concepts/\(PercentEncoding.encoded(id.description))"
  }
}

extension SubjectField {
  /// The title in the language of a page, else the field's id.
  fileprivate func title(in words: PageWords) -> String {
    titles.first { words.tag == $0.language }?.text ?? titles.first?.text ?? id
  }
}
