/// How the names on both sides of a bracket or cue word are told.
extension HarvestReader {
  /// 1 where foreign means English, -1 where it means Indonesian.
  var sign: Int { language.serves(.english) ? -1 : 1 }

  private var foreign: LanguageTag { sign > 0 ? .english : .indonesian }

  func hasDigit(_ range: Range<Int>) -> Bool { words.words[range].contains(where: \.hasDigit) }

  /// Whether some words are a name in the other language.
  func isForeign(_ range: Range<Int>) -> Bool {
    guard range.count <= Self.longestName, !hasDigit(range), !isAside(range) else { return false }
    if range.count == 1, words[range.lowerBound].isAcronymShaped { return false }
    let weights = words.folded(range).map { judge.weight($0) * sign }
    if words.words[range].count(where: \.isAcronymShaped) * 2 >= range.count { return false }
    // One word alone must be long or surely foreign.
    let isLong = words[range.lowerBound].folded.utf8.count > 7
    let least = range.count == 1 && isLong ? 2 : 3
    return weights.reduce(0, +) >= least && weights.count(where: { $0 < 0 }) * 3 <= range.count
      && !words.folded(range).contains(where: ownWords.contains)
  }

  private var ownWords: Set<String> {
    sign > 0 ? HarvestVocabulary.indonesianSmall : HarvestVocabulary.englishSmall
  }

  func isForeignWord(_ index: Int) -> Bool {
    judge.weight(words[index].folded) * sign > 0 && !words[index].hasDigit
      && !words[index].isAcronymShaped
  }

  /// Whether a bracket is an aside and gives no name: *lihat Kotak 4*, *see below*, *et al*.
  func isAside(_ range: Range<Int>) -> Bool {
    let first = words[range.lowerBound].folded
    return HarvestVocabulary.asides.contains(first)
      || words.folded(range).contains(where: HarvestVocabulary.citation.contains)
  }

  /// Whether a name in capitals beside one without is a person or source: *(Leechor)*, *(World Bank)*.
  func isProperName(_ phrase: Range<Int>, besides own: Range<Int>) -> Bool {
    phrase.count < 3 && words.words[phrase].allSatisfy(\.isCapital)
      && !words.words[own].contains(where: \.isCapital)
  }

  /// Whether a bracket lists things or gives a source, and no second name: *(diare, malaria, dan TBC)*,
  /// *(Buckingham, 1999)*.
  func isList(_ bracket: Bracket, around phrase: Range<Int>) -> Bool {
    let others = bracket.parts.filter { !$0.overlaps(phrase) }
    return others.count > 2
      || others.contains { part in
        hasDigit(part) || HarvestVocabulary.conjunctions.contains(words[part.lowerBound].folded)
      }
  }

  /// Whether a bracket gives the title of a work: *(“Estimating Wealth”)*.
  func isQuotedTitle(_ phrase: Range<Int>, in bracket: Bracket) -> Bool {
    words[bracket.before].gap.suffix(1).contains { "“\"‘".contains($0) }
      && words.words[phrase].allSatisfy { $0.isCapital || HarvestVocabulary.isSmall($0.folded) }
  }

  /// What a term loses that is likely to be cut wrongly or to be no term.
  func doubt(_ own: Range<Int>) -> Int {
    var doubt = 0
    let first = words[own.lowerBound]
    let isJoined = own.lowerBound > 0 && words.isJoined(own.lowerBound - 1)
    // *menjadi penerima*, *di lapangan*.
    if own.count == 1, isJoined,
      HarvestVocabulary.prepositions.contains(words[own.lowerBound - 1].folded)
    {
      doubt += 16
    }
    // The end of a name, or of a sentence without its full stop.
    if own.count > 1, isJoined, words.words[own].count(where: \.isCapital) == 1, first.isCapital {
      doubt += 10
    }
    if words.words[own].contains(where: \.isAcronymShaped) { doubt += 20 }
    // *tempat belanjanya* belongs to somebody.
    if words[own.upperBound - 1].folded.hasSuffix("nya") { doubt += 12 }
    return doubt
  }

  /// The words that an acronym abbreviates, of those up to a word.
  func fullForm(of acronym: String, endingAt last: Int) -> Range<Int>? {
    var first = last
    while first > 0, last - first < Self.reach,
      words.isJoined(first - 1) || words[first - 1].gap == ", " || words[first - 1].gap == "/"
    { first -= 1 }
    let run = first..<last + 1
    guard let count = AcronymLetters.extent(of: acronym, in: words.folded(run)), count > 1 else {
      return nil
    }
    var full = last + 1 - count..<last + 1
    // Small words at the beginning belong to the sentence.
    while full.count > 2, HarvestVocabulary.isSmall(words[full.lowerBound].folded) {
      full = full.lowerBound + 1..<full.upperBound
    }
    return full
  }

  /// A name in capitals that begins with the kind of a body: *Organisasi Buruh Internasional*.
  func bodyName(endingAt last: Int) -> Range<Int>? {
    guard let run = capitals(endingAt: last) else { return nil }
    let first = run.last { HarvestVocabulary.bodies.contains(words[$0].folded) }
    guard let first, last - first >= 1 else { return nil }
    return first..<last + 1
  }

  /// Words in capitals up to a word, with small ones between them; two at least.
  func capitals(endingAt last: Int) -> Range<Int>? {
    guard words[last].isCapital else { return nil }
    var first = last
    var index = last
    while index > 0, last - index < Self.longestName, words.isJoined(index - 1) {
      index -= 1
      if words[index].isCapital {
        first = index
      } else if !HarvestVocabulary.isSmall(words[index].folded) || first - index > 1 {
        break
      }
    }
    while first < last, HarvestVocabulary.isSmall(words[first].folded) { first += 1 }
    return last > first ? first..<last + 1 : nil
  }

  /// The name up to a word that a foreign one translates, and whether the text itself bounds it.
  func name(endingAt last: Int, like phrase: Range<Int>) -> (Range<Int>, isBounded: Bool)? {
    guard !words[last].hasDigit, !HarvestVocabulary.isSmall(words[last].folded) else { return nil }
    let wanted = words.folded(phrase).count { !HarvestVocabulary.isSmall($0) }
    let isTitle = words.words[phrase].count(where: \.isCapital) * 2 > phrase.count
    // A single word beside the last one of a name: *Badan Perencanaan Nasional (Bappenas)*.
    if phrase.count == 1, words[phrase.lowerBound].isCapital, capitals(endingAt: last) != nil {
      return nil
    }
    if isTitle, phrase.count > 1, var run = capitals(endingAt: last) {
      // A place before the name: *di New York Tujuan Pembangunan Milenium*.
      while run.count > 2, judge.weight(words[run.lowerBound].folded) * sign > 1 {
        run = run.lowerBound + 1..<run.upperBound
      }
      guard abs(run.count - phrase.count) <= 4 else { return nil }
      return judge.balance(words.folded(run)) * sign > 2 ? nil : (run, true)
    }
    let most = wanted == 1 ? 2 : wanted + 1
    var first = last + 1
    // Words that hyphens join are one: *komponen-komponen*.
    var length = 0
    var isBounded = false
    while length < most || (first <= last && words.isHyphenated(first - 1)) {
      guard first > 0, first - 1 == last || words.isJoined(first - 1) else {
        isBounded = true
        break
      }
      let word = words[first - 1]
      let isStop = HarvestVocabulary.isSmall(word.folded) || word.hasDigit
      if isStop || (first <= last && HarvestVocabulary.isVerb(word.folded, language)) {
        isBounded = true
        break
      }
      first -= 1
      if first == last || !words.isHyphenated(first) { length += 1 }
      // A sentence or a name begins.
      if word.isCapital, first < last, !words[first + 1].isCapital {
        isBounded = true
        break
      }
    }
    if first <= last, let noun = nounBefore(first), last - noun < most + 2 { first = noun }
    if !isBounded, first > 0 {
      isBounded =
        !words.isJoined(first - 1) || HarvestVocabulary.isSmall(words[first - 1].folded)
        || HarvestVocabulary.isVerb(words[first - 1].folded, language)
    }
    // One foreign word stands for one or two; of more the nearest are surest without a bound.
    if !isBounded, length > wanted, wanted > 1 {
      repeat { first += 1 } while words.isHyphenated(first - 1)
    }
    let own = first..<last + 1
    guard !own.isEmpty, judge.balance(words.folded(own)) * sign <= 1 else { return nil }
    return (own, isBounded)
  }

  /// The noun of a predicate that begins with a word: *pihak yang berkepentingan*.
  private func nounBefore(_ first: Int) -> Int? {
    guard first > 1, words[first - 1].folded == "yang", words.isJoined(first - 1),
      words.isJoined(first - 2), HarvestVocabulary.isPredicate(words[first].folded)
    else { return nil }
    let noun = words[first - 2]
    return noun.hasDigit || HarvestVocabulary.isSmall(noun.folded)
      || HarvestVocabulary.isVerb(noun.folded, language) ? nil : first - 2
  }

  func letterScore(_ acronym: String, _ full: Range<Int>) -> Int {
    let capitals = words.words[full].count(where: \.isCapital)
    let letters = AcronymLetters.spelledOut(acronym).count
    var score = letters > 2 ? 90 : 78
    if capitals > 1 || full.count >= letters { score += 4 }
    return score
  }

  func pair(
    _ kind: HarvestedPair.Kind, _ form: HarvestedPair.Form, _ term: Range<Int>,
    _ other: Range<Int>, score: Int
  ) -> HarvestedPair {
    let isAcronym = kind == .acronym
    return HarvestedPair(
      kind: kind, form: form, term: part(term, isAcronym ? nil : language),
      other: isAcronym
        ? HarvestedPair.Part(
          text: words.text(other), language: nil, range: words.range(other))
        : part(other, foreign),
      score: score)
  }

  private func part(_ range: Range<Int>, _ known: LanguageTag?) -> HarvestedPair.Part {
    HarvestedPair.Part(
      text: words.text(range),
      language: known ?? judge.language(words.folded(range)) ?? language,
      range: words.range(range))
  }
}
