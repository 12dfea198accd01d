/// A word or phrase that is right in some drafts, whatever the rules say of it.
public struct Exemption: Hashable, Sendable {
  /// The word or phrase, in any of its inflected forms.
  public var words: String

  /// The rules that leave it alone; all where none is named.
  public var rules: Set<RuleID>

  /// Makes an exemption.
  public init(_ words: String, rules: Set<RuleID> = []) {
    self.words = words
    self.rules = rules
  }
}

/// The exemptions of a check as one language inflects them.
struct ExemptPhrases {
  private struct Phrase {
    var lemmas: [String]
    var rules: Set<RuleID>
  }

  private let inflection: Inflection
  private var phrases: [Phrase] = []
  private var longest = 0

  /// Reads the exemptions.
  ///
  /// - Complexity: O(length of the exemptions).
  init(
    _ exemptions: [Exemption], inflection: Inflection, tokenizer: inout Tokenizer
  ) throws(UnicodeError) {
    self.inflection = inflection
    for exemption in exemptions {
      let text = try tokenizer.tokenize(exemption.words)
      let lemmas = try Lexeme.all(in: text, inflection: inflection).map(\.lemma)
      if lemmas.isEmpty { continue }
      phrases.append(Phrase(lemmas: lemmas, rules: exemption.rules))
      longest = max(longest, lemmas.count)
    }
  }

  /// Whether a finding lies inside one of the phrases.
  ///
  /// - Complexity: O(number of phrases · length of the longest), whatever the length of the text.
  func cover(
    _ finding: Finding, in text: TokenizedText, tokenizer: inout Tokenizer
  ) throws(UnicodeError) -> Bool {
    if phrases.isEmpty { return false }
    let window = window(around: finding.range, in: text.tokens)
    let words = try tokenizer.tokenize(String(text.text.slice(window)))
    let lexemes = try Lexeme.all(in: words, inflection: inflection)
    let start = finding.range.start - window.start
    let end = finding.range.end - window.start
    guard let first = lexemes.firstIndex(where: { $0.range.end > start }),
      let last = lexemes.lastIndex(where: { $0.range.start < end }), first <= last
    else { return false }
    return phrases.contains { phrase in
      let count = phrase.lemmas.count
      guard phrase.rules.isEmpty || phrase.rules.contains(finding.rule), count > last - first
      else { return false }
      return (max(0, last - count + 1)...first).contains { place in
        place + count <= lexemes.count
          && phrase.lemmas.elementsEqual(lexemes[place..<place + count].lazy.map(\.lemma))
      }
    }
  }

  /// The finding with as many words on either side as the longest phrase has; the words of a
  /// hyphenated one count twice.
  private func window(around range: TextRange, in tokens: TokenList) -> TextRange {
    let start = tokens.partitioningIndex { $0.range.end > range.start }
    var first = start
    var words = 0
    while first > 0, words < longest * 2 {
      first -= 1
      if tokens[first].isContent { words += 1 }
    }
    var end = start
    words = 0
    while end < tokens.count, words < longest * 2 || tokens[end].range.start < range.end {
      if tokens[end].isContent, tokens[end].range.start >= range.end { words += 1 }
      end += 1
    }
    guard first < end else { return range }
    return TextRange(
      start: min(range.start, tokens[first].range.start),
      end: max(range.end, tokens[end - 1].range.end))
  }
}
