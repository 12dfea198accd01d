import Testing

@testable import Glossary

@Suite struct KnownTermsTests {
  private static func concept(_ id: String, _ designations: [(LanguageTag, String)]) throws
    -> Concept
  {
    Concept(
      id: try #require(Concept.ID(id)),
      designations: designations.map { Designation(language: $0, text: $1, status: .preferred) })
  }

  private static func pair(_ source: String, _ target: String) -> TermPair {
    TermPair(
      source: TermPair.Term(text: source, lemma: source, segments: 2),
      target: TermPair.Term(text: target, lemma: target, segments: 2), count: 2, score: 1,
      kind: .term, example: 0)
  }

  private static func known() throws -> KnownTerms {
    let worker = try concept(
      "worker", [(.english, "workers"), (.indonesian, "pekerja"), (.indonesian, "buruh")])
    var retired = try concept("tki", [(.english, "overseas worker"), (.indonesian, "TKI")])
    retired.designations[1].status = .superseded
    let bare = try concept("seal", [(.english, "seal")])
    return try KnownTerms(
      TermBase(concepts: [worker, retired, bare]), from: .english, to: .indonesian)
  }

  @Test func standings() throws {
    let known = try Self.known()
    let worker = try #require(Concept.ID("worker"))
    let tki = try #require(Concept.ID("tki"))
    #expect(known.standing(of: Self.pair("worker", "pekerja")) == .known(worker, .preferred))
    #expect(known.standing(of: Self.pair("overseas worker", "tki")) == .known(tki, .superseded))
    #expect(known.standing(of: Self.pair("boat", "perahu")) == .new)
    // A concept without any translation says nothing against one.
    #expect(known.standing(of: Self.pair("seal", "segel")) == .new)
    #expect(
      known.standing(of: Self.pair("worker", "karyawan"))
        == .differs(
          KnownTerms.Difference(concept: worker, hasSource: true, instead: ["pekerja", "buruh"])))
    #expect(
      known.standing(of: Self.pair("employee", "pekerja"))
        == .differs(KnownTerms.Difference(concept: worker, hasSource: false, instead: ["workers"])))
  }

  @Test func proposalsHaveIdsOfTheirOwn() throws {
    let corpus = TermCorpus(from: .english, to: .indonesian)
    let taken = try #require(Concept.ID("worker"))
    let proposals = TermProposals(
      [Self.pair("worker", "pekerja"), Self.pair("worker", "buruh"), Self.pair("ILO", "ILO")],
      of: corpus, taken: [taken])
    #expect(proposals.concepts.map(\.id.description) == ["worker-2", "worker-3", "ilo"])
    let first = try #require(proposals.concepts.first)
    #expect(first.designations.allSatisfy { $0.status == .admitted && $0.confidence == .unsure })
    #expect(proposals.concepts[2].designations.allSatisfy { $0.type == .acronym })
  }
}
