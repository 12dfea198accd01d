/// The acronyms of a draft: where it introduces them, and whether rightly.
struct AcronymReading {
  /// An introduction and what it turned out to be.
  struct Entry {
    var introduction: AcronymIntroduction
    var verdict: ExpansionJudge.Verdict
    /// The folded words of the acronym.
    var key: String
    /// Where the acronym stands.
    var acronym: TextRange
    /// From the full form or the acronym, whichever comes first, to the end of the other.
    var range: TextRange

    /// The entry so many words and bytes further on.
    func moved(words: Int, bytes: Int) -> Entry {
      var moved = self
      moved.introduction = introduction.moved(words: words, bytes: bytes)
      moved.verdict = verdict.moved(words: words)
      moved.acronym = acronym.moved(by: bytes)
      moved.range = range.moved(by: bytes)
      return moved
    }
  }

  /// The introductions, in order of the acronyms.
  let entries: [Entry]

  private let byKey: [String: [Int]]
  private let reported: [TextRange]

  /// Reads the acronyms of a draft.
  ///
  /// - Complexity: O(length), and O(size of the concept) for each introduction.
  init(
    _ words: TextWords, lemmas: [String], base: AcronymBase, language: LanguageTag,
    date: PartialDate?, after earlier: (acronyms: AcronymReading, splice: TextSplice)? = nil
  ) {
    let introductions = IntroductionReader(words, base: base)
      .introductions(in: earlier?.splice)
    let isConnector = words.map(
      ExpansionWords.connectorFact, ExpansionWords.connectors.contains)
    let normals = zip(isConnector, lemmas).map { isConnector, lemma in
      isConnector ? nil : lemma
    }
    let judge = ExpansionJudge(
      words: words, base: base, language: language, date: date, normals: normals)
    let new = introductions.map { introduction in
      let verdict = judge.verdict(on: introduction)
      let acronym = words.range(introduction.acronym)
      return Entry(
        introduction: introduction, verdict: verdict,
        key: AcronymBase.key(introduction.acronym.map(words.word)), acronym: acronym,
        range: Self.range(introduction, verdict, acronym, words))
    }
    if let (acronyms, splice) = earlier {
      entries = splice.splice(acronyms.entries, new, offset: \.acronym.start) { entry, distance in
        entry.moved(words: splice.words.growth, bytes: distance)
      }
    } else {
      entries = new
    }
    byKey = Dictionary(grouping: entries.indices) { [entries] in entries[$0].key }
    reported = entries.filter { if case .wrong = $0.verdict { true } else { false } }
      .map(\.range).sorted()
  }

  /// The introductions of an acronym, in order.
  func entries(of key: String) -> [Entry] { (byKey[key] ?? []).map { entries[$0] } }

  /// Whether a range stands inside a full form that is reported beside its acronym.
  ///
  /// - Complexity: O(log number of introductions).
  func isReported(_ range: TextRange) -> Bool {
    let end = reported.partitioningIndex { $0.start > range.start }
    return end > 0 && reported[end - 1].contains(range)
  }

  private static func range(
    _ introduction: AcronymIntroduction, _ verdict: ExpansionJudge.Verdict, _ acronym: TextRange,
    _ words: TextWords
  ) -> TextRange {
    guard case .wrong(let fault) = verdict else { return acronym }
    let full = words.range(fault.words)
    guard introduction.isPlain, let bracket = introduction.bracket else {
      return introduction.form == .worded
        ? TextRange(start: min(full.start, acronym.start), end: max(full.end, acronym.end)) : full
    }
    return TextRange(start: min(full.start, acronym.start), end: max(bracket.end, full.end))
  }
}
