/// Compares what looks like a title with those of the base.
struct TitleComparer {
  let draft: Draft
  let knowledge: LanguageKnowledge
  let passages: Passages
  let words: TextWords
  let index: TitleIndex
  private let isHead: [Bool]
  private let isEnglishHead: [Bool]
  let isConnector: [Bool]
  private let isSmall: [Bool]
  let isLawOpener: [Bool]
  private let outdated: Set<Int>

  private static let headFact = WordFact<Bool>()
  private static let englishHeadFact = WordFact<Bool>()
  private static let lawOpenerFact = WordFact<Bool>()
  private static let smallFact = WordFact<Bool>()

  /// No title has more words.
  private static let longest = 60

  init(
    _ draft: Draft, words: TextWords, matches: [TermRecognizer.Match], terms: MatchedTerms,
    passages: Passages, knowledge: LanguageKnowledge
  ) {
    self.draft = draft
    self.knowledge = knowledge
    self.passages = passages
    self.words = words
    index = knowledge.titles
    isHead = words.map(Self.headFact, TitleWords.heads.contains)
    isEnglishHead = words.map(Self.englishHeadFact, TitleWords.englishHeads.contains)
    isConnector = words.map(ExpansionWords.connectorFact, ExpansionWords.connectors.contains)
    isLawOpener = words.map(Self.lawOpenerFact, LawReference.openers.contains)
    isSmall = words.map(Self.smallFact, knowledge.titles.smallWords.contains)
    let isOutdated = terms.map {
      $0.designation.status == .deprecated && !TitleWords.isTitle($0.designation)
    }
    outdated = Set(terms.matches(of: isOutdated).map { matches[$0].range.start })
  }

  // MARK: Treaties

  /// A title that was found: where it stands, how many words differ, and what is wrong with it.
  struct Outcome {
    var words: Range<Int>
    var cost: Int
    var finding: Finding?

    /// The title so many words and bytes further on.
    func moved(words: Int, bytes: Int) -> Outcome {
      var moved = self
      moved.words = self.words.moved(by: words)
      moved.finding = finding?.moved(by: bytes)
      return moved
    }
  }

  /// The titles of treaties and declarations in some words of a draft, which begin and end where
  /// paragraphs do, in order.
  ///
  /// - Complexity: O(length), and O(size of the nearest titles) for each kind of instrument.
  func treaties(in range: Range<Int>) -> [Outcome] {
    var outcomes: [Outcome] = []
    var done = range.lowerBound
    for position in range
    where isHead[Int(words.numbers[position])] && position >= done && words.isCapital(position) {
      let found = starts(of: position, after: done).compactMap { treaty(from: $0, head: position) }
      // Of two that cost the same the one with more words.
      let nearest = found.min { ($0.cost, -$0.words.count) < ($1.cost, -$1.words.count) }
      guard let best = nearest else { continue }
      done = best.words.upperBound
      outcomes.append(best)
    }
    return outcomes
  }

  /// Where a title whose kind of instrument stands at a place may begin: in English other words of
  /// it come first (*Work in Fishing Convention*).
  private func starts(of head: Int, after done: Int) -> [Int] {
    var starts = [head]
    guard isEnglishHead[Int(words.numbers[head])] else { return starts }
    var first = head
    while first > done, head - first < 5, isJoined(first - 1) {
      let isJoint = isConnector[Int(words.numbers[first - 1])] && !words.isCapital(first - 1)
      guard
        words.isCapital(first - 1) && !isConnector[Int(words.numbers[first - 1])]
          || isJoint && starts.last == first
      else { break }
      first -= 1
      if !isJoint { starts.append(first) }
    }
    return starts
  }

  private func treaty(from first: Int, head: Int) -> Outcome? {
    let run = self.run(from: first)
    guard run.count >= 4 else { return nil }
    let content = self.content(run)
    guard content.count >= 3 else { return nil }
    let all = run.map(words.word)
    let texts = content.map(\.word)
    let candidates = self.candidates(texts)
    for title in candidates where Self.isSame(Array(all.prefix(title.words.count)), title.words) {
      let place = first..<first + title.words.count
      let designation = knowledge.acronyms.designation(title.reference)
      // A title that is known to be wrong is compared with the right one; an older one is wrong only
      // beside it, which is a mixture.
      let right = Self.isWrong(designation) ? usable(title, among: candidates) : nil
      return Outcome(
        words: place, cost: -1,
        finding: right.flatMap {
          finding($0, place, texts: texts.prefix(title.content.count), words.source(head))
        })
    }
    return nearest(candidates.filter(isUsable), run: run, content, head: head)
  }

  /// The title that a run is nearest to.
  private func nearest(
    _ candidates: [TitleIndex.Title], run: Range<Int>, _ content: [Word], head: Int
  ) -> Outcome? {
    let texts = content.map(\.word)
    var best: (title: TitleIndex.Title, end: Int, cost: Int)?
    for title in candidates {
      // A title that is cut short is no other title.
      let common = zip(texts, title.content).prefix { $0 == $1 }.count
      if common >= 4, common < title.content.count,
        common == texts.count
          || common * 2 > texts.count
            && common == self.common(texts, title)
      {
        return Outcome(
          words: run.lowerBound..<content[common - 1].index + 1, cost: title.content.count - common)
      }
      guard let end = end(of: texts, title, head: words.word(head)), end.cost < best?.cost ?? .max
      else { continue }
      best = (title, end.end, end.cost)
    }
    guard let best, let last = content[..<best.end].last else { return nil }
    let place = run.lowerBound..<last.index + 1
    let isSkipped =
      outdated.contains(words.range(place.lowerBound).start)
      || passages.isBoilerplate(words.range(place))
    return Outcome(
      words: place, cost: best.cost,
      finding: isSkipped
        ? nil : finding(best.title, place, texts: texts[..<best.end], words.source(head)))
  }

  /// Whether a title is reported wherever it stands.
  private static func isWrong(_ designation: Designation) -> Bool {
    !designation.status.isUsable
      && designation.reportConditions.contains { condition in
        switch condition {
        case .always, .from, .near: true
        case .mixed, .official, .never: false
        }
      }
  }

  private func isUsable(_ title: TitleIndex.Title) -> Bool {
    knowledge.acronyms.designation(title.reference).status.isUsable
  }

  /// The right title of the same concept.
  private func usable(
    _ title: TitleIndex.Title, among candidates: [TitleIndex.Title]
  ) -> TitleIndex.Title? {
    let language = knowledge.acronyms.designation(title.reference).language
    return candidates.first {
      $0.reference.concept == title.reference.concept && isUsable($0)
        && knowledge.acronyms.designation($0.reference).language == language
    }
  }

  private func finding(
    _ title: TitleIndex.Title, _ place: Range<Int>, texts: ArraySlice<String>, _ head: Substring
  ) -> Finding? {
    let difference = ExpansionDifference(found: Array(texts), expected: title.content)
    // Only words left out make a short title, not another one.
    if difference.replaced.isEmpty, difference.extra.isEmpty, difference.missing.count > 1 {
      return nil
    }
    // American spelling is a matter of the whole draft.
    if difference.missing.isEmpty, difference.extra.isEmpty, !difference.replaced.isEmpty,
      difference.replaced.allSatisfy({
        SpellingMixture.american($0.expected) == $0.found
          || SpellingMixture.american($0.found) == $0.expected
      })
    {
      return nil
    }
    let isOtherHead = head.lowercased() != title.head
    let designation = knowledge.acronyms.designation(title.reference)
    let what: String
    if isOtherHead {
      what = "a “\(head)” of this title is not known"
    } else if difference.missing.isEmpty, difference.extra.isEmpty, difference.replaced.isEmpty {
      what = ExpansionDifference(found: place.map(words.word), expected: title.words).description
    } else {
      what = difference.description
    }
    return Finding(
      rule: TitleVariant.id, severity: isOtherHead ? .major : .minor,
      message: "this is not the title: \(what); write “\(designation.text)”",
      range: words.range(place), suggestions: [designation.text],
      concept: knowledge.base.concepts[title.reference.concept].id,
      source: designation.sources.first)
  }

  /// How many words two texts have in common, in order.
  private func common(_ found: [String], _ title: TitleIndex.Title) -> Int {
    ExpansionDifference(found: found, expected: title.content).common
  }

  /// Words with capitals from one on, connecting words between them included.
  func run(from first: Int) -> Range<Int> {
    var end = first + 1
    var index = first + 1
    while index < min(words.count, first + Self.longest), isJoined(index - 1) {
      if words.isCapital(index) || words.token(index).kind == .number {
        end = index + 1
      } else if !isConnector[Int(words.numbers[index])], !isSmall[Int(words.numbers[index])] {
        // The second word of a doubled noun is often small: *Hak-hak*.
        guard words.numbers[index] == words.numbers[index - 1] else { break }
        end = index + 1
      }
      index += 1
    }
    return first..<end
  }

  private func isJoined(_ index: Int) -> Bool {
    let text = words.gap(after: index)
    // *Work in Fishing Convention, 2007 (No. 188)*.
    if index + 1 < words.count, text == " (" && words.word(index + 1) == "no" { return true }
    if text == ". ", words.word(index) == "no" { return true }
    let gap = text.unicodeScalars
    return gap.allSatisfy { " -,\u{A0}\u{2010}\u{2011}\t\n\r'’".unicodeScalars.contains($0) }
      && gap.count(where: { $0 == "\n" }) < 2
  }

  struct Word {
    var index: Int
    var word: String
  }

  func content(_ run: Range<Int>) -> [Word] {
    var content: [Word] = []
    for index in run {
      guard let word = ExpansionWords.normal(words.word(index)) else { continue }
      if word == content.last?.word {
        content[content.count - 1].index = index
      } else {
        content.append(Word(index: index, word: word))
      }
    }
    return content
  }

  /// The titles that share six words in ten with a run, counted without their order, the nearest
  /// first.
  private func candidates(_ content: [String]) -> [TitleIndex.Title] {
    var votes: [Int32: Int] = [:]
    let words = Set(content)
    for word in words {
      for title in index.titles(with: word) { votes[title, default: 0] += 1 }
    }
    var ranked: [(number: Int32, rank: Int)] = []
    for (number, count) in votes {
      if count < 3 { continue }
      let title = index.titles[Int(number)]
      let total = title.differentWords
      guard title.content.count >= 4, count * 10 >= min(total, words.count) * 6 else { continue }
      let designation = knowledge.acronyms.designation(title.reference)
      ranked.append((number, count * 200 / total + (designation.status == .preferred ? 1 : 0)))
    }
    return ranked.sorted { ($1.rank, $0.number) < ($0.rank, $1.number) }.prefix(Self.mostTitles)
      .map { index.titles[Int($0.number)] }
  }

  /// The most titles that a run is compared with.
  private static let mostTitles = 8

  /// How many words of a run a title takes, and how many words differ; nil when too few are the
  /// same in order.
  private func end(
    of content: [String], _ title: TitleIndex.Title, head: String
  ) -> (end: Int, cost: Int)? {
    let isOtherHead = head != title.head
    // The right kind of instrument comes later in the run.
    if isOtherHead, content.contains(ExpansionWords.lemma(title.head)) { return nil }
    var best: (end: Int, cost: Int)?
    let total = title.content.count
    for end in 3...max(3, min(content.count, total + 3)) where end <= content.count {
      let difference = ExpansionDifference(found: Array(content[..<end]), expected: title.content)
      let isReordered = difference.missing.sorted() == difference.extra.sorted()
      let isEnough =
        isOtherHead
        ? difference.common * 10 >= (total - 1) * 8 && difference.extra.count <= 1
        : difference.common * 10 >= total * 6 || isReordered
      guard isEnough else { continue }
      let cost = total + end - 2 * difference.common
      // Of two ends that cost the same the one with more words of the title.
      if cost <= best?.cost ?? .max { best = (end, cost) }
    }
    return best
  }

  static func isSame(_ found: [String], _ expected: [String]) -> Bool {
    found.map { (try? Folding.stripAccents($0)) ?? $0 }
      == expected.map { (try? Folding.stripAccents($0)) ?? $0 }
  }
}
