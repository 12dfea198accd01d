/// The tokens of one text, sorted by what a score does with them.
struct ComparedTokens {
  /// A token as scores see it: two are equal when kind and folded form are.
  struct Form: Hashable {
    var kind: Token.Kind
    var bytes: ArraySlice<UInt8>

    static func == (left: Form, right: Form) -> Bool {
      left.kind == right.kind && left.bytes.elementsEqual(right.bytes)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(kind)
      for byte in bytes { hasher.combine(byte) }
    }
  }

  /// One compared token.
  struct Compared {
    var form: Form
    var range: TextRange
    var source: Substring
  }

  /// The tokens that the distance counts, in order.
  let compared: [Compared]

  private var folded: [Form: Int] = [:]
  private var exact: [Form: Int] = [:]
  private var placeables: [MatchPenalty.Kind: [Form: Int]] = [:]

  init(_ text: TokenizedText) {
    let hasContent = text.tokens.contains(where: \.isContent)
    var compared: [Compared] = []
    let source = Array(text.text.utf8)
    for token in text.tokens {
      let bytes = source[token.range.start..<token.range.end]
      let surface = Form(kind: token.kind, bytes: bytes)
      if token.kind == .space {
        if !bytes.elementsEqual([0x20]) {
          placeables[.space, default: [:]][surface, default: 0] += 1
        }
        continue
      }
      let form = Form(
        kind: token.kind, bytes: text.foldedBytes[token.folded.start..<token.folded.end])
      folded[form, default: 0] += 1
      exact[surface, default: 0] += 1
      if token.isContent || !hasContent {
        compared.append(
          Compared(form: form, range: token.range, source: text.source(token)))
      }
      let kind = MatchPenalty.Kind.lacking(token.kind, bytes, hasContent: hasContent)
      if let kind { placeables[kind, default: [:]][form, default: 0] += 1 }
    }
    self.compared = compared
  }

  /// How many differences of each kind there are, layout apart.
  ///
  /// All but the edits is counted without regard to order: what one text has more of than the
  /// other, so that the count does not hang on which of several shortest ways of editing is taken.
  func differences(to other: ComparedTokens) -> PenaltyCounts {
    var counts = PenaltyCounts()
    for kind in MatchPenalty.Kind.allCases {
      let (ours, theirs) = (placeables[kind] ?? [:], other.placeables[kind] ?? [:])
      let (first, second) = (ours.values.reduce(0, +), theirs.values.reduce(0, +))
      counts[kind] = max(first, second) - Self.common(ours, theirs)
    }
    counts[.form] = Self.common(folded, other.folded) - Self.common(exact, other.exact)
    return counts
  }

  private static func common(_ one: [Form: Int], _ other: [Form: Int]) -> Int {
    one.reduce(0) { $0 + min($1.value, other[$1.key] ?? 0) }
  }
}
