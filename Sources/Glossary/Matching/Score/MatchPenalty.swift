/// What comes off the base of a score, each with its number of points in hundredths.
///
/// The base says how much is to be rewritten. Penalties are small beside it: they order matches of
/// about the same base by how easily what differs is overlooked, and keep any text but the same
/// below 100.
public struct MatchPenalty: Hashable, Sendable {
  /// The kinds of difference.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A number of one text is not in the other. A wrong number is the gravest thing to overlook.
    case number

    /// A markup tag or character reference differs.
    case tag

    /// An address of the web or of mail differs.
    case address

    /// A variable such as `{0}` or `%s` differs.
    case variable

    /// A token is the same but for its case or form (`PMI`, `pmi`).
    case form

    /// A punctuation mark differs.
    case punctuation

    /// White space other than a single blank differs.
    case space

    /// The same tokens are set in another way: order of marks, or blanks around them.
    case layout
  }

  /// The kind of difference.
  public var kind: Kind

  /// How often it occurs, 1 or more.
  public var count: Int

  /// Makes a penalty.
  public init(_ kind: Kind, count: Int) {
    self.kind = kind
    self.count = count
  }

  /// The hundredths that come off for all of them.
  public var points: Int { kind.points * count }
}

extension MatchPenalty.Kind {
  /// The hundredths that come off for one.
  public var points: Int {
    switch self {
    case .number, .tag, .address, .variable: 50
    case .form: 20
    case .punctuation: 10
    case .space: 5
    case .layout: 1
    }
  }
}

extension MatchPenalty.Kind {
  /// The kind under which a token is missed that one text has and the other has not; nil for words,
  /// which the distance counts.
  ///
  /// The punctuation of a text without words, numbers and placeholders is compared like words.
  static func lacking(
    _ token: Token.Kind, _ bytes: some Collection<UInt8>, hasContent: Bool
  ) -> MatchPenalty.Kind? {
    switch token {
    case .number: .number
    case .placeholder: placeholder(bytes.first)
    case .punctuation: hasContent ? .punctuation : nil
    case .word, .space: nil
    }
  }

  /// The kind of a placeholder, by its first byte.
  private static func placeholder(_ first: UInt8?) -> MatchPenalty.Kind {
    switch first {
    case UInt8(ascii: "<"), UInt8(ascii: "&"): .tag
    case UInt8(ascii: "{"), UInt8(ascii: "%"), UInt8(ascii: "$"): .variable
    default: .address
    }
  }
}

/// How many differences of each kind two texts have.
struct PenaltyCounts: Hashable {
  private var counts = SIMD8<Int32>(repeating: 0)

  subscript(kind: MatchPenalty.Kind) -> Int {
    get { Int(counts[kind.index]) }
    set { counts[kind.index] = Int32(clamping: newValue) }
  }

  /// The hundredths that come off for all of them.
  var points: Int {
    var sum = 0
    for kind in MatchPenalty.Kind.allCases { sum += self[kind] * kind.points }
    return sum
  }

  /// The penalties, in the order of the kinds.
  var penalties: [MatchPenalty] {
    MatchPenalty.Kind.allCases.compactMap { kind in
      self[kind] > 0 ? MatchPenalty(kind, count: self[kind]) : nil
    }
  }
}

extension MatchPenalty.Kind {
  fileprivate var index: Int {
    switch self {
    case .number: 0
    case .tag: 1
    case .address: 2
    case .variable: 3
    case .form: 4
    case .punctuation: 5
    case .space: 6
    case .layout: 7
    }
  }
}
