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
    let source = Array(text.text.utf8)
    let tokens = unsafe try source.withUnsafeBufferPointer { source throws(IndexDamage) in
      unsafe try text.foldedBytes.withUnsafeBufferPointer { folded throws(IndexDamage) in
        unsafe try Self.resolve(text.tokens, in: source, folded: folded, &reader)
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
    hasContent = tokens.hasContent
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
    let hasContent: Bool

    init(capacity: Int, hasContent: Bool) {
      self.hasContent = hasContent
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

    mutating func add(_ token: Token, number: UInt32?, tokenClass: UInt32?) {
      if let number { exact.add(number) }
      if let tokenClass { folded.add(tokenClass) }
      if token.isContent || !hasContent { compared.append(tokenClass) }
    }

    mutating func addSpace(_ number: UInt32?) {
      totals[.space] += 1
      if let number { spaces.add(number) }
    }
  }

  private static func resolve(
    _ all: TokenList, in source: UnsafeBufferPointer<UInt8>, folded: UnsafeBufferPointer<UInt8>,
    _ reader: inout IndexReader
  ) throws(IndexDamage) -> Tokens {
    var tokens = Tokens(capacity: all.count, hasContent: all.contains(where: \.isContent))
    let hashes = all.map { token in
      unsafe TokenHash.hash(token.kind, Self.bytes(source, token.range))
    }
    try reader.bringNear(hashes)
    var joiner = BlankJoiner()
    for (index, token) in all.enumerated() {
      let bytes = unsafe Self.bytes(source, token.range)
      let isSingleBlank = unsafe bytes.count == 1 && bytes[0] == 0x20
      let isLast = index + 1 == all.count
      guard
        let isAfterBlank = joiner.take(token.kind, isSingleBlank: isSingleBlank, isLast: isLast)
      else { continue }
      let number = unsafe try reader.find(token.kind, bytes, hash: hashes[index])
      tokens.addToStream(number, isAfterBlank: isAfterBlank)
      if token.kind == .space {
        if !isSingleBlank { tokens.addSpace(number) }
        continue
      }
      let tokenClass =
        if let number {
          try reader.packedClass(number) >> 3
        } else {
          unsafe try reader.find(token.kind, Self.bytes(folded, token.folded))
        }
      tokens.add(token, number: number, tokenClass: tokenClass)
      let lacking = unsafe MatchPenalty.Kind.lacking(
        token.kind, bytes, hasContent: tokens.hasContent)
      if let lacking { tokens.totals[lacking] += 1 }
    }
    return tokens
  }

  private static func bytes(
    _ all: UnsafeBufferPointer<UInt8>, _ range: TextRange
  ) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(rebasing: all[range.start..<range.end])
  }
}
