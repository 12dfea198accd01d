import Glossary
import GlossaryStore

/// Reads the segments of a file to be translated: lines of text, or the source side of a memory.
struct SourceText {
  /// The language of the segments; nil for the first that a unit has.
  var language: LanguageTag?

  /// The language of the translations in a table without a heading.
  var target: LanguageTag?

  /// The segments of a file; `-` is standard input, of plain text.
  func read(_ path: String) throws -> AnalysedText {
    let name = InputFile.name(path)
    var segments: [String] = []
    if isMemory(path) {
      try readMemory(path, name) { if let text = text(of: $0) { segments.append(text) } }
    } else {
      var queue = try SegmentQueue(path: path, texts: [], hasContext: false)
      while let query = try queue.next() { segments.append(query.text) }
    }
    return AnalysedText(name: name, segments: segments)
  }

  private func readMemory(
    _ path: String, _ name: String, _ body: (TranslationUnit) -> Void
  ) throws {
    let file = try InputBlocks(path)
    let take = { (item: MemoryItem) in
      if case .unit(let unit, _) = item { body(unit) }
    }
    if stem(path).hasSuffix(".tmx") {
      try TMXReader.read(name: name, blocks: file.next, take)
    } else {
      let options = PairTableReader.Options(source: language, target: target)
      try PairTableReader.read(name: name, blocks: file.next, options: options, take)
    }
  }

  private func text(of unit: TranslationUnit) -> String? {
    let variant = unit.variants.first { variant in
      language.map { variant.language.serves($0) } ?? true
    }
    return variant.map(\.segment.text)
  }

  private func isMemory(_ path: String) -> Bool {
    [".tmx", ".tsv", ".csv"].contains { stem(path).hasSuffix($0) }
  }

  /// The name without the suffix of a packed file.
  private func stem(_ path: String) -> String {
    let name = path.lowercased()
    return name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
  }
}
