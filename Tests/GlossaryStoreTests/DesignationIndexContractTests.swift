import Foundation
import Glossary
import GlossaryStore
import TestSupport
import Testing

/// The indexes that answer look-ups.
enum IndexUnderTest: String, Sendable, CaseIterable {
  case memory, store
}

/// The slow, obvious twin of every index: it looks at each designation for each question.
struct ListIndex: DesignationIndex {
  private struct Row {
    var entry: IndexedDesignation
    var key: String
    var lemma: String
  }

  private let concepts: [Concept]
  private let rows: [Row]

  init(_ concepts: [Concept]) throws {
    var maker = DesignationKeyMaker()
    var rows: [Row] = []
    for (rank, concept) in concepts.enumerated() {
      for (position, designation) in concept.designations.enumerated() {
        let keys = try maker.keys(designation, of: concept)
        let entry = IndexedDesignation(
          concept: ConceptReference(rank: rank), position: position,
          language: designation.language, text: designation.text, type: designation.type,
          status: designation.status, subject: concept.subject?.id)
        rows.append(Row(entry: entry, key: keys.plain, lemma: keys.lemma))
      }
    }
    self.concepts = concepts
    self.rows = rows
  }

  func entries(withKey key: String) -> [IndexedDesignation] {
    rows.filter { $0.key == key }.map(\.entry)
  }

  func entries(withLemma lemma: String, in language: LanguageTag) -> [IndexedDesignation] {
    rows.filter { $0.lemma == lemma && $0.entry.language == language }.map(\.entry)
  }

  func entries(
    withKeyPrefix prefix: String, limit: Int, filter: DesignationFilter
  ) -> [IndexedDesignation] {
    let found = rows.enumerated().filter {
      $0.element.key.utf8.starts(with: prefix.utf8) && filter.accepts($0.element.entry)
    }
    let sorted = found.sorted { left, right in
      let (a, b) = (Array(left.element.key.utf8), Array(right.element.key.utf8))
      if a.count != b.count { return a.count < b.count }
      if a != b { return a.lexicographicallyPrecedes(b) }
      return left.offset < right.offset
    }
    return sorted.prefix(limit).map(\.element.entry)
  }

  func entries(
    nearest key: String, minimum: Int, limit: Int, filter: DesignationFilter
  ) -> [SimilarDesignation] {
    let distance = EditDistance(key)
    let found = rows.filter { filter.accepts($0.entry) }.map { row in
      let longer = max(distance.length, row.key.unicodeScalars.count, 1)
      return SimilarDesignation(
        entry: row.entry,
        similarity: 10_000 * (longer - distance.distance(to: row.key)) / longer)
    }
    let sorted = found.enumerated().filter { $0.element.similarity >= minimum }
      .sorted { ($1.element.similarity, $0.offset) < ($0.element.similarity, $1.offset) }
    return sorted.prefix(limit).map(\.element)
  }

  func concept(_ reference: ConceptReference) -> Concept { concepts[reference.rank] }
}

/// What every index promises, tried on each against the twin, over the built-in base under a base
/// of the user's that hides some of it.
@Suite struct DesignationIndexContractTests {
  let folder: Workplace
  let store: Store
  let twin: ListIndex

  init() throws {
    folder = try Workplace(isEmpty: true)
    store = try PreparedStore.open(in: folder)
    try store.add(
      try .yaml(
        """
        subject: own
        concepts:
        - id: tppo
          designations:
            id: [{term: TPPO, type: acronym, status: preferred}, {term: "élan 🙂", status: admitted}]
            en-GB: [{term: labour trafficking, status: preferred}]
        - id: own-verb
          partOfSpeech: verb
          designations: {id: [{term: melindungi, status: preferred}, {term: "!?", status: admitted}]}
        - id: own-twin
          designations: {id: [{term: tppo, status: admitted}, {term: TPPO., status: deprecated}]}
        """), to: "own")
    twin = try ListIndex(store.termBase().concepts)
  }

  private func with(
    _ kind: IndexUnderTest, _ body: (any DesignationIndex) throws -> Void
  ) throws {
    switch kind {
    case .memory: try body(try TermIndex(store.termBase().concepts))
    case .store: try store.withTermIndex { try body($0) }
    }
  }

  /// An entry without the reference, whose number is the index's own.
  private func shown(
    _ entries: [IndexedDesignation], _ index: any DesignationIndex
  ) throws -> [String] {
    try entries.enumerated().map { place, entry in
      let shown =
        "\(entry.position) \(entry.language) \(entry.text) \(entry.type) \(entry.status)"
        + " \(entry.subject ?? "")"
      // To fetch a concept from a store costs several queries; the first few tell enough.
      guard place < 3 else { return shown }
      let concept = try index.concept(entry.concept)
      #expect(concept.designations[entry.position].text == entry.text)
      return "\(concept.id) \(shown)"
    }
  }

  private func keys() throws -> [(concept: Concept, keys: DesignationKeys, language: LanguageTag)] {
    var maker = DesignationKeyMaker()
    var keys: [(Concept, DesignationKeys, LanguageTag)] = []
    for concept in try store.termBase().concepts {
      for designation in concept.designations {
        keys.append((concept, try maker.keys(designation, of: concept), designation.language))
      }
    }
    return keys
  }

  private func filters() throws -> [DesignationFilter] {
    [
      DesignationFilter(), DesignationFilter(languages: [.indonesian]),
      DesignationFilter(languages: [.english]),
      DesignationFilter(languages: [try LanguageTag("en-GB"), .indonesian]),
      DesignationFilter(languages: []), DesignationFilter(subject: "own"),
      DesignationFilter(languages: [.english], subject: "trafficking"),
    ]
  }

  @Test(arguments: IndexUnderTest.allCases)
  func equalKeysAndLemmas(kind: IndexUnderTest) throws {
    let keys = try keys()
    try with(kind) { index throws in
      for (_, key, language) in keys {
        #expect(
          try shown(index.entries(withKey: key.plain), index)
            == shown(twin.entries(withKey: key.plain), twin), "\(key.plain)")
        #expect(
          try shown(index.entries(withLemma: key.lemma, in: language), index)
            == shown(twin.entries(withLemma: key.lemma, in: language), twin), "\(key.lemma)")
      }
      for absent in ["", "no such key", "TPPO", "%", "tppo%", "'"] {
        #expect(
          try shown(index.entries(withKey: absent), index)
            == shown(twin.entries(withKey: absent), twin), "\(absent)")
        #expect(try index.entries(withLemma: absent, in: .indonesian).isEmpty, "\(absent)")
      }
      #expect(try index.entries(withLemma: "tppo", in: try LanguageTag("fr")).isEmpty)
    }
  }

  @Test(arguments: IndexUnderTest.allCases)
  func beginnings(kind: IndexUnderTest) throws {
    var random = SeededGenerator(seed: 7)
    let keys = try keys().map(\.keys.plain)
    let filters = try filters()
    try with(kind) { index throws in
      for _ in 0..<200 {
        let key = keys.randomElement(using: &random) ?? ""
        let length = Int.random(in: 1...min(key.count, 6), using: &random)
        let prefix = String(key.prefix(length))
        let limit = [1, 3, 20, 1000].randomElement(using: &random) ?? 1
        let filter = filters.randomElement(using: &random) ?? DesignationFilter()
        #expect(
          try shown(index.entries(withKeyPrefix: prefix, limit: limit, filter: filter), index)
            == shown(twin.entries(withKeyPrefix: prefix, limit: limit, filter: filter), twin),
          "\(prefix) \(limit)")
      }
      for absent in ["\u{10FFFF}", "zzzz", "%", "_"] {
        let found = try index.entries(withKeyPrefix: absent, limit: 9, filter: DesignationFilter())
        #expect(found.isEmpty, "\(absent)")
      }
    }
  }

  @Test(arguments: IndexUnderTest.allCases)
  func misspellings(kind: IndexUnderTest) throws {
    var random = SeededGenerator(seed: 11)
    let keys = try keys().map(\.keys.plain)
    let filters = try filters()
    try with(kind) { index throws in
      for _ in 0..<20 {
        let key = misspelt(keys.randomElement(using: &random) ?? "", using: &random)
        let limit = [1, 2, 16, 160].randomElement(using: &random) ?? 1
        let minimum = [0, 5_000, 8_000, 10_000].randomElement(using: &random) ?? 0
        let filter = filters.randomElement(using: &random) ?? DesignationFilter()
        let found = try index.entries(
          nearest: key, minimum: minimum, limit: limit, filter: filter)
        let expected = twin.entries(nearest: key, minimum: minimum, limit: limit, filter: filter)
        #expect(found.map(\.similarity) == expected.map(\.similarity), "\(key)")
        #expect(
          try shown(found.map(\.entry), index) == shown(expected.map(\.entry), twin), "\(key)")
      }
    }
  }

  @Test(arguments: IndexUnderTest.allCases)
  func lookUpsGiveTheSameAnswers(kind: IndexUnderTest) throws {
    var random = SeededGenerator(seed: 13)
    let filters = try filters()
    var texts = try store.termBase().concepts.flatMap(\.designations).map(\.text)
      .filter { _ in Int.random(in: 0..<12, using: &random) == 0 }
    texts += texts.filter { _ in Int.random(in: 0..<25, using: &random) == 0 }
      .map { misspelt($0, using: &random) }
    texts += texts.filter { _ in Int.random(in: 0..<6, using: &random) == 0 }
      .map { String($0.prefix(5)) }
    texts += ["TPPO", "tppo-nya", "dilindungi", "elan", "!?", "", "pelindungan (PMI)", "🙂"]
    #expect(texts.count > 150)
    let queries = texts.map { text in
      LookUpQuery(
        text,
        filter: Bool.random(using: &random)
          ? filters[0] : filters.randomElement(using: &random) ?? filters[0],
        limit: Int.random(in: 1...12, using: &random))
    }
    let expected = try answers(to: queries, from: twin)
    try with(kind) { index throws in
      for (found, expected) in zip(try answers(to: queries, from: index), expected) {
        #expect(found == expected)
      }
    }
  }

  private func answers(
    to queries: [LookUpQuery], from index: some DesignationIndex
  ) throws -> [LookUpResult] {
    var lookUp = LookUp(index)
    return try queries.map { try lookUp.search($0) }
  }

  /// A text with one to three edits.
  private func misspelt(_ text: String, using random: inout SeededGenerator) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<Int.random(in: 1...3, using: &random) where !scalars.isEmpty {
      let place = Int.random(in: 0..<scalars.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: scalars.remove(at: place)
      case 1: scalars.insert("x", at: place)
      case 2: scalars[place] = "e"
      default: scalars.swapAt(place, max(place - 1, 0))
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
