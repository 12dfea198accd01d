import Foundation
import Glossary
import GlossaryStore
import TestSupport
import Testing

/// What keeps the stores of these tests: SQLite, or PostgreSQL where GLOSSARY_TEST_STORE is `postgresql`.
enum StoreUnderTest {
  static let isServer =
    ProcessInfo.processInfo.environment["GLOSSARY_TEST_STORE"] == "postgresql"

  static var isFile: Bool { !isServer }

  /// Whether another program may change the store.
  static var canRun: Bool { isServer || SQLite.program != nil }
  static let reason: Comment = "of stores in a file"
}

extension Workplace {
  /// The path or address of the store of this place.
  func store() throws -> String {
    StoreUnderTest.isServer ? try PostgresServer.database(of: self) : path()
  }

  /// What the store holds, in bytes or in what tells of each change.
  func content() throws -> [UInt8] {
    guard StoreUnderTest.isServer else { return try bytes() }
    let tables = [
      "base", "concept", "designation", "unit", "memory_import", "origin", "domain", "retired_unit",
    ]
    let counts = tables.map { "(SELECT count(*) FROM \($0))" }.joined(separator: ", ")
    return Array(try run("SELECT \(counts), (SELECT number FROM revision)").utf8)
  }

  /// Runs statements on the store, as another program might, and returns what they print.
  @discardableResult
  func run(_ sql: String) throws -> String {
    StoreUnderTest.isServer
      ? try PostgresServer.run(sql, store()) : try SQLite.run(sql, path())
  }
}

/// A store with the built-in base, loaded once and copied for each test.
enum PreparedStore {
  private static let loaded = Result {
    let folder = try Workplace(isEmpty: true)
    // The connection closes before the bytes are read, so that the file is whole.
    _ = try Store(path: folder.store(), builtin: BuiltinTermBase()).bases()
    return folder
  }

  /// Puts a store with the built-in base into a folder.
  static func copy(into folder: Workplace) throws {
    let loaded = try loaded.get()
    if StoreUnderTest.isServer {
      _ = try PostgresServer.database(of: folder, like: PostgresServer.name(loaded.store()))
    } else {
      try folder.write("store.db", bytes: try loaded.bytes())
    }
  }

  /// A fresh store with the built-in base.
  static func open(in folder: Workplace) throws -> Store {
    try copy(into: folder)
    return try Store(path: folder.store(), builtin: BuiltinTermBase())
  }
}

/// The built-in base, read once.
enum Builtin {
  static let base = BuiltinTermBase().read()
}

/// The `sqlite3` program, by which tests do to a store what another program might.
enum SQLite {
  static let program: URL? = Command.find("sqlite3")
  static var isPresent: Bool { program != nil && StoreUnderTest.isFile }
  static let reason: Comment = "of stores in a file; needs the program sqlite3"

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
