/// Finds introductions of acronyms by their form, whatever the words mean.
///
/// It looks at brackets and at cue words only.
struct IntroductionReader {
  private let words: TextWords
  private let base: AcronymBase
  private let isFiller: [Bool]
  private let cues: [Cue?]

  /// Words that announce an acronym.
  private enum Cue: Sendable { case abbreviation, alternative, meaning }

  /// The most words before an acronym that are looked at.
  private static let reach = 24

  init(_ words: TextWords, base: AcronymBase) {
    self.words = words
    self.base = base
    isFiller = words.map(Self.fillerFact, Self.fillers.contains)
    cues = words.map(Self.cueFact) { Self.cues[$0] }
  }

  /// The introductions in the text, or in a stretch of it that begins and ends where paragraphs do, in
  /// order.
  ///
  /// - Complexity: O(length), times the reach for each bracket and cue word.
  func introductions(in stretch: TextSplice? = nil) -> [AcronymIntroduction] {
    let all = 0..<words.count
    let found =
      brackets(stretch?.tokens.new ?? 0..<words.text.tokens.count, stretch?.words.new ?? all)
      .flatMap(introductions(in:)) + worded(stretch?.words.new ?? all)
    return found.sorted { $0.acronym.lowerBound < $1.acronym.lowerBound }
  }

  // MARK: Brackets

  private struct Bracket {
    var range: TextRange
    var words: Range<Int>
  }

  /// The brackets with their words; one that is never closed reaches to the first mark after it.
  private func brackets(_ tokens: Range<Int>, _ range: Range<Int>) -> [Bracket] {
    var found: [Bracket] = []
    var open: [(offset: Int, word: Int)] = []
    var word = range.lowerBound
    var lineBreaks = 0
    let text = words.text
    for token in text.tokens[tokens] {
      if token.isContent { word += 1 }
      if token.kind == .space {
        guard !open.isEmpty else { continue }
        for offset in token.range.start..<token.range.end where text.byte(at: offset) == 0x0A {
          lineBreaks += 1
        }
        // No bracket reaches over a blank line.
        if lineBreaks > 1 {
          found += open.map(unclosed)
          open = []
        }
        continue
      }
      lineBreaks = 0
      guard token.kind == .punctuation, token.folded.length == 1 else { continue }
      switch text.foldedBytes[token.folded.start] {
      case UInt8(ascii: "("), UInt8(ascii: "["):
        if open.count == 3 { found.append(unclosed(open.removeFirst())) }
        open.append((token.range.start, word))
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        guard let last = open.popLast() else { continue }
        found.append(
          Bracket(
            range: TextRange(start: last.offset, end: token.range.end), words: last.word..<word))
      default: continue
      }
    }
    return (found + open.map(unclosed)).filter { !$0.words.isEmpty }
  }

  private func unclosed(_ open: (offset: Int, word: Int)) -> Bracket {
    guard open.word < words.count else {
      return Bracket(
        range: TextRange(start: open.offset, end: open.offset), words: open.word..<open.word)
    }
    var end = open.word + 1
    while end < min(words.count, open.word + Self.reach), isJoined(end - 1) { end += 1 }
    return Bracket(
      range: TextRange(start: open.offset, end: words.range(end - 1).end), words: open.word..<end)
  }

  private func introductions(in bracket: Bracket) -> [AcronymIntroduction] {
    guard bracket.words.count <= 40 else { return [] }
    let parts = self.parts(of: bracket.words)
    let explicit =
      parts.contains { $0.lowerBound > bracket.words.lowerBound && $0.count < 3 }
      && bracket.words.prefix(3).contains { isFiller[Int(words.numbers[$0])] }
    let before = self.before(bracket.words.lowerBound, upTo: bracket.range.start)
    let acronyms = parts.filter { isAcronym($0, isExplicit: explicit, after: before) }
    let inside = parts.filter { !acronyms.contains($0) && $0.count > 1 }
    if acronyms.isEmpty {
      guard inside.count == 1, let acronym = acronymBefore(bracket) else { return [] }
      return [
        AcronymIntroduction(
          form: .reversed, acronym: acronym, before: acronym.lowerBound..<acronym.lowerBound,
          inside: inside, bracket: bracket.range, isPlain: inside[0] == bracket.words,
          isExplicit: false)
      ]
    }
    return acronyms.map {
      AcronymIntroduction(
        form: .bracketed, acronym: $0, before: before, inside: inside, bracket: bracket.range,
        isPlain: parts.count == 1, isExplicit: explicit && acronyms.count == 1)
    }
  }

  /// The parts of a bracket between slashes, commas, semicolons and *atau*, without the words that
  /// announce an acronym.
  private func parts(of range: Range<Int>) -> [Range<Int>] {
    // *K/L* and *SP/SB* hold a slash themselves.
    if range.count <= AcronymBase.mostWords, !base.senses(of: range.map(words.word)).isEmpty {
      return [range]
    }
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for index in range {
      let isLast = index == range.upperBound - 1
      let isCut =
        !isLast
        && (words.gap(after: index).unicodeScalars.contains { "/,;:–—".unicodeScalars.contains($0) }
          || Self.alternatives.contains(words.word(index + 1)))
      guard isLast || isCut else { continue }
      var first = start
      while first <= index, isFiller[Int(words.numbers[first])] { first += 1 }
      if first <= index { parts.append(first..<index + 1) }
      start = index + 1
    }
    return parts
  }

  /// The words before a bracket that may belong to a full form, back to the beginning of the
  /// sentence or to another bracket.
  private func before(_ index: Int, upTo offset: Int) -> Range<Int> {
    guard index > 0, words.range(index - 1).end <= offset,
      words.text.text.slice(TextRange(start: words.range(index - 1).end, end: offset))
        .unicodeScalars.allSatisfy({ " \u{A0}\t\n\r\"”’'".unicodeScalars.contains($0) })
    else { return index..<index }
    var first = index - 1
    while first > 0, index - first < Self.reach, isJoined(first - 1) || isComma(after: first - 1) {
      first -= 1
    }
    return first..<index
  }

  /// Whether only blanks, hyphens and slashes stand between a word and the next.
  private func isJoined(_ index: Int) -> Bool {
    let gap = words.gap(after: index).unicodeScalars
    return gap.allSatisfy { " -/\u{A0}\u{2010}\u{2011}\t\n\r\"“”'’".unicodeScalars.contains($0) }
      && gap.count(where: { $0 == "\n" }) < 2
  }

  private func isComma(after index: Int) -> Bool { words.gap(after: index) == ", " }

  private func acronymBefore(_ bracket: Bracket) -> Range<Int>? {
    let end = bracket.words.lowerBound
    guard end > 0, words.range(end - 1).end <= bracket.range.start else { return nil }
    let gap = words.text.text.slice(
      TextRange(start: words.range(end - 1).end, end: bracket.range.start))
    guard gap.utf8.count <= 2, gap.utf8.count(where: { $0 == 0x0A }) < 2 else { return nil }
    for count in stride(from: min(AcronymBase.mostWords, end), to: 0, by: -1) {
      let range = end - count..<end
      if words.isCapital(range.lowerBound), !base.senses(of: range.map(words.word)).isEmpty {
        return range
      }
    }
    return isAcronymShaped(end - 1) ? end - 1..<end : nil
  }

  // MARK: Words

  /// *atau disingkat X*, *yang selanjutnya disebut X*, *hereinafter referred to as X*.
  private func worded(_ range: Range<Int>) -> [AcronymIntroduction] {
    range.compactMap { index in
      guard let cue = cues[Int(words.numbers[index])], index > 0 else { return nil }
      var next = index + 1
      while next < words.count, next - index < 6, isFiller[Int(words.numbers[next])],
        isJoined(next - 1)
      { next += 1 }
      guard next < words.count, next == index + 1 || isJoined(next - 1) || cue != .alternative
      else { return nil }
      switch cue {
      case .meaning: return meaning(at: index, from: next)
      case .abbreviation, .alternative: break
      }
      guard let acronym = acronym(from: next) else { return nil }
      var last = index
      while last > 0, index - last < 6, isFiller[Int(words.numbers[last - 1])] { last -= 1 }
      guard last > 0 else { return nil }
      let gap = words.gap(after: last - 1)
      guard gap.unicodeScalars.allSatisfy({ " ,(\n\r\"”’".unicodeScalars.contains($0) }) else {
        return nil
      }
      // The bracket's own reader has this one.
      if gap.contains("(") || holdsBlankLine(min(last, index)..<acronym.lowerBound) { return nil }
      return AcronymIntroduction(
        form: .worded, acronym: acronym, before: before(last, upTo: words.range(last - 1).end),
        inside: [], bracket: nil, isPlain: false, isExplicit: cue == .abbreviation)
    }
  }

  /// *X singkatan dari full form*, *X stands for full form*.
  private func meaning(at index: Int, from next: Int) -> AcronymIntroduction? {
    var last = index - 1
    while last > 0, index - last < 4, Self.copulas.contains(words.word(last)) { last -= 1 }
    let isKnown = words.isCapital(last) && !base.senses(of: [words.word(last)]).isEmpty
    guard isKnown || isAcronymShaped(last), !holdsBlankLine(last..<next) else { return nil }
    var end = next
    while end < min(words.count, next + 14), end == next || isJoined(end - 1) { end += 1 }
    return AcronymIntroduction(
      form: .reversed, acronym: last..<last + 1, before: last..<last, inside: [next..<end],
      bracket: nil, isPlain: false, isExplicit: true)
  }

  /// Whether a blank line follows one of some words; no introduction reaches over one.
  private func holdsBlankLine(_ range: Range<Int>) -> Bool {
    range.contains { words.gap(after: $0).utf8.count { $0 == 0x0A } > 1 }
  }

  private func acronym(from first: Int) -> Range<Int>? {
    if words.isCapital(first) {
      for count in stride(from: min(AcronymBase.mostWords, words.count - first), to: 0, by: -1) {
        let range = first..<first + count
        if !base.senses(of: range.map(words.word)).isEmpty { return range }
      }
    }
    return isAcronymShaped(first) ? first..<first + 1 : nil
  }

  // MARK: Shapes

  private func isAcronym(_ part: Range<Int>, isExplicit: Bool, after before: Range<Int>) -> Bool {
    if part.count <= AcronymBase.mostWords, words.isCapital(part.lowerBound),
      !base.senses(of: part.map(words.word)).isEmpty
    {
      return true
    }
    guard part.count == 1 else { return false }
    if isAcronymShaped(part.lowerBound) { return true }
    guard words.isCapital(part.lowerBound), !before.isEmpty else { return false }
    // A syllabic acronym is a word with a capital that the words before it spell.
    return isExplicit
      || AcronymLetters.extent(
        of: words.word(part.lowerBound), in: before.suffix(8).map(words.word)) != nil
  }

  /// Whether a word has two capitals or more, and is no Roman number.
  private func isAcronymShaped(_ index: Int) -> Bool {
    guard words.token(index).kind == .word else { return false }
    let source = words.source(index)
    guard source.utf8.count <= 16,
      source.utf8.count(where: { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) > 1
    else { return false }
    return !source.utf8.allSatisfy { "IVXLC".utf8.contains($0) }
  }

  private static let fillerFact = WordFact<Bool>()
  private static let cueFact = WordFact<Cue?>()

  private static let alternatives: Set<String> = [
    "atau", "or", "sekarang", "kini", "now", "dulu", "formerly",
  ]
  private static let copulas: Set<String> = ["adalah", "merupakan", "ialah", "yang", "is", "an"]
  private static let fillers: Set<String> = [
    "selanjutnya", "disebut", "disingkat", "yang", "dengan", "sebagai", "menjadi", "untuk", "biasa",
    "lazim", "sering", "lebih", "dikenal", "juga", "saja", "istilah", "singkatan", "dari", "dalam",
    "hal", "ini", "atau", "or", "hereinafter", "hereafter", "referred", "to", "as", "called",
    "abbreviated", "also", "known", "commonly", "henceforth", "kependekan", "kepanjangan",
    "sekarang", "kini", "now", "dulu", "formerly",
  ]
  private static let cues: [String: Cue] = [
    "disingkat": .abbreviation, "disebut": .abbreviation, "hereinafter": .abbreviation,
    "hereafter": .abbreviation, "abbreviated": .abbreviation, "dikenal": .abbreviation,
    "atau": .alternative, "or": .alternative, "singkatan": .meaning, "kependekan": .meaning,
    "kepanjangan": .meaning, "stands": .meaning,
  ]
}
