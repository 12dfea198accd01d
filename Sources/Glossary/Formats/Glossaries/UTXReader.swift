/// Reads glossaries in UTX (Universal Terminology eXchange of AAMT), versions 1.00 to 1.20.
///
/// The header is the lines with `#` before the first row: the first names the version and the
/// languages, the last one the columns. Rows of one concept id are one concept.
public enum UTXReader {
  /// What a column holds.
  private enum Column {
    case term(Int), partOfSpeech(Int?), status(Int?), comment(Int?), concept, other(String)
  }

  /// Reads a glossary.
  ///
  /// - Complexity: O(size).
  /// - Throws: a `FileProblem` when the file cannot be decoded or has no header of UTX.
  public static func read(
    _ file: NamedFile, _ options: GlossaryOptions
  ) throws(FileProblem) -> TermTableReader.Result {
    let text = try DecodedFile(file, kind: .table(encoding: options.encoding)).text
    let records = try DelimitedReader.read(text, file: file.name, dialect: .tsv)
    let header = records.prefix { $0.fields.first?.hasPrefix("#") ?? false }
    guard let first = header.first, let heading = header.last, header.count > 1,
      first.fields.joined(separator: "\t").uppercased().hasPrefix("#UTX")
    else {
      throw unreadable(
        file.name, 1, "no header of UTX; it begins with #UTX, a version and the languages")
    }
    let properties = properties(header.dropLast())
    let languages = try languages(properties, heading, file.name, options)
    let columns = columns(heading, languages)
    var builder = GlossaryBuilder(file: file.name, options)
    for case .other(let name) in columns where name.isEmpty {
      builder.remark(heading.line, "unread-column", "a column without a name is not read")
    }
    builder.keep(description(properties))
    for record in records.dropFirst(header.count) {
      if record.fields.first?.hasPrefix("#") ?? false { continue }
      add(record, columns, languages, to: &builder)
    }
    return builder.result
  }

  // MARK: Header

  /// The properties of the glossary; the version is the first.
  private static func properties(_ lines: ArraySlice<DelimitedReader.Record>) -> [String] {
    lines.enumerated().flatMap { index, line -> [String] in
      let text = line.fields.joined(separator: " ").drop { $0 == "#" }
      // The first line is a list; the others are a sentence each.
      let parts = index == 0 ? text.split(separator: ";") : [text]
      return parts.flatMap { splitDate(TBXText.trimmed(String($0))) }.filter { !$0.isEmpty }
    }
  }

  /// Files in the wild leave out the semicolon between the date and what follows.
  private static func splitDate(_ property: String) -> [String] {
    guard let blank = property.firstIndex(of: " "),
      property.prefix(4).allSatisfy(\.isNumber), property.contains("T"),
      property[blank...].contains(":")
    else { return [property] }
    return [String(property[..<blank]), TBXText.trimmed(String(property[blank...]))]
  }

  private static func languages(
    _ properties: [String], _ heading: DelimitedReader.Record, _ file: String,
    _ options: GlossaryOptions
  ) throws(FileProblem) -> [LanguageTag] {
    for property in properties.dropFirst() {
      var text = property
      for name in ["language:", "languages:", "lang:"] where text.lowercased().hasPrefix(name) {
        text = String(text.dropFirst(name.count))
      }
      let parts = text.split { "/,".contains($0) }.map { TBXText.trimmed(String($0)) }
      let tags = parts.compactMap { try? LanguageTag($0) }
      if tags.count == parts.count && tags.count > 1 { return tags }
    }
    let named = heading.fields.compactMap { field -> LanguageTag? in
      let parts = name(field).split(separator: ":")
      return parts.count == 2 && parts[0] == "term" ? try? LanguageTag(String(parts[1])) : nil
    }
    if named.count > 1 { return named }
    if let source = options.source, let target = options.target { return [source, target] }
    throw unreadable(
      file, 1, "the header names no two languages, as in en/ja; pass --from and --to")
  }

  /// The header as the origin of the base, but the version and the languages.
  private static func description(_ properties: [String]) -> [DataItem] {
    let rest = properties.dropFirst().filter { property in
      let parts = property.split { "/,".contains($0) }
      let isLanguages =
        parts.count > 1
        && parts.allSatisfy { (try? LanguageTag(TBXText.trimmed(String($0)))) != nil }
      return !isLanguages && !property.lowercased().hasPrefix("lang")
    }
    if rest.isEmpty { return [] }
    let lines = rest.map { DataItem.Content.item(DataItem("p", text: $0)) }
    return [
      DataItem("fileDesc", content: [.item(DataItem("sourceDesc", content: lines))])
    ]
  }

  private static func name(_ field: String) -> String {
    var name = field.lowercased()
    while name.hasPrefix("#") { name.removeFirst() }
    return TBXText.trimmed(name)
  }

  private static func columns(
    _ heading: DelimitedReader.Record, _ languages: [LanguageTag]
  ) -> [Column] {
    heading.fields.map { field in
      let name = name(field)
      let parts = name.split(separator: ":").map { TBXText.trimmed(String($0)) }
      func language(_ code: String) -> Int? {
        switch code {
        case "src", "source": return 0
        case "tgt", "target": return 1
        default:
          let tag = try? LanguageTag(code)
          return tag.flatMap { tag in languages.firstIndex { $0 == tag } }
        }
      }
      let place = parts.lazy.compactMap(language).first
      let words = parts.filter { language($0) == nil }
      switch (words.joined(separator: ":"), place) {
      case ("", let place?), ("term", let place?): return .term(place)
      case ("pos", let place), ("part of speech", let place): return .partOfSpeech(place)
      case ("term status", let place), ("status", let place): return .status(place)
      case ("comment", let place), ("note", let place): return .comment(place)
      case ("concept id", _), ("entry id", _): return .concept
      default: return .other(TBXText.trimmed(field.filter { $0 != "#" }))
      }
    }
  }

  // MARK: Rows

  private static func add(
    _ record: DelimitedReader.Record, _ columns: [Column], _ languages: [LanguageTag],
    to builder: inout GlossaryBuilder
  ) {
    var row = GlossaryRow(line: record.line)
    var terms = [String](repeating: "", count: languages.count)
    var parts = [String?](repeating: nil, count: languages.count)
    var statuses = parts
    var comments = parts
    for (column, field) in zip(columns, record.fields) {
      let value = TBXText.trimmed(field)
      if value.isEmpty || value == "-" { continue }
      switch column {
      case .term(let place): terms[place] = value
      case .partOfSpeech(let place): parts[place ?? 0] = value
      // The status of a row is that of its translation.
      case .status(let place): statuses[place ?? 1] = value
      case .comment(let place?): comments[place] = value
      case .comment(nil): comments[1] = value
      case .concept: row.id = value
      case .other(let name):
        if !name.isEmpty { row.items.append(DataItem("admin", name, text: value)) }
      }
    }
    for (place, term) in terms.enumerated() where !term.isEmpty {
      row.designations.append(
        designation(languages[place], term, statuses[place], comments[place]))
      row.partsOfSpeech.append(parts[place])
    }
    if record.fields.count > columns.count {
      builder.remark(
        record.line, "row-length",
        "the row has \(record.fields.count) fields, the heading \(columns.count); the others were "
          + "not read")
    }
    builder.add(row)
  }

  private static func designation(
    _ language: LanguageTag, _ term: String, _ status: String?, _ comment: String?
  ) -> Designation {
    var designation = Designation(assumed: language, term, note: comment)
    guard let status else { return designation }
    let item = DataItem("termNote", "administrativeStatus", text: status)
    guard let known = item.status else {
      designation.kept.items.append(item)
      return designation
    }
    designation.status = known
    designation.kept.attributes = []
    if UTXWriter.word(known) != status { designation.kept.items.append(item) }
    return designation
  }

  private static func unreadable(_ file: String, _ line: Int, _ message: String) -> FileProblem {
    FileProblem(
      file: file, line: line, column: 1, kind: .unreadable, rule: "not-utx", message: message)
  }
}
