/// One token of a text.
public struct Token: Hashable, Sendable {
  /// What a token is.
  public enum Kind: UInt8, Hashable, Sendable {
    /// White space.
    case space

    /// A punctuation mark or symbol.
    case punctuation

    /// A word: letters, possibly with digits (`BP2MI`).
    case word

    /// A number with its separators (`4,7`, `1.250.000`).
    case number

    /// What a translation must carry over unchanged: `{0}`, `%s`, a tag, an address.
    case placeholder
  }

  /// What the token is.
  public var kind: Kind

  // ICU knows offsets of 32 bits only.
  private var start: Int32
  private var end: Int32
  private var foldedStart: Int32
  private var foldedEnd: Int32

  init(kind: Kind, range: TextRange, folded: TextRange) {
    self.kind = kind
    start = Int32(range.start)
    end = Int32(range.end)
    foldedStart = Int32(folded.start)
    foldedEnd = Int32(folded.end)
  }

  /// Where the token stands, in UTF-8 offsets of the text.
  public var range: TextRange { TextRange(start: Int(start), end: Int(end)) }

  /// Where its folded form stands in `TokenizedText.foldedBytes`.
  var folded: TextRange { TextRange(start: Int(foldedStart), end: Int(foldedEnd)) }

  /// Whether the token carries content: a word, number or placeholder.
  public var isContent: Bool { kind.rawValue >= Kind.word.rawValue }
}

/// A text with its tokens, which tile it from the first byte to the last.
public struct TokenizedText: Hashable, Sendable {
  /// The text as given.
  public let text: String

  /// The tokens in order, white space included.
  public let tokens: TokenList

  /// The folded forms of all tokens, one after another.
  let foldedBytes: [UInt8]

  /// The folded form of a token of this text.
  ///
  /// - Complexity: O(token length).
  public func folded(_ token: Token) -> String {
    String(decoding: foldedBytes[token.folded.start..<token.folded.end], as: UTF8.self)
  }

  /// A byte of the text.
  ///
  /// - Complexity: O(1).
  @inline(__always)
  func byte(at offset: Int) -> UInt8 {
    let utf8 = text.utf8
    return utf8[utf8.index(utf8.startIndex, offsetBy: offset)]
  }

  /// Whether the folded form of a token is one ASCII character.
  ///
  /// - Complexity: O(1).
  @inline(__always)
  func isFolded(_ token: Token, as character: UInt8) -> Bool {
    token.folded.length == 1 && foldedBytes[token.folded.start] == character
  }

  /// The text of a token as it stands.
  ///
  /// - Complexity: O(token length).
  public func source(_ token: Token) -> Substring {
    text.slice(token.range)
  }
}
