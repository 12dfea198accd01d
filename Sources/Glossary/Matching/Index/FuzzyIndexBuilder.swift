/// Gathers texts and writes the index of them.
///
/// While texts are gathered, each takes its tokens' numbers in variable length, some two bytes a
/// token, and 20 bytes beside.
public struct FuzzyIndexBuilder: ~Copyable {
  /// The most texts that an index may hold.
  public static let capacity = 1 << 20

  var vocabulary = TokenVocabulary()
  var entries: [Entry] = []
  var streams: [UInt8] = []
  var profiles: [SegmentProfile: UInt32] = [:]
  private var tokenizer = Tokenizer(.undetermined)

  /// The tokens of one text.
  private var tokens: [SplitToken] = []
  private var queries: [TokenVocabulary.Query] = []

  private struct SplitToken {
    var kind: Token.Kind
    var isAfterBlank: Bool
    var range: Range<Int>
  }

  private var lastProfile: (profile: SegmentProfile, number: UInt32)?

  struct Entry {
    var unit: Int64
    var date: UInt32
    var profile: UInt32
    var length: UInt32
    var streamStart: UInt32
  }

  /// Makes an empty builder.
  public init() {}

  /// The number of texts so far.
  public var count: Int { entries.count }

  /// About how much memory the texts so far take, in bytes.
  public var footprint: Int {
    streams.count + entries.count * MemoryLayout<Entry>.stride + vocabulary.count * 24
  }

  /// Whether another text might not fit.
  public var isFull: Bool { count >= Self.capacity || streams.count >= 1 << 31 }

  /// Adds the text of a variant.
  ///
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError` when ICU fails.
  public mutating func add(
    _ text: String, unit: Int64, date: Timestamp?, profile: SegmentProfile
  ) throws(UnicodeError) {
    try add(utf8: Array(text.utf8).span, unit: unit, date: date, profile: profile)
  }

  /// Adds the text of a variant, which must be well-formed UTF-8.
  ///
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError` when ICU fails.
  public mutating func add(
    utf8: Span<UInt8>, unit: Int64, date: Timestamp?, profile: SegmentProfile
  ) throws(UnicodeError) {
    let start = UInt32(streams.count)
    try Tokenizer.check(length: utf8.count)
    let length = unsafe try utf8.withUnsafeBufferPointer { source throws(UnicodeError) in
      unsafe try appendStream(of: source)
    }
    entries.append(
      Entry(
        unit: unit, date: Self.seconds(date), profile: number(of: profile), length: length,
        streamStart: start))
  }

  /// Adds the texts of an index that are still wanted.
  ///
  /// - Complexity: O(size of the index).
  /// - Throws: `IndexDamage`, `UnicodeError`.
  public mutating func add(_ index: FuzzyIndex, where isWanted: (_ unit: Int64) -> Bool) throws {
    var reader = IndexReader(index)
    var known = [UInt32](repeating: .max, count: index.tokenCount)
    let numbers = index.profiles.map { number(of: $0) }
    for entry in 0..<UInt32(index.count) {
      let record = try reader.record(entry)
      guard isWanted(record.unit) else { continue }
      let start = UInt32(streams.count)
      try reader.decode(entry)
      for token in reader.stream {
        let old = Int(token >> 1)
        if known[old] == .max {
          let (kind, bytes) = try reader.token(UInt32(old))
          known[old] = unsafe try bytes.withUnsafeBufferPointer {
            unsafe try vocabulary.intern(kind, $0)
          }
        }
        append(known[old], isAfterBlank: token & 1 == 1)
      }
      entries.append(
        Entry(
          unit: record.unit, date: record.date, profile: numbers[Int(record.profile)],
          length: UInt32(reader.compared.count), streamStart: start))
    }
  }

  /// The seconds since 1970 as an index keeps them, 0 for no date.
  static func seconds(_ date: Timestamp?) -> UInt32 {
    date.map { UInt32(clamping: max(1, $0.seconds)) } ?? 0
  }

  private mutating func number(of profile: SegmentProfile) -> UInt32 {
    if let lastProfile, lastProfile.profile == profile { return lastProfile.number }
    let number = profiles[profile] ?? UInt32(profiles.count)
    profiles[profile] = number
    lastProfile = (profile, number)
    return number
  }

  /// Appends the tokens of a text and returns how many of them are compared.
  private mutating func appendStream(
    of source: UnsafeBufferPointer<UInt8>
  ) throws(UnicodeError) -> UInt32 {
    unsafe try tokenizer.findBoundaries(in: source)
    tokens.removeAll(keepingCapacity: true)
    queries.removeAll(keepingCapacity: true)
    var start = 0
    var joiner = BlankJoiner()
    let count = tokenizer.boundaries.count
    for (index, boundary) in tokenizer.boundaries.enumerated() {
      let range = start..<boundary.end
      let isSingleBlank = unsafe range.count == 1 && source[start] == 0x20
      start = boundary.end
      let isAfterBlank = joiner.take(
        boundary.kind, isSingleBlank: isSingleBlank, isLast: index + 1 == count)
      guard let isAfterBlank else { continue }
      tokens.append(SplitToken(kind: boundary.kind, isAfterBlank: isAfterBlank, range: range))
      unsafe queries.append(
        TokenVocabulary.Query(boundary.kind, UnsafeBufferPointer(rebasing: source[range])))
    }
    vocabulary.find(&queries)
    var length: UInt32 = 0
    var marks: UInt32 = 0
    for (token, query) in zip(tokens, queries) {
      let number = unsafe try vocabulary.intern(
        token.kind, UnsafeBufferPointer(rebasing: source[token.range]), query)
      append(number, isAfterBlank: token.isAfterBlank)
      switch token.kind {
      case .word, .number, .placeholder: length += 1
      case .punctuation: marks += 1
      case .space: break
      }
    }
    return length > 0 ? length : marks
  }

  private mutating func append(_ token: UInt32, isAfterBlank: Bool) {
    vocabulary.count(token)
    VariableLength.append(token << 1 | (isAfterBlank ? 1 : 0), to: &streams)
  }
}
