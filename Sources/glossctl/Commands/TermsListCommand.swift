import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// `glossctl terms list`.
struct TermsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List concepts with their first terms.",
    discussion: """
      Examples:
        glossctl terms list --subject trafficking
        glossctl terms list --sort id --status deprecated
        glossctl terms list --format csv > terms.csv
      """)

  @Option(
    help: ArgumentHelp("Order by the terms of this language.", valueName: "language"),
    transform: LanguageTag.argument)
  var sort = LanguageTag.english

  @Option(help: ArgumentHelp("Only this subject field.", valueName: "field"))
  var subject: String?

  @Option(help: "Only concepts with a term of this status, and those terms.")
  var status: AdministrativeStatus?

  @Option(help: ArgumentHelp("Only this base; builtin is the one that comes with the program."))
  var base: String?

  @Option(help: "text, json or csv (a row a term).")
  var format = Format.text

  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
  }

  func run() throws {
    let store = try common.openStore()
    try store.require(subject: subject)
    let concepts = try store.concepts(sortedBy: sort, base: base)
      .compactMap(selected)
    switch format {
    case .text where concepts.isEmpty:
      StandardError.write("glossctl: no concept passes the filters; see glossctl terms list")
    case .text: try StandardOutput.write(table(concepts))
    case .json:
      var json = JSONWriter()
      for concept in concepts {
        json.object { json in
          json.member("concept", concept.id.description)
          ConceptJSON.write(members: concept, languages: nil, date: Today.date, to: &json)
        }
        json.endLine()
      }
      try StandardOutput.write(json.bytes)
    case .csv:
      let writer = TermTableWriter(.csv)
      try StandardOutput.write(writer.heading + concepts.map(writer.lines).joined())
    }
    if concepts.isEmpty { throw ExitCode.findings }
  }

  /// The concept with the terms that pass the filters; nil if none does.
  private func selected(_ concept: Concept) -> Concept? {
    if let subject, concept.subject?.id != subject { return nil }
    guard let status else { return concept }
    var concept = concept
    concept.designations.removeAll { $0.status != status }
    return concept.designations.isEmpty ? nil : concept
  }

  /// Columns that line up on a terminal, wide scripts included.
  private func table(_ concepts: [Concept]) -> String {
    let languages = [sort] + [LanguageTag.indonesian, .english].filter { $0 != sort }.prefix(1)
    var rows = [languages.map { $0.name(in: .english) } + ["Subject", "Concept"]]
    rows += concepts.map { concept in
      languages.map { concept.designations(in: [$0]).first?.text ?? "" }
        + [concept.subject?.id ?? "", concept.id.description]
    }
    let widths = rows[0].indices.map { column in
      min(rows.map { $0[column].cellWidth }.max() ?? 0, 48)
    }
    return rows.enumerated().map { index, row in
      let cells = zip(row, widths).map { cell, width in
        TextStyle.padded(TextStyle.shortened(cell, to: width), to: width)
      }
      let line = cells.joined(separator: "  ").trimmedAtEnd
      return (index == 0 ? common.style.bold(line) : line) + "\n"
    }.joined()
  }
}
