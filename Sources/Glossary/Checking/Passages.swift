/// What kind of passage each place of a draft stands in: quotations, titles of laws, names of
/// bodies, lines that are no text, sentences about the past.
final class Passages: Sendable {
  private let text: TokenizedText
  private let inflection: Inflection
  private let words: RecognizedText
  private let language: LanguageTag
  private let segmenters: SegmenterPool
  private let quotations: [TextRange]
  private let quotedBlocks: [TextRange]
  private let boilerplate: [TextRange]
  private let headings: [TextRange]
  private let blocks: [TextRange]
  private let emphasized: [TextRange]
  private let protected: [TextRange]
  private let furthestEnds: [Int]

  /// What is protected by its words: titles of laws, names of bodies, and lines that are no text.
  private let lawTitles: [TextRange]
  private let bodies: [TextRange]
  private let lines: [TextRange]

  /// Where phrases that speak of the past begin.
  private let pastPhrases: [Int]

  /// The years that the text mentions, by place.
  private let years: [(offset: Int, year: Int)]

  /// The sentences that were found in all states of the draft; nil where it is read but once.
  private let memo: SentenceMemo?

  private static let memoFact = WordFact<SentenceMemo>()

  private static let reach = 60

  /// A sentence, with its words that stand at most sixty on either side of a place.
  struct Sentence {
    fileprivate let indices: Range<Int>
    fileprivate let words: TextWords
    fileprivate let inflection: Inflection

    /// Whether some words stand in the sentence side by side, just so.
    func contains(_ cue: [String]) -> Bool { stands(cue) { words.word($0) } }

    /// How many cues have the lemmas of their words side by side in the sentence.
    func countLemmas(of cues: [[String]]) -> Int {
      let lemmas = indices.map { inflection.lemma(of: words.word($0)) }
      return cues.count { cue in stands(cue) { lemmas[$0 - indices.lowerBound] } }
    }

    private func stands(_ cue: [String], _ word: (Int) -> String) -> Bool {
      guard !cue.isEmpty, cue.count <= indices.count else { return false }
      return (indices.lowerBound...indices.upperBound - cue.count).contains { start in
        cue.indices.allSatisfy { word(start + $0) == cue[$0] }
      }
    }
  }

  /// Reads the passages of a draft.
  ///
  /// - Complexity: O(number of tokens).
  init(
    _ draft: Draft, _ recognized: RecognizedText, inflection: Inflection, sentences: SegmenterPool,
    after earlier: (passages: Passages, splice: TextSplice)? = nil
  ) {
    let text = draft.text
    let splice = earlier?.splice
    let newWords = splice?.words.new ?? 0..<recognized.count
    let newTokens = splice?.tokens.new ?? 0..<text.tokens.count
    self.text = text
    self.inflection = inflection
    words = recognized
    let newPhrases = Self.pastPhrases(in: recognized, newWords)
    let newYears = Self.years(in: text, recognized, newWords)
    let newQuotations = Self.quotations(of: text, newTokens)
    let newTitles = NamedPassages.lawTitles(in: text, recognized, newWords)
    let newBodies = NamedPassages.bodies(in: text, recognized, newWords)
    let newLines = NamedPassages.boilerplate(
      in: text, splice?.bytes.new ?? 0..<text.text.utf8.count)
    if let (passages, splice) = earlier {
      pastPhrases = splice.splice(passages.pastPhrases, newPhrases, offset: { $0 }, move: +)
      years = splice.splice(passages.years, newYears, offset: \.offset) { year, distance in
        (year.offset + distance, year.year)
      }
      quotations = splice.splice(passages.quotations, newQuotations)
      lawTitles = splice.splice(passages.lawTitles, newTitles)
      bodies = splice.splice(passages.bodies, newBodies)
      lines = splice.splice(passages.lines, newLines)
    } else {
      pastPhrases = newPhrases
      years = newYears
      quotations = newQuotations
      lawTitles = newTitles
      bodies = newBodies
      lines = newLines
    }
    language = draft.language
    segmenters = sentences
    memo = recognized.words.vocabulary?.shared(Self.memoFact) { SentenceMemo() }
    quotedBlocks = draft.blocks.filter { $0.kind == .quotation }.map(\.range)
    let marked = draft.blocks.filter { $0.kind == .boilerplate }.map(\.range)
    boilerplate = (marked + lines).sorted()
    blocks = draft.blocks.map(\.range)
    emphasized = draft.emphasized
    headings = draft.blocks.isEmpty ? Self.firstLine(of: text) : draft.headings
    protected = (lawTitles + bodies + boilerplate).sorted()
    var furthest = 0
    furthestEnds = protected.map { range in
      furthest = max(furthest, range.end)
      return furthest
    }
  }

  /// The sentence that holds a range, at most sixty words on either side of it: a list without full
  /// stops is no sentence.
  ///
  /// - Complexity: O(log length), as that of all questions for sentences.
  func sentence(of range: TextRange) -> Sentence {
    let sentence = nearbySentence(of: range)
    return Sentence(
      indices: wordIndices(of: sentence, around: range), words: words.words, inflection: inflection)
  }

  /// Where the words of the sentence that holds a range stand, at most sixty on either side of it.
  func sentenceRange(of range: TextRange) -> TextRange? {
    let words = wordIndices(of: nearbySentence(of: range), around: range)
    guard !words.isEmpty else { return nil }
    return TextRange(
      start: token(words.lowerBound).range.start, end: token(words.upperBound - 1).range.end)
  }

  /// Where the sentence that holds a range stands, as far as its words are of interest.
  ///
  /// It is found only here, in the text near by, since most sentences are never asked for.
  func nearbySentence(of range: TextRange) -> TextRange {
    let reach = reach(of: range)
    let nearby = String(text.text.slice(reach))
    let place = range.start - reach.start
    func find() -> TextRange? {
      let found = try? segmenters.use(language) { segmenter throws(UnicodeError) in
        try segmenter.segment(around: place, in: nearby)
      }
      return found.flatMap(nearby.trimmed)
    }
    // Rules that take too long leave all of it one sentence.
    guard let sentence = memo?.sentence(of: nearby, at: place, find) ?? find() else { return reach }
    return TextRange(start: reach.start + sentence.start, end: reach.start + sentence.end)
  }

  /// From the words before a range that may be of interest to those after it.
  private func reach(of range: TextRange) -> TextRange {
    let here = words.words.firstWord(from: range.start)
    let (first, end) = (here - Self.reach, here + Self.reach)
    return TextRange(
      start: first > 0 ? token(first).range.start : 0,
      end: end < words.count ? token(end).range.start : text.text.utf8.count)
  }

  /// The block that holds a range; in a text without known parts, what blank lines part.
  ///
  /// - Complexity: O(log length + length of the paragraph).
  func paragraph(of range: TextRange) -> TextRange {
    let block = Self.count(in: blocks, below: range.start + 1)
    if block > 0, blocks[block - 1].contains(range) { return blocks[block - 1] }
    let utf8 = text.text.utf8
    let here = utf8.index(utf8.startIndex, offsetBy: range.start)
    var start = here
    while start > utf8.startIndex {
      let before = utf8.index(before: start)
      if utf8[before] == 0x0A, before > utf8.startIndex, utf8[utf8.index(before: before)] == 0x0A {
        break
      }
      start = before
    }
    var end = utf8.index(here, offsetBy: range.length)
    while end < utf8.endIndex, utf8[end] != 0x0A || utf8[utf8.index(before: end)] != 0x0A {
      end = utf8.index(after: end)
    }
    return TextRange(
      start: utf8.distance(from: utf8.startIndex, to: start),
      end: utf8.distance(from: utf8.startIndex, to: end))
  }

  /// The part of the draft between the headings around a range; the whole draft where it has fewer
  /// than three, of which one is its own.
  ///
  /// - Complexity: O(log number of headings).
  func section(of range: TextRange) -> TextRange {
    let end = text.text.utf8.count
    guard headings.count > 2 else { return TextRange(start: 0, end: end) }
    let next = Self.count(in: headings, below: range.start + 1)
    return TextRange(
      start: next > 0 ? headings[next - 1].start : 0,
      end: next < headings.count ? headings[next].start : end)
  }

  private func token(_ index: Int) -> Token { words.token(index) }

  /// The words of a sentence, at most sixty on either side of a range.
  private func wordIndices(of sentence: TextRange, around range: TextRange) -> Range<Int> {
    let here = words.words.firstWord(from: range.start)
    let first = max(words.words.firstWord(from: sentence.start), here - Self.reach)
    let end = min(words.words.firstWord(from: sentence.end), here + Self.reach)
    return first..<max(first, end)
  }

  /// Whether a range stands inside quotation marks, or in a block that is a quotation.
  ///
  /// - Complexity: O(log number of quotations).
  func isQuoted(_ range: TextRange) -> Bool {
    Self.holds(range, quotations) || Self.holds(range, quotedBlocks)
  }

  /// Whether a range lies in one of some that are in order and do not overlap.
  private static func holds(_ range: TextRange, _ ranges: [TextRange]) -> Bool {
    last(in: ranges, notAfter: range.start)?.contains(range) ?? false
  }

  /// Whether a range is part of a longer name, or of a line that a word's rule does not reach.
  ///
  /// - Complexity: O(log number of names).
  func isProtected(_ range: TextRange) -> Bool {
    // A name that begins earlier and reaches as far, or begins here and reaches further.
    let earlier = Self.count(in: protected, below: range.start)
    if earlier > 0 && furthestEnds[earlier - 1] >= range.end { return true }
    let here = Self.count(in: protected, below: range.start + 1)
    return here > earlier && protected[earlier..<here].contains { $0.end > range.end }
  }

  /// Whether a range stands in a line that is no text of the draft.
  func isBoilerplate(_ range: TextRange) -> Bool {
    Self.last(in: boilerplate, notAfter: range.start)?.contains(range) ?? false
  }

  /// Whether markup sets just these words apart.
  func isEmphasized(_ range: TextRange) -> Bool {
    Self.last(in: emphasized, notAfter: range.start) == range
  }

  /// Whether a range stands in a heading.
  func isHeading(_ range: TextRange) -> Bool {
    Self.last(in: headings, notAfter: range.start)?.contains(range) ?? false
  }

  /// The first line of a text without known parts, if a blank line and more text follow and it does
  /// not end like a sentence.
  private static func firstLine(of text: TokenizedText) -> [TextRange] {
    let utf8 = text.text.utf8
    let line = utf8.prefix { $0 != 0x0A }
    let rest = utf8[line.endIndex...]
    guard line.count < 200, rest.prefix(3).count(where: { $0 == 0x0A }) > 1,
      let last = line.last(where: { $0 > 0x20 }), !".?!:,;".utf8.contains(last),
      rest.contains(where: { $0 > 0x20 })
    else { return [] }
    return [TextRange(start: 0, end: line.count)]
  }

  /// Whether the sentence of a range lists the acts of the trafficking offence.
  func listsOffenceElements(_ range: TextRange) -> Bool {
    let sentence = sentence(of: range)
    return Self.offenceElements.count { sentence.contains([$0]) } >= 3
  }

  /// Whether the sentence of a range speaks of the time before a day.
  func isHistory(_ range: TextRange, before date: PartialDate?) -> Bool {
    // Most passages name no other time, and where none is, no sentence need be found.
    guard namesPast(reach(of: range), before: date), let sentence = sentenceRange(of: range) else {
      return false
    }
    return namesPast(sentence, before: date)
  }

  /// Whether a stretch has a phrase that speaks of the past, or a year before a day.
  private func namesPast(_ stretch: TextRange, before date: PartialDate?) -> Bool {
    let phrase = pastPhrases.partitioningIndex { $0 >= stretch.start }
    if phrase < pastPhrases.count && pastPhrases[phrase] < stretch.end { return true }
    guard let date else { return false }
    return years[years.partitioningIndex { $0.offset >= stretch.start }...]
      .prefix { $0.offset < stretch.end }.contains { $0.year < date.year }
  }

  /// Where phrases that speak of the past begin in a text.
  private static func pastPhrases(in words: RecognizedText, _ range: Range<Int>) -> [Int] {
    range.compactMap { index in
      guard words.traits(index).contains(.pastOpener) else { return nil }
      let isPhrase =
        isPastOffice(index, in: words)
        || WordTraits.pastPhrases.contains { phrase in
          index + phrase.count <= words.count
            && phrase.indices.allSatisfy { phrase[$0] == words.words.word(index + $0) }
        }
      return isPhrase ? words.token(index).range.start : nil
    }
  }

  /// *Sebelumnya urusan ini ditangani …*: what used to be somebody's office.
  private static func isPastOffice(
    _ index: Int, in words: RecognizedText
  ) -> Bool {
    guard words.words.word(index) == "sebelumnya" else { return false }
    return (index + 1..<min(words.count, index + 8)).contains {
      officeVerbs.contains(words.words.word($0))
    }
  }

  private static let officeVerbs: Set<String> = [
    "ditangani", "dikelola", "diurus", "dipegang", "dijalankan", "dipimpin", "dinamakan", "dikenal",
    "bernaung", "dibawahi", "merupakan", "berada",
  ]

  private static let offenceElements = [
    "perekrutan", "pengangkutan", "penampungan", "pengiriman", "pemindahan", "penerimaan",
  ]

  /// The years a text mentions, but those of numbered laws (*Nomor 39 Tahun 2004*, *39/2004*).
  private static func years(
    in text: TokenizedText, _ words: RecognizedText, _ range: Range<Int>
  ) -> [(offset: Int, year: Int)] {
    range.compactMap { index in
      guard words.words.kind(index) == .number else { return nil }
      let word = words.token(index)
      guard word.range.length == 4, let year = Int(text.folded(word)),
        (1900...2100).contains(year)
      else { return nil }
      let before = (max(0, index - 2)..<index).map(words.token)
      // Two numbers before it are the day and month of a date: *22/7/2025*.
      if let last = before.last, before.count(where: { $0.kind == .number }) == 1 {
        let gap = text.text.slice(TextRange(start: last.range.end, end: word.range.start))
        if gap == "/" || ["tahun", "of"].contains(text.folded(last)) { return nil }
      }
      return (word.range.start, year)
    }
  }

  /// Passages between quotation marks; a mark that is never closed ends with its paragraph.
  private static func quotations(of text: TokenizedText, _ tokens: Range<Int>) -> [TextRange] {
    var ranges: [TextRange] = []
    var open: Int?
    var lineBreaks = 0
    for token in text.tokens[tokens] {
      if token.kind == .space {
        guard open != nil else { continue }
        for offset in token.range.start..<token.range.end where text.byte(at: offset) == 0x0A {
          lineBreaks += 1
        }
        if lineBreaks > 1, let start = open {
          // Only a curved mark tells that it opens: a straight one may stand for inches.
          if text.byte(at: start) >= 0x80 {
            ranges.append(TextRange(start: start, end: token.range.start))
          }
          open = nil
        }
        continue
      }
      lineBreaks = 0
      guard token.kind == .punctuation, text.isFolded(token, as: UInt8(ascii: "\"")) else {
        continue
      }
      if let start = open {
        ranges.append(TextRange(start: start, end: token.range.end))
        open = nil
      } else {
        open = token.range.start
      }
    }
    return ranges
  }

  /// The last range that begins at an offset or before it.
  private static func last(in ranges: [TextRange], notAfter offset: Int) -> TextRange? {
    let index = count(in: ranges, below: offset + 1)
    return index > 0 ? ranges[index - 1] : nil
  }

  /// How many ranges, sorted by start, begin below an offset.
  private static func count(in ranges: [TextRange], below offset: Int) -> Int {
    ranges.partitioningIndex { $0.start >= offset }
  }
}
