/// A draft with what its rules share, read once for all of them.
///
/// A class, since rules hand it on for every place they look at.
public final class DraftReading: Sendable {
  /// The draft.
  public let draft: Draft

  /// The habits it is held to.
  public let profile: Profile

  /// What is known of the words of its language.
  let knowledge: LanguageKnowledge

  /// The designations that stand in it, in order.
  let matches: [TermRecognizer.Match]

  /// What these may mean, by number.
  let terms: MatchedTerms

  /// The dates that it names, in order.
  let dates: [DateMention]

  /// The same with those that lack a year.
  let namedDates: [NamedDate]

  /// The kinds of passages its places stand in.
  let passages: Passages

  /// Its words by number.
  let words: TextWords

  /// The form of each distinct word in which full forms are compared, by number.
  let lemmas: [String]

  /// The words that look like slips of words of the base beside their neighbours, in order.
  let suspects: [Int]

  /// What tells whether they are.
  let termSlips: TermSlips

  /// The acronyms it introduces.
  let acronyms: AcronymReading

  /// The titles of treaties and laws in it.
  let titles: TitleReading

  /// The concepts for which it uses several words that should be one.
  let variants: VariantReading

  private let knownUses = Once<[AcronymUses]>()
  private let knownCues = Once<CuePlaces>()

  /// The acronyms of the base that it uses, in order of their first places.
  var acronymUses: [AcronymUses] { knownUses.value { AcronymUses.all(in: self) } }

  /// Where the cues stand that its terms and acronyms ask for.
  var cues: CuePlaces { knownCues.value { CuePlaces(self) } }

  /// What an acronym of the base may stand for.
  func senses(of key: String) -> AcronymSenses {
    func make() -> AcronymSenses {
      AcronymSenses(key, in: knowledge, language: draft.language)
    }
    return words.vocabulary?.shared(AcronymSenses.memoFact, AcronymSenses.Memo.init)
      .senses(of: key, make) ?? make()
  }

  /// The designation or protected name that holds a range.
  ///
  /// - Complexity: O(log number of matches).
  func match(at range: TextRange) -> TermRecognizer.Match? {
    let end = matches.partitioningIndex { $0.range.start > range.start }
    return end > 0 && matches[end - 1].range.contains(range) ? matches[end - 1] : nil
  }

  /// Reads a draft.
  ///
  /// - Parameters:
  ///   - draft: The draft.
  ///   - knowledge: What is known of its words.
  ///   - profile: The habits it is held to.
  ///   - sentences: Cuts it into sentences.
  ///   - history: How it was read before, and that it will be read again; nil where it is read once.
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError` when the draft is too long for ICU.
  init(
    _ draft: Draft, knowledge: LanguageKnowledge, profile: Profile, sentences: SegmenterPool,
    history: ReadingHistory? = nil
  ) throws(UnicodeError) {
    let earlier = history?.earlier(of: draft, knowledge)
    let splice = earlier?.splice
    self.draft = draft
    self.profile = profile
    self.knowledge = knowledge
    let recognizer = knowledge.recognizer
    if history != nil {
      words = TextWords(
        draft.text, after: earlier.map { ($0.reading.words, $0.splice) },
        earlier?.reading.words.vocabulary ?? Vocabulary())
    } else {
      words = TextWords(draft.text)
    }
    let recognized = try recognizer.read(words)
    let newMatches = try recognizer.matches(in: draft.text, recognized, splice?.words.new)
    matches =
      earlier.map { earlier in
        earlier.splice.splice(earlier.reading.matches, newMatches, offset: \.range.start) {
          $0.moved(by: $1)
        }
      } ?? newMatches
    terms = MatchedTerms(matches, recognizer)
    namedDates = draft.namedDates ?? draft.text.namedDates(in: draft.language)
    dates = namedDates.compactMap(\.mention)
    passages = Passages(
      draft, recognized, inflection: recognizer.inflection, sentences: sentences,
      after: earlier.map { ($0.reading.passages, $0.splice) })
    lemmas = words.map(ExpansionWords.lemmaFact, ExpansionWords.lemma)
    termSlips = TermSlips(words, lemmas: lemmas, knowledge.spelling)
    let newSuspects = termSlips.suspects(in: splice?.words.new ?? 0..<words.count)
    suspects =
      earlier.map { earlier in
        let words = earlier.splice.words
        return words.splice(earlier.reading.suspects, newSuspects, place: { $0 }) {
          $0 + words.growth
        }
      } ?? newSuspects
    acronyms = AcronymReading(
      words, lemmas: lemmas, base: knowledge.acronyms, language: draft.language, date: draft.date,
      after: earlier.map { ($0.reading.acronyms, $0.splice) })
    titles = TitleReading(
      draft, words: words, matches: matches, terms: terms, passages: passages,
      knowledge: knowledge, after: earlier.map { ($0.reading.titles, $0.splice) })
    variants = VariantReading(
      draft, words: words, matches: matches, terms: terms, passages: passages,
      recognizer: recognizer)
  }
}
