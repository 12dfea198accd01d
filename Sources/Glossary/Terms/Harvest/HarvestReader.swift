/// Finds the pairs that a text ties together by brackets and cue words.
struct HarvestReader {
  let words: HarvestWords
  let judge: PartLanguage

  /// The language of the text, Indonesian or English.
  let language: LanguageTag

  /// The most words before a bracket that are looked at.
  static let reach = 16

  /// The most words of a name.
  static let longestName = 12

  /// The pairs in the text, in order of their second names.
  ///
  /// - Complexity: O(length), times the reach for each bracket and cue word.
  func pairs() -> [HarvestedPair] {
    let found = brackets().flatMap(pairs(in:)) + worded()
    return found.sorted { $0.other.range < $1.other.range }
  }

  // MARK: Brackets

  /// The words of a bracket, in parts.
  struct Bracket {
    /// The word before it.
    var before: Int

    /// The words in it.
    var words: Range<Int>

    /// The parts between slashes, commas, dashes, brackets within and *atau*.
    var parts: [Range<Int>]

    /// Whether what stands before it is tied to it by blanks alone.
    var isAttached: Bool
  }

  /// The brackets with words before them and in them; one that is never closed ends with the
  /// sentence, and one within another belongs to it.
  private func brackets() -> [Bracket] {
    var found: [Bracket] = []
    var index = 0
    while index + 1 < words.count {
      guard let open = words[index].gap.firstIndex(where: { "([".contains($0) }) else {
        index += 1
        continue
      }
      let end = self.end(ofBracketFrom: index + 1, depth: depth(words[index].gap[open...]))
      let inside = index + 1..<end
      let attached = words[index].gap[..<open].allSatisfy { " \n\t_*\"”’'\u{A0}".contains($0) }
      if inside.count <= 24 {
        found.append(
          Bracket(before: index, words: inside, parts: parts(of: inside), isAttached: attached))
      }
      index = max(index + 1, end - 1)
    }
    return found
  }

  private func depth(_ text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + ("([".contains($1) ? 1 : ")]".contains($1) ? -1 : 0) }
  }

  /// Behind the last word of a bracket: where it is closed, or where the sentence ends.
  private func end(ofBracketFrom first: Int, depth start: Int) -> Int {
    var depth = start
    var index = first
    while index < min(words.count, first + 30) {
      let gap = words[index].gap
      for character in gap {
        if "([".contains(character) { depth += 1 }
        if ")]".contains(character) { depth -= 1 }
        if depth <= 0 { return index + 1 }
      }
      if gap.contains(where: { ".;?!".contains($0) }) || gap.count(where: \.isNewline) > 1 {
        return index + 1
      }
      index += 1
    }
    return index
  }

  private func parts(of range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for index in range {
      let isLast = index == range.upperBound - 1
      let isCut =
        words[index].gap.contains { "/,;:–—()[]=".contains($0) }
        || (!isLast && HarvestVocabulary.alternatives.contains(words[index + 1].folded))
      guard isLast || isCut else { continue }
      var first = start
      while first < index, isAnnouncer(first, from: start) { first += 1 }
      parts.append(first..<index + 1)
      start = index + 1
    }
    return parts
  }

  private func isAnnouncer(_ index: Int, from start: Int) -> Bool {
    let word = words[index].folded
    return HarvestVocabulary.announcers.contains(word)
      || index > start && HarvestVocabulary.languages.contains(word)
        && words[index - 1].folded == "bahasa"
  }

  private func pairs(in bracket: Bracket) -> [HarvestedPair] {
    guard bracket.isAttached else { return [] }
    if let pair = reversedAcronym(bracket) { return [pair] }
    let acronyms = bracket.parts.filter { $0.count == 1 && words[$0.lowerBound].isAcronymShaped }
    var pairs: [HarvestedPair] = []
    var phrases: [Range<Int>] = []
    for part in bracket.parts where isForeign(part) {
      // *Monitoring System - CBMS* without a mark between them.
      let name = part.dropLast()
      if name.count > 1, words[part.upperBound - 1].isAcronymShaped,
        isAcronym(words[part.upperBound - 1].text, of: name)
      {
        let short = part.upperBound - 1..<part.upperBound
        pairs.append(pair(.acronym, .bracketed, name, short, score: 90))
        phrases.append(name)
      } else {
        phrases.append(part)
      }
    }
    for acronym in acronyms { pairs += self.pairs(of: acronym, with: phrases, in: bracket) }
    for phrase in phrases where !acronyms.contains(phrase) {
      if let pair = translation(phrase, in: bracket) { pairs.append(pair) }
    }
    if pairs.isEmpty, acronyms.isEmpty, bracket.parts.count == 1 {
      if let pair = reversed(bracket) { pairs.append(pair) }
    }
    return pairs
  }

  /// Whether an acronym, in the plural too, is that of some words: *MDGs*.
  private func isAcronym(_ text: String, of name: Range<Int>) -> Bool {
    AcronymLetters.fits(text, words.folded(name))
      || text.hasSuffix("s") && AcronymLetters.fits(String(text.dropLast()), words.folded(name))
  }

  /// *full form (ACRONYM)*, *term (translation, ACRONYM)*.
  private func pairs(
    of acronym: Range<Int>, with phrases: [Range<Int>], in bracket: Bracket
  ) -> [HarvestedPair] {
    let short = words[acronym.lowerBound].text
    if let full = fullForm(of: short, endingAt: bracket.before) {
      return [pair(.acronym, .bracketed, full, acronym, score: letterScore(short, full))]
    }
    if let phrase = phrases.first(where: { AcronymLetters.fits(short, words.folded($0)) }) {
      return [pair(.acronym, .bracketed, phrase, acronym, score: 92)]
    }
    // A body of the world whose acronym is of another language.
    guard phrases.isEmpty, short.allSatisfy(\.isUppercase), short.utf8.count >= 3,
      let name = bodyName(endingAt: bracket.before)
    else { return [] }
    return [pair(.acronym, .bracketed, name, acronym, score: 55)]
  }

  /// *term (translation)*.
  private func translation(_ phrase: Range<Int>, in bracket: Bracket) -> HarvestedPair? {
    guard !isList(bracket, around: phrase), !isQuotedTitle(phrase, in: bracket),
      let (own, isBounded) = name(endingAt: bracket.before, like: phrase),
      !isProperName(phrase, besides: own)
    else { return nil }
    guard
      AcronymLetters.spelledOut(words.text(own)) != AcronymLetters.spelledOut(words.text(phrase))
    else { return nil }
    var score = isBounded ? 72 : 60
    if own.count == phrase.count { score += 6 }
    if own.count < phrase.count { score -= own.count == 1 ? 30 : 12 }
    if judge.balance(words.folded(phrase)) * sign > 3 { score += 6 }
    if bracket.parts.count == 1 { score += 4 }
    score -= doubt(own)
    return pair(.translation, .bracketed, own, phrase, score: max(1, score))
  }

  /// *ACRONYM (full form)*.
  private func reversedAcronym(_ bracket: Bracket) -> HarvestedPair? {
    let last = bracket.before
    guard words[last].isAcronymShaped else { return nil }
    let full = bracket.parts.first { part in
      part.count > 1 && AcronymLetters.fits(words[last].text, words.folded(part))
    }
    return full.map { pair(.acronym, .reversed, $0, last..<last + 1, score: 90) }
  }

  /// *translation (term)*.
  private func reversed(_ bracket: Bracket) -> HarvestedPair? {
    let inside = bracket.parts[0]
    let last = bracket.before
    // The foreign name comes first: *lock out (penutupan perusahaan)*.
    guard inside.count > 1, inside.count < 6, !hasDigit(inside),
      judge.balance(words.folded(inside)) * sign < -1, !isAside(inside)
    else { return nil }
    var first = last + 1
    while first > 0, last - first < 9, isForeignWord(first - 1),
      first - 1 == last || words.isJoined(first - 1)
    { first -= 1 }
    guard last - first >= 1, abs(last + 1 - first - inside.count) < 3 else { return nil }
    return pair(.translation, .reversed, inside, first..<last + 1, score: 68)
  }

  // MARK: Words

  /// *X yang selanjutnya disingkat Y*, *X, disingkat Y*, *X atau Y*, *Y singkatan dari X*.
  private func worded() -> [HarvestedPair] {
    var pairs: [HarvestedPair] = []
    for index in 1..<max(1, words.count) {
      let word = words[index].folded
      if HarvestVocabulary.abbreviators.contains(word) {
        if let pair = abbreviation(at: index) { pairs.append(pair) }
      } else if HarvestVocabulary.meanings.contains(word) {
        if let pair = meaning(at: index) { pairs.append(pair) }
      } else if word == "atau" || word == "or" {
        if let pair = alternative(at: index) { pairs.append(pair) }
      }
    }
    return pairs
  }

  private func abbreviation(at index: Int) -> HarvestedPair? {
    var next = index + 1
    while next < words.count, next - index < 5, words.isJoined(next - 1),
      HarvestVocabulary.announcers.contains(words[next].folded)
    { next += 1 }
    guard next < words.count, words[next].isAcronymShaped, words.isJoined(next - 1) else {
      return nil
    }
    var last = index - 1
    while last > 0, index - last < 6, HarvestVocabulary.announcers.contains(words[last].folded) {
      last -= 1
    }
    guard !words[last].gap.contains("(") else { return nil }
    let short = words[next].text
    guard let full = fullForm(of: short, endingAt: last) else { return nil }
    return pair(.acronym, .worded, full, next..<next + 1, score: 94)
  }

  private func meaning(at index: Int) -> HarvestedPair? {
    var last = index - 1
    while last > 0, index - last < 4, HarvestVocabulary.announcers.contains(words[last].folded) {
      last -= 1
    }
    guard words[last].isAcronymShaped else { return nil }
    var first = index + 1
    while first < words.count, first - index < 3,
      HarvestVocabulary.announcers.contains(words[first].folded)
    { first += 1 }
    let short = words[last].text
    var end = first
    while end < min(words.count, first + Self.longestName), end == first || words.isJoined(end - 1)
    {
      end += 1
      if end - first > 1, AcronymLetters.fits(short, words.folded(first..<end)) {
        return pair(.acronym, .worded, first..<end, last..<last + 1, score: 94)
      }
    }
    return nil
  }

  /// *full form atau ACRONYM*, *term atau translation*.
  private func alternative(at index: Int) -> HarvestedPair? {
    let next = index + 1
    guard next < words.count, words.isJoined(index) else { return nil }
    if words[next].isAcronymShaped {
      let short = words[next].text
      guard words.isJoined(index - 1) || words[index - 1].gap == ", ",
        let full = fullForm(of: short, endingAt: index - 1)
      else { return nil }
      return pair(.acronym, .worded, full, next..<next + 1, score: 84)
    }
    var end = next
    while end < min(words.count, next + 6), isForeignWord(end),
      end == next || words.isJoined(end - 1)
    { end += 1 }
    let phrase = next..<end
    // Behind a comma it is one of many.
    guard words.isJoined(index - 1), phrase.count > 1, isForeign(phrase),
      judge.balance(words.folded(phrase)) * sign > 4,
      let (own, isBounded) = name(endingAt: index - 1, like: phrase), isBounded,
      judge.balance(words.folded(own)) * sign < 0
    else { return nil }
    return pair(.translation, .worded, own, phrase, score: 66)
  }
}
