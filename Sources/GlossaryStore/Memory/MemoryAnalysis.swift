internal import Dispatch
internal import Glossary
internal import Synchronization

/// A text to be translated, cut into segments.
public struct AnalysedText: Hashable, Sendable {
  /// Its name.
  public var name: String

  /// Its segments in order.
  public var segments: [String]

  /// Makes a text.
  public init(name: String, segments: [String]) {
    self.name = name
    self.segments = segments
  }
}

/// How much of a job a memory covers, in segments, words and characters.
///
/// Each segment counts once:
///
/// - as a **repetition** when the same text, to the byte, is a segment before it in the job;
/// - else as an **internal** match when the best score against the segments before it in the job is
///   `MatchBand.lowestScore` or more and above the memory's;
/// - else in the band of the memory's best score, where 101 needs the neighbours that the segment has
///   in its text to be those that the memory tells.
public struct MemoryAnalysis: Hashable, Sendable {
  /// A number of segments with their words and characters.
  public struct Amount: Hashable, Sendable {
    /// The segments.
    public var segments = 0

    /// Their words and numbers.
    public var words = 0

    /// Their Unicode scalars.
    public var characters = 0

    /// Makes an amount of nothing.
    public init() {}

    /// The sum of two amounts.
    public static func + (one: Amount, other: Amount) -> Amount {
      var sum = one
      sum.segments += other.segments
      sum.words += other.words
      sum.characters += other.characters
      return sum
    }
  }

  /// The name of the text; empty for a whole job.
  public var name: String

  /// What the memory has, by band.
  public var bands: [MatchBand: Amount] = [:]

  /// What repeats an earlier segment.
  public var repetitions = Amount()

  /// What is like an earlier segment, by band.
  public var internals: [MatchBand: Amount] = [:]

  /// All of it.
  public var total: Amount {
    (Array(bands.values) + Array(internals.values)).reduce(repetitions, +)
  }

  /// Makes an analysis of nothing.
  public init(name: String = "") {
    self.name = name
  }

  /// Adds what another text came to.
  public mutating func add(_ other: MemoryAnalysis) {
    bands.merge(other.bands, uniquingKeysWith: +)
    internals.merge(other.internals, uniquingKeysWith: +)
    repetitions = repetitions + other.repetitions
  }
}

extension Store {
  /// Analyses the texts of one job, on all cores; the result does not depend on their number.
  ///
  /// Of the options, `minimum` and `limit` do not matter. An index that is missing or damaged is made
  /// anew first; `notice` hears why.
  ///
  /// - Complexity: as a search for each distinct segment, in the memory and in the job.
  /// - Throws: `StorageError`, `UnicodeError`.
  public func analyse(
    _ texts: [AnalysedText], _ options: MatchOptions, notice: (String) -> Void = { _ in }
  ) throws -> [MemoryAnalysis] {
    var wanted = options
    wanted.minimum = MatchBand.lowestScore
    wanted.limit = 1
    let options = wanted
    let job = try AnalysisJob(texts)
    return try repairingIndex(notice: notice) {
      let index = try memoryIndex(options.source, notice: notice)
      return try job.run { try MemoryMatcher(self, index, options) }
    }
  }
}

/// The segments of a job, ready to be judged in any order.
private struct AnalysisJob: Sendable {
  private let names: [String]
  private let segments: [AnalysedSegment]

  /// The distinct segments, each under its place.
  private let indexes: [FuzzyIndex]

  /// How many segments a task takes at a time.
  private static let stretch = 64

  init(_ texts: [AnalysedText]) throws {
    var segments: [AnalysedSegment] = []
    var seen: Set<[UInt8]> = []
    var builders = [JobIndexBuilder()]
    for (text, source) in texts.enumerated() {
      for (place, segment) in source.segments.enumerated() {
        let isRepetition = !seen.insert(Array(segment.utf8)).inserted
        if !isRepetition {
          if builders[builders.count - 1].builder.isFull { builders.append(JobIndexBuilder()) }
          try builders[builders.count - 1].add(segment, place: segments.count)
        }
        segments.append(
          AnalysedSegment(
            text: text,
            query: MatchQuery(
              segment, before: place > 0 ? source.segments[place - 1] : nil,
              after: place + 1 < source.segments.count ? source.segments[place + 1] : nil),
            isRepetition: isRepetition))
      }
    }
    names = texts.map(\.name)
    self.segments = segments
    indexes = try builders.map { try $0.index() }
  }

  /// Judges every segment and sums up by text.
  func run(_ makeMatcher: @Sendable () throws -> MemoryMatcher) throws -> [MemoryAnalysis] {
    let next = Atomic(0)
    let failure = Mutex<(any Error)?>(nil)
    let sums = Mutex(names.map { MemoryAnalysis(name: $0) })
    DispatchQueue.concurrentPerform(iterations: CoreCount.available) { _ in
      do {
        var judge = try SegmentJudge(matcher: makeMatcher(), indexes: indexes)
        var own = names.map { _ in MemoryAnalysis() }
        while true {
          let start = next.add(Self.stretch, ordering: .relaxed).oldValue
          guard start < segments.count else { break }
          for place in start..<min(start + Self.stretch, segments.count) {
            try judge.judge(segments[place], place: place, into: &own[segments[place].text])
          }
        }
        // Sums do not depend on the order in which they are made.
        sums.withLock { sums in
          for (text, analysis) in own.enumerated() { sums[text].add(analysis) }
        }
      } catch {
        failure.withLock { $0 = $0 ?? error }
        next.store(segments.count, ordering: .relaxed)
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    return sums.withLock { $0 }
  }

}

/// One segment of a job.
private struct AnalysedSegment: Sendable {
  var text: Int
  var query: MatchQuery
  var isRepetition: Bool
}

/// Gathers the segments of a job in an index.
private final class JobIndexBuilder {
  var builder = FuzzyIndexBuilder()
  private static let profile = SegmentProfile(
    language: .undetermined, others: [], position: 0, domain: nil, origin: nil)

  func add(_ segment: String, place: Int) throws {
    try builder.add(segment, unit: Int64(place), date: nil, profile: Self.profile)
  }

  func index() throws -> FuzzyIndex {
    var builder = FuzzyIndexBuilder()
    swap(&builder, &self.builder)
    return unsafe try builder.index(stamp: 0, checksum: IndexFolder.checksum)
  }
}

/// Judges segments, one task's share.
private struct SegmentJudge: ~Copyable {
  private var matcher: MemoryMatcher
  private var searchers: [JobSearcher]
  private var tokenizer = Tokenizer(.undetermined)

  private final class JobSearcher {
    var fuzzy: FuzzySearcher
    init(_ index: FuzzyIndex) { fuzzy = FuzzySearcher(index) }
  }

  init(matcher: consuming MemoryMatcher, indexes: [FuzzyIndex]) {
    self.matcher = matcher
    searchers = indexes.map { JobSearcher($0) }
  }

  mutating func judge(
    _ segment: AnalysedSegment, place: Int, into sum: inout MemoryAnalysis
  ) throws {
    let text = try tokenizer.tokenize(segment.query.text)
    var amount = MemoryAnalysis.Amount()
    amount.segments = 1
    amount.words = text.tokens.count { $0.kind == .word || $0.kind == .number }
    amount.characters = segment.query.text.unicodeScalars.count
    if segment.isRepetition {
      sum.repetitions = sum.repetitions + amount
      return
    }
    let score = try matcher.bestScore(of: text, for: segment.query)
    if let better = try bestEarlierScore(text, place: place, above: score) {
      sum.internals.merge([MatchBand(score: better): amount], uniquingKeysWith: +)
    } else {
      sum.bands.merge([MatchBand(score: score): amount], uniquingKeysWith: +)
    }
  }

  /// The best score against the segments before a place, where it is above another score.
  private mutating func bestEarlierScore(
    _ text: TokenizedText, place: Int, above score: Int
  ) throws -> Int? {
    // Nothing but the same text reaches 100, and that was a repetition.
    guard score < MatchScore.exact - 1 else { return nil }
    var hits = BestHits(minimum: max(MatchBand.lowestScore, score + 1), limit: 1)
    for searcher in searchers {
      try searcher.fuzzy.search(text, into: &hits) { $0.unit < Int64(place) }
    }
    return hits.hits.first?.score
  }
}
