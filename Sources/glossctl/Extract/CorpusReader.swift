import Glossary
import GlossaryStore
import GlossaryWorkbench

/// Reads segments with their translations into a corpus, whatever they come from.
struct CorpusReader: ~Copyable {
  private let from: LanguageTag?
  private let to: LanguageTag?
  private var tokenizer = Tokenizer(.undetermined)

  /// What was read; nil until a pair in two languages has come.
  private(set) var corpus: TermCorpus?

  /// What a user should know, a line each.
  private(set) var remarks: [String] = []

  /// Makes a reader for two languages; nil takes those of the first pair.
  init(from: LanguageTag?, to: LanguageTag?) {
    self.from = from
    self.to = to
  }

  // MARK: Memory and files with both languages

  /// Reads the memory.
  mutating func read(_ store: Store, where filter: MemoryFilter) throws {
    try store.forEachUnit(where: filter) { try append($0.unit) }
  }

  /// Reads a file that has both languages.
  mutating func read(_ path: String) throws {
    let known = BilingualFormat(fileName: path)
    if known == .xliff || known == .po {
      let file = NamedFile(name: InputFile.name(path), bytes: try InputFile.read(path))
      try append(
        try BilingualReader.read(file, format: known, source: from, target: to).text, path)
      return
    }
    if known == nil, path != "-", DraftFormat(fileName: path) != nil {
      throw Failure(
        "\(path): is in one language; name its translation after it, or a file with both languages")
    }
    let input = try MemoryInput(path, format: path == "-" ? .tsv : nil)
    var skipped: [FileProblem] = []
    func take(_ item: MemoryItem) throws {
      switch item {
      case .unit(let unit, _): try append(unit)
      case .skipped(let problem): skipped.append(problem)
      case .header, .remark: break
      }
    }
    var options = MemoryReadOptions(source: from, target: to)
    if input.format.isTable, from == nil || to == nil, path != "-",
      let guess = try guessLanguages(ofTable: path)
    {
      options.source = options.source ?? guess.source
      options.target = options.target ?? guess.target
    }
    do {
      try input.withBlocks { next in
        try MemoryFileReader.read(
          input.format, name: input.name, blocks: next, options: options, take)
      }
    } catch let problem as FileProblem where problem.rule == "no-language" {
      throw Failure(
        "\(input.name): the first row names no two languages; pass --from and --to, or add a row "
          + "such as en<TAB>id")
    }
    note(skipped)
  }

  private mutating func note(_ skipped: [FileProblem]) {
    remarks += skipped.prefix(5).map(\.description)
    if skipped.count > 5 { remarks.append("\(skipped.count - 5) more units were skipped") }
  }

  private mutating func append(_ unit: TranslationUnit) throws {
    let known = corpus.map { ($0.sourceLanguage, $0.targetLanguage) }
    let source = known?.0 ?? from
    let target = known?.1 ?? to
    let text = unit.variants.first { variant in
      if let source { return source.serves(variant.language) }
      return !(target?.serves(variant.language) ?? false)
    }
    guard let text else { return }
    let translation = unit.variants.first { variant in
      if let target { return target.serves(variant.language) }
      return !text.language.serves(variant.language)
    }
    guard let translation else { return }
    try append(
      text.segment.text, translation.segment.text, source ?? text.language,
      target ?? translation.language)
  }

  private mutating func append(
    _ text: String, _ translation: String, _ source: LanguageTag, _ target: LanguageTag
  ) throws {
    if corpus == nil { corpus = TermCorpus(from: source, to: target) }
    try corpus?.append(text, translation, &tokenizer)
  }

  private mutating func append(_ text: BilingualText, _ path: String) throws {
    guard let source = from ?? text.sourceMetadata.language,
      let target = to ?? text.targetMetadata.language
    else {
      throw Failure("\(InputFile.name(path)): does not say its languages; pass --from and --to")
    }
    for unit in text.units {
      guard let range = unit.target else { continue }
      try append(
        String(text.source.text.slice(unit.source)), String(text.target.text.slice(range)), source,
        target)
    }
  }

  // MARK: Two files

  /// Reads two files with a segment a line.
  mutating func read(lines path: String, _ other: String) throws {
    let texts = try [path, other].map { try Self.lines($0) }
    if texts[0].count != texts[1].count {
      throw Failure(
        "\(InputFile.name(path)) has \(texts[0].count.counted("line")) and \(InputFile.name(other)) has "
          + "\(texts[1].count); with --segmented equal lines belong together")
    }
    let source = try from ?? guess(texts[0].joined(separator: "\n"))
    let target = try to ?? guess(texts[1].joined(separator: "\n"))
    try check(source, target)
    for (text, translation) in zip(texts[0], texts[1]) {
      try append(text, translation, source, target)
    }
  }

  private static func lines(_ path: String) throws -> [String] {
    var input = try InputLines(path)
    var lines: [String] = []
    while let line = try input.next() { lines.append(line) }
    return lines
  }

  /// Reads a document and its translation, and pairs their sentences.
  mutating func read(document path: String, translation other: String) throws {
    let drafts = try [path, other].map {
      try DraftReader.read(
        NamedFile(name: InputFile.name($0), bytes: try InputFile.read($0)))
    }
    let source = try from ?? drafts[0].metadata.language ?? guess(drafts[0].text.text)
    let target = try to ?? drafts[1].metadata.language ?? guess(drafts[1].text.text)
    try check(source, target)
    let text = try BilingualText(pairing: drafts[0].text, with: drafts[1].text, sentences: .builtin)
    for unit in text.units {
      guard let range = unit.target else { continue }
      try append(
        String(text.source.text.slice(unit.source)), String(text.target.text.slice(range)), source,
        target)
    }
  }

  /// What the first rows of a table without a heading look like; nil where they do not look like two
  /// languages.
  private mutating func guessLanguages(
    ofTable path: String
  ) throws -> (source: LanguageTag, target: LanguageTag)? {
    struct Enough: Error {}
    let input = try MemoryInput(path, format: nil)
    // Codes for private use are in no heading, so that a table with one is not read here.
    var options = PairTableReader.Options(
      source: try LanguageTag("qaa"), target: try LanguageTag("qab"))
    options.format = input.format
    var columns = ["", ""]
    do {
      try input.withBlocks { next in
        try PairTableReader.read(name: input.name, blocks: next, options: options) { item in
          guard case .unit(let unit, _) = item, unit.variants.count == 2 else { return }
          for column in 0...1 { columns[column] += unit.variants[column].segment.text + "\n" }
          if columns[0].utf8.count > 20_000 { throw Enough() }
        }
      }
    } catch is Enough {
    } catch is FileProblem {
      return nil
    }
    let (source, target) = (try guess(columns[0]), try guess(columns[1]))
    if source.serves(target) { return nil }
    remarks.append(
      "\(input.name): taken as \(source.name(in: .english)) with "
        + "\(target.name(in: .english)); pass --from and --to if that is wrong")
    return (source, target)
  }

  private mutating func guess(_ text: String) throws -> LanguageTag {
    LanguageGuess.guess(try tokenizer.tokenize(text))
  }

  private func check(_ source: LanguageTag, _ target: LanguageTag) throws {
    if source.serves(target) {
      throw Failure("both files look \(source.name(in: .english)); pass --from and --to")
    }
  }
}
