/// Puts the numbers of a segment into the translation of a text that differs from it in numbers only.
public enum NumberRepair {
  /// A translation with other numbers.
  public struct Repaired: Hashable, Sendable {
    /// The translation.
    public var text: String

    /// What was replaced, in the order of the segment.
    public var changes: [TranslationProposal.NumberChange]
  }

  /// The translation of a text with the numbers of a segment.
  ///
  /// It is given only where it is certain: the texts differ in nothing but numbers in digits; each of
  /// those stands once in the earlier text, and once in its translation, written by the conventions
  /// of that language; and no noun may change its form for it, as between one and many.
  ///
  /// - Parameters:
  ///   - translation: The earlier translation.
  ///   - match: The earlier text.
  ///   - segment: The segment.
  ///   - edits: What makes the segment of the earlier text.
  ///   - languages: The languages of the text and of the translation.
  /// - Returns: nil where it is not certain.
  /// - Complexity: O(length · edits).
  /// - Throws: `UnicodeError` when a text is too long for ICU.
  public static func repaired(
    _ translation: String, of match: String, for segment: String, edits: [TokenEdit],
    languages: (source: LanguageTag, target: LanguageTag)
  ) throws(UnicodeError) -> Repaired? {
    guard let pairs = replacements(edits, match: match, segment: segment) else { return nil }
    var tokenizer = Tokenizer(languages.source)
    let old = numbers(of: try tokenizer.tokenize(match)).map(\.text)
    tokenizer = Tokenizer(languages.target)
    let there = numbers(of: try tokenizer.tokenize(translation))
    let swaps = languages.source.writesDecimalComma != languages.target.writesDecimalComma
    var places: [(range: TextRange, words: String)] = []
    var changes: [TranslationProposal.NumberChange] = []
    for pair in pairs {
      let written = swaps ? swapped(pair.old) : pair.old
      let found = there.filter { $0.text == written }
      guard found.count == 1, old.count(where: { $0 == pair.old }) == 1,
        languages.target.hasOneNumber || (pair.old == "1") == (pair.new == "1")
      else { return nil }
      let words = swaps ? swapped(pair.new) : pair.new
      places.append((found[0].range, words))
      changes.append(TranslationProposal.NumberChange(old: written, new: words))
    }
    return Repaired(text: replacing(places, in: translation), changes: changes)
  }

  private struct Replacement {
    var old: String
    var new: String
  }

  /// The numbers that take the places of others; nil when anything else differs.
  private static func replacements(
    _ edits: [TokenEdit], match: String, segment: String
  ) -> [Replacement]? {
    var pairs: [Replacement] = []
    for edit in edits {
      guard edit.operation == .substitute, let new = edit.query, let old = edit.match else {
        return nil
      }
      let pair = Replacement(old: String(match.slice(old)), new: String(segment.slice(new)))
      guard isDigits(pair.old), isDigits(pair.new) else { return nil }
      pairs.append(pair)
    }
    return pairs.isEmpty ? nil : pairs
  }

  private static func isDigits(_ text: String) -> Bool {
    let utf8 = text.utf8
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    guard let first = utf8.first, let last = utf8.last, isDigit(first), isDigit(last) else {
      return false
    }
    return utf8.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
  }

  private static func numbers(of text: TokenizedText) -> [(range: TextRange, text: String)] {
    text.tokens.filter { $0.kind == .number }.map { ($0.range, String(text.text.slice($0.range))) }
  }

  /// Digits with points for commas and commas for points.
  private static func swapped(_ number: String) -> String {
    String(
      decoding: number.utf8.map { byte -> UInt8 in
        switch byte {
        case UInt8(ascii: "."): UInt8(ascii: ",")
        case UInt8(ascii: ","): UInt8(ascii: ".")
        default: byte
        }
      }, as: UTF8.self)
  }

  private static func replacing(
    _ places: [(range: TextRange, words: String)], in text: String
  ) -> String {
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    var done = 0
    for place in places.sorted(by: { $0.range < $1.range }) {
      output += bytes[done..<place.range.start]
      output += place.words.utf8
      done = place.range.end
    }
    output += bytes[done...]
    return String(decoding: output, as: UTF8.self)
  }
}

extension LanguageTag {
  /// Whether nouns have one form for one thing and for many, of the languages the tool meets most.
  fileprivate var hasOneNumber: Bool {
    ["id", "ms", "jv", "su", "th", "vi", "km", "lo", "my", "zh", "ja", "ko"].contains(language)
  }
}
