import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// `glossctl db vacuum`.
struct DatabaseVacuumCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vacuum",
    abstract: "Give the room of removed units back to the disk.",
    discussion: """
      Needs as much free room as the store takes while it runs.

      Example: glossctl db vacuum
      """)

  @Option(help: "text or json.")
  var format = TextOrJSON.text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let store = try common.openStore()
    let before = try store.information().bytes
    try store.vacuum()
    let after = try store.information().bytes
    switch format {
    case .text:
      try StandardOutput.write("\(TextStyle.bytes(before)) before, \(TextStyle.bytes(after)) now\n")
    case .json:
      var json = JSONWriter()
      json.object { json in
        json.member("bytesBefore", before)
        json.member("bytes", after)
      }
      json.endLine()
      try StandardOutput.write(json.bytes)
    }
  }
}
