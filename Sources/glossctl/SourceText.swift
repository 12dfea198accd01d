import Glossary
import GlossaryStore
import GlossaryWorkbench

/// Reads the segments of a file to be translated: lines of text, or the source side of a memory.
struct SourceText {
  /// The language of the segments; nil for the first that a unit has.
  var language: LanguageTag?

  /// The language of the translations in a table without a heading.
  var target: LanguageTag?

  /// The segments of a file; `-` is standard input, of plain text.
  func read(_ path: String) throws -> AnalysedText {
    var segments: [String] = []
    if let format = MemoryFormat(fileName: path), MemoryFormat.readable.contains(format) {
      try readMemory(try MemoryInput(path, format: format)) { unit in
        if let text = text(of: unit) { segments.append(text) }
      }
    } else {
      var queue = try SegmentQueue(path: path, texts: [], hasContext: false)
      while let query = try queue.next() { segments.append(query.text) }
    }
    return AnalysedText(name: InputFile.name(path), segments: segments)
  }

  private func readMemory(_ input: MemoryInput, _ body: (TranslationUnit) -> Void) throws {
    func take(_ item: MemoryItem) {
      if case .unit(let unit, _) = item { body(unit) }
    }
    var options = MemoryReadOptions.everything(source: language, target: target)
    if !input.format.isTable {
      // Only the texts count here, so that a file may leave its languages open.
      options.source = language ?? .undetermined
      options.target = target ?? .undetermined
    }
    try input.withBlocks { blocks in
      try MemoryFileReader.read(
        input.format, name: input.name, blocks: blocks, options: options, take)
    }
  }

  private func text(of unit: TranslationUnit) -> String? {
    let variant = unit.variants.first { variant in
      language.map { variant.language.serves($0) } ?? true
    }
    return variant.map(\.segment.text)
  }
}
