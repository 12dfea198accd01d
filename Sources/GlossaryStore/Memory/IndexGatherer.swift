internal import Dispatch
internal import Glossary

/// A unit for the match index.
struct IndexedUnit: Sendable {
  var id: Int64
  var domain: Int64?
  var origin: Int64?

  /// The unit; of one that was read for the index only, its date and texts.
  var unit: TranslationUnit
}

/// The profiles of one unit after another, which are mostly those of the unit before.
struct ProfileCache {
  private var languages: [LanguageTag] = []
  private var domain: Int64?
  private var origin: Int64?
  private var profiles: [SegmentProfile] = []

  /// The profile of each variant.
  mutating func profiles(of indexed: IndexedUnit) -> [SegmentProfile] {
    let variants = indexed.unit.variants
    let isSame =
      domain == indexed.domain && origin == indexed.origin && languages.count == variants.count
      && zip(languages, variants).allSatisfy { $0 == $1.language }
    if isSame { return profiles }
    (domain, origin, languages) = (indexed.domain, indexed.origin, variants.map(\.language))
    profiles = SegmentProfile.profiles(languages, domain: domain, origin: origin)
    return profiles
  }
}

/// Gathers texts by language on a thread of its own while units are stored on another.
///
/// `@unchecked Sendable` holds because everything that changes is touched on one serial queue only.
final class IndexGatherer: @unchecked Sendable {
  private let folder: IndexFolder
  private let queue = DispatchQueue(label: "index")
  private let room = DispatchSemaphore(value: 4)
  private var languages: [String: LanguageTexts] = [:]
  private var sealed: [IndexFile] = []
  private var cache = ProfileCache()
  private var failure: (any Error)?

  /// The memory that texts may take before some are written to a file.
  private static let largestFootprint = 48 << 20

  init(_ folder: IndexFolder) {
    self.folder = folder
  }

  /// The texts of one language that are in no file yet.
  ///
  /// `@unchecked Sendable` holds because one task at a time has it: the gatherer's queue, then whoever
  /// finishes it.
  final class LanguageTexts: @unchecked Sendable {
    var builder = FuzzyIndexBuilder()

    /// Gives the builder away and begins a new one.
    func take() -> FuzzyIndexBuilder {
      var builder = FuzzyIndexBuilder()
      swap(&builder, &self.builder)
      return builder
    }
  }

  /// Takes units, in the order of ids; waits while many are not done yet.
  func add(_ units: [IndexedUnit]) {
    room.wait()
    queue.async {
      if self.failure == nil {
        do { try self.gather(units) } catch { self.failure = error }
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
      return (sealed, languages)
    }
  }

  /// The files written so far, which nobody names yet.
  var written: [IndexFile] { queue.sync { sealed } }

  /// Leaves the files written so far to the store that names them.
  func forgetFiles() { queue.sync { sealed = [] } }

  private func gather(_ units: [IndexedUnit]) throws {
    for indexed in units {
      let date = indexed.unit.date
      for (variant, profile) in zip(indexed.unit.variants, cache.profiles(of: indexed)) {
        let texts = texts(of: profile.language.language)
        if texts.builder.isFull { try seal(profile.language.language, texts) }
        try texts.builder.add(
          variant.segment.text, unit: indexed.id, date: date, profile: profile)
      }
    }
    guard languages.values.reduce(0, { $0 + $1.builder.footprint }) > Self.largestFootprint else {
      return
    }
    for (language, texts) in languages where texts.builder.count > 0 { try seal(language, texts) }
  }

  private func texts(of language: String) -> LanguageTexts {
    if let known = languages[language] { return known }
    let texts = LanguageTexts()
    languages[language] = texts
    return texts
  }

  private func seal(_ language: String, _ texts: LanguageTexts) throws {
    sealed.append(try folder.write(texts.take(), language: language))
  }
}
