/// Reads a file of any format as units of a memory.
public enum MemoryFileReader {
  /// Gives the units and problems of a file to the body, in the order of the file.
  ///
  /// `blocks` gives the next bytes of the file, and none at its end.
  ///
  /// - Complexity: O(size); memory does not grow with the file, but for eight bytes for each `tuid`
  ///   of TMX.
  /// - Throws: a `FileProblem` of kind `unreadable` for a file that cannot be read, or is of a format
  ///   that is written only; or what the closures throw.
  public static func read(
    _ format: MemoryFormat, name: String, blocks: () throws -> [UInt8],
    options: MemoryReadOptions = MemoryReadOptions(), _ body: (MemoryItem) throws -> Void
  ) throws {
    switch format {
    case .tmx: try TMXReader.read(name: name, blocks: blocks, body)
    case .xliff: try XLIFFMemoryReader.read(name: name, blocks: blocks, options: options, body)
    case .po: try POMemoryReader.read(name: name, blocks: blocks, options: options, body)
    case .tsv, .csv:
      var table = PairTableReader.Options(source: options.source, target: options.target)
      table.encoding = options.encoding
      table.format = format
      try PairTableReader.read(name: name, blocks: blocks, options: table, body)
    case .jsonl:
      throw FileProblem(
        file: name, line: 1, column: 1, kind: .unreadable, rule: "unknown-format",
        message: "JSON Lines cannot be read; give TMX, XLIFF, PO, TSV or CSV")
    }
  }
}
