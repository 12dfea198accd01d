/// The tokens of a text in order, which tile it.
///
/// A long text has a token every three bytes, so that eight bytes are kept of each: where its text and
/// its folded form end, which is where those of the next begin.
public struct TokenList: RandomAccessCollection, Hashable, Sendable {
  /// The end in the folded text above the kind and the end in the text.
  private var items: [UInt64] = []

  /// The bits of an end; no text is longer than 195 MB.
  private static let endBits: UInt64 = 29

  /// The position of the first token.
  public var startIndex: Int { 0 }

  /// The position after the last token.
  public var endIndex: Int { items.count }

  /// The token at a position.
  ///
  /// - Complexity: O(1).
  @inline(__always)
  public subscript(index: Int) -> Token {
    let item = items[index]
    let before = index > 0 ? items[index - 1] : 0
    return Token(
      kind: Token.Kind(rawValue: UInt8(item &>> Self.endBits & 7)) ?? .punctuation,
      range: TextRange(start: Self.end(before), end: Self.end(item)),
      folded: TextRange(start: Int(before &>> 32), end: Int(item &>> 32)))
  }

  @inline(__always)
  private static func end(_ item: UInt64) -> Int { Int(item & (1 << endBits - 1)) }

  /// Makes room.
  mutating func reserveCapacity(_ count: Int) { items.reserveCapacity(count) }

  /// Adds the token that begins where the last one ended.
  @inline(__always)
  mutating func append(_ kind: Token.Kind, end: Int, foldedEnd: Int) {
    items.append(UInt64(foldedEnd) << 32 | UInt64(kind.rawValue) << Self.endBits | UInt64(end))
  }

  /// Adds the tokens of another list, whose ends lie further on here.
  ///
  /// - Complexity: O(number of tokens), which the compiler makes vector code of.
  mutating func append(_ tokens: Slice<TokenList>, moved: Int, folded: Int) {
    // Both ends move at once: neither runs into the bits of the other.
    let distance = UInt64(bitPattern: Int64(folded) << 32 + Int64(moved))
    items.append(
      contentsOf: tokens.base.items[tokens.startIndex..<tokens.endIndex].lazy.map {
        $0 &+ distance
      })
  }
}
