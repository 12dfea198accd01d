import Glossary

/// Checks one file after another, on a thread of its own.
struct CheckWorker: Sendable {
  /// What a run does besides looking.
  struct Task: Sendable {
    /// Whether safe suggestions are made.
    var fixes = false

    /// Whether the report tells what each suggestion changes.
    var placesSuggestions = false
  }

  /// What became of a file.
  enum Result: Sendable {
    case document(CheckedDocument)
    case failure(CheckFailure)
  }

  let knowledge: [TermKnowledge]
  let task: Task

  /// Checks a file.
  ///
  /// - Throws: only what ends the whole run.
  func check(_ input: CheckInput, _ settings: FileSettings) throws -> Result {
    do {
      let file = NamedFile(name: input.name, bytes: try InputFile.read(input.path))
      return .document(try document(CheckedSource(file, settings: settings), input, settings))
    } catch {
      guard let failure = CheckFailure(input.name, error) else { throw error }
      return .failure(failure)
    }
  }

  private func document(
    _ source: CheckedSource, _ input: CheckInput, _ settings: FileSettings
  ) throws -> CheckedDocument {
    let terms = knowledge[settings.terms]
    var checker = DraftChecker(terms: terms, settings: settings.check)
    let draft = try checker.draft(
      source.text, language: settings.language, among: settings.languages, date: settings.date)
    let outcome = try checker.outcome(of: draft)
    var document = CheckedDocument(
      name: input.name, language: draft.language, date: draft.date, text: source.text)
    document.suppressed = outcome.suppressed
    document.exempted = outcome.exempted
    document.failOn = settings.failOn
    document.unknownLanguages = [draft.language].filter { !terms.hasWords(of: $0) }
    try place(outcome.findings, of: source, in: &document)
    return document
  }

  private func place(
    _ findings: [Finding], of source: CheckedSource, in document: inout CheckedDocument
  ) throws {
    var places = DocumentPlaces(source.text)
    document.findings = findings.map { finding in
      var placed = PlacedFinding(
        finding: finding, place: places.place(of: finding.range),
        excerpt: places.excerpt(of: finding.range))
      placed.related = finding.related.map { related in
        PlacedRelated(
          message: related.message, side: related.side, place: places.place(of: related.range))
      }
      if task.placesSuggestions {
        placed.replacements = finding.suggestions.map { words in
          places.placed(source.edits(replacing: finding.range, with: words)) ?? []
        }
      }
      return placed
    }
    guard task.fixes else { return }
    let plan = FixPlan(findings, in: source.text)
    document.fix = try FileFix(plan, source: source, name: document.name)
    for index in plan.fixed { document.findings[index].isFixed = true }
  }
}

extension FileFix {
  /// What a plan makes of a file.
  init(_ plan: FixPlan, source: CheckedSource, name: String) throws {
    let edits = plan.changes.flatMap { source.edits(replacing: $0.range, with: $0.words) }
    hasChanges = !edits.isEmpty
    bytes = try source.bytes(applying: edits)
    switch source.text.addressing {
    case .lines:
      diff = UnifiedDiff(
        path: name, text: source.text.source.parts[0].text,
        changes: edits.map { ($0.location.range, $0.replacement) })
    case .paragraphs:
      diff = UnifiedDiff(
        path: name, text: source.text.text, changes: plan.changes.map { ($0.range, $0.words) })
    }
  }
}
