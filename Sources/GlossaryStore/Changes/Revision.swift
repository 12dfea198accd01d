internal import GRDB

/// The number of a state of the store.
///
/// Each transaction that changes terms or units raises it, so that whoever keeps something made of them
/// knows when it is out of date, and an answer can tell which state it is of.
enum Revision {
  static func current(_ database: Database) throws -> Int64 {
    try Int64.fetchOne(database.cachedStatement(sql: "SELECT number FROM revision")) ?? 0
  }

  /// Begins a new state, inside the transaction that makes it.
  static func advance(_ database: Database) throws {
    try database.execute(sql: "UPDATE revision SET number = number + 1")
  }
}

/// What tells one state of a store from another.
public struct StoreState: Hashable, Sendable {
  /// The number of the state, which rises with every change of terms and units.
  public var revision: Int64

  /// A number that changes whenever the terms do.
  public var terms: Int64
}

extension Store {
  /// The present state of the store.
  ///
  /// - Complexity: O(1).
  /// - Throws: `StorageError`.
  public func state() throws -> StoreState {
    try read { database in
      let terms = try Int64.fetchOne(
        database.cachedStatement(sql: "SELECT stamp FROM term_state"))
      return StoreState(revision: try Revision.current(database), terms: terms ?? 0)
    }
  }
}
