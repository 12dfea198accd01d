import TestSupport
import Testing

@testable import Glossary

/// Exemptions, suppressed passages, fixes and languages, over the built-in base.
@Suite struct CheckOutcomeTests {
  private static let terms = TermKnowledge(BuiltinBase.base)
  private let rule = RuleID("deprecated-term")

  private func outcome(
    _ text: String, _ exemptions: [Exemption] = [], suppressions: [Suppression] = []
  ) throws -> CheckOutcome {
    var settings = CheckSettings(exemptions: exemptions)
    settings.disabledRules = Set(RuleCatalogue.descriptions.map(\.id)).subtracting([rule])
    var checker = DraftChecker(terms: Self.terms, settings: settings)
    var draft = try checker.draft(
      DraftText(verbatim: text), language: .indonesian, date: PartialDate("2025-01-01"))
    draft.suppressions = suppressions
    return try checker.outcome(of: draft)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var words: String
    var text: String
    var left: Int
    var testDescription: String { "\(words): \(text)" }

    init(_ words: String, _ text: String, left: Int) {
      self.words = words
      self.text = text
      self.left = left
    }
  }

  @Test(arguments: [
    Row("TKI", "Ada TKI dan TKI-nya.", left: 0),
    Row("tki", "Ada TKI.", left: 0),
    Row("TKW", "Ada TKI.", left: 1),
    Row("Paguyuban TKI Purna", "Paguyuban TKI Purna dan TKI lain.", left: 1),
    Row("kerja sama erat", "Ada kerjasama erat.", left: 1),
    Row("kerjasama erat", "Ada kerjasama erat dan kerjasama.", left: 1),
    Row("TKI", "TKI", left: 0),
    Row("…", "Ada TKI.", left: 1),
  ])
  func exemptWordsAreLeftAlone(_ row: Row) throws {
    let outcome = try outcome(row.text, [Exemption(row.words)])
    #expect(outcome.findings.count == row.left, "\(outcome.findings)")
    let all = try self.outcome(row.text).findings.count
    #expect(outcome.exempted == all - row.left)
  }

  @Test func anExemptionMayBeOfOtherRules() throws {
    let other = RuleID("title-variant")
    #expect(try outcome("Ada TKI.", [Exemption("TKI", rules: [other])]).findings.count == 1)
    #expect(try outcome("Ada TKI.", [Exemption("TKI", rules: [other, rule])]).findings.isEmpty)
  }

  @Test func suppressedPassagesAreCounted() throws {
    let text = MarkedText("Ada TKI. ⟦Ada TKI di sini.⟧ Ada TKI.")
    for rules in [Suppression.Rules.allBut([]), .only([rule])] {
      let outcome = try outcome(
        text.text, suppressions: text.ranges.map { Suppression(range: $0, rules: rules) })
      #expect(outcome.findings.count == 2)
      #expect(outcome.suppressed == 1)
    }
    let others = try outcome(
      text.text,
      suppressions: text.ranges.map { Suppression(range: $0, rules: .only([RuleID("other")])) })
    #expect(others.findings.count == 3)
    #expect(others.suppressed == 0)
  }

  @Test func languagesAreJudgedAmongThoseAskedFor() throws {
    var checker = DraftChecker(terms: Self.terms)
    let english = DraftText(verbatim: "The rights of the workers are in the law.")
    #expect(try checker.draft(english).language == .english)
    #expect(try checker.draft(english, among: [.indonesian, .english]).language == .english)
    let malay = try LanguageTag("ms")
    #expect(try checker.draft(english, among: [malay]).language == malay)
    #expect(try checker.draft(english, among: [malay, .indonesian]).language == malay)
    #expect(try Self.terms.hasWords(of: LanguageTag("en-GB")))
    #expect(try !Self.terms.hasWords(of: LanguageTag("fr")))
  }

  struct Safe: Sendable, CustomTestStringConvertible {
    var text: String
    var language: LanguageTag
    var fixed: String
    var testDescription: String { text }

    init(_ text: String, _ fixed: String, _ language: LanguageTag = .indonesian) {
      self.text = text
      self.language = language
      self.fixed = fixed
    }
  }

  @Test(arguments: [
    Safe("Ada 35 TKI pulang.", "Ada 35 PMI pulang."),
    Safe("Hak TKI-nya.", "Hak PMI-nya."),
    Safe("Ada praktek ini. Praktek itu.", "Ada praktik ini. Praktik itu."),
    // A quotation, capitals that another form would lose, a word of another form.
    Safe("Ia menulis “praktek”.", "Ia menulis “praktek”."),
    Safe("PRAKTEK KERJASAMA", "PRAKTEK KERJASAMA"),
    Safe("Seorang TKW pulang.", "Seorang TKW pulang."),
    Safe("A guest worker came.", "A migrant worker came.", .english),
    Safe("Two guest workers came.", "Two migrant workers came.", .english),
    Safe("An illegal immigrant came.", "An illegal immigrant came.", .english),
    Safe("Guest Workers Act", "Guest Workers Act", .english),
  ])
  func onlySafeSuggestionsAreMade(_ safe: Safe) throws {
    var checker = DraftChecker(terms: Self.terms)
    let text = DraftText(verbatim: safe.text)
    let draft = try checker.draft(
      text, language: safe.language, date: PartialDate("2025-01-01"))
    let plan = FixPlan(try checker.findings(in: draft).filter { $0.rule == rule }, in: text)
    #expect(plan.applied(to: text.text) == safe.fixed)
  }

  @Test func ofTwoThatOverlapTheFirstIsMade() {
    func finding(_ start: Int, _ end: Int, _ words: String, isSafe: Bool = true) -> Finding {
      Finding(
        rule: rule, severity: .minor, message: "", range: TextRange(start: start, end: end),
        suggestions: [words], isSafe: isSafe)
    }
    let text = DraftText(verbatim: "abcdefghij")
    let findings = [
      finding(0, 2, "X"), finding(0, 2, "X"), finding(1, 3, "Y"), finding(3, 4, "Z", isSafe: false),
      finding(4, 6, ""), finding(8, 9, "W"),
    ]
    let plan = FixPlan(findings, in: text, approved: [TextRange(start: 7, end: 10)])
    #expect(plan.fixed == [0, 1, 4])
    #expect(plan.applied(to: text.text) == "Xcdghij")
  }
}
