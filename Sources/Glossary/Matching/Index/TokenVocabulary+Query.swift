extension TokenVocabulary {
  /// A token of a text on the way to its number.
  struct Query {
    /// The number, once it is known.
    var number = UInt32.max

    private(set) var kind = Token.Kind.space

    /// Whether a blank stands before it, which is no token of its own.
    private(set) var isAfterBlank = false

    private(set) var hash: UInt64 = 0
    private var start: UInt32 = 0
    private var end: UInt32 = 0
    /// The slot of the vocabulary at which it is looked for first.
    var slot: UInt32 = 0

    /// Where the token that the slot names begins, if it is as long.
    var offset = UInt32.max

    /// Where it stands in the text.
    var range: Range<Int> { Int(start)..<Int(end) }

    /// Makes room for a token.
    init() {}

    @inline(__always)
    init(
      _ kind: Token.Kind, _ range: Range<Int>, isAfterBlank: Bool,
      in source: UnsafeBufferPointer<UInt8>
    ) {
      self.kind = kind
      self.isAfterBlank = isAfterBlank
      start = UInt32(truncatingIfNeeded: range.lowerBound)
      end = UInt32(truncatingIfNeeded: range.upperBound)
      hash = unsafe TokenHash.hash(kind, UnsafeBufferPointer(rebasing: source[range]))
    }
  }
}
