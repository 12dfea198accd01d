import Foundation
import Glossary

/// The labelled drafts and what the checker says of them.
enum LabelledDraftChecker {
  /// Where the drafts lie.
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures/LabelledDrafts")

  /// The kept figures.
  static var scores: URL { folder.appendingPathComponent("scores.txt") }

  /// The drafts by name.
  static func drafts() throws -> [LabelledDraft] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0 != scores.lastPathComponent }
      .map { name in
        let file = folder.appendingPathComponent(name)
        return try LabelledDraft(name: name, contents: String(contentsOf: file, encoding: .utf8))
      }
  }

  /// The outcome of checking every draft.
  static func outcomes() throws -> [DraftOutcome] {
    let drafts = try drafts()
    return try Profile.allCases.flatMap { profile in
      var checker = DraftChecker(
        base: BuiltinBase.base, settings: CheckSettings(profile: profile))
      return try drafts.filter { $0.profile == profile }.map { draft in
        DraftOutcome(draft, findings: try findings(in: draft, &checker))
      }
    }
  }

  private static func findings(
    in draft: LabelledDraft, _ checker: inout DraftChecker
  ) throws -> [Finding] {
    guard let source = draft.source else { return try findings(inFile: draft, &checker) }
    let target = try checker.draft(
      DraftText(verbatim: draft.text), language: try draft.language("language"), date: draft.date)
    return try checker.findings(
      in: BilingualDraft(
        source: try checker.draft(
          DraftText(verbatim: source), language: try draft.language("source"), date: draft.date),
        target: target, units: draft.units))
  }

  /// The findings in a draft that is read as its format asks, at their places in the file.
  private static func findings(
    inFile draft: LabelledDraft, _ checker: inout DraftChecker
  ) throws -> [Finding] {
    let file = try DraftReader.read(NamedFile(name: draft.name, bytes: Array(draft.text.utf8)))
    let read = try checker.draft(
      file.text, language: try draft.language("language"), date: draft.date,
      metadata: file.metadata)
    return try checker.findings(in: read).map { finding in
      var finding = finding
      finding.range = file.text.source.location(of: finding.range)?.range ?? finding.range
      return finding
    }
  }
}

extension LabelledDraft {
  /// The habits the draft is held to.
  var profile: Profile { header["profile"].flatMap(Profile.init(rawValue:)) ?? .standard }

  /// The day the draft is of, where its header says.
  var date: PartialDate? { header["date"].flatMap { PartialDate($0) } }

  fileprivate func language(_ key: String) throws -> LanguageTag {
    guard let tag = header[key] else { throw Problem(description: "\(name): no \(key):") }
    return try LanguageTag(tag)
  }
}
