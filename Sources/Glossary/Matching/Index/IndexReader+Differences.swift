extension IndexReader {
  /// How many differences of each kind there are between a query and the entry decoded last, layout
  /// apart; the same as `ComparedTokens.differences`.
  ///
  /// - Complexity: O(number of tokens).
  mutating func differences(to query: inout ResolvedQuery) throws(IndexDamage) -> PenaltyCounts {
    var totals = PenaltyCounts()
    var common = PenaltyCounts()
    var (folded, exact) = (0, 0)
    query.folded.reset()
    query.exact.reset()
    query.spaces.reset()
    for place in stream.indices {
      let (token, packed) = (stream[place] >> 1, classes[place])
      guard let kind = Token.Kind(rawValue: UInt8(packed & 7)) else { continue }
      if kind == .space {
        guard try !isBlank(token) else { continue }
        totals[.space] += 1
        if query.spaces.take(token) { common[.space] += 1 }
        continue
      }
      let isCommon = query.folded.take(packed >> 3)
      if isCommon { folded += 1 }
      if query.exact.take(token) { exact += 1 }
      guard kind != .word, let penalty = try penaltyKind(of: kind, token) else { continue }
      totals[penalty] += 1
      // Marks of a text without content are compared like words, and are no loss to the other.
      if isCommon && (kind != .punctuation || query.hasContent) { common[penalty] += 1 }
    }
    var counts = PenaltyCounts()
    for kind in MatchPenalty.Kind.allCases {
      counts[kind] = max(totals[kind], query.totals[kind]) - common[kind]
    }
    counts[.form] = folded - exact
    return counts
  }

  private mutating func penaltyKind(
    of kind: Token.Kind, _ token: UInt32
  ) throws(IndexDamage) -> MatchPenalty.Kind? {
    // Only placeholders need their bytes.
    let bytes = kind == .placeholder ? try self.token(token).bytes : []
    return MatchPenalty.Kind.lacking(kind, bytes, hasContent: hasContent)
  }

  private mutating func isBlank(_ token: UInt32) throws(IndexDamage) -> Bool {
    try self.token(token).bytes == [0x20]
  }
}
