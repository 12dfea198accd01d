import Glossary
import GlossaryStore
import GlossaryWorkbench
import HTTPTypes

/// A file of a memory that came with a request.
struct MemoryUpload: Sendable {
  private let source: MemorySource
  private var options: MemoryImportOptions

  /// Finds the format of a file by its name, else by its first bytes.
  ///
  /// - Throws: a `Problem` where neither tells one that can be read.
  init(
    _ file: NamedFile, source: LanguageTag?, target: LanguageTag?, origin: String?,
    domain: String? = nil
  ) throws {
    let known =
      MemoryFormat(fileName: file.name) ?? MemoryFormat(firstBytes: Array(file.bytes.prefix(4_096)))
    guard let format = known, MemoryFormat.readable.contains(format) else {
      throw Problem(
        .unsupportedMediaType,
        "neither name nor content tells a format; give TMX, XLIFF, PO, TSV or CSV")
    }
    let reading = MemoryReadOptions(source: source, target: target)
    self.source = MemorySource(name: file.name, format: format.rawValue) { emit in
      var rest = [file.bytes]
      try MemoryFileReader.read(
        format, name: file.name, blocks: { rest.popLast() ?? [] }, options: reading, emit)
    }
    options = MemoryImportOptions(date: Today.moment)
    options.origin = origin
    options.domain = domain
    options.languages = [source, target].compactMap(\.self)
  }

  /// Imports it: all or nothing.
  func run(in store: Store) throws -> MemoryImportAccount {
    try store.importMemory([source], options: options)[0]
  }
}
