public import Foundation

/// A folder of a test's own, with a store in it, removed at the end.
public final class Workplace: Sendable {
  /// The folder.
  public let folder: URL

  /// A store as first use leaves it.
  ///
  /// Making one reads the whole built-in base, so it is made once.
  private static let freshStore = Result {
    let maker = try Workplace(isEmpty: true)
    _ = try maker.glossctl(["lookup", "TPPO"])
    return Data(try maker.bytes("store.db"))
  }

  /// Makes the folder, with a fresh store unless it shall be empty.
  public init(isEmpty: Bool = false) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("glossary-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if !isEmpty {
      try Self.freshStore.get().write(to: folder.appendingPathComponent("store.db"))
    }
  }

  deinit {
    PostgresServer.drop(folder)
    try? FileManager.default.removeItem(at: folder)
  }

  /// The path of a name in the folder.
  public func path(_ name: String = "store.db") -> String {
    folder.appendingPathComponent(name).path
  }

  /// Writes a file into the folder and returns its path.
  @discardableResult
  public func write(_ name: String, _ text: String) throws -> String {
    try write(name, bytes: Array(text.utf8))
  }

  /// Writes a file of bytes into the folder and returns its path.
  @discardableResult
  public func write(_ name: String, bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: folder.appendingPathComponent(name))
    return path(name)
  }

  /// The bytes of a file in the folder.
  public func bytes(_ name: String = "store.db") throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appendingPathComponent(name)))
  }

  /// The names of all files of the folder.
  public func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  /// The text of a file in the folder.
  public func text(_ name: String) throws -> String {
    String(decoding: try bytes(name), as: UTF8.self)
  }

  /// Runs `glossctl` with the store of this folder.
  public func glossctl(_ arguments: [String], input: String = "") throws -> Command.Outcome {
    try Command.run(
      Command.glossctl, arguments, input: Data(input.utf8),
      environment: ["GLOSSCTL_DB": path("store.db"), "TZ": "UTC"])
  }

  /// Runs `glossctl` in a folder below this one, with the store of this folder.
  public func glossctl(
    _ arguments: [String], in name: String, input: String = "",
    environment: [String: String] = [:]
  ) throws -> Command.Outcome {
    let standard = ["GLOSSCTL_DB": path("store.db"), "TZ": "UTC"]
    return try Command.run(
      Command.glossctl, arguments, input: Data(input.utf8),
      environment: standard.merging(environment) { $1 },
      in: folder.appendingPathComponent(name))
  }

  /// Makes a folder below this one.
  public func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
  }
}
