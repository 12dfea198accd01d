package import Glossary

/// Checks one file after another, on a thread of its own.
package struct CheckWorker: Sendable {
  /// What a run does besides looking.
  package struct Task: Sendable {
    /// Whether safe suggestions are made.
    package var fixes: Bool

    /// Whether the report tells what each suggestion changes.
    package var placesSuggestions: Bool

    package init(fixes: Bool = false, placesSuggestions: Bool = false) {
      self.fixes = fixes
      self.placesSuggestions = placesSuggestions
    }
  }

  /// What became of a file.
  package enum Result: Sendable {
    case document(CheckedDocument)
    case failure(CheckFailure)
  }

  package let knowledge: [TermKnowledge]
  package let task: Task

  package init(knowledge: [TermKnowledge], task: Task) {
    self.knowledge = knowledge
    self.task = task
  }

  /// Checks a file.
  ///
  /// - Throws: only what ends the whole run.
  package func check(_ input: CheckInput, _ settings: FileSettings) throws -> Result {
    do {
      let file = NamedFile(name: input.name, bytes: try InputFile.read(input.path))
      let source: CheckedSource
      if let path = settings.source {
        let other = NamedFile(name: path, bytes: try InputFile.read(path))
        source = try CheckedSource(
          translation: file, of: other, settings: settings, keepsBytes: task.fixes)
      } else {
        source = try CheckedSource(file, settings: settings, keepsBytes: task.fixes)
      }
      return .document(try document(source, name: input.name, settings))
    } catch {
      guard let failure = CheckFailure(input.name, error) else { throw error }
      return .failure(failure)
    }
  }

  /// Checks what was read of a file.
  ///
  /// - Throws: what no other file of the run would escape either.
  package func document(
    _ source: CheckedSource, name: String, _ settings: FileSettings
  ) throws -> CheckedDocument {
    let terms = knowledge[settings.terms]
    var checker = DraftChecker(terms: terms, settings: settings.check)
    var draft: Draft
    let outcome: CheckOutcome
    var sourceLanguage: LanguageTag?
    if let text = source.bilingual {
      var both = try checker.draft(text, settings)
      both.target.suppressions = source.suppressions
      outcome = try checker.outcome(of: both)
      draft = both.target
      sourceLanguage = both.source.language
    } else {
      draft = try checker.draft(
        source.text, language: settings.language, among: settings.languages, date: settings.date,
        metadata: source.metadata)
      draft.suppressions = source.suppressions
      outcome = try checker.outcome(of: draft)
    }
    var document = CheckedDocument(
      name: name, language: draft.language, sourceLanguage: sourceLanguage,
      sourceName: source.sourceName, date: draft.date, text: source.text)
    document.suppressed = outcome.suppressed
    document.exempted = outcome.exempted
    document.failOn = settings.failOn
    document.unknownLanguages = try [sourceLanguage, draft.language].compactMap { language in
      try language.flatMap { try terms.hasWords(of: $0) ? nil : $0 }
    }
    document.warnings = source.problems.map(\.description)
    place(outcome.findings, of: source, in: &document)
    if task.fixes { try fix(outcome.findings, of: source, in: &document) }
    return document
  }

  private func place(
    _ findings: [Finding], of source: CheckedSource, in document: inout CheckedDocument
  ) {
    if findings.isEmpty { return }
    let units = source.bilingual.map { DocumentUnits($0.units) }
    let sourceName = document.sourceName
    var places = DocumentPlaces(source.text)
    var sourcePlaces = source.bilingual.map { DocumentPlaces($0.source) }
    document.findings = findings.map { finding in
      var placed = PlacedFinding(
        finding: finding, place: places.place(of: finding.range),
        excerpt: places.excerpt(of: finding.range))
      placed.unit = units?.name(at: finding.range)
      placed.related = finding.related.map { related in
        let isSource = related.side == .source
        let place =
          isSource
          ? sourcePlaces?.place(of: related.range) ?? places.place(of: related.range)
          : places.place(of: related.range)
        return PlacedRelated(
          message: related.message, side: related.side, place: place,
          name: isSource ? sourceName : nil)
      }
      if task.placesSuggestions {
        placed.replacements = finding.suggestions.map { words in
          places.placed(source.edits(replacing: finding.range, with: words)) ?? []
        }
      }
      return placed
    }
  }

  private func fix(
    _ findings: [Finding], of source: CheckedSource, in document: inout CheckedDocument
  ) throws {
    let approved = source.bilingual?.units.filter(\.isApproved).compactMap(\.target) ?? []
    let plan = FixPlan(findings, in: source.text, approved: approved)
    document.fix = try FileFix(plan, source: source, name: document.name)
    for index in plan.fixed { document.findings[index].isFixed = true }
  }
}

extension DraftChecker {
  /// Both sides of a translation, in the languages and of the day that the settings or the file
  /// give.
  package mutating func draft(
    _ text: BilingualText, _ settings: FileSettings
  ) throws -> BilingualDraft {
    let source = try draft(
      text.source, language: settings.from, among: settings.languages, date: settings.date,
      metadata: text.sourceMetadata)
    let target = try draft(
      text.target, language: settings.to ?? settings.language, among: settings.languages,
      date: settings.date, metadata: text.targetMetadata)
    return BilingualDraft(source: source, target: target, units: text.units)
  }
}

/// The names of the segments of a translation, by their places.
private struct DocumentUnits {
  private var units: [(range: TextRange, name: String)] = []

  init(_ units: [BilingualText.Unit]) {
    for unit in units {
      if let range = unit.target, let name = unit.id { self.units.append((range, name)) }
    }
    self.units.sort { $0.range < $1.range }
  }

  /// The name of the segment in which a range begins.
  func name(at range: TextRange) -> String? {
    let end = units.partitioningIndex { $0.range.start > range.start }
    guard end > 0, units[end - 1].range.end >= range.start else { return nil }
    return units[end - 1].name
  }
}

extension FileFix {
  /// What a plan makes of a file.
  package init(_ plan: FixPlan, source: CheckedSource, name: String) throws {
    let edits = plan.changes.flatMap { source.edits(replacing: $0.range, with: $0.words) }
    hasChanges = !edits.isEmpty
    bytes = try source.bytes(applying: edits)
    switch source.text.addressing {
    case .lines:
      // A byte order mark is no part of the text, but of the first line that `patch` compares.
      let mark = bytes.starts(with: "\u{FEFF}".utf8) ? "\u{FEFF}" : ""
      diff = UnifiedDiff(
        path: name, text: mark + source.text.source.parts[0].text,
        changes: edits.map { edit in
          let range = edit.location.range
          let length = mark.utf8.count
          return (
            TextRange(start: range.start + length, end: range.end + length), edit.replacement
          )
        })
    case .paragraphs:
      diff = UnifiedDiff(
        path: name, text: source.text.text, changes: plan.changes.map { ($0.range, $0.words) })
    }
  }
}
