import TestSupport
import Testing

@testable import Glossary

/// Segments with their translations, in which the words that a rule reports are marked.
struct TranslationRow: Sendable, CustomTestStringConvertible {
  var pairs: [(source: String, target: String)]
  var date: String?
  var profile = Profile.standard
  var findings: [String]

  init(
    _ source: String, _ target: String, _ date: String? = "2025-07-22",
    profile: Profile = .standard, findings: String...
  ) {
    self.init([(source, target)], date, profile: profile, findings)
  }

  init(
    _ pairs: [(String, String)], _ date: String? = "2025-07-22", profile: Profile = .standard,
    _ findings: [String] = []
  ) {
    self.pairs = pairs
    self.date = date
    self.profile = profile
    self.findings = findings
  }

  var testDescription: String {
    pairs.map { "\($0.source) → \($0.target)" }.joined(separator: "; ")
  }
}

/// The languages of a translation.
enum Direction: Sendable {
  case indonesianToEnglish, englishToIndonesian

  var source: LanguageTag { self == .indonesianToEnglish ? .indonesian : .english }
  var target: LanguageTag { self == .indonesianToEnglish ? .english : .indonesian }
}

enum TranslationRows {
  private static let knowledge = Result {
    [
      LanguageTag.indonesian: try LanguageKnowledge(BuiltinBase.base, language: .indonesian),
      .english: try LanguageKnowledge(BuiltinBase.base, language: .english),
    ]
  }

  /// A draft of segments, a blank line between them; an empty target is no translation.
  static func draft(_ row: TranslationRow, _ direction: Direction) throws -> BilingualDraft {
    var tokenizer = Tokenizer(.undetermined)
    let date = try row.date.map { try #require(PartialDate($0)) }
    var texts = ("", "")
    var units: [BilingualText.Unit] = []
    for pair in row.pairs {
      let target = MarkedText(pair.target).text
      let start = (texts.0.utf8.count, texts.1.utf8.count)
      texts.0 += pair.source
      texts.1 += target
      units.append(
        BilingualText.Unit(
          id: nil, source: TextRange(start: start.0, end: texts.0.utf8.count),
          target: target.isEmpty ? nil : TextRange(start: start.1, end: texts.1.utf8.count)))
      texts.0 += "\n\n"
      texts.1 += "\n\n"
    }
    return BilingualDraft(
      source: Draft(
        text: try tokenizer.tokenize(texts.0), language: direction.source, date: date),
      target: Draft(
        text: try tokenizer.tokenize(texts.1), language: direction.target, date: date),
      units: units)
  }

  static func reading(_ row: TranslationRow, _ direction: Direction) throws -> TranslationReading {
    let draft = try draft(row, direction)
    let knowledge = try knowledge.get()
    return TranslationReading(
      source: try DraftReading(
        draft.source, knowledge: try #require(knowledge[direction.source]), profile: row.profile,
        sentences: .builtin),
      target: try DraftReading(
        draft.target, knowledge: try #require(knowledge[direction.target]), profile: row.profile,
        sentences: .builtin),
      units: draft.units)
  }

  /// Expects a rule to report the marked words of the translations and to say what the row says.
  static func expect(
    _ rule: some TranslationRule, _ row: TranslationRow, _ direction: Direction
  ) throws {
    let reading = try reading(row, direction)
    let findings = try rule.findings(in: reading)
    let text = reading.target.draft.text.text
    let marked = row.pairs.map { $0.target + "\n\n" }.joined()
    // A place without words has no mark.
    let ranges = findings.map(\.range).filter { !$0.isEmpty }
    #expect(MarkedText.mark(ranges, in: text) == marked)
    #expect(findings.map { "\($0.severity): \($0.message)" } == row.findings)
    for finding in findings {
      #expect(finding.rule == type(of: rule).description.id)
      #expect(finding.range.end <= text.utf8.count)
      for related in finding.related {
        let side = related.side == .source ? reading.source : reading.target
        #expect(!related.range.isEmpty && related.range.end <= side.draft.text.text.utf8.count)
      }
    }
  }
}
