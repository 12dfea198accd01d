import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// `glossctl db backup`.
struct DatabaseBackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the store into a file.",
    discussion: """
      Others may go on reading and writing. The copy appears when it is whole, and is a store that \
      --db can name; its match index is copied into the folder FILE.index beside it.

      Example: glossctl db backup glossary-backup.db
      """)

  @Argument(help: ArgumentHelp("The file to write.", valueName: "file"))
  var file: String

  @Flag(help: "Replace a file that is there.")
  var force = false

  @Option(help: "text or json.")
  var format = TextOrJSON.text

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if file.isEmpty || file == "-" { throw ValidationError("A backup needs the name of a file.") }
  }

  func run() throws {
    let store = try common.openStore()
    let bytes = try OutputFile.place(file, replacing: force, besides: store.path) {
      try store.backUp(to: $0, for: file)
    }
    switch format {
    case .text: try StandardOutput.write("\(file): \(TextStyle.bytes(bytes))\n")
    case .json:
      var json = JSONWriter()
      json.object { json in
        json.member("file", file)
        json.member("bytes", bytes)
      }
      json.endLine()
      try StandardOutput.write(json.bytes)
    }
  }
}
