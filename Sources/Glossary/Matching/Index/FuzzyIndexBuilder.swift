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

  /// Room for the tokens of one text, and for their numbers as a stream has them.
  private var tokens: [TokenVocabulary.Query] = []
  private var encoded: [UInt8] = []

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
    let most = tokenizer.boundaries.count
    if tokens.count < most {
      tokens = Array(repeating: TokenVocabulary.Query(), count: 2 * most)
      encoded = Array(repeating: 0, count: 2 * most * VariableLength.longest)
    }
    let (count, length) = unsafe split(source)
    let isKnown = unsafe tokens.withUnsafeMutableBufferPointer {
      unsafe vocabulary.find(UnsafeMutableBufferPointer(rebasing: $0[..<count]), in: source)
    }
    if !isKnown {
      for index in 0..<count where tokens[index].number == .max {
        let token = tokens[index]
        tokens[index].number = unsafe try vocabulary.intern(
          token.kind, UnsafeBufferPointer(rebasing: source[token.range]), hash: token.hash)
      }
    }
    unsafe tokens.withUnsafeBufferPointer {
      unsafe appendNumbers(UnsafeBufferPointer(rebasing: $0[..<count]))
    }
    return length
  }

  /// Puts the tokens of a text into `tokens`; how many they are, and how many of them are compared.
  private mutating func split(
    _ source: UnsafeBufferPointer<UInt8>
  ) -> (count: Int, compared: UInt32) {
    let boundaries = tokenizer.boundaries
    return unsafe tokens.withUnsafeMutableBufferPointer { tokens in
      var (start, count) = (0, 0)
      var (length, marks) = (0 as UInt32, 0 as UInt32)
      var joiner = BlankJoiner()
      for (index, boundary) in boundaries.enumerated() {
        let range = start..<boundary.end
        let isSingleBlank = unsafe range.count == 1 && source[start] == 0x20
        start = boundary.end
        let isAfterBlank = joiner.take(
          boundary.kind, isSingleBlank: isSingleBlank, isLast: index + 1 == boundaries.count)
        guard let isAfterBlank else { continue }
        unsafe tokens[count] = TokenVocabulary.Query(
          boundary.kind, range, isAfterBlank: isAfterBlank, in: source)
        count &+= 1
        switch boundary.kind {
        case .word, .number, .placeholder: length &+= 1
        case .punctuation: marks &+= 1
        case .space: break
        }
      }
      return (count, length > 0 ? length : marks)
    }
  }

  /// Appends numbered tokens to the streams, and counts them.
  private mutating func appendNumbers(_ tokens: UnsafeBufferPointer<TokenVocabulary.Query>) {
    unsafe vocabulary.count(tokens)
    unsafe encoded.withUnsafeMutableBufferPointer { encoded in
      var end = 0
      for index in tokens.indices {
        let token = unsafe tokens[index]
        unsafe VariableLength.write(
          token.number << 1 | (token.isAfterBlank ? 1 : 0), to: encoded, at: &end)
      }
      unsafe streams.append(contentsOf: UnsafeBufferPointer(rebasing: encoded[..<end]))
    }
  }

  private mutating func append(_ token: UInt32, isAfterBlank: Bool) {
    vocabulary.count(token)
    VariableLength.append(token << 1 | (isAfterBlank ? 1 : 0), to: &streams)
  }
}
