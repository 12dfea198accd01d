import Testing

@testable import Glossary

@Suite struct FindingPrecedenceTests {
  private func finding(_ rule: RuleID, _ start: Int, _ end: Int) -> Finding {
    Finding(
      rule: rule, severity: .minor, message: "", range: TextRange(start: start, end: end))
  }

  @Test func ofRulesAtOnePlaceTheFirstSpeaks() {
    let kept = FindingPrecedence.oneAPlace([
      finding(UndefinedAcronym.id, 0, 7), finding(InstitutionAtDate.id, 0, 7),
      finding(UndefinedAcronym.id, 10, 14), finding(TitleVariant.id, 20, 60),
      finding(MisspeltTerm.id, 30, 35), finding(MisspeltTerm.id, 60, 65),
    ])
    #expect(
      kept.map(\.rule) == [
        InstitutionAtDate.id, UndefinedAcronym.id, TitleVariant.id, MisspeltTerm.id,
      ])
  }

  @Test func rulesThatCompareTextsStay() {
    let findings = [finding(NumberMismatch.id, 0, 30), finding(DeprecatedTerm.id, 3, 6)]
    #expect(FindingPrecedence.oneAPlace(findings) == findings)
  }
}
