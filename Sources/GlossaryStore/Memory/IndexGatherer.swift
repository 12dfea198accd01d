internal import Dispatch
internal import Glossary

/// The texts of one language that are in no file yet.
///
/// `@unchecked Sendable` holds because one task at a time has it: the gatherer's queue, then whoever
/// finishes it.
final class LanguageTexts: @unchecked Sendable {
  let language: String
  var builder: FuzzyIndexBuilder
  private let folder: IndexFolder?

  /// Begins with no texts, which are put aside in the folder, or in memory without one.
  init(_ language: String, _ folder: IndexFolder?) {
    self.language = language
    self.folder = folder
    builder = Self.builder(folder)
  }

  /// Gives the builder away and begins a new one.
  func take() -> FuzzyIndexBuilder {
    var builder = Self.builder(folder)
    swap(&builder, &self.builder)
    return builder
  }

  private static func builder(_ folder: IndexFolder?) -> FuzzyIndexBuilder {
    guard let folder else { return FuzzyIndexBuilder() }
    return FuzzyIndexBuilder(spool: { try folder.makeSpool() })
  }
}

/// Adds units to the texts of their languages.
struct IndexedTexts {
  /// What is gathered, by language.
  private(set) var languages: [String: LanguageTexts] = [:]

  /// The languages that are wanted; nil for all.
  private let wanted: Set<String>?

  private let folder: IndexFolder?

  /// What the variants of a unit have in common with those of the unit before, mostly all.
  private struct Profiles {
    var languages: [LanguageTag] = []
    var domain: Int64?
    var origin: Int64?
    var variants: [(profile: SegmentProfile, texts: LanguageTexts?)] = []
  }

  private var last = Profiles()

  /// Begins with no texts, which are put aside in the folder, or in memory without one.
  init(wanted: Set<String>? = nil, folder: IndexFolder? = nil) {
    self.wanted = wanted
    self.folder = folder
  }

  /// Adds the texts of units; `whenFull` empties the builder of a language that can take no more.
  mutating func add(
    _ batch: IndexedBatch, whenFull: (LanguageTexts) throws -> Void = { _ in }
  ) throws {
    var lastList: Int?
    for unit in batch.units {
      if unit.languages != lastList || unit.domain != last.domain || unit.origin != last.origin {
        resolve(batch.languages[unit.languages], unit)
        lastList = unit.languages
      }
      let date = unit.date.map { Timestamp(seconds: $0) }
      var position = 0
      try UnitCursor.forEachText(batch.code, unit.code) { _, text in
        defer { position += 1 }
        guard position < last.variants.count, let texts = last.variants[position].texts else {
          return
        }
        if texts.builder.isFull { try whenFull(texts) }
        try texts.builder.add(
          utf8: batch.code.span.extracting(text), unit: unit.id, date: date,
          profile: last.variants[position].profile)
      }
    }
  }

  private mutating func resolve(_ list: [LanguageTag], _ unit: IndexedUnit) {
    let isSame = last.domain == unit.domain && last.origin == unit.origin && last.languages == list
    if isSame && !last.variants.isEmpty { return }
    let profiles = SegmentProfile.profiles(list, domain: unit.domain, origin: unit.origin)
    last = Profiles(languages: list, domain: unit.domain, origin: unit.origin)
    last.variants = profiles.map { ($0, texts(of: $0.language.language)) }
  }

  private mutating func texts(of language: String) -> LanguageTexts? {
    guard wanted.map({ $0.contains(language) }) ?? true else { return nil }
    if let known = languages[language] { return known }
    let texts = LanguageTexts(language, folder)
    languages[language] = texts
    return texts
  }
}

/// Gathers texts by language on a thread of its own while units are stored on another.
///
/// `@unchecked Sendable` holds because everything that changes is touched on one serial queue only.
final class IndexGatherer: @unchecked Sendable {
  private let folder: IndexFolder
  private let queue = DispatchQueue(label: "index")
  private let room = DispatchSemaphore(value: 4)
  private var texts: IndexedTexts
  private var sealed: [IndexFile] = []
  private var failure: (any Error)?

  /// The memory that vocabularies may take before files are written.
  private static let largestFootprint = 48 << 20

  init(_ folder: IndexFolder) {
    self.folder = folder
    texts = IndexedTexts(folder: folder)
  }

  /// Takes units, in the order of ids; waits while many are not done yet.
  func add(_ batch: IndexedBatch) {
    room.wait()
    queue.async {
      if self.failure == nil {
        do { try self.gather(batch) } catch { self.failure = error }
      }
      self.room.signal()
    }
  }

  /// Waits for all units; the files written so far, and the texts that are in none.
  ///
  /// - Throws: what went wrong with any of the units.
  func finish() throws -> (files: [IndexFile], rest: [String: LanguageTexts]) {
    try queue.sync {
      if let failure { throw failure }
      return (sealed, texts.languages)
    }
  }

  /// The files written so far, which nobody names yet.
  var written: [IndexFile] { queue.sync { sealed } }

  /// Leaves the files written so far to the store that names them.
  func forgetFiles() { queue.sync { sealed = [] } }

  private func gather(_ batch: IndexedBatch) throws {
    try texts.add(batch) { try seal($0) }
    let gathered = texts.languages.values
    guard gathered.reduce(0, { $0 + $1.builder.footprint }) > Self.largestFootprint else { return }
    for texts in gathered where texts.builder.count > 0 { try seal(texts) }
  }

  private func seal(_ texts: LanguageTexts) throws {
    sealed.append(try folder.write(texts.take(), language: texts.language))
  }
}
