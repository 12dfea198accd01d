internal import Glibc

extension Store {
  /// Whether others may change the store from other machines.
  public var isShared: Bool { engine is PostgresEngine }

  /// Waits for another state of the store than that of a revision.
  ///
  /// A PostgreSQL server tells of each new state; other databases are asked at the end of the time.
  ///
  /// - Parameters:
  ///   - revision: The state that is known.
  ///   - milliseconds: How long to wait at most.
  /// - Returns: The number of the present state.
  /// - Throws: `StorageError`.
  public func awaitChange(after revision: Int64, milliseconds: Int32) throws -> Int64 {
    // Who listens before looking misses nothing.
    let server = engine as? PostgresEngine
    let isListening = try server?.listen() ?? false
    let now = try state().revision
    if now != revision { return now }
    if isListening {
      try server?.awaitNotification(milliseconds: milliseconds)
    } else {
      usleep(UInt32(milliseconds) * 1_000)
    }
    return try state().revision
  }
}
