import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// `glossctl terms show`.
struct TermsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show concepts whole.",
    discussion: "Example: glossctl terms show tppo icrmw")

  @Argument(help: ArgumentHelp("Concept ids, as list and lookup print them.", valueName: "id"))
  var ids: [String]

  @Option(help: "text or json.")
  var format = TextOrJSON.text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let store = try common.openStore()
    let card = ConceptCard(
      style: common.style, languages: nil, date: Today.date, isAsOf: false)
    var isFirst = true
    var missing: [String] = []
    for name in ids {
      guard let id = Concept.ID(name), let concept = try store.concept(id) else {
        missing.append(name)
        continue
      }
      switch format {
      case .text: try StandardOutput.write((isFirst ? "" : "\n") + card.text(concept))
      case .json:
        var json = JSONWriter()
        json.object { json in
          json.member("concept", concept.id.description)
          ConceptJSON.write(members: concept, languages: nil, date: Today.date, to: &json)
        }
        json.endLine()
        try StandardOutput.write(json.bytes)
      }
      isFirst = false
    }
    for name in missing {
      StandardError.write("glossctl: no concept \"\(name)\"; try glossctl lookup \"\(name)\"")
    }
    if !missing.isEmpty { throw ExitCode.findings }
  }
}
