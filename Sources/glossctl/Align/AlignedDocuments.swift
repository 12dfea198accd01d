import Glossary
import GlossaryWorkbench

/// Two documents, aligned.
struct AlignedDocuments: Sendable {
  let sourceName: String
  let targetName: String
  let source: AlignmentText
  let target: AlignmentText
  let alignment: DocumentAlignment

  /// What is odd about the files.
  let problems: [FileProblem]

  /// The confidence below which a pair is doubtful.
  let minimum: Int

  /// Reads and aligns a pair of files.
  init(_ pair: AlignPlan.Pair, _ plan: AlignPlan) throws {
    sourceName = InputFile.name(pair.source)
    targetName = InputFile.name(pair.target)
    let sides = try (
      source: AlignedSide(pair.source, plan, language: plan.from),
      target: AlignedSide(pair.target, plan, language: plan.to)
    )
    source = sides.source.text
    target = sides.target.text
    problems = sides.source.problems + sides.target.problems
    minimum = plan.minimum
    alignment = try plan.lexicon.aligner(from: source.language, to: target.language)
      .align(source, target)
  }

  /// The texts of a bead.
  func words(_ bead: Bead) -> (source: Substring, target: Substring) {
    (source.words(bead.source), target.words(bead.target))
  }

  /// Whether a bead is a pair that is sure enough.
  func isSure(_ bead: Bead) -> Bool { bead.isPaired && bead.confidence >= minimum }

  /// Whether a bead is a pair that is not.
  func isDoubtful(_ bead: Bead) -> Bool { bead.isPaired && bead.confidence < minimum }

  /// The pairs that are sure enough, as units of a memory.
  ///
  /// - Throws: `Failure` where the languages are not two that are known.
  func units(created: Timestamp) throws -> [TranslationUnit] {
    for (name, text, option) in [
      (sourceName, source, "--from"), (targetName, target, "--to"),
    ] where text.language == .undetermined {
      throw Failure("\(name): cannot tell its language; pass \(option)")
    }
    if source.language == target.language {
      throw Failure(
        "\(sourceName) and \(targetName): both are in \(source.language); pass --from and --to")
    }
    var history = History()
    history.created = created
    return alignment.beads.filter(isSure).map { bead in
      let words = words(bead)
      return TranslationUnit(
        history: history,
        annotations: [
          Annotation(.property(type: "x-confidence"), Self.percent(bead.confidence))
        ],
        variants: [
          Variant(language: source.language, segment: Segment(Self.line(words.source))),
          Variant(language: target.language, segment: Segment(Self.line(words.target))),
        ])
    }
  }

  /// A text on one line: line breaks and tabs become blanks.
  static func line(_ words: Substring) -> String {
    words.split { $0.isNewline || $0 == "\t" }.map { String($0).trimmed }.filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// A confidence in per cent with two digits after the point.
  static func percent(_ confidence: Int) -> String {
    let rest = confidence % 100
    return "\(confidence / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

/// One of two documents.
private struct AlignedSide {
  let text: AlignmentText
  let problems: [FileProblem]

  init(_ path: String, _ plan: AlignPlan, language: LanguageTag?) throws {
    let file = NamedFile(name: InputFile.name(path), bytes: try InputFile.read(path))
    guard !file.bytes.isEmpty else {
      text = AlignmentText(segments: [], language: language ?? .undetermined)
      problems = []
      return
    }
    let draft = try DraftReader.read(
      file, format: plan.isSegmented ? .text : nil, encoding: plan.encoding)
    problems = draft.problems
    let known =
      try language ?? draft.metadata.language ?? LanguageGuess.known(draft.text.text)
      ?? .undetermined
    if plan.isSegmented {
      text = AlignmentText(segments: Self.lines(draft.text.text), language: known)
    } else {
      text = try AlignmentText(draft.text, language: known, sentences: .builtin)
    }
  }

  private static func lines(_ text: String) -> [String] {
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(Substring($0.last == 0x0D ? $0.dropLast() : $0))
    }
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines
  }
}
