internal import Yams

/// Writes term bases as YAML that `TermBaseYAMLReader` reads back equal.
public enum TermBaseYAMLWriter {
  /// The base as one YAML file.
  ///
  /// - Complexity: O(size of the base).
  /// - Throws: an error of the YAML library.
  public static func write(_ base: TermBase) throws -> String {
    var pairs: [(String, Node)] = []
    let subjects = titledSubjects(of: base.concepts)
    if !subjects.isEmpty {
      pairs.append(("subjects", .record(subjects.map { ($0.id, localized($0.titles)) })))
    }
    let sources = namedSources(of: base.concepts)
    if !sources.isEmpty {
      pairs.append(("sources", .record(sources.map { ($0.id, record($0)) })))
    }
    if !base.protectedNames.isEmpty {
      pairs.append(
        ("protectedNames", .sequence(Node.Sequence(base.protectedNames.map(Node.text)))))
    }
    pairs.append(("concepts", .sequence(Node.Sequence(base.concepts.map(record)))))
    return try serialize(
      node: .record(pairs), indent: 2, width: -1, allowUnicode: true, sortKeys: false)
  }

  private static func titledSubjects(of concepts: [Concept]) -> [SubjectField] {
    var seen: Set<String> = []
    return concepts.compactMap(\.subject)
      .filter { !$0.titles.isEmpty && seen.insert($0.id).inserted }
  }

  private static func namedSources(of concepts: [Concept]) -> [Source] {
    var seen: Set<String> = []
    return concepts.flatMap { $0.designations.flatMap(\.sources) }
      .filter { !$0.id.isEmpty && seen.insert($0.id).inserted }
      .sorted { $0.id < $1.id }
  }

  private static func record(_ source: Source) -> Node {
    var pairs = [("citation", Node.text(source.citation))]
    if let url = source.url { pairs.append(("url", .text(url))) }
    return .record(pairs)
  }

  private static func record(_ concept: Concept) -> Node {
    var pairs = [("id", Node.text(concept.id.description))]
    if let subject = concept.subject { pairs.append(("subject", .text(subject.id))) }
    if concept.partOfSpeech != .noun {
      pairs.append(("partOfSpeech", .plain(concept.partOfSpeech.rawValue)))
    }
    if !concept.definitions.isEmpty {
      pairs.append(("definition", localized(concept.definitions)))
    }
    if !concept.notes.isEmpty {
      pairs.append(("notes", .sequence(Node.Sequence(concept.notes.map(Node.text)))))
    }
    if !concept.relations.isEmpty {
      let relations = concept.relations.map {
        Node.record([($0.kind.rawValue, .text($0.target.description))])
      }
      pairs.append(("relations", .sequence(Node.Sequence(relations))))
    }
    var languages: [LanguageTag] = []
    for designation in concept.designations where !languages.contains(designation.language) {
      languages.append(designation.language)
    }
    let designations = languages.map { language in
      let records = concept.designations.filter { $0.language == language }.map(record)
      return (language.description, Node.sequence(Node.Sequence(records)))
    }
    pairs.append(("designations", .record(designations)))
    return .record(pairs)
  }

  private static func record(_ designation: Designation) -> Node {
    var pairs = [("term", Node.text(designation.text))]
    if designation.type != .fullForm {
      pairs.append(("type", .plain(designation.type.rawValue)))
    }
    pairs.append(("status", .plain(designation.status.rawValue)))
    if let from = designation.from { pairs.append(("from", .plain(from.description))) }
    if let to = designation.to { pairs.append(("to", .plain(to.description))) }
    if !designation.sources.isEmpty {
      let references = designation.sources.map { $0.id.isEmpty ? record($0) : .text($0.id) }
      pairs.append(("sources", .sequence(Node.Sequence(references, .implicit, .flow))))
    }
    if designation.confidence != .wellKnown {
      pairs.append(("confidence", .plain(designation.confidence.rawValue)))
    }
    if let note = designation.note { pairs.append(("note", .text(note))) }
    let usage = UsageRuleYAML.pairs(designation.usage)
    if !usage.isEmpty { pairs.append(("usage", .record(usage))) }
    return .record(pairs)
  }

  private static func localized(_ texts: [LocalizedText]) -> Node {
    .record(texts.map { ($0.language.description, .text($0.text)) })
  }
}
