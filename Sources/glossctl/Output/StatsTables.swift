import Glossary
import GlossaryStore
import GlossaryWorkbench

/// What `stats` prints: the same figures as text, JSON and CSV.
struct StatsTables {
  /// One table: a heading and rows; the first column is words, the others are figures.
  private struct Table {
    var title: String?
    var rows: [[String]]
  }

  private var tables: [Table] = []

  /// The figures as one line of JSON.
  private(set) var json: [UInt8] = []

  /// The figures as CSV.
  private(set) var csv = ""

  /// The figures as text.
  func text(_ style: TextStyle) -> String {
    tables.map { table in
      let title = table.title.map { style.bold(TextStyle.printable($0)) + "\n" } ?? ""
      return title + Self.columns(table.rows, style)
    }.joined(separator: "\n")
  }

  private static func columns(_ rows: [[String]], _ style: TextStyle) -> String {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { $0[column].cellWidth }.max() ?? 0
    }
    return rows.enumerated().map { number, row in
      let cells = zip(row, widths).enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: max(0, cell.1 - cell.0.cellWidth))
        return column == 0 ? cell.0 + blanks : blanks + cell.0
      }
      let line = cells.joined(separator: "  ").trimmedAtEnd
      return (number == 0 ? style.dim(line) : line) + "\n"
    }.joined()
  }

  private static func rows(_ rows: [[String]]) -> String {
    let writer = DelimitedWriter(.csv)
    return rows.map { writer.line($0) }.joined()
  }
}

// MARK: - The memory

extension StatsTables {
  /// The figures of a memory.
  init(_ statistics: MemoryStatistics) {
    tables.append(Table(rows: [["Units", String(statistics.units)]]))
    let languages = statistics.languages.map { language in
      [
        language.variants, language.distinctTexts, language.variants - language.distinctTexts,
        language.words, language.characters,
      ]
    }
    let headings = ["variants", "distinct", "duplicates", "words", "characters"]
    if !languages.isEmpty {
      tables.append(
        Table(
          rows: [["Language"] + headings.map(\.capitalizedFirst)]
            + zip(statistics.languages, languages).map { language, figures in
              ["\(language.language.name(in: .english)) (\(language.language))"]
                + figures.map { String($0) }
            }))
      tables.append(
        Table(
          rows: [["Origin", "Units"]]
            + statistics.origins.map { [TextStyle.printable($0.name), String($0.units)] }))
    }
    var json = JSONWriter()
    json.object { json in
      json.member("units", statistics.units)
      json.key("languages")
      json.array(zip(statistics.languages, languages)) { json, pair in
        json.object { json in
          json.member("language", pair.0.language.description)
          for (name, figure) in zip(headings, pair.1) { json.member(name, figure) }
        }
      }
      json.key("origins")
      json.array(statistics.origins) { json, origin in
        json.object { json in
          json.member("origin", origin.name)
          json.member("units", origin.units)
        }
      }
    }
    json.endLine()
    self.json = json.bytes
    csv = Self.rows(
      [["kind", "name", "units"] + headings]
        + [["memory", "", String(statistics.units)] + headings.map { _ in "" }]
        + zip(statistics.languages, languages).map { language, figures in
          ["language", language.language.description, ""] + figures.map { String($0) }
        }
        + statistics.origins.map { origin in
          ["origin", origin.name, String(origin.units)] + headings.map { _ in "" }
        })
  }
}

// MARK: - A job

extension StatsTables {
  /// The figures of a job, file by file and in all.
  init(_ files: [MemoryAnalysis]) {
    var total = MemoryAnalysis()
    for file in files { total.add(file) }
    for file in files { tables.append(Self.table(file, title: file.name)) }
    if files.count > 1 { tables.append(Self.table(total, title: "Total")) }
    var json = JSONWriter()
    json.object { json in
      json.key("files")
      json.array(files) { json, file in
        json.object { json in
          json.member("path", file.name)
          Self.write(members: file, to: &json)
        }
      }
      json.key("total")
      json.object { Self.write(members: total, to: &$0) }
    }
    json.endLine()
    self.json = json.bytes
    csv = Self.rows(
      [["file", "band", "segments", "words", "characters"]]
        + files.flatMap { file in
          Self.lines(file).map { name, amount in
            [file.name, name, "\(amount.segments)", "\(amount.words)", "\(amount.characters)"]
          }
        })
  }

  /// The bands that a segment can have against earlier segments of the job.
  private static let internalBands: [MatchBand] = [.from95, .from85, .from75, .from50]

  /// Every line of a file's table, for programs; the total is not among them.
  private static func lines(_ file: MemoryAnalysis) -> [(String, MemoryAnalysis.Amount)] {
    MatchBand.allCases.map { ($0.rawValue, file.bands[$0] ?? .init()) }
      + [("repetitions", file.repetitions)]
      + internalBands.map { ("internal \($0.rawValue)", file.internals[$0] ?? .init()) }
  }

  private static func table(_ file: MemoryAnalysis, title: String) -> Table {
    let total = file.total
    let bands =
      MatchBand.allCases.map { ($0.title, file.bands[$0] ?? .init()) }
      + [("Repetitions", file.repetitions)]
      + internalBands.map { ("Internal \($0.title)", file.internals[$0] ?? .init()) }
      + [("Total", total)]
    return Table(
      title: title,
      rows: [["Band", "Segments", "Words", "Characters", "Words %"]]
        + bands.map { name, amount in
          let share =
            total.words == 0 ? 0 : (20_000 * amount.words + total.words) / (2 * total.words)
          return [
            name, "\(amount.segments)", "\(amount.words)", "\(amount.characters)",
            TextStyle.fixedPoints(share),
          ]
        })
  }

  private static func write(members file: MemoryAnalysis, to json: inout JSONWriter) {
    write(members: file.total, to: &json)
    json.key("bands")
    json.array(MatchBand.allCases) { json, band in
      write(band, file.bands[band] ?? .init(), to: &json)
    }
    json.key("repetitions")
    json.object { write(members: file.repetitions, to: &$0) }
    json.key("internal")
    json.array(internalBands) { json, band in
      write(band, file.internals[band] ?? .init(), to: &json)
    }
  }

  private static func write(
    _ band: MatchBand, _ amount: MemoryAnalysis.Amount, to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("band", band.rawValue)
      write(members: amount, to: &json)
    }
  }

  private static func write(members amount: MemoryAnalysis.Amount, to json: inout JSONWriter) {
    json.member("segments", amount.segments)
    json.member("words", amount.words)
    json.member("characters", amount.characters)
  }
}

extension MatchBand {
  /// The band for a person.
  var title: String {
    switch self {
    case .inContext: "101 (context)"
    case .exact: "100"
    case .from95: "95–99"
    case .from85: "85–94"
    case .from75: "75–84"
    case .from50: "50–74"
    case .none: "None"
    }
  }
}
