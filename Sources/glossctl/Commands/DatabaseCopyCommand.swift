import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

import Glibc

/// `glossctl db copy`.
struct DatabaseCopyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy",
    abstract: "Move a store between a file and a server, verified.",
    discussion: """
      Copies all that a store holds into another that holds nothing but the built-in terms, and makes \
      it where it is missing. Every row is read back, and counts and checksums of each table are \
      compared, in one transaction: the copy is whole, or nothing is changed. The match index of the \
      copy is made anew. Others may go on using the first store; what they change meanwhile is not \
      in the copy.

      Examples:
        glossctl db copy glossary.db postgres://glossary@db.example.org/glossary
        glossctl db copy postgres://glossary@db.example.org/glossary laptop.db
      """)

  @Argument(help: ArgumentHelp("The store to read: a file or an address.", valueName: "from"))
  var source: String

  @Argument(help: ArgumentHelp("The store to write.", valueName: "to"))
  var target: String

  @Option(help: "text or json.")
  var format = TextOrJSON.text

  @Flag(name: [.short, .long], help: "No remarks on standard error but errors.")
  var quiet = false

  func validate() throws {
    if source.isEmpty || target.isEmpty { throw ValidationError("Both stores need a name.") }
    if OutputFile.isSame(source, target) {
      throw ValidationError("\(Store.shownName(source)) is named twice.")
    }
  }

  func run() throws {
    Allocator.returnLargeBlocks()
    guard try Store(inspecting: source) != nil else {
      throw Failure("\(Store.shownName(source)): there is no store")
    }
    let from = try Store(path: source, builtin: BuiltinTermBase())
    let copy = try copy(from)
    switch format {
    case .text: try StandardOutput.write(text(copy))
    case .json: try StandardOutput.write(json(copy))
    }
  }

  /// Copies into what is there, or into a file that appears when it is whole.
  private func copy(_ from: Store) throws -> StoreCopy {
    let isThere = unsafe access(target, F_OK) == 0
    if isThere || Store.isAddress(target) { return try copy(from, to: target, for: target) }
    var copy: StoreCopy?
    _ = try OutputFile.place(target, replacing: false, besides: source) {
      copy = try self.copy(from, to: $0, for: target)
    }
    guard let copy else { preconditionFailure("a file was placed that nothing was copied into") }
    return copy
  }

  private func copy(_ from: Store, to path: String, for place: String) throws -> StoreCopy {
    let progress = Progress(total: nil, items: "rows", isShown: !quiet)
    defer { progress.end() }
    let store =
      path == place
      ? try Store(path: path, builtin: BuiltinTermBase()) : try Store(new: path, for: place)
    return try from.copy(to: store) { progress.add(steps: 0, items: $0) }
  }

  private func text(_ copy: StoreCopy) -> String {
    let rows = copy.tables.filter { $0.rows > 0 }.map { ($0.name, String($0.rows), $0.checksum) }
    let name = rows.map(\.0.count).max() ?? 0
    let count = rows.map(\.1.count).max() ?? 0
    let lines = rows.map { row in
      let number = String(repeating: " ", count: count - row.1.count) + row.1
      return "\(TextStyle.padded(row.0, to: name))  \(number)  \(row.2)\n"
    }
    let sum = copy.tables.reduce(0) { $0 + $1.rows }
    return lines.joined() + "\(sum.counted("row")) copied and read back alike\n"
  }

  private func json(_ copy: StoreCopy) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("tables")
      json.array(copy.tables) { json, table in
        json.object { json in
          json.member("name", table.name)
          json.member("rows", table.rows)
          json.member("checksum", table.checksum)
        }
      }
    }
    json.endLine()
    return json.bytes
  }
}
