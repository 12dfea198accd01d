/// Gathers texts and writes the index of them.
///
/// Memory holds the first tokens that are met, which are the frequent ones; the texts themselves go to a
/// spool, each with its tokens' numbers in variable length, some two bytes a token, and 24 bytes beside.
/// Later tokens go there to the letter and are numbered at the end.
public struct FuzzyIndexBuilder: ~Copyable {
  /// The most texts that an index may hold.
  public static let capacity = 1 << 20

  /// The most bytes that the tokens of all texts may take.
  private static let mostStreamBytes = 1 << 31

  /// The number of texts so far.
  public private(set) var count = 0

  let makeSpool: () throws -> any IndexSpool
  var vocabulary = TokenVocabulary()
  var rare: RareTokens
  var texts: SpooledRows
  var profiles: [SegmentProfile: UInt32] = [:]

  /// The least of the units so far.
  var firstUnit = Int64.max

  /// The number of the tokens that get one while texts come in; the token that names the class of the
  /// last may come on top.
  private let mostNumbered: Int

  /// What stands in a stream for a token of `rare`.
  var rareNumber: UInt32 { UInt32(mostNumbered) + 1 }

  private var streamBytes = 0
  private var tokenizer = Tokenizer(.undetermined)

  /// Room for the tokens of one text, and for its stream.
  private var tokens: [TokenVocabulary.Query] = []
  private var encoded: [UInt8] = []

  private var lastProfile: (profile: SegmentProfile, number: UInt32)?

  /// What goes before the stream of a text in the spool.
  struct Head: BitwiseCopyable {
    var unit: Int64
    var date: UInt32
    var profile: UInt32

    /// The number of compared tokens.
    var length: UInt32

    /// The bytes of the stream.
    var size: UInt32
  }

  /// Makes an empty builder that puts texts aside in spools which it makes when it needs them.
  public init(spool makeSpool: @escaping () throws -> any IndexSpool = { MemorySpool() }) {
    self.init(mostNumbered: 1 << 15, spool: makeSpool)
  }

  /// Makes an empty builder that keeps so many tokens in memory while texts come in.
  init(mostNumbered: Int, spool makeSpool: @escaping () throws -> any IndexSpool) {
    self.makeSpool = makeSpool
    self.mostNumbered = mostNumbered
    rare = RareTokens(spool: makeSpool)
    texts = SpooledRows(count: 1, waiting: 1 << 17, spool: makeSpool)
  }

  /// About how much memory the vocabulary of all texts takes at most, in bytes.
  public var footprint: Int { vocabulary.footprint + 16 * rare.count + rare.byteCount }

  /// Whether another text might not fit.
  public var isFull: Bool { count >= Self.capacity || streamBytes >= Self.mostStreamBytes }

  /// Adds the text of a variant.
  ///
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError` when ICU fails; what the spool throws.
  public mutating func add(
    _ text: String, unit: Int64, date: Timestamp?, profile: SegmentProfile
  ) throws {
    try add(utf8: Array(text.utf8).span, unit: unit, date: date, profile: profile)
  }

  /// Adds the text of a variant, which must be well-formed UTF-8.
  ///
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError` when ICU fails; what the spool throws.
  public mutating func add(
    utf8: Span<UInt8>, unit: Int64, date: Timestamp?, profile: SegmentProfile
  ) throws {
    try Tokenizer.check(length: utf8.count)
    let (length, size) = unsafe try utf8.withUnsafeBufferPointer { unsafe try encode($0) }
    try append(
      Head(
        unit: unit, date: Self.seconds(date), profile: number(of: profile), length: length,
        size: UInt32(size)))
  }

  /// Adds the texts of an index that are still wanted.
  ///
  /// - Complexity: O(size of the index).
  /// - Throws: `IndexDamage`, `UnicodeError`; what the spool throws.
  public mutating func add(_ index: FuzzyIndex, where isWanted: (_ unit: Int64) -> Bool) throws {
    var reader = IndexReader(index)
    // Of each token the number, once it has one.
    var known = [UInt32](repeating: .max, count: index.tokenCount)
    let numbers = index.profiles.map { number(of: $0) }
    for entry in 0..<UInt32(index.count) {
      let record = try reader.record(entry)
      guard isWanted(record.unit) else { continue }
      try reader.decode(entry)
      encoded.removeAll(keepingCapacity: true)
      for token in reader.stream {
        let old = Int(token >> 1)
        if known[old] == .max {
          let (kind, bytes) = try reader.token(UInt32(old))
          known[old] = unsafe try bytes.withUnsafeBufferPointer { bytes in
            let hash = unsafe TokenHash.hash(kind, bytes)
            return unsafe try number(of: kind, bytes, hash: hash) ?? .max
          }
        }
        if known[old] != .max { vocabulary.count(known[old]) }
        VariableLength.append(min(known[old], rareNumber) << 1 | token & 1, to: &encoded)
      }
      try append(
        Head(
          unit: record.unit, date: record.date, profile: numbers[Int(record.profile)],
          length: UInt32(reader.compared.count), size: UInt32(encoded.count)))
    }
  }

  /// Puts a text aside whose stream begins `encoded`.
  private mutating func append(_ head: Head) throws {
    texts.append(head, to: 0)
    unsafe encoded.withUnsafeBytes {
      unsafe texts.append(UnsafeRawBufferPointer(rebasing: $0[..<Int(head.size)]), to: 0)
    }
    try texts.endRecord()
    count += 1
    streamBytes += Int(head.size)
    firstUnit = min(firstUnit, head.unit)
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

  /// Puts the stream of a text into `encoded`; how many of its tokens are compared, and its bytes.
  private mutating func encode(
    _ source: UnsafeBufferPointer<UInt8>
  ) throws -> (compared: UInt32, size: Int) {
    unsafe try tokenizer.findBoundaries(in: source)
    let most = tokenizer.boundaries.count
    if tokens.count < most {
      tokens = Array(repeating: TokenVocabulary.Query(), count: 2 * most)
    }
    if encoded.count < most * VariableLength.longest {
      encoded = Array(repeating: 0, count: 2 * most * VariableLength.longest)
    }
    let (count, length) = unsafe split(source)
    let isKnown = unsafe tokens.withUnsafeMutableBufferPointer {
      unsafe vocabulary.find(UnsafeMutableBufferPointer(rebasing: $0[..<count]), in: source)
    }
    if !isKnown {
      for index in 0..<count where tokens[index].number == .max {
        let token = tokens[index]
        tokens[index].number =
          unsafe try number(
            of: token.kind, UnsafeBufferPointer(rebasing: source[token.range]), hash: token.hash)
          ?? .max
      }
    }
    let size = unsafe tokens.withUnsafeBufferPointer {
      unsafe encodeNumbers(UnsafeBufferPointer(rebasing: $0[..<count]))
    }
    return (length, size)
  }

  /// The number of a token; nil for a rare one, which is put aside.
  private mutating func number(
    of kind: Token.Kind, _ token: UnsafeBufferPointer<UInt8>, hash: UInt64
  ) throws -> UInt32? {
    if vocabulary.count < mostNumbered {
      return unsafe try vocabulary.intern(kind, token, hash: hash)
    }
    if let known = unsafe vocabulary.find(kind, token, hash: hash) { return known }
    unsafe try rare.append(kind, token)
    return nil
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

  /// Puts the numbers of tokens into `encoded`, and counts them; how many bytes they take.
  private mutating func encodeNumbers(_ tokens: UnsafeBufferPointer<TokenVocabulary.Query>) -> Int {
    unsafe vocabulary.count(tokens)
    let rareNumber = rareNumber
    return unsafe encoded.withUnsafeMutableBufferPointer { encoded in
      var end = 0
      for index in tokens.indices {
        let token = unsafe tokens[index]
        unsafe VariableLength.write(
          min(token.number, rareNumber) << 1 | (token.isAfterBlank ? 1 : 0), to: encoded, at: &end)
      }
      return end
    }
  }
}
