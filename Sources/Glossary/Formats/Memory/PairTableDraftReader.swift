/// Reads a table of pairs with the places of its cells; `PairTableReader` says what a table is.
///
/// A column named *note* or *comment* is kept as notes.
enum PairTableDraftReader {
  /// Reads a table.
  ///
  /// - Complexity: O(size).
  /// - Throws: a `FileProblem` for broken CSV, or a table whose languages are not known.
  static func read(
    _ file: DecodedFile, _ format: BilingualFormat, _ wanted: LanguagePair
  ) throws(FileProblem) -> BilingualFile {
    let dialect = format == .csv ? DelimitedReader.Dialect.csv(detectedIn: file.text) : .tsv
    var scanner = TableCellScanner(file.text, file: file.file.name, dialect: dialect)
    let options = PairTableReader.Options(source: wanted.source, target: wanted.target)
    let rows = PairTableRows(file: file.file.name, options: options)
    var table = PairTableDraft(file: file.file.name)
    while let record = try scanner.next() {
      let texts = record.cells.map(scanner.text)
      if texts.allSatisfy({ $0.bytes.isEmpty }) { continue }
      if table.columns == nil {
        let fields = texts.map { String(decoding: $0.bytes, as: UTF8.self) }
        let (columns, isHeading) = try rows.columns(
          DelimitedReader.Record(line: record.line, fields: fields))
        table.columns = columns
        if isHeading { continue }
      }
      table.add(record, texts)
    }
    let text = table.builder.finish(
      file: file.text, source: DraftMetadata(language: table.columns?.source.language),
      target: DraftMetadata(language: table.columns?.target.language))
    return BilingualFile(
      format, file: file, text: text, unitCount: table.rowCount, problems: table.problems.all,
      cells: table.cells.sorted { $0.range < $1.range }, slots: table.builder.slots)
  }
}

/// Gathers the rows of a table of pairs.
private struct PairTableDraft {
  var columns: PairTableRows.Columns?
  var builder = BilingualTextBuilder()
  var problems: DraftProblems
  var cells: [TableCell] = []
  var rowCount = 0

  init(file: String) {
    problems = DraftProblems(file: file)
  }

  mutating func add(_ record: TableCellScanner.Record, _ texts: [SegmentText]) {
    guard let columns else { return }
    rowCount += 1
    let needed = max(columns.source.index, columns.target.index) + 1
    guard texts.count >= needed else {
      problems.add(
        line: record.line, "too-few-columns",
        "the row has \(texts.count) of \(needed) columns; add the missing ones")
      return
    }
    guard texts.allSatisfy({ $0.bytes.count <= BilingualReader.maximumSegment }) else {
      problems.add(
        line: record.line, "segment-too-long",
        "a cell of more than \(BilingualReader.maximumSegment >> 20) MiB; split it")
      return
    }
    let (source, target) = (texts[columns.source.index], texts[columns.target.index])
    guard !source.isBlank else {
      problems.add(line: record.line, "no-source", "a row without a source was passed over")
      return
    }
    var unit = BilingualText.Unit(id: nil)
    for (index, text) in texts.enumerated()
    where index < columns.names.count && !text.isBlank
      && index != columns.source.index && index != columns.target.index
    {
      let name = columns.names[index].lowercased()
      guard ["note", "notes", "comment", "comments"].contains(name) else { continue }
      unit.notes.append(String(decoding: text.bytes, as: UTF8.self))
    }
    cells += [record.cells[columns.source.index], record.cells[columns.target.index]]
    builder.add(
      unit, source: source, target: target,
      slot: .cell(record.cells[columns.target.index].range))
  }
}
