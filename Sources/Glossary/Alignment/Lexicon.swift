/// How probable words are as translations of others, learnt from sentences and their translations.
///
/// Words are lemmas as `Lexeme` makes them: folded, without accents, with inflection undone. A
/// probability is in hundredths of a per cent, 0 to 10,000.
public struct Lexicon: Hashable, Sendable {
  /// A translation of a word.
  public struct Translation: Hashable, Sendable {
    /// The lemma.
    public var word: String

    /// How probable it is.
    public var probability: Int

    /// Makes a translation.
    public init(_ word: String, probability: Int) {
      self.word = word
      self.probability = probability
    }
  }

  private var rows: [String: [Translation]] = [:]

  /// Makes an empty lexicon.
  public init() {}

  /// Sets the translations of a word; they are kept by probability, the highest first, then by word.
  public mutating func set(_ translations: [Translation], of word: String) {
    rows[word] = translations.sorted {
      ($1.probability, $0.word) < ($0.probability, $1.word)
    }
  }

  /// The words, in the order of their code units.
  ///
  /// - Complexity: O(n log n).
  public var words: [String] { rows.keys.sorted() }

  /// The number of words.
  public var count: Int { rows.count }

  /// The translations of a word, the most probable first; none for a word that is not known.
  ///
  /// - Complexity: O(1).
  public func translations(of word: String) -> [Translation] { rows[word] ?? [] }

  /// How probable a word is as a translation of another; 0 where nothing is known.
  ///
  /// - Complexity: O(translations of the word).
  public func probability(of translation: String, for word: String) -> Int {
    translations(of: word).first { $0.word == translation }?.probability ?? 0
  }
}
