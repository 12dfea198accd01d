import TestSupport
import Testing

@testable import Glossary

@Suite struct TranslationReadingTests {
  @Test func everyRuleIsDescribed() {
    let ids = RuleCatalogue.descriptions.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(RuleCatalogue.descriptions.count { $0.scope == .translation } == 8)
    #expect(RuleCatalogue.descriptions.allSatisfy { $0.documentation.hasSuffix(".") })
  }

  /// No translation may stop the check, and findings stay inside the target.
  @Test(arguments: 0..<100 as Range<UInt64>)
  func anyTranslationIsChecked(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "TPPO", "ACMW", "ACWC", "perdagangan orang", "human trafficking", "TKI", "5", "4,7", "4.7",
      "juta", "million", "22 Juli 2025", "July 22, 2025", "{0}", "%s", "https://a.id", ".", ",",
      "the", "yang", "\n", "é", "🙂", "UNHCR", "Rp", "%", "pembantu", "domestic worker", "\"",
    ]
    func text() -> String {
      (0..<Int.random(in: 0...10, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined(separator: " ")
    }
    let pairs = (0..<Int.random(in: 0...8, using: &random)).map { _ in (text(), text()) }
    let draft = try TranslationRows.draft(TranslationRow(pairs), .indonesianToEnglish)
    var checker = DraftChecker(base: BuiltinBase.base)
    let findings = try checker.findings(in: draft)
    let again = try checker.findings(in: draft)
    #expect(findings == again)
    #expect(findings.allSatisfy { $0.range.end <= draft.target.text.text.utf8.count })
  }

  /// Units out of the order of their texts are read as well as those in it.
  @Test func unitsMayStandInAnyOrder() throws {
    let row = TranslationRow([("Ada 5.", "It has 6."), ("Ada 7.", "It has 7.")])
    var draft = try TranslationRows.draft(row, .indonesianToEnglish)
    draft.units.reverse()
    var checker = DraftChecker(base: TermBase())
    let rules = try checker.findings(in: draft).map(\.rule)
    #expect(rules == [NumberMismatch.id])
  }
}
