import TestSupport
import Testing

@testable import Glossary

/// Holds the tables that rules search against a plain reading of the base.
@Suite struct FrozenKnowledgeTests {
  private typealias Reference = TermRecognizer.Reference

  /// A base of random phrases of few words, so that many share words and some are the same.
  private static func randomBase(_ seed: UInt64) -> TermBase {
    var generator = SeededGenerator(seed: seed)
    let words = [
      "pekerja", "migran", "migrant", "workers", "pelindungan", "perlindungan", "dan", "of",
      "TPPO", "Konvensi", "Convention", "orang", "PMI", "kerja", "penempatan", "the",
    ]
    let concepts = (0..<30).compactMap { number in
      Concept.ID("c\(number)").map { id in
        Concept(
          id: id,
          relations: Concept.ID("c\(number / 2)").map { [Concept.Relation(.replacedBy, $0)] } ?? [],
          designations: (0..<Int.random(in: 1...4, using: &generator)).map { _ in
            Designation(
              language: Bool.random(using: &generator) ? .indonesian : .english,
              text: (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                words[Int.random(in: 0..<words.count, using: &generator)]
              }.joined(separator: " "),
              type: Designation.Form.allCases.randomElement(using: &generator) ?? .fullForm,
              status: AdministrativeStatus.allCases.randomElement(using: &generator) ?? .preferred)
          })
      }
    }
    return TermBase(concepts: concepts, protectedNames: ["Serikat Buruh", "pekerja migran"])
  }

  private static func bases() -> [TermBase] {
    [BuiltinBase.base, TermBase()] + (0..<60).map { randomBase($0) }
  }

  private func forEachDesignation(
    of base: TermBase, _ body: (Reference, Designation, [String]) throws -> Void
  ) throws {
    var tokenizer = Tokenizer(.undetermined)
    for (number, concept) in base.concepts.enumerated() {
      for (position, designation) in concept.designations.enumerated() {
        try body(
          Reference(concept: number, position: position), designation,
          try BaseWords.words(designation.text, &tokenizer))
      }
    }
  }

  @Test func acronymsAndFullFormsAreThoseOfTheBase() throws {
    for base in Self.bases() {
      let acronyms = try LanguageKnowledge(base, language: .indonesian).acronyms
      var senses: [String: [Reference]] = [:]
      var owners: [String: [Reference]] = [:]
      var expansions: [Int: [Reference]] = [:]
      try forEachDesignation(of: base) { reference, designation, words in
        if AcronymBase.isAcronym(designation) {
          senses[words.joined(separator: " "), default: []].append(reference)
        }
        let concept = base.concepts[reference.concept]
        let hasAcronym = concept.designations.contains(where: AcronymBase.isAcronym)
        guard designation.type != .acronym, words.count > 1 else { return }
        if hasAcronym { expansions[reference.concept, default: []].append(reference) }
        if AcronymBase.isAcronym(designation) || hasAcronym || designation.text.contains(" ") {
          let normal = ExpansionWords.normal(words).sorted()
          owners[normal.joined(separator: " "), default: []].append(reference)
        }
      }
      for (key, expected) in senses {
        #expect(acronyms.senses(of: key.split(separator: " ").map(String.init)) == expected)
      }
      for (key, expected) in owners {
        #expect(acronyms.owners(inAnyOrder: key.split(separator: " ").map(String.init)) == expected)
      }
      for number in base.concepts.indices {
        #expect(acronyms.expansions[number]?.map(\.reference) == expansions[number])
      }
      #expect(acronyms.senses(of: ["no", "acronym"]).isEmpty)
    }
  }

  @Test func wordsOfPhrasesAreThoseOfTheBase() throws {
    for base in Self.bases() {
      let words = try LanguageKnowledge(base, language: .indonesian).spelling
      var beside: [String: Set<String>] = [:]
      try forEachDesignation(of: base) { _, designation, own in
        for word in own { #expect(words.isKnown(lemma: ExpansionWords.lemma(word)), "\(word)") }
        guard designation.language.matches(.indonesian), designation.status != .deprecated,
          designation.type != .acronym
        else { return }
        for (left, right) in zip(own, own.dropFirst()) {
          beside["after " + ExpansionWords.lemma(left), default: []].insert(right)
          beside["before " + ExpansionWords.lemma(right), default: []].insert(left)
        }
      }
      for (key, expected) in beside where expected.count < 256 {
        let isAfter = key.hasPrefix("after ")
        let lemma = String(key.split(separator: " ")[1])
        let id = try #require(words.id(ofLemma: lemma))
        let found = Set(
          expected.flatMap { words.slips(for: WordShape($0), beside: id, isAfter: isAfter) })
        #expect(Set(found.map { words.word($0) }) == expected)
        for neighbour in found {
          #expect(
            words.hasSlip(
              for: WordShape(words.word(neighbour)), beside: id, isAfter: isAfter))
          for place in words.places(of: neighbour, beside: id, isAfter: isAfter) {
            let phrase = words.phrase(place.phrase)
            #expect(phrase[Int(place.position) + (isAfter ? 0 : 1)] == id)
            #expect(phrase.count > Int(place.position) + 1)
          }
        }
      }
      #expect(!words.isKnown(lemma: "takdikenal"))
      #expect(words.id(ofLemma: "takdikenal") == nil)
    }
  }

  @Test func relationsLeadBothWays() throws {
    for base in Self.bases() {
      let knowledge = try LanguageKnowledge(base, language: .english)
      for concept in base.concepts {
        #expect(knowledge.concept(concept.id)?.id == concept.id)
        let expected = base.concepts.filter { other in
          other.relations.contains { $0.kind == .replacedBy && $0.target == concept.id }
        }
        #expect(knowledge.predecessors(of: concept.id).map(\.id) == expected.map(\.id))
      }
      let codes = Set(base.concepts.flatMap(\.designations).map(\.language.language))
      for language in [LanguageTag.indonesian, .english, .undetermined] {
        #expect(knowledge.hasWords(of: language) == codes.contains(language.language))
      }
    }
  }

  @Test func onlyKnowledgeOfTheSameTermsIsOpened() throws {
    let bytes = try LanguageKnowledge.freeze(
      BuiltinBase.base, language: .indonesian, fingerprint: "these")
    func open(_ fingerprint: String) throws -> LanguageKnowledge {
      try LanguageKnowledge(
        unsafe IndexBytes(bytes) { _ in 0 }, language: .indonesian, fingerprint: fingerprint)
    }
    #expect(throws: Never.self) { try open("these") }
    #expect(throws: IndexDamage.self) { try open("others") }
  }
}
