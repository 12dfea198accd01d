import Foundation
import Synchronization
public import Testing

/// A PostgreSQL server on which tests make databases of their own.
public enum PostgresServer {
  /// The address of a database of the server, by which others are made; nil where there is none.
  public static let address = ProcessInfo.processInfo.environment["GLOSSARY_TEST_POSTGRES"]

  public static var isPresent: Bool { address != nil && psql != nil }

  public static let reason: Comment = "no server in GLOSSARY_TEST_POSTGRES; see scripts/postgres"

  private static let psql = Command.find("psql")

  /// Databases that were made, by the folders that they go with.
  private static let made = Mutex<[URL: String]>([:])

  /// What this process makes of stores on servers lies in a folder of its own, removed at the end.
  private static let cache: URL = {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("glossary-cache-\(ProcessInfo.processInfo.processIdentifier)")
    unsafe setenv("XDG_CACHE_HOME", folder.path, 1)
    atexit { try? FileManager.default.removeItem(at: PostgresServer.cache) }
    return folder
  }()

  /// Runs statements in a database of an address and returns what they print.
  @discardableResult
  public static func run(_ sql: String, _ address: String) throws -> String {
    let program: URL = try #require(psql)
    let outcome = try Command.run(
      program, ["-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-d", address, "-c", sql])
    try #require(outcome.status == 0, "\(outcome.errors)")
    return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The address of the database that goes with a folder, and is dropped with it; made on first use, empty
  /// or as another one is.
  public static func database(of place: Workplace, like template: String? = nil) throws -> String {
    let server: String = try #require(address)
    _ = cache
    let name = place.folder.lastPathComponent.lowercased().replacingOccurrences(of: "-", with: "_")
    let isNew = made.withLock { $0.updateValue(name, forKey: place.folder) == nil }
    if isNew {
      // Nobody may be connected to a template while it is copied.
      let template = template.map { " TEMPLATE \($0)" } ?? ""
      try run("CREATE DATABASE \(name)\(template)", server)
    }
    return named(name, server)
  }

  /// The name of the database of an address.
  public static func name(_ address: String) -> String {
    URLComponents(string: address).map { String($0.path.dropFirst()) } ?? ""
  }

  /// Drops the database that goes with a folder, if there is one.
  static func drop(_ folder: URL) {
    guard let name = made.withLock({ $0.removeValue(forKey: folder) }), let address else { return }
    _ = try? run("DROP DATABASE \(name) WITH (FORCE)", address)
  }

  private static func named(_ name: String, _ server: String) -> String {
    var parts = URLComponents(string: server)
    parts?.path = "/" + name
    return parts?.string ?? server
  }
}
