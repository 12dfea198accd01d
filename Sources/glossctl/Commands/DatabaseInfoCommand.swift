import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// `glossctl db info`.
struct DatabaseInfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Tell what the store holds and how large it is.",
    discussion: "Example: glossctl db info --format json")

  @Option(help: "text or json.")
  var format = TextOrJSON.text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let store = try common.openStore()
    let information = try store.information()
    let bases = try store.bases()
    switch format {
    case .text:
      let rows = [
        ("Store", store.path),
        ("Format", "version \(information.version), \(information.program)"),
        ("Size", TextStyle.bytes(information.bytes)),
        ("Memory", "\(information.units.counted("unit")), \(information.variants.counted("text"))"),
        ("Imports", String(information.imports)),
        ("Index", indexText(information)),
        (
          "Terms",
          bases.map { "\($0.name): \($0.concepts.counted("concept"))" }.joined(separator: ", ")
        ),
      ]
      try StandardOutput.write(
        rows.map { "\(TextStyle.padded($0.0, to: 8))\($0.1)\n" }.joined())
    case .json:
      var json = JSONWriter()
      json.object { json in
        json.member("store", store.path)
        json.member("version", information.version)
        json.member("program", information.program)
        json.member("sqlite", SQLiteVersion.current)
        json.member("bytes", information.bytes)
        json.member("units", information.units)
        json.member("variants", information.variants)
        json.member("imports", information.imports)
        json.key("index")
        json.object { json in
          json.member("files", information.indexFiles)
          json.member("texts", information.indexEntries)
          json.member("bytes", information.indexBytes)
          json.member("unindexedUnits", information.unindexedUnits)
        }
        json.key("bases")
        json.array(bases) { json, base in
          json.object { json in
            json.member("name", base.name)
            json.member("concepts", base.concepts)
            json.member("designations", base.designations)
          }
        }
      }
      json.endLine()
      try StandardOutput.write(json.bytes)
    }
  }

  private func indexText(_ information: StoreInformation) -> String {
    "\(information.indexEntries.counted("text")) in \(information.indexFiles.counted("file")), "
      + "\(TextStyle.bytes(information.indexBytes)); "
      + "\(information.unindexedUnits.counted("unit")) in none"
  }
}
