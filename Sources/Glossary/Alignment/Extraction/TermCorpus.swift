/// Segments with their translations, from which terms are extracted.
///
/// A pair that came before is not counted again: boilerplate that is repeated says nothing new.
public struct TermCorpus: Sendable {
  /// The language of the sources.
  public var sourceLanguage: LanguageTag { source.language }

  /// The language of the translations.
  public var targetLanguage: LanguageTag { target.language }

  /// How many segments were repeated and not taken in.
  public private(set) var repeated = 0

  private(set) var source: CorpusSide
  private(set) var target: CorpusSide

  /// The texts of a pair.
  struct Texts: Hashable, Sendable {
    var source: String
    var target: String
  }

  /// The texts of each pair.
  private(set) var texts: [Texts] = []

  private var seen: Set<Texts> = []

  /// Makes an empty corpus.
  public init(from source: LanguageTag, to target: LanguageTag) {
    self.source = CorpusSide(source)
    self.target = CorpusSide(target)
  }

  /// The number of different pairs.
  public var count: Int { texts.count }

  /// The number of words of both sides.
  public var words: (source: Int, target: Int) { (source.forms.count, target.forms.count) }

  /// Adds a segment with its translation; blank ones are passed over.
  ///
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError` when a text is too long for ICU.
  public mutating func append(
    _ text: String, _ translation: String, _ tokenizer: inout Tokenizer
  ) throws(UnicodeError) {
    let both = Texts(source: text, target: translation)
    guard seen.insert(both).inserted else {
      repeated += 1
      return
    }
    let (left, right) = (try tokenizer.tokenize(text), try tokenizer.tokenize(translation))
    guard left.tokens.contains(where: \.isContent), right.tokens.contains(where: \.isContent) else {
      return
    }
    try source.append(left)
    try target.append(right)
    texts.append(both)
  }

  /// The pairs as numbers of lemmas.
  var sentencePairs: SentencePairs {
    var pairs = SentencePairs()
    for index in 0..<count {
      pairs.append(
        source: source.words(index).lazy.map(source.lemma(at:)),
        target: target.words(index).lazy.map(target.lemma(at:)))
    }
    return pairs
  }

  /// The number of each lemma of the sources that the translations have too, −1 for the others.
  var equalLemmas: [Int32] {
    source.lemmaTexts.map { lemma in lemma.utf8.count > 1 ? target.number(ofLemma: lemma) ?? -1 : -1
    }
  }
}
