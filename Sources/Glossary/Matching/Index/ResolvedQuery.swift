/// A query in the numbers of one index.
struct ResolvedQuery {
  /// The number of compared tokens.
  let length: Int

  /// How many compared tokens no text of the index has.
  let unknown: Int

  /// The compared classes that the index knows, rarest first, each once, with its rank among all
  /// compared tokens; tokens that the index does not know have the first ranks.
  let rarest: [(tokenClass: UInt32, rank: Int)]

  /// The bits of the known classes.
  let signature: UInt64

  /// The stream by which the same text is known; nil where a token is in no text.
  let stream: [UInt8]?

  /// Whether the query has words, numbers or placeholders.
  let hasContent: Bool

  var distance: TokenDistance
  var folded: CountTable
  var exact: CountTable
  var spaces: CountTable

  /// How many tokens there are of each kind that penalties tell apart.
  let totals: PenaltyCounts

  init(_ text: TokenizedText, _ reader: inout IndexReader) throws(IndexDamage) {
    var tokens = Tokens(capacity: text.tokens.count)
    let source = Array(text.text.utf8)
    let hasContent = text.tokens.contains(where: \.isContent)
    let hashes = unsafe source.withUnsafeBufferPointer { source in
      text.tokens.map { token in
        unsafe TokenHash.hash(
          token.kind,
          UnsafeBufferPointer(rebasing: source[token.range.start..<token.range.end]))
      }
    }
    try reader.bringNear(hashes)
    var joiner = BlankJoiner()
    for (index, token) in text.tokens.enumerated() {
      let bytes = source[token.range.start..<token.range.end]
      let isSingleBlank = token.range.length == 1 && bytes.first == 0x20
      let isLast = index + 1 == text.tokens.count
      guard
        let isAfterBlank = joiner.take(token.kind, isSingleBlank: isSingleBlank, isLast: isLast)
      else { continue }
      let number = try Self.find(token.kind, bytes, hash: hashes[index], &reader)
      tokens.addToStream(number, isAfterBlank: isAfterBlank)
      if token.kind == .space {
        if !isSingleBlank { tokens.addSpace(number) }
        continue
      }
      let folded = text.foldedBytes[token.folded.start..<token.folded.end]
      let tokenClass: UInt32?
      if let number {
        tokenClass = try reader.packedClass(number) >> 3
      } else {
        tokenClass = try Self.find(token.kind, folded, hash: nil, &reader)
      }
      if let number { tokens.exact.add(number) }
      if let tokenClass { tokens.folded.add(tokenClass) }
      if token.isContent || !hasContent { tokens.compared.append(tokenClass) }
      if let kind = MatchPenalty.Kind.lacking(token.kind, bytes, hasContent: hasContent) {
        tokens.totals[kind] += 1
      }
    }
    let known = tokens.compared.compactMap(\.self).sorted(by: >)
    length = tokens.compared.count
    unknown = length - known.count
    var rarest: [(tokenClass: UInt32, rank: Int)] = []
    for (index, tokenClass) in known.enumerated() where rarest.last?.tokenClass != tokenClass {
      rarest.append((tokenClass, index + length - known.count))
    }
    self.rarest = rarest
    signature = known.reduce(0) { $0 | TokenSignature.bit($1) }
    stream = tokens.stream
    self.hasContent = hasContent
    distance = TokenDistance(tokens.compared)
    folded = tokens.folded
    exact = tokens.exact
    spaces = tokens.spaces
    totals = tokens.totals
  }

  private struct Tokens {
    var compared: [UInt32?] = []
    var stream: [UInt8]? = []
    var folded: CountTable
    var exact: CountTable
    var spaces: CountTable
    var totals = PenaltyCounts()

    init(capacity: Int) {
      folded = CountTable(capacity: capacity)
      exact = CountTable(capacity: capacity)
      spaces = CountTable(capacity: capacity)
      compared.reserveCapacity(capacity)
      stream?.reserveCapacity(2 * capacity)
    }

    mutating func addToStream(_ number: UInt32?, isAfterBlank: Bool) {
      guard var known = stream.take(), let number else { return }
      VariableLength.append(number << 1 | (isAfterBlank ? 1 : 0), to: &known)
      stream = consume known
    }

    mutating func addSpace(_ number: UInt32?) {
      totals[.space] += 1
      if let number { spaces.add(number) }
    }
  }

  private static func find(
    _ kind: Token.Kind, _ bytes: ArraySlice<UInt8>, hash: UInt64?, _ reader: inout IndexReader
  ) throws(IndexDamage) -> UInt32? {
    var found: UInt32?
    var damage: IndexDamage?
    unsafe bytes.withUnsafeBufferPointer { bytes in
      do throws(IndexDamage) {
        found = unsafe try reader.find(
          kind, bytes, hash: hash ?? TokenHash.hash(kind, bytes))
      } catch {
        damage = error
      }
    }
    if let damage { throw damage }
    return found
  }
}
