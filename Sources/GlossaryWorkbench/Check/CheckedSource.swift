package import Glossary

/// A file that is checked: its text, what it says of itself, and how it is written back.
package enum CheckedSource: Sendable {
  /// A text in one language, with the bytes it was read from where they are to be changed.
  case draft(DraftFile, bytes: [UInt8])

  /// A text with its translation in one file.
  case bilingual(BilingualFile)

  /// A translation with the document that it translates.
  indirect case pair(source: CheckedSource, target: CheckedSource, BilingualText)

  /// Whether a name found in a folder is one of a draft; tables may be about anything, and are
  /// checked only when they are named.
  package static func isKnown(_ name: String) -> Bool {
    switch BilingualFormat(fileName: name) {
    case .xliff, .po, .tmx: true
    case .tsv, .csv: false
    case nil: DraftFormat(fileName: name) != nil
    }
  }

  /// Reads a file, by the format that its name tells, else its first bytes.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - settings: How it is read.
  ///   - keepsBytes: Whether it will be changed.
  /// - Throws: a `FileProblem` when it cannot be read.
  package init(_ file: NamedFile, settings: FileSettings, keepsBytes: Bool) throws {
    let isDraft = DraftFormat(fileName: file.name) != nil
    let told = BilingualFormat(fileName: file.name)
    if let format = told ?? (isDraft ? nil : BilingualFormat(file)) {
      self = .bilingual(
        try BilingualReader.read(
          file, format: format, source: settings.from, target: settings.to,
          encoding: settings.encoding))
    } else {
      self = .draft(
        try DraftReader.read(file, encoding: settings.encoding), bytes: keepsBytes ? file.bytes : []
      )
    }
  }

  /// Pairs a translation with the document that it translates, both in one language.
  package init(
    translation: NamedFile, of source: NamedFile, settings: FileSettings, keepsBytes: Bool
  ) throws {
    let source = try CheckedSource(source, settings: settings, keepsBytes: false)
    let target = try CheckedSource(translation, settings: settings, keepsBytes: keepsBytes)
    for document in [source, target] {
      if case .bilingual(let file) = document {
        throw Failure("\(file.name): has both languages itself; check it without --source")
      }
    }
    var metadata = (source: source.metadata, target: target.metadata)
    metadata.source.language = settings.from ?? metadata.source.language
    metadata.target.language = settings.to ?? settings.language ?? metadata.target.language
    let text = try BilingualText(
      pairing: source.text, with: target.text, sourceMetadata: metadata.source,
      targetMetadata: metadata.target, sentences: .builtin)
    self = .pair(source: source, target: target, text)
  }

  /// The text that findings are about.
  package var text: DraftText {
    switch self {
    case .draft(let file, _): file.text
    case .bilingual(let file): file.text.target
    case .pair(_, let target, _): target.text
    }
  }

  /// The text with what it translates, where there are two.
  package var bilingual: BilingualText? {
    switch self {
    case .draft: nil
    case .bilingual(let file): file.text
    case .pair(_, _, let text): text
    }
  }

  /// What a document in one language says of itself.
  package var metadata: DraftMetadata {
    switch self {
    case .draft(let file, _): file.metadata
    case .bilingual(let file): file.text.targetMetadata
    case .pair(_, let target, _): target.metadata
    }
  }

  /// The name of the file that holds the source, where it is another.
  package var sourceName: String? {
    guard case .pair(.draft(let file, _), _, _) = self else { return nil }
    return file.name
  }

  /// The stretches of the text in which its author has silenced rules.
  package var suppressions: [Suppression] {
    switch self {
    case .draft(let file, _): file.suppressions
    case .bilingual: []
    case .pair(_, let target, _): target.suppressions
    }
  }

  /// What is odd about the file and did not hinder its reading.
  package var problems: [FileProblem] {
    switch self {
    case .draft(let file, _): file.problems
    case .bilingual(let file): file.problems
    case .pair(let source, let target, _): source.problems + target.problems
    }
  }

  /// The edits that put other words in the place of a range of the text.
  package func edits(replacing range: TextRange, with words: String) -> [SourceEdit] {
    switch self {
    case .draft(let file, _): file.edits(replacing: range, with: words)
    case .bilingual(let file): file.edits(replacing: range, of: .target, with: words)
    case .pair(_, let target, _): target.edits(replacing: range, with: words)
    }
  }

  /// The file with edits; every other byte is the same.
  package func bytes(applying edits: [SourceEdit]) throws -> [UInt8] {
    switch self {
    case .draft(let file, let bytes): try file.bytes(applying: edits, to: bytes)
    case .bilingual(let file): try file.bytes(applying: edits)
    case .pair(_, let target, _): try target.bytes(applying: edits)
    }
  }
}
