internal import GRDB

internal import Glibc

/// How far a store is from what this program would make of it.
public struct StoreCurrency: Hashable, Sendable {
  /// The version of its tables; 0 for a file without any.
  public var version: Int

  /// The version that this program makes.
  public var known: Int

  /// Whether it holds the built-in terms of this program, with keys by its rules.
  public var hasCurrentTerms: Bool

  /// Whether the file and its folder can be written.
  public var isWritable: Bool

  /// Whether its tables are those of this program.
  public var hasCurrentTables: Bool { version == known }
}

extension Store {
  /// Opens a store as it lies there: nothing is made, brought up to date or written; nil where there is no
  /// file.
  ///
  /// Only `currency` can be asked of a store whose tables are not current.
  ///
  /// - Complexity: constant.
  /// - Throws: `StorageError` for what is no store of this program or an older one.
  public convenience init?(inspecting path: String) throws {
    guard let kind = Self.kind(of: path) else { return nil }
    if kind == S_IFDIR { throw StorageError(.isFolder, path: path) }
    // Without files beside it nobody is writing, and SQLite needs none of its own to read it then.
    let isAlone = ["-wal", "-journal"].allSatisfy { Self.kind(of: path + $0) == nil }
    let state = isAlone ? FileState(path) : nil
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(5)
      configuration.readonly = true
      let database = try DatabaseQueue(
        path: isAlone ? Self.immutableURI(path) : path, configuration: configuration)
      try database.read { try State($0).check(path: path) }
      self.init(path: path, database: database, unwatched: state)
    } catch {
      throw StorageError.unwatched(
        StorageError.from(error, path: path), path: path, since: state)
    }
  }

  /// How far the store is from what this program would make of it.
  ///
  /// - Complexity: O(size of the built-in terms).
  /// - Throws: `StorageError`.
  public func currency(_ builtin: BuiltinTermBase) throws -> StoreCurrency {
    try read { database in
      let state = try State(database)
      let isCurrent = state.version == Schema.version
      return StoreCurrency(
        version: state.version, known: Schema.version,
        hasCurrentTerms: try isCurrent && builtin.isLoaded(database),
        isWritable: Self.isWritable(path) && Self.isWritable(Self.folder(of: path)))
    }
  }
}
