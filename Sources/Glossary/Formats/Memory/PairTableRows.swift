/// Makes units of the rows of a table of pairs.
struct PairTableRows {
  /// Which columns hold what.
  struct Columns {
    var source: (index: Int, language: LanguageTag)
    var target: (index: Int, language: LanguageTag)

    /// The names of the columns by index; none without a heading.
    var names: [String]
  }

  /// The longest code of a language in a heading, in bytes.
  private static let longestCode = 11

  private let file: String
  private let options: PairTableReader.Options
  private var columns: Columns?

  /// Whether there was any row.
  private(set) var hasRows = false

  init(file: String, options: PairTableReader.Options) {
    self.file = file
    self.options = options
  }

  /// Gives the units of rows to the body and empties them.
  mutating func take(
    _ records: inout [DelimitedReader.Record], _ body: (MemoryItem) throws -> Void
  ) throws {
    for record in records {
      hasRows = true
      if let columns {
        try give(record, columns, body)
      } else {
        let (found, isHeading) = try columns(record)
        columns = found
        if !isHeading { try give(record, found, body) }
      }
    }
    records.removeAll(keepingCapacity: true)
  }

  private func give(
    _ record: DelimitedReader.Record, _ columns: Columns, _ body: (MemoryItem) throws -> Void
  ) throws {
    let fields = record.fields
    let needed = max(columns.source.index, columns.target.index) + 1
    guard fields.count >= needed else {
      try body(
        .skipped(
          problem(
            record.line, "too-few-columns",
            "the row has \(fields.count) of \(needed) columns; add the missing ones")))
      return
    }
    var unit = TranslationUnit()
    for (index, language) in [columns.source, columns.target] where !isBlank(fields[index]) {
      unit.variants.append(Variant(language: language, segment: Segment(fields[index])))
    }
    for (index, field) in fields.enumerated()
    where index != columns.source.index && index != columns.target.index && !field.isEmpty {
      let name = index < columns.names.count ? columns.names[index] : ""
      let type = name.isEmpty ? "x-column-\(index + 1)" : "x-\(name)"
      unit.annotations.append(Annotation(.property(type: type), field))
    }
    guard let first = unit.variants.first else {
      try body(
        .skipped(
          problem(record.line, "no-variant", "neither side has a text; add both or remove the row"))
      )
      return
    }
    try body(.unit(unit, line: record.line))
    if unit.variants.count == 1 {
      try body(
        .remark(
          problem(
            record.line, "one-language",
            "the row has \(first.language) only; add the translation")))
    }
  }

  // MARK: Columns

  /// The columns that the first row tells, and whether it is a heading.
  func columns(
    _ record: DelimitedReader.Record
  ) throws(FileProblem) -> (Columns, isHeading: Bool) {
    let tags = record.fields.map(tag)
    if options.heading != .absent, let columns = heading(record.fields, tags) {
      return (columns, true)
    }
    // Two well-known codes are a heading, also where they are not the ones that are wanted.
    let isOtherHeading =
      options.heading == .detected && tags.count >= 2
      && tags.prefix(2).allSatisfy { $0.map(isKnown) ?? false }
    if options.heading == .present || isOtherHeading {
      let wanted = [options.source, options.target].compactMap { $0?.canonical }
      let there = tags.compactMap { $0?.canonical }.joined(separator: ", ")
      throw problem(
        record.line, "no-column",
        "the heading has columns for \(there.isEmpty ? "no language" : there); needed are "
          + (wanted.isEmpty ? "two languages" : wanted.joined(separator: ", ")), .unreadable)
    }
    guard let source = options.source, let target = options.target else {
      throw problem(
        record.line, "no-language",
        "the first row names no two languages; pass --source and --target, or add a row such as "
          + "\"en<TAB>id\"",
        .unreadable)
    }
    return (Columns(source: (0, source), target: (1, target), names: []), false)
  }

  /// The columns of a heading, nil when the row is none.
  private func heading(_ fields: [String], _ tags: [LanguageTag?]) -> Columns? {
    let known = tags.indices.filter { tags[$0] != nil }
    func index(of wanted: LanguageTag?, besides other: Int?) -> Int? {
      guard let wanted else { return known.first { $0 != other } }
      return known.first { tags[$0] == wanted } ?? known.first { tags[$0]?.serves(wanted) ?? false }
    }
    // A wanted target is found first, so that the source may be any other column.
    let givenTarget = options.target.flatMap { index(of: $0, besides: nil) }
    guard let source = index(of: options.source, besides: givenTarget),
      let target = givenTarget ?? index(of: options.target, besides: source), source != target,
      let sourceTag = tags[source], let targetTag = tags[target], sourceTag != targetTag
    else { return nil }
    let isWanted = options.source != nil && options.target != nil
    if options.heading == .detected, !isWanted {
      // Two short words may be codes of languages too; a heading begins with well-known ones.
      guard max(source, target) == 1, isKnown(sourceTag), isKnown(targetTag) else { return nil }
    }
    return Columns(
      source: (source, sourceTag), target: (target, targetTag), names: fields)
  }

  private func tag(_ field: String) -> LanguageTag? {
    field.utf8.count <= Self.longestCode ? try? LanguageTag(field) : nil
  }

  /// Whether CLDR has a name for the language.
  private func isKnown(_ tag: LanguageTag) -> Bool {
    let language = tag.fallbacks.last ?? tag
    return language.name(in: .english) != language.canonical
  }

  private func isBlank(_ text: String) -> Bool { text.utf8.allSatisfy { $0 <= 0x20 } }

  private func problem(
    _ line: Int, _ rule: String, _ message: String, _ kind: FileProblem.Kind = .content
  ) -> FileProblem {
    FileProblem(
      file: file, line: line, column: 1, kind: kind, rule: rule, message: message)
  }
}
