import Synchronization

/// What is known of the words of drafts in one language, so that each is analysed but once.
struct WordMemo: Sendable {
  /// What is known of the stretches of words that may be designations.
  var surfaces = SurfaceMemo()

  /// What a recognizer wants to know of a word.
  struct Entry: Sendable {
    /// The lemma, by its own number in the memo.
    var lemma: Int32

    /// The lemma as a word of the terms; -1 when no term has it.
    var termWord: Int32

    /// The node that the word leads to at the beginning of a term; -1 when no term begins with it.
    var firstNode: Int32

    /// What else it may be.
    var traits: WordTraits
  }

  private var table = WordNumbers()
  private var entries: [Entry] = []

  /// How many words and stretches it has met.
  var count: Int { entries.count + surfaces.count }

  /// What is known of a folded word of a kind.
  ///
  /// - Complexity: O(length), and the analysis of a new word.
  mutating func entry(
    of word: String, _ kind: Token.Kind, _ recognizer: TermRecognizer
  ) throws(UnicodeError) -> Entry {
    var bytes = word
    let (number, isNew) = bytes.withUTF8 { unsafe table.number(of: $0, kind) }
    if isNew { try analyse(number, kind, recognizer) }
    return entries[Int(number)]
  }

  private mutating func analyse(
    _ number: Int32, _ kind: Token.Kind, _ recognizer: TermRecognizer
  ) throws(UnicodeError) {
    let folded = table.word(number)
    let word = try Folding.stripAccents(folded)
    let lemma = kind == .word ? recognizer.inflection.lemma(of: word) : word
    var traits = WordTraits.of(folded)
    if recognizer.inflection.isClitic(word) { traits.insert(.clitic) }
    entries.append(
      Entry(
        lemma: number, termWord: recognizer.word(lemma), firstNode: recognizer.firstNode(lemma),
        traits: traits))
    guard lemma != folded else { return }
    var bytes = lemma
    let (lemmaNumber, isNew) = bytes.withUTF8 { unsafe table.number(of: $0, kind) }
    // The lemma of a lemma is that lemma, so this goes one step deep.
    if isNew { try analyse(lemmaNumber, kind, recognizer) }
    entries[Int(number)].lemma = lemmaNumber
  }
}

/// Memos that wait for the next draft: as many as drafts were ever read at one time.
final class WordMemoPool: Sendable {
  /// A memo that has met more words or stretches than this is let go, so that memory stays bounded.
  private static let mostWords = 1 << 20

  private let memos = Mutex<[WordMemo]>([])

  /// A memo that nobody else uses.
  func take() -> WordMemo { memos.withLock { $0.popLast() } ?? WordMemo() }

  /// Gives a memo back.
  func give(_ memo: consuming WordMemo) {
    guard memo.count < Self.mostWords else { return }
    memos.withLock { [memo] in $0.append(memo) }
  }
}
