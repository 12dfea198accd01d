import TestSupport
import Testing

@testable import Glossary

/// A draft in which the passages that a rule reports are marked, with what it says of each:
/// `severity: suggestion`.
struct RuleRow: Sendable, CustomTestStringConvertible {
  var marked: String
  var date: String?
  var language: LanguageTag
  var profile: Profile
  var findings: [String]

  init(
    _ marked: String, on date: String? = "2025-07-22", in language: LanguageTag = .indonesian,
    profile: Profile = .standard, _ findings: String...
  ) {
    self.marked = marked
    self.date = date
    self.language = language
    self.profile = profile
    self.findings = findings
  }

  var testDescription: String { "\(marked) (\(date ?? "no date"))" }
}

/// Runs a rule over rows with the built-in base, whose recognizers are built once.
enum RuleRunner {
  private static let knowledge = Result {
    [
      LanguageTag.indonesian: try LanguageKnowledge(BuiltinBase.base, language: .indonesian),
      .english: try LanguageKnowledge(BuiltinBase.base, language: .english),
    ]
  }

  static func reading(_ text: String, _ row: RuleRow) throws -> DraftReading {
    let knowledge = try #require(knowledge.get()[row.language])
    var tokenizer = Tokenizer(.undetermined)
    let draft = Draft(
      text: try tokenizer.tokenize(text), language: row.language,
      date: try row.date.map { try #require(PartialDate($0)) })
    return try DraftReading(draft, knowledge: knowledge, profile: row.profile, sentences: .builtin)
  }

  /// Expects what a row says of a rule.
  static func expect(
    _ row: RuleRow, of rule: some DraftRule, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let text = MarkedText(row.marked).text
    let findings = try rule.findings(in: reading(text, row))
    #expect(
      MarkedText.mark(findings.map(\.range), in: text) == row.marked,
      sourceLocation: sourceLocation)
    #expect(
      findings.map { finding in
        ([finding.severity.rawValue] + finding.suggestions.prefix(1)).joined(separator: ": ")
      } == row.findings, "\(findings.map(\.message))", sourceLocation: sourceLocation)
    #expect(findings.allSatisfy { $0.rule == type(of: rule).description.id })
  }
}
