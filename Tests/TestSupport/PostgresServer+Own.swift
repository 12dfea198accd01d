import Foundation
import Testing

/// A PostgreSQL server that a test starts for itself, to do to it what happens to servers.
public final class OwnPostgres: Sendable {
  /// The address of a database on it.
  public let address: String

  private let folder: URL

  private static let script = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("../../scripts/postgres")

  /// Starts a server with its data in a new folder.
  public init() throws {
    // A path of a socket has at most 107 bytes.
    folder = URL(fileURLWithPath: "/tmp/glossary-pg-\(UUID().uuidString.prefix(8))")
    let outcome = try Command.run(Self.script, ["start", folder.path])
    try #require(outcome.status == 0, "\(outcome.errors)")
    address = outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  deinit {
    try? stop(immediately: true)
    try? FileManager.default.removeItem(at: folder)
  }

  public func restart() throws {
    let outcome = try Command.run(Self.script, ["restart", folder.path])
    try #require(outcome.status == 0, "\(outcome.errors)")
  }

  /// Stops it, in good order or as a failing machine would.
  public func stop(immediately: Bool) throws {
    let mode = immediately ? "immediate" : "fast"
    let outcome = try Command.run(Self.script, ["stop", folder.path, mode])
    try #require(outcome.status == 0, "\(outcome.errors)")
  }
}
