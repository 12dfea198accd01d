/// Segments without a translation, or whose translation is still in the source language.
struct UntranslatedSegment: TranslationRule {
  static let description = RuleDescription(
    RuleID("untranslated-segment"), scope: .translation, severity: .minor,
    summary: "A segment that is not translated.",
    documentation: """
      A segment with words to translate and no translation is reported, and one whose translation \
      is the source again or still has the small words of the source language and none of its \
      own. Names, numbers, acronyms, addresses and code may stay as they are, and so may a word \
      or two that both languages have.
      """)

  func findings(in reading: TranslationReading) throws(UnicodeError) -> [Finding] {
    let (source, target) = (reading.source.draft, reading.target.draft)
    var findings: [Finding] = []
    var end = 0
    for pair in reading.pairs where pair.isTranslatable {
      if let range = pair.target {
        end = range.end
        let words = PlainWords(source.text, pair.sourceTokens)
        guard words.count > 2 else { continue }
        let isSame = pair.isCopy
        let stayed =
          isSame
          ? words.isTranslatable
          : SmallWords.stayed(target.text, pair.targetTokens, from: source, to: target)
        guard stayed else { continue }
        findings.append(
          Self.finding(
            isSame
              ? "The translation is the source again"
              : "The translation is in the language of the source", range, pair.source))
      } else if PlainWords(source.text, pair.sourceTokens).needsTranslation {
        // No words to point at: the place after the last translation.
        findings.append(
          Self.finding(
            "The segment is not translated", TextRange(start: end, end: end), pair.source)
        )
      }
    }
    return findings
  }

  private static func finding(
    _ message: String, _ range: TextRange, _ source: TextRange
  ) -> Finding {
    Finding(
      rule: id, severity: .minor, message: message, range: range,
      related: [Finding.Related(message: "the source", range: source, side: .source)])
  }
}

/// The words of a segment that a translation would change.
private struct PlainWords {
  /// Words that begin with a small letter.
  private(set) var small = 0

  /// Words that begin with a capital and go on in small letters.
  private(set) var capitalised = 0

  var count: Int { small + capitalised }

  /// Whether its first word has a capital, as any sentence begins.
  private var beginsLikeSentence = false

  /// Whether the segment is more than names that happen to be written alike.
  var isTranslatable: Bool {
    let words = beginsLikeSentence && small > 1 ? small + 1 : small
    return words > 2 && words > count - words
  }

  /// Whether a segment without translation is one too few.
  var needsTranslation: Bool { count > 0 }

  init(_ text: TokenizedText, _ tokens: Range<Int>) {
    var isFirst = true
    for index in tokens where text.tokens[index].kind == .word {
      let token = text.tokens[index]
      // A letter alone is no word, nor is a word with digits.
      guard token.range.length > 1 else { continue }
      defer { isFirst = false }
      if isFirst, Self.isCapitalised(text, index) { beginsLikeSentence = true }
      if !text.hasCapital(index) {
        small += 1
      } else if Self.isCapitalised(text, index) {
        capitalised += 1
      }
    }
  }

  private static func isCapitalised(_ text: TokenizedText, _ index: Int) -> Bool {
    text.hasCapital(index)
      && text.source(text.tokens[index]).unicodeScalars.contains(where: \.properties.isLowercase)
  }
}
