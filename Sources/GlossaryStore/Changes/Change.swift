public import Glossary

/// A single change of a concept or a unit: what it was like from then on.
public struct Change: Hashable, Sendable {
  /// The state of the store that the change made.
  public var revision: Int64

  /// When it was made.
  public var moment: Timestamp

  /// Who made it.
  public var actor: String

  /// The concept in YAML, or the unit in JSON, as it was from then on; nil where it was removed.
  public var content: String?

  /// The number of the suggestion that it accepts; nil where it accepts none.
  public var suggestion: Int64?

  /// Who made that suggestion.
  public var suggestedBy: String?
}

/// Who changes something, and when.
public struct ChangeAuthor: Hashable, Sendable {
  /// The name of the person or program.
  public var name: String

  /// The moment.
  public var moment: Timestamp

  /// The number of the suggestion that the change accepts; nil for a change of the author's own.
  public var suggestion: Int64?

  /// Makes an author.
  public init(_ name: String, at moment: Timestamp, accepting suggestion: Int64? = nil) {
    self.name = name
    self.moment = moment
    self.suggestion = suggestion
  }
}

/// What single changes are of.
enum ChangeKind: String {
  case concept, unit
}

extension Store {
  /// The single changes of a concept in a base, the newest first.
  ///
  /// - Complexity: O(number of changes).
  /// - Throws: `StorageError`.
  public func changes(of concept: Concept.ID, in base: String) throws -> [Change] {
    try read { try Self.changes(.concept, "\(base)/\(concept)", $0) }
  }

  /// The single changes of a unit under all numbers that it had, the newest first.
  ///
  /// - Complexity: O(number of changes).
  /// - Throws: `StorageError`.
  public func changes(ofUnit id: Int64) throws -> [Change] {
    try read { database in
      var changes: [Change] = []
      var number: Int64? = id
      while let id = number {
        changes += try Self.changes(.unit, String(id), database)
        number = try database.value(
          "SELECT unit_id FROM unit_successor WHERE successor_id = ?", id)
      }
      return changes
    }
  }

  private static func changes(
    _ kind: ChangeKind, _ subject: String, _ database: any Database
  ) throws -> [Change] {
    try database.rows(
      """
      SELECT change.revision, change.moment, actor, change.content, suggestion.id, author
      FROM change LEFT JOIN suggestion ON suggestion.revision = change.revision
      WHERE change.kind = ? AND subject = ? ORDER BY change.id DESC
      """, kind.rawValue, subject
    ) {
      Change(
        revision: $0.number(0) ?? 0, moment: Timestamp(seconds: $0.number(1) ?? 0),
        actor: $0.text(2) ?? "", content: $0.text(3), suggestion: $0.number(4),
        suggestedBy: $0.text(5))
    }
  }

  /// Keeps a change, inside the transaction that makes it and after the revision was raised; the suggestion
  /// that it accepts, if any, is closed in the same.
  static func record(
    _ kind: ChangeKind, _ subject: String, content: String?, by author: ChangeAuthor,
    _ database: any Database
  ) throws {
    try database.run(
      """
      INSERT INTO change (id, revision, moment, actor, kind, subject, content)
      VALUES ((SELECT coalesce(max(id), 0) + 1 FROM change), (SELECT number FROM revision),
        ?, ?, ?, ?, ?)
      """,
      author.moment.seconds, author.name, kind.rawValue, subject, content, use: .kept)
    if let suggestion = author.suggestion {
      try accept(suggestion, result: subject, by: author, database)
    }
  }
}

/// What tells one content of a concept or a unit from another.
enum ContentVersion {
  /// 64 bits of FNV-1a in hexadecimal: the same content has the same version on every machine.
  static func of(_ bytes: some Sequence<UInt8>) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return String(hash, radix: 16)
  }
}

/// Why a single change was not made.
public enum ChangeConflict: Error, Hashable, Sendable {
  /// There is nothing of that name.
  case missing

  /// It is there already.
  case exists

  /// It has another version than the one that was to be changed.
  case otherVersion(String)
}
