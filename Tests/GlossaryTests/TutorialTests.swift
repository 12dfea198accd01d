import Foundation
import Glossary
import Testing

/// The code of the tutorial in the documentation of the library, step by step.
///
/// Every block of code on the page stands here too, and here it runs.
@Suite struct TutorialTests {
  @Test func theStepsOfTheTutorialWork() throws {
    let yaml = """
      subject: labour-migration
      title: {en: Labour migration, id: Migrasi tenaga kerja}
      sources:
        uu-18-2017: {citation: UU 18/2017}
      concepts:
      - id: indonesian-migrant-worker
        designations:
          id:
          - {term: pekerja migran Indonesia, status: preferred, sources: [uu-18-2017]}
          - {term: PMI, type: acronym, status: preferred}
          - term: TKI
            type: acronym
            status: superseded
            to: 2017-11-22
            usage: {suggest: PMI}
          en:
          - {term: Indonesian migrant worker, status: preferred}
      """
    let file = NamedFile(name: "terms.yaml", bytes: Array(yaml.utf8))
    let terms = TermBaseYAMLReader.read([file])
    #expect(terms.problems.isEmpty)

    var lookUp = LookUp(try TermIndex(terms.base.concepts))
    let answer = try lookUp.search(LookUpQuery("TKI-nya"))
    let match = try #require(answer.matches.first)
    #expect(match.how == .inflected)
    #expect(match.matched.text == "TKI")
    #expect(match.concept.designations.map(\.text).contains("PMI"))

    let indonesian = DraftText(
      verbatim: """
        Jakarta, 22 Juli 2025

        Pemerintah memulangkan 35 TKI dari Kamboja. Mereka tiba pada pukul 14.30.
        """)
    var checker = DraftChecker(
      terms: TermKnowledge(terms.base), settings: CheckSettings(), sentences: .builtin)
    let draft = try checker.draft(indonesian)
    #expect(draft.language == .indonesian)
    #expect(draft.date == PartialDate("2025-07-22"))
    let findings = try checker.findings(in: draft)
    let finding = try #require(findings.first)
    #expect(finding.rule.description == "deprecated-term")
    #expect(indonesian.text.slice(finding.range) == "TKI")
    #expect(finding.suggestions == ["PMI"])

    let english = DraftText(
      verbatim: """
        Jakarta, 22 July 2025

        The Government brought 35 migrant workers home from Cambodia. They arrived at 14.30.
        """)
    let source = try AlignmentText(indonesian, language: .indonesian, sentences: .builtin)
    let target = try AlignmentText(english, language: .english, sentences: .builtin)
    let alignment = try SentenceAligner().align(source, target)
    #expect(alignment.beads.map(\.ladder) == ["0:0", "1:1", "2:2"])

    var tokenizer = Tokenizer(.undetermined)
    let query = try tokenizer.tokenize("Pemerintah memulangkan 40 TKI dari Kamboja.")
    let known = try tokenizer.tokenize(String(source.words(alignment.beads[1].source)))
    let explanation = MatchExplanation(query: query, match: known)
    #expect(explanation.base == 8_333)
    #expect(explanation.score == 8_283)
    #expect(explanation.edits.map(\.operation) == [.substitute])
  }

  @Test func everyBlockOfThePageStandsHere() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let page = try String(
      contentsOf: folder.appendingPathComponent(
        "../../Sources/Glossary/Glossary.docc/CheckingAndTranslating.md"), encoding: .utf8)
    let program = try Self.lines(
      String(contentsOf: URL(fileURLWithPath: #filePath), encoding: .utf8))
    let blocks = page.matches(of: #/```(?:swift|yaml)\n((?s:.*?))```/#).map { String($0.output.1) }
    #expect(blocks.count >= 6)
    for block in blocks {
      let wanted = Self.lines(block)
      let isThere = program.indices.contains { program[$0...].starts(with: wanted) }
      #expect(isThere, "the test does not have:\n\(block)")
    }
  }

  /// The lines of a text without their indentation and without blank ones.
  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
  }
}
