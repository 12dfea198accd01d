public import Glossary

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
      try database.rows("SELECT \(Self.columns) FROM access_token ORDER BY name") {
        Self.token($0)
      }.compactMap(\.self)
    }
  }

  /// The token of an id; nil where there is none.
  ///
  /// - Throws: `StorageError`.
  public func accessToken(_ id: String) throws -> AccessToken? {
    try read { database in
      try database.rows(
        "SELECT \(Self.columns) FROM access_token WHERE id = ?", id, use: .kept
      ) { Self.token($0) }.first ?? nil
    }
  }

  /// Adds a token.
  ///
  /// - Throws: `ChangeConflict.exists` where its name is taken; `StorageError`.
  public func add(_ token: AccessToken) throws {
    try write { database in
      if try database.isThere("SELECT 1 FROM access_token WHERE name = ?", token.name) {
        throw ChangeConflict.exists
      }
      try database.run(
        "INSERT INTO access_token (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?)",
        token.id, token.name, token.digest, token.scope.rawValue, token.created.seconds,
        token.expires?.seconds)
    }
  }

  /// Removes the token of a name; false where there is none.
  ///
  /// - Throws: `StorageError`.
  public func removeAccessToken(named name: String) throws -> Bool {
    try write { database in
      let ids: [String] = try database.values(
        "DELETE FROM access_token WHERE name = ? RETURNING id", name)
      return !ids.isEmpty
    }
  }

  private static let columns = "id, name, digest, scope, created, expires"

  private static func token(_ row: any Statement) -> AccessToken? {
    guard let id = row.text(0), let name = row.text(1),
      let scope = row.text(3).flatMap(AccessScope.init), let created = row.number(4)
    else { return nil }
    return AccessToken(
      id: id, name: name, digest: row.bytes(2), scope: scope,
      created: Timestamp(seconds: created),
      expires: row.number(5).map { Timestamp(seconds: $0) })
  }
}
