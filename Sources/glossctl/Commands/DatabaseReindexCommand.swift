import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// `glossctl db reindex`.
struct DatabaseReindexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reindex",
    abstract: "Make the match index anew from the units.",
    discussion: """
      The old index serves others until the new one is whole.

      Example: glossctl db reindex
      """)

  @Option(help: "text or json.")
  var format = TextOrJSON.text

  @OptionGroup var common: CommonOptions

  func run() throws {
    Allocator.returnLargeBlocks()
    let store = try common.openStore()
    try store.rebuildIndex()
    let information = try store.information()
    switch format {
    case .text:
      try StandardOutput.write(
        "\(information.indexEntries.counted("text")) in \(information.indexFiles.counted("file")), "
          + "\(TextStyle.bytes(information.indexBytes))\n")
    case .json:
      var json = JSONWriter()
      json.object { json in
        json.member("texts", information.indexEntries)
        json.member("files", information.indexFiles)
        json.member("bytes", information.indexBytes)
      }
      json.endLine()
      try StandardOutput.write(json.bytes)
    }
  }
}
