/// How a sentence begins and ends, as far as its translation does alike: with a capital or a small letter,
/// with a full stop, a comma or no mark.
struct SentenceEdges: Sendable {
  /// What a sentence begins with.
  enum Start: UInt8, CaseIterable, Sendable {
    case other, capital, small
  }

  /// The mark that a sentence ends with, quotation marks and brackets behind it apart.
  enum End: UInt8, CaseIterable, Sendable {
    case none, stop, question, exclamation, comma, semicolon, colon, other
  }

  /// The start; nil before any word or number.
  private var first: Start?

  /// The end, so far.
  private(set) var end = End.none

  /// The start; that of a sentence without a word or number is `other`.
  var start: Start { first ?? .other }

  /// Reads the next token of the sentence.
  mutating func read(_ token: Token, in text: TokenizedText) {
    guard token.kind == .punctuation else {
      end = .none
      if first == nil {
        let letter = text.source(token).unicodeScalars.first
        first =
          token.kind != .word ? .other : letter?.properties.isLowercase == true ? .small : .capital
      }
      return
    }
    switch text.foldedBytes[token.folded.start..<token.folded.end].first {
    case UInt8(ascii: "."): end = .stop
    case UInt8(ascii: "?"): end = .question
    case UInt8(ascii: "!"): end = .exclamation
    case UInt8(ascii: ","): end = .comma
    case UInt8(ascii: ";"): end = .semicolon
    case UInt8(ascii: ":"): end = .colon
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): break
    default: end = .other
    }
  }
}
