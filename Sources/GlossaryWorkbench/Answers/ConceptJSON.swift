package import Glossary

/// Concepts as JSON.
package enum ConceptJSON {
  /// The designation that matched, in short.
  package static func write(matched: Designation, to json: inout JSONWriter) {
    json.object { json in
      json.member("text", matched.text)
      json.member("language", matched.language.description)
    }
  }

  /// The members of a concept but its id, with the designations of some languages, or of all.
  package static func write(
    members concept: Concept, languages: [LanguageTag]?, date: PartialDate?,
    to json: inout JSONWriter
  ) {
    json.member("subject", concept.subject?.id)
    json.key("definition")
    json.object { json in
      for definition in concept.definitions {
        json.member(definition.language.description, definition.text)
      }
    }
    if !concept.notes.isEmpty {
      json.key("notes")
      json.array(concept.notes) { $0.value($1) }
    }
    if !concept.relations.isEmpty {
      json.key("relations")
      json.array(concept.relations) { json, relation in
        json.object { json in
          json.member("type", relation.kind.rawValue)
          json.member("concept", relation.target.description)
        }
      }
    }
    json.key("designations")
    json.array(concept.designations(in: languages)) { write($1, date: date, to: &$0) }
    KeptJSON.write(concept.kept, to: &json)
    let sections = concept.keptByLanguage.filter { section in
      languages.map { $0.contains { section.language.serves($0) } } ?? true
    }
    if sections.isEmpty { return }
    json.key("keptByLanguage")
    json.object { json in
      for section in sections {
        json.key(section.language.description)
        KeptJSON.write(members: section.kept, to: &json)
      }
    }
  }

  private static func write(
    _ designation: Designation, date: PartialDate?, to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("language", designation.language.description)
      json.member("text", designation.text)
      json.member("type", designation.type.rawValue)
      json.member("status", designation.status.rawValue)
      json.member("from", designation.from?.description)
      json.member("to", designation.to?.description)
      if let date {
        json.key("current")
        json.value(designation.validity(on: date) == .current)
      }
      if let suggestion = designation.usage.suggestion { json.member("use", suggestion) }
      json.member("confidence", designation.confidence.rawValue)
      json.key("source")
      source(designation.sources, to: &json)
      if let note = designation.note { json.member("note", note) }
      KeptJSON.write(designation.kept, to: &json)
    }
  }

  /// All citations in one text with the first address, as a reader would print them.
  private static func source(_ sources: [Source], to json: inout JSONWriter) {
    guard !sources.isEmpty else {
      json.value(nil)
      return
    }
    json.object { json in
      json.member("citation", sources.map(\.citation).joined(separator: "; "))
      json.member("url", sources.compactMap(\.url).first)
    }
  }
}
