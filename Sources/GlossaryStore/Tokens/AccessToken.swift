internal import FoundationEssentials
public import Glossary
internal import GRDB

/// What the holder of a token may do; each scope includes those before it.
public enum AccessScope: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Reading.
  case read

  /// Proposing changes.
  case suggest

  /// Changing concepts and units.
  case write

  /// Whatever can be done.
  case admin

  public static func < (left: AccessScope, right: AccessScope) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .read: 0
    case .suggest: 1
    case .write: 2
    case .admin: 3
    }
  }
}

/// A token of which the store knows a digest, but not the token.
public struct AccessToken: Hashable, Sendable {
  /// The public part, by which it is found.
  public var id: String

  /// Whose it is.
  public var name: String

  /// A digest of the secret part.
  public var digest: [UInt8]

  /// What its holder may do.
  public var scope: AccessScope

  /// When it was made.
  public var created: Timestamp

  /// When it ends; nil for never.
  public var expires: Timestamp?

  /// Makes a token.
  public init(
    id: String, name: String, digest: [UInt8], scope: AccessScope, created: Timestamp,
    expires: Timestamp? = nil
  ) {
    self.id = id
    self.name = name
    self.digest = digest
    self.scope = scope
    self.created = created
    self.expires = expires
  }
}

extension Store {
  /// The tokens, by name.
  ///
  /// - Throws: `StorageError`.
  public func accessTokens() throws -> [AccessToken] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM access_token ORDER BY name").compactMap {
        Self.token($0)
      }
    }
  }

  /// The token of an id; nil where there is none.
  ///
  /// - Throws: `StorageError`.
  public func accessToken(_ id: String) throws -> AccessToken? {
    try read { database in
      try Row.fetchOne(
        database, sql: "SELECT * FROM access_token WHERE id = ?", arguments: [id]
      ).flatMap { Self.token($0) }
    }
  }

  /// Adds a token.
  ///
  /// - Throws: `ChangeConflict.exists` where its name is taken; `StorageError`.
  public func add(_ token: AccessToken) throws {
    try write { database in
      let isKnown = try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM access_token WHERE name = ?)",
        arguments: [token.name])
      if isKnown ?? false { throw ChangeConflict.exists }
      try database.execute(
        sql: "INSERT INTO access_token VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [
          token.id, token.name, Data(token.digest), token.scope.rawValue,
          token.created.seconds, token.expires?.seconds,
        ])
    }
  }

  /// Removes the token of a name; false where there is none.
  ///
  /// - Throws: `StorageError`.
  public func removeAccessToken(named name: String) throws -> Bool {
    try write { database in
      try database.execute(sql: "DELETE FROM access_token WHERE name = ?", arguments: [name])
      return database.changesCount > 0
    }
  }

  private static func token(_ row: Row) -> AccessToken? {
    guard let scope = AccessScope(rawValue: row["scope"]) else { return nil }
    let expires: Int64? = row["expires"]
    let digest: Data = row["digest"]
    return AccessToken(
      id: row["id"], name: row["name"], digest: Array(digest), scope: scope,
      created: Timestamp(seconds: row["created"]), expires: expires.map { Timestamp(seconds: $0) })
  }
}
