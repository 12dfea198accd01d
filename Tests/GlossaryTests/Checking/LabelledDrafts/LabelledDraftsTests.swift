import Foundation
import Glossary
import Testing

/// How well each rule does on drafts whose findings are known.
///
/// `swift test --filter LabelledDrafts` prints the table; with `RECORD=1` it writes it too.
@Suite struct LabelledDraftsTests {
  private static let outcomes = Result { try LabelledDraftChecker.outcomes() }

  @Test func noRuleDoesWorseThanItDid() throws {
    let outcomes = try Self.outcomes.get()
    let table = ScoreTable(outcomes)
    print(table.text)
    let complaints = table.scores.map { score in
      outcomes.flatMap { $0.complaints(about: score.rule) }
    }
    print(complaints.joined().joined(separator: "\n"))
    let file = LabelledDraftChecker.scores
    guard ProcessInfo.processInfo.environment["RECORD"] == nil,
      let kept = try? String(contentsOf: file, encoding: .utf8)
    else {
      try table.text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("written: \(file.lastPathComponent); look at what changed and run again")
      return
    }
    let before = ScoreTable.kept(in: kept)
    for (score, complaints) in zip(table.scores, complaints) {
      guard let old = before[score.rule] else {
        Issue.record("\(score.rule) has no kept figures: run with RECORD=1")
        continue
      }
      #expect(
        score.precision >= old.precision && score.recall >= old.recall,
        "\(score.rule) did better before:\n\(complaints.joined(separator: "\n"))")
    }
    if table.text != kept { print("The figures changed; RECORD=1 keeps the new ones.") }
  }

  @Test func eachRuleHasCasesAndTraps() throws {
    let outcomes = try Self.outcomes.get()
    for score in ScoreTable(outcomes).scores {
      #expect(score.cases >= 6 && score.drafts >= 3, "\(score.rule) has \(score.cases) cases")
      #expect(score.traps >= 6, "\(score.rule) has \(score.traps) traps")
    }
    #expect(outcomes.count >= 44)
    #expect(outcomes.count { $0.draft.source != nil } >= 14)
    #expect(outcomes.count { $0.draft.cases.isEmpty } >= 5, "drafts full of traps alone")
  }

  @Test func labelsNameRulesAndHeadersAreUnderstood() throws {
    let rules = Set(RuleCatalogue.descriptions.map(\.id))
    for draft in try LabelledDraftChecker.drafts() {
      for label in draft.cases + draft.traps {
        #expect(rules.contains(label.rule), "\(draft.name): \(label.rule) is no rule")
        #expect(!label.range.isEmpty, "\(draft.name): an empty label of \(label.rule)")
      }
      for trap in draft.traps {
        let contradicts = draft.cases.contains {
          $0.rule == trap.rule && $0.range.start < trap.range.end
            && trap.range.start < $0.range.end
        }
        #expect(!contradicts, "\(draft.name): a trap of \(trap.rule) is a case too")
      }
      #expect(Set(draft.header.keys).isSubset(of: ["language", "source", "date", "profile"]))
      #expect(draft.header["date"] == nil || draft.date != nil, "\(draft.name): date")
      #expect(
        draft.header["profile"] == nil || draft.header["profile"] == draft.profile.rawValue,
        "\(draft.name): profile")
    }
  }

  /// A finding may take one label, a label one finding, and only of the same rule.
  @Test func findingsAreHeldAgainstLabels() throws {
    let draft = try LabelledDraft(
      name: "x.txt",
      contents: "language: id\ntrap: b | tiga | why\n---\n⟦a|satu dua⟧ tiga ⟦a,b|empat⟧")
    #expect(draft.text == "satu dua tiga empat")
    #expect(draft.cases.map(\.range.start) == [0, 14, 14])
    func finding(_ rule: String, _ start: Int, _ end: Int) -> Finding {
      Finding(
        rule: RuleID(rule), severity: .minor, message: "", range: TextRange(start: start, end: end))
    }
    let outcome = DraftOutcome(
      draft,
      findings: [
        finding("a", 0, 4), finding("a", 5, 8), finding("b", 9, 13), finding("b", 14, 19),
      ])
    #expect(outcome.hits.map(\.rule.description) == ["a", "b"])
    #expect(outcome.wrong.map(\.range.start) == [5, 9])
    #expect(outcome.missed.map(\.range.start) == [14])
    #expect(outcome.sprung.map(\.range.start) == [9])
    let score = RuleScore(RuleID("a"), [outcome])
    #expect((score.precision, score.recall) == (5000, 5000))
    #expect(RuleScore(RuleID("b"), [outcome]).sprung == 1)
  }

  @Test func aTableHasASourceAndUnits() throws {
    let draft = try LabelledDraft(
      name: "x.tsv", contents: "# source: id\n# language: en\nsatu\tone\ndua\t⟦a|three⟧\n")
    #expect(draft.source == "satu\n\ndua")
    #expect(draft.text == "one\n\nthree")
    #expect(
      draft.units.map(\.target) == [TextRange(start: 0, end: 3), TextRange(start: 5, end: 10)])
    #expect(draft.cases.map(\.range) == [TextRange(start: 5, end: 10)])
  }
}
