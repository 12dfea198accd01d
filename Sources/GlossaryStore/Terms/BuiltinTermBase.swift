internal import BuiltinTerms
public import Glossary

/// The curated term base that comes with the program.
public struct BuiltinTermBase: Sendable {
  /// Its name and number in every store.
  ///
  /// Bases with higher numbers win over it.
  static let name = "builtin"
  static let id: Int64 = 1

  /// Makes the base; nothing is read yet.
  public init() {}

  /// The files of the base.
  ///
  /// - Complexity: O(size).
  public var files: [NamedFile] {
    (0..<builtin_terms_count()).map { index in
      let file = unsafe builtin_terms_at(index)
      let bytes = unsafe UnsafeBufferPointer(start: file.bytes, count: Int(file.length))
      return NamedFile(
        name: "terms/" + (unsafe String(cString: file.name)), bytes: unsafe Array(bytes))
    }
  }

  /// The base itself.
  ///
  /// - Complexity: O(size).
  public func read() -> TermBase {
    TermBaseYAMLReader.read(files).base
  }

  /// A fingerprint of the files, which changes with every change of a byte.
  ///
  /// - Complexity: O(size), an eighth of it in steps.
  public var version: String {
    var hash = 0xCBF2_9CE4_8422_2325 as UInt64
    for index in 0..<builtin_terms_count() {
      let file = unsafe builtin_terms_at(index)
      let bytes = unsafe UnsafeRawBufferPointer(start: file.bytes, count: Int(file.length))
      let words = bytes.count / 8
      for word in 0..<words {
        let value = unsafe bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)
        hash = ((hash ^ value) &* 0x0000_0100_0000_01B3)
        hash ^= hash >> 29
      }
      for index in words * 8..<bytes.count {
        hash = (hash ^ UInt64(unsafe bytes[index])) &* 0x0000_0100_0000_01B3
      }
    }
    return String(hash, radix: 16)
  }

  /// Whether a store holds this very base, and every base has keys of this version.
  func isLoaded(_ database: any Database) throws -> Bool {
    let bases = try database.rows("SELECT id, version, key_version FROM base") {
      (id: $0.number(0), version: $0.text(1), keys: $0.text(2))
    }
    return bases.contains { $0.id == Self.id && $0.version == version }
      && bases.allSatisfy { $0.keys == SearchKey.version }
  }

  /// Puts the base into a store in place of an older one, and makes the keys of other bases anew
  /// where their rules have changed.
  func load(into database: any Database) throws {
    let base = read()
    var writer = try ConceptWriter(database)
    try writer.replaceBase(id: Self.id, name: Self.name, version: version)
    for concept in base.concepts { try writer.insert(concept, base: Self.id) }
    try writer.setProtectedNames(base.protectedNames, base: Self.id)
    try writer.renewKeys()
  }
}
