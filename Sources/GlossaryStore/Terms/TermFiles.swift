internal import Glibc
public import Glossary

extension Store {
  /// What rules know of some bases, of all for nil: read from files beside the store, which are made
  /// when they are missing, damaged, or of other terms or another program.
  ///
  /// - Parameters:
  ///   - bases: The names of the bases.
  ///   - program: What tells this build of the program from any other; nil to keep no files.
  /// - Returns: The knowledge, of which nothing is opened yet.
  /// - Complexity: O(1).
  /// - Throws: `StorageError`; an unknown base is one.
  public func termKnowledge(of bases: [String]?, program: String?) throws -> TermKnowledge {
    let ids = try read { database in try bases.map { try $0.map { try baseID($0, database) } } }
    return TermKnowledge(TermFiles(self, bases: ids, program: program))
  }
}

/// The knowledge of a store's terms, a file a language, in the folder of its index.
///
/// A file is written under a temporary name and takes its own when it is whole. Its name tells the
/// state of the terms, and it holds what the program is known by; whatever does not fit is made anew.
/// A store whose folder cannot be written works without files.
struct TermFiles: TermKnowledgeSource {
  private let store: Store
  private let bases: [Int64]?
  private let program: String?
  private let folder: IndexFolder

  init(_ store: Store, bases: [Int64]?, program: String?) {
    self.store = store
    self.bases = bases
    self.program = program
    folder = store.index.folder
  }

  func kept(_ language: LanguageTag) -> LanguageKnowledge? {
    guard let program, let stamp = try? store.read(Self.stamp),
      let bytes = try? IndexFolder.map(path(language, stamp))
    else { return nil }
    return try? LanguageKnowledge(
      bytes, language: language, fingerprint: fingerprint(program, stamp))
  }

  func build(_ language: LanguageTag) throws -> LanguageKnowledge {
    let (base, stamp) = try store.read { database in
      let base = try bases.map { try Store.termBase(database, of: $0, hasTexts: false) }
      return (try base ?? Store.termBase(database, hasTexts: false), try Self.stamp(database))
    }
    guard let program else { return try LanguageKnowledge(base, language: language) }
    let bytes = try LanguageKnowledge.freeze(
      base, language: language, fingerprint: fingerprint(program, stamp))
    if write(bytes, to: path(language, stamp)) {
      removeFiles(ofOtherStatesThan: stamp)
      if let kept = kept(language) { return kept }
    }
    return try LanguageKnowledge(
      unsafe IndexBytes(bytes, checksum: IndexFolder.checksum), language: language,
      fingerprint: fingerprint(program, stamp))
  }

  static func stamp(_ database: any Database) throws -> Int64 {
    try database.value("SELECT stamp FROM term_state", use: .kept) ?? 0
  }

  /// What the tables of a file hang on: the terms, and the program with its rules and its ICU.
  private func fingerprint(_ program: String, _ stamp: Int64) -> String {
    "\(stamp) \(selection) \(SearchKey.version) \(program)"
  }

  private var selection: String {
    bases.map { Set($0).sorted().map(String.init).joined(separator: "+") } ?? "all"
  }

  private static let suffix = ".terms"

  private static func prefix(_ stamp: Int64) -> String {
    String(UInt64(bitPattern: stamp), radix: 16) + "-"
  }

  private func path(_ language: LanguageTag, _ stamp: Int64) -> String {
    "\(folder.path)/\(Self.prefix(stamp))\(selection)-\(language)\(Self.suffix)"
  }

  /// Writes a file whole, or not at all: false where that is not possible.
  private func write(_ bytes: [UInt8], to target: String) -> Bool {
    if unsafe mkdir(folder.path, 0o755) != 0 && errno != EEXIST { return false }
    let temporary = "\(target).\(getpid()).part"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    if descriptor < 0 { return false }
    let isWritten = (try? IndexFolder.write(bytes, to: descriptor, path: temporary)) != nil
    guard close(descriptor) == 0, isWritten, unsafe rename(temporary, target) == 0 else {
      unsafe unlink(temporary)
      return false
    }
    return true
  }

  /// Removes files of states of the terms that are gone, and what killed processes left of them.
  private func removeFiles(ofOtherStatesThan stamp: Int64) {
    guard let names = unsafe opendir(folder.path) else { return }
    defer { unsafe closedir(names) }
    while let entry = unsafe readdir(names) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      let isOurs = name.hasSuffix(Self.suffix) || name.contains(Self.suffix + ".")
      if isOurs && !name.hasPrefix(Self.prefix(stamp)) {
        unsafe unlink(folder.path + "/" + name)
      }
    }
  }
}
