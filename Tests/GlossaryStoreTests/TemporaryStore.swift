import Foundation
import Glossary
import GlossaryStore
import TestSupport
import Testing

/// A store with the built-in base, loaded once and copied for each test.
enum PreparedStore {
  private static let loaded = Result {
    let folder = try Workplace(isEmpty: true)
    // The connection closes before the bytes are read, so that the file is whole.
    _ = try Store(path: folder.path(), builtin: BuiltinTermBase()).bases()
    return try folder.bytes()
  }

  /// Puts a store with the built-in base into a folder.
  static func copy(into folder: Workplace) throws {
    try folder.write("store.db", bytes: try loaded.get())
  }

  /// A fresh store with the built-in base.
  static func open(in folder: Workplace) throws -> Store {
    try copy(into: folder)
    return try Store(path: folder.path(), builtin: BuiltinTermBase())
  }
}

/// The built-in base, read once.
enum Builtin {
  static let base = BuiltinTermBase().read()
}

/// The `sqlite3` program, by which tests do to a store what another program might.
enum SQLite {
  static let program: URL? = Command.find("sqlite3")
  static var isPresent: Bool { program != nil }
  static let reason: Comment = "the program sqlite3 is not on the path"

  /// Runs statements and returns what they print.
  @discardableResult
  static func run(_ sql: String, _ path: String) throws -> String {
    let program: URL = try #require(program)
    let outcome = try Command.run(program, ["-bail", path, sql])
    try #require(outcome.status == 0, "\(outcome.errors)")
    return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Runs a body while another process holds a lock on a database.
  static func whileLocked(
    _ path: String, by statement: String = "BEGIN EXCLUSIVE;", _ body: () throws -> Void
  ) throws {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    let program: URL = try #require(program)
    process.executableURL = program
    process.arguments = ["-bail", path]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    defer {
      try? input.fileHandleForWriting.close()
      process.waitUntilExit()
    }
    try input.fileHandleForWriting.write(contentsOf: Data("\(statement)\nSELECT 'held';\n".utf8))
    let answer = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    try #require(answer.contains("held"))
    try body()
  }
}

extension TermBase {
  /// Reads a base from YAML that has no problem.
  static func yaml(_ text: String) throws -> TermBase {
    let result = TermBaseYAMLReader.read([NamedFile(name: "own.yaml", bytes: Array(text.utf8))])
    try #require(result.problems.isEmpty, "\(result.problems)")
    return result.base
  }
}

/// The error of a store that a body must end with.
func storageError(_ body: () throws -> Void) -> StorageError.Code? {
  do {
    try body()
    return nil
  } catch {
    return (error as? StorageError)?.code
  }
}
