import Glossary
import GlossaryStore
import GlossaryWorkbench

/// What became of the units of a file.
struct Pretranslation {
  /// What became of a unit.
  enum Fate: Hashable {
    /// It has a translation already.
    case translated

    /// Its translation is approved.
    case approved

    /// It is not to be translated.
    case fixed

    /// The file has no place for a translation.
    case closed

    /// Nothing was found.
    case none

    /// It was filled.
    case filled(TranslationProposal)
  }

  let file: BilingualFile
  let languages: (source: LanguageTag, target: LanguageTag)

  /// The fate of each unit, in order.
  private(set) var fates: [Fate] = []

  /// The words and numbers of each unit.
  private(set) var words: [Int] = []

  let edits: [SourceEdit]

  /// How many units were filled.
  let filled: Int

  init(
    _ file: BilingualFile, _ command: PretranslateCommand, _ store: Store,
    notice: @escaping (String) -> Void
  ) throws {
    self.file = file
    languages = try Self.languages(file, command)
    var options = MatchOptions()
    options.minimum = command.minimum * 100
    options.filter = command.units.filter
    var pretranslator = try Pretranslator(
      store, options, languages: languages,
      termsOn: command.leavesTerms ? nil : command.date ?? Today.date, notice: notice)
    var tokenizer = Tokenizer(languages.source)
    var fills: [TranslationFill] = []
    let progress = Progress(
      total: file.text.units.count, items: "units", isShown: !command.common.quiet)
    defer { progress.end() }
    for (number, unit) in file.text.units.enumerated() {
      let text = try tokenizer.tokenize(String(file.text.source.text.slice(unit.source)))
      words.append(text.tokens.count { $0.kind == .word || $0.kind == .number })
      var fate = Self.fate(of: unit, overwrites: command.overwrite)
      if fate == .none, !file.takesTranslation(ofUnit: number) { fate = .closed }
      if fate == .none, let found = try pretranslator.proposal(forUnit: number, of: file.text) {
        fate = .filled(found)
        fills.append(TranslationFill(unit: number, proposal: found))
      }
      fates.append(fate)
      progress.add(steps: 1, items: 1)
    }
    filled = fills.count
    edits = file.edits(filling: fills, target: languages.target)
  }

  /// What the file becomes, as `diff -u` writes it.
  var diff: String {
    UnifiedDiff(
      path: file.name, text: file.text.source.source.parts[0].text,
      changes: edits.sorted { $0.location.range < $1.location.range }.map {
        ($0.location.range, $0.replacement)
      }
    ).description
  }

  private static func fate(of unit: BilingualText.Unit, overwrites: Bool) -> Fate {
    if !unit.isTranslatable { return .fixed }
    if unit.isApproved { return .approved }
    return unit.target == nil || overwrites ? .none : .translated
  }

  private static func languages(
    _ file: BilingualFile, _ command: PretranslateCommand
  ) throws -> (source: LanguageTag, target: LanguageTag) {
    guard let source = command.from ?? file.text.sourceMetadata.language else {
      throw FileProblem(
        file: file.name, line: 1, column: 1, kind: .unreadable, rule: "no-language",
        message: "the file does not tell the language of its texts; name it with --from")
    }
    guard let target = command.to ?? file.text.targetMetadata.language else {
      throw FileProblem(
        file: file.name, line: 1, column: 1, kind: .unreadable, rule: "no-language",
        message: "the file does not tell the language of its translations; name it with --to")
    }
    return (source, target)
  }
}
