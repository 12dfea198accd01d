/// The number of a state of the store.
///
/// Each transaction that changes terms or units raises it, so that whoever keeps something made of them
/// knows when it is out of date, and an answer can tell which state it is of.
enum Revision {
  static func current(_ database: any Database) throws -> Int64 {
    try database.value("SELECT number FROM revision", use: .kept) ?? 0
  }

  /// Begins a new state, inside the transaction that makes it.
  static func advance(_ database: any Database) throws {
    try database.run("UPDATE revision SET number = number + 1")
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
      let states = try database.rows(
        "SELECT number, stamp FROM revision, term_state", use: .kept
      ) { StoreState(revision: $0.number(0) ?? 0, terms: $0.number(1) ?? 0) }
      return states.first ?? StoreState(revision: 0, terms: 0)
    }
  }
}
