/// Tells which words of the other language go with what a concordance query found, and where they
/// stand in a text.
///
/// Words are taken together by lemma. With h the number of texts in which the query was found, t the
/// number of texts that hold the word, and b the number that are on both sides, a word's association
/// is the Dice coefficient 2b / (h + t) (L. R. Dice, "Measures of the amount of ecologic association
/// between species", Ecology 26, 1945), which F. Smadja, K. R. McKeown and V. Hatzivassiloglou,
/// "Translating collocations for bilingual lexicons: a statistical approach", Computational
/// Linguistics 22, 1996, found to suit translations: words that are frequent everywhere have a large
/// t, and so a low coefficient.
///
/// Of a sample of targets b is reckoned in proportion; t comes from the number of occurrences in the
/// index, divided by how often a target that has the word has it.
public struct TranslationSpotter: Sendable {
  /// A word that goes with the query.
  public struct Word: Hashable, Sendable {
    /// The lemma, folded and without accents.
    public var lemma: String

    /// The Dice coefficient in hundredths of a per cent.
    public var association: Int

    /// The number of sample texts that hold the word.
    public var count: Int
  }

  /// How many targets are enough for a sample.
  public static let sampleSize = 1_000

  /// The lowest association of a word that is spotted.
  public static let minimumAssociation = 1_000

  /// The words, those of the highest association first.
  public let words: [Word]

  private let lemmas: Set<String>
  private let inflection: Inflection

  /// Finds the words.
  ///
  /// A word is spotted when two targets at least have it, its association is `minimumAssociation` or
  /// more and at least half of the highest, and its share of the targets is at least twice its share
  /// of all texts; so a word that half of all texts have is never spotted.
  ///
  /// - Parameters:
  ///   - targets: The texts beside those that the query found, of which the first `sampleSize` count.
  ///   - hits: The number of all texts that the query found.
  ///   - indexes: All texts of the targets' language.
  ///   - language: The targets' language.
  /// - Complexity: O(length of the targets).
  /// - Throws: `IndexDamage`; `UnicodeError` when ICU fails.
  public init(
    _ targets: [TokenizedText], hits: Int, in indexes: [FuzzyIndex], language: LanguageTag
  ) throws {
    inflection = Inflection(languageCode: language.language)
    let sample = targets.prefix(Self.sampleSize)
    var tally = TargetTally()
    for target in sample { try tally.add(target, inflection) }
    let texts = indexes.reduce(0) { $0 + $1.count }
    let totals = try tally.occurrences(in: indexes)
    var found: [Word] = []
    for (lemma, word) in tally.words where word.texts >= 2 {
      let total = totals[lemma, default: 0]
      let share = Share(
        sample: sample.count, hits: max(hits, sample.count), inSample: word.texts,
        overall: max(word.texts, total * word.texts / word.occurrences))
      guard share.isRaised(among: texts) else { continue }
      found.append(Word(lemma: lemma, association: share.dice, count: word.texts))
    }
    found.sort { ($1.association, $0.lemma) < ($0.association, $1.lemma) }
    let best = found.first?.association ?? 0
    words = found.filter { $0.association >= max(Self.minimumAssociation, (best + 1) / 2) }
    lemmas = Set(words.map(\.lemma))
  }

  /// Where the words stand in a text, in order.
  ///
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError` when ICU fails.
  public func ranges(in text: TokenizedText) throws(UnicodeError) -> [TextRange] {
    if lemmas.isEmpty { return [] }
    var ranges: [TextRange] = []
    for token in text.tokens where token.kind == .word {
      let lemma = inflection.lemma(of: try Folding.stripAccents(text.folded(token)))
      if lemmas.contains(lemma) { ranges.append(token.range) }
    }
    return ranges
  }
}

/// How often a word stands in the targets of a query and elsewhere.
private struct Share {
  /// The number of targets in the sample.
  let sample: Int

  /// The number of all targets.
  let hits: Int

  /// The number of sample targets that hold the word.
  let inSample: Int

  /// The number of all texts that hold it.
  let overall: Int

  /// The Dice coefficient in hundredths of a per cent.
  var dice: Int {
    let both = min(inSample * hits / sample, overall)
    return 20_000 * both / (hits + overall)
  }

  /// Whether the word is twice as frequent among the targets as among all texts.
  func isRaised(among texts: Int) -> Bool { inSample * texts >= 2 * overall * sample }
}

/// The words of a sample of targets.
private struct TargetTally {
  struct Counts {
    var texts = 0
    var occurrences = 0
    var lastText = -1
  }

  /// By lemma.
  private(set) var words: [String: Counts] = [:]

  /// The lemma of each folded form.
  private var lemmas: [String: String] = [:]
  private var text = 0

  mutating func add(_ target: TokenizedText, _ inflection: Inflection) throws(UnicodeError) {
    for token in target.tokens where token.kind == .word {
      let form = target.folded(token)
      let lemma: String
      if let known = lemmas[form] {
        lemma = known
      } else {
        lemma = inflection.lemma(of: try Folding.stripAccents(form))
        lemmas[form] = lemma
      }
      var counts = words[lemma, default: Counts()]
      counts.occurrences += 1
      if counts.lastText != text { counts.texts += 1 }
      counts.lastText = text
      words[lemma] = counts
    }
    text += 1
  }

  /// How often the words stand in all texts, in the forms that the sample has.
  func occurrences(in indexes: [FuzzyIndex]) throws(IndexDamage) -> [String: Int] {
    var totals: [String: Int] = [:]
    for index in indexes {
      var reader = IndexReader(index)
      for (form, lemma) in lemmas where words[lemma, default: Counts()].texts >= 2 {
        totals[lemma, default: 0] += try reader.occurrences(of: form)
      }
    }
    return totals
  }
}

extension IndexReader {
  /// How often a word stands in the texts, by its folded form.
  fileprivate mutating func occurrences(of form: String) throws(IndexDamage) -> Int {
    let bytes = Array(form.utf8)
    var token: UInt32?
    var damage: IndexDamage?
    unsafe bytes.withUnsafeBufferPointer { bytes in
      do throws(IndexDamage) {
        token = unsafe try find(.word, bytes)
      } catch {
        damage = error
      }
    }
    if let damage { throw damage }
    guard let token else { return 0 }
    return try occurrences(token)
  }
}
