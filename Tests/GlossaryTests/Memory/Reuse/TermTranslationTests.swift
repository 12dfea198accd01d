import Testing

@testable import Glossary

@Suite struct TermTranslationTests {
  private func translation(
    _ segment: String, _ source: LanguageTag = .english, _ target: LanguageTag = .indonesian,
    on date: String = "2025-01-01"
  ) throws -> String? {
    try TermTranslation.proposal(
      for: segment, in: try TermIndex(SmallBase.read().concepts), languages: (source, target),
      on: try #require(PartialDate(date)))?.text
  }

  @Test(arguments: [
    ("migrant worker", "pekerja migran"), ("Migrant worker", "Pekerja migran"),
    ("Indonesian migrant worker", "Pekerja Migran Indonesia"),
  ])
  func aTermIsTranslatedByThePreferredOne(segment: String, expected: String) throws {
    #expect(try translation(segment) == expected)
  }

  @Test func admittedWordsHaveThePreferredTranslation() throws {
    #expect(try translation("buruh migran", .indonesian, .english) == "migrant worker")
  }

  @Test(arguments: [
    "migrant workers", "MIGRANT WORKER", "migrant", "migrant worker.", "sailor", "",
  ])
  func whatIsNoTermToTheLetterIsLeft(segment: String) throws {
    #expect(try translation(segment) == nil)
  }

  @Test func aWordWithSeveralTranslationsIsLeft() throws {
    let yaml = """
      subject: general
      concepts:
      - {id: a, designations: {en: [{term: post, status: preferred}], id: [{term: jabatan, status: preferred}]}}
      - {id: b, designations: {en: [{term: post, status: preferred}], id: [{term: surat, status: preferred}]}}
      """
    let read = TermBaseYAMLReader.read([NamedFile(name: "a.yaml", bytes: Array(yaml.utf8))])
    #expect(read.problems.isEmpty, "\(read.problems)")
    let proposal = try TermTranslation.proposal(
      for: "post", in: try TermIndex(read.base.concepts), languages: (.english, .indonesian),
      on: try #require(PartialDate("2025-01-01")))
    #expect(proposal == nil)
  }

  @Test func designationsOfAnotherTimeAreNoTranslations() throws {
    #expect(
      try translation("Indonesian migrant worker", on: "2015-01-01") != "Pekerja Migran Indonesia")
  }
}
