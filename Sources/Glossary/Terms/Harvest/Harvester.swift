/// Reads the pairs that texts tie together themselves.
///
/// Indonesian official prose explains itself in brackets: *tindak pidana perdagangan orang (TPPO)*,
/// *koperasi kredit (credit union)*, *diskusi kelompok terarah (Focus Group Discussion/FGD)*,
/// *Surat Izin Pengerahan yang selanjutnya disingkat SIP*. English texts on Indonesia do the same
/// with the languages exchanged.
public struct Harvester: ~Copyable {
  /// A pair with the sentence in which it stands.
  public struct Occurrence: Hashable, Sendable {
    /// The pair.
    public var pair: HarvestedPair

    /// The sentence, without the white space around it.
    public var sentence: TextRange
  }

  private let judge: PartLanguage
  private let segmenters: SegmenterPool
  private var tokenizer = Tokenizer(.undetermined)

  /// Makes a harvester that knows the words of a base, and breaks texts into sentences by the
  /// rules of a pool.
  ///
  /// - Complexity: O(size of the base).
  public init(_ base: TermBase, sentences: SegmenterPool) {
    var words: [LanguageTag: Set<String>] = [:]
    for designation in base.concepts.lazy.flatMap(\.designations)
    where designation.type == .fullForm || designation.type == .variant {
      for language in [LanguageTag.indonesian, .english] where designation.language.serves(language)
      {
        words[language, default: []].formUnion(
          designation.text.lowercased().split { !$0.isLetter }.map(String.init))
      }
    }
    judge = PartLanguage(
      indonesian: words[.indonesian] ?? [], english: words[.english] ?? [])
    segmenters = sentences
  }

  /// Finds the pairs of a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - language: Its language; a text that is not English is read as Indonesian.
  /// - Complexity: O(length).
  /// - Returns: The pairs in order.
  /// - Throws: `UnicodeError` when the text is too long, or the rules of segmentation are at fault.
  public mutating func occurrences(
    in text: DraftText, language: LanguageTag
  ) throws(UnicodeError) -> [Occurrence] {
    let words = HarvestWords(try tokenizer.tokenize(text.text))
    let known = language.serves(.english) ? LanguageTag.english : .indonesian
    let pairs = HarvestReader(words: words, judge: judge, language: known).pairs()
    if pairs.isEmpty { return [] }
    let sentences = try segmenters.sentences(in: text, language: language).map(\.range)
    var next = 0
    var found: [Occurrence] = []
    for pair in pairs.sorted(by: { $0.span < $1.span }) {
      while next + 1 < sentences.count, sentences[next].end <= pair.span.start { next += 1 }
      let sentence = sentences.indices.contains(next) ? sentences[next] : pair.span
      found.append(
        Occurrence(pair: pair, sentence: sentence.contains(pair.span) ? sentence : pair.span))
    }
    return found
  }
}

extension HarvestedPair {
  /// From the first of its names to the end of the last.
  public var span: TextRange {
    TextRange(
      start: min(term.range.start, other.range.start), end: max(term.range.end, other.range.end))
  }
}

extension HarvestWords {
  /// The words of a tokenized text.
  ///
  /// - Complexity: O(length).
  init(_ text: TokenizedText) {
    var words: [Word] = []
    var end = 0
    for token in text.tokens where token.isContent {
      var source = text.source(token)
      var range = token.range
      // Marks of emphasis in plain text are no part of a word.
      while source.hasPrefix("_") {
        source.removeFirst()
        range.start += 1
      }
      while source.hasSuffix("_") {
        source.removeLast()
        range.end -= 1
      }
      if source.isEmpty { continue }
      if let last = words.indices.last {
        words[last].gap = String(text.text.slice(TextRange(start: end, end: range.start)))
      }
      words.append(
        Word(text: String(source), folded: source.lowercased(), range: range, gap: ""))
      end = range.end
    }
    if let last = words.indices.last {
      words[last].gap = String(text.text.slice(TextRange(start: end, end: text.text.utf8.count)))
    }
    self.words = words
  }
}
