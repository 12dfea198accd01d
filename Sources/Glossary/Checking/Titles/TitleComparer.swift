/// Compares what looks like a title with those of the base.
struct TitleComparer {
  let reading: DraftReading
  let words: TextWords
  let index: TitleIndex
  private let isHead: [Bool]
  private let isEnglishHead: [Bool]
  let isConnector: [Bool]
  private let outdated: Set<Int>

  /// No title has more words.
  private static let longest = 60

  init(_ reading: DraftReading) {
    self.reading = reading
    words = reading.words
    index = reading.knowledge.titles
    isHead = reading.words.map(TitleWords.heads.contains)
    isEnglishHead = reading.words.map(TitleWords.englishHeads.contains)
    isConnector = reading.words.map(ExpansionWords.connectors.contains)
    let recognizer = reading.knowledge.recognizer
    outdated = Set(
      reading.matches.lazy.filter { match in
        match.references.first.map { recognizer.designation($0).status == .deprecated } ?? false
      }.map(\.range.start))
  }

  // MARK: Treaties

  func treaties() -> [Finding] {
    var findings: [Finding] = []
    var done = 0
    for position in words.numbers.indices
    where isHead[Int(words.numbers[position])] && position >= done && words.isCapital(position) {
      var first = position
      // In English the kind of instrument follows other words of the title.
      while isEnglishHead[Int(words.numbers[position])], first > done, position - first < 4,
        words.isCapital(first - 1), isJoined(first - 1),
        !isConnector[Int(words.numbers[first - 1])]
      {
        first -= 1
      }
      var outcome = treaty(from: first, head: position)
      if outcome == nil, first < position { outcome = treaty(from: position, head: position) }
      guard let outcome else { continue }
      done = outcome.end
      if let finding = outcome.finding { findings.append(finding) }
    }
    return findings
  }

  /// A title that was found: where it ends, and what is wrong with it.
  private struct Outcome {
    var end: Int
    var finding: Finding?
  }

  private func treaty(from first: Int, head: Int) -> Outcome? {
    let run = self.run(from: first)
    guard run.count >= 4 else { return nil }
    let content = self.content(run)
    guard content.count >= 3 else { return nil }
    let all = run.map(words.word)
    let texts = content.map(\.word)
    var best: (title: TitleIndex.Title, end: Int, cost: Int)?
    for title in candidates(texts) {
      if Self.isSame(Array(all.prefix(title.words.count)), title.words) {
        return Outcome(end: first + title.words.count)
      }
      // A title that is cut short is no other title.
      let common = zip(texts, title.content).prefix { $0 == $1 }.count
      if common >= 4, common < title.content.count,
        common == texts.count
          || common * 2 > texts.count
            && common == self.common(texts, title)
      {
        return Outcome(end: content[common - 1].index + 1)
      }
      guard let end = end(of: texts, title, head: words.word(head)), end.cost < best?.cost ?? .max
      else { continue }
      best = (title, end.end, end.cost)
    }
    guard let best, let last = content[..<best.end].last else { return nil }
    let range = words.range(first..<last.index + 1)
    let isSkipped =
      outdated.contains(words.range(first).start) || reading.passages.isBoilerplate(range)
    return Outcome(
      end: last.index + 1,
      finding: isSkipped
        ? nil : finding(best.title, Array(texts[..<best.end]), words.source(head), range))
  }

  private func finding(
    _ title: TitleIndex.Title, _ found: [String], _ head: Substring, _ range: TextRange
  ) -> Finding? {
    let difference = ExpansionDifference(found: found, expected: title.content)
    // Only words left out make a short title, not another one.
    if difference.replaced.isEmpty, difference.extra.isEmpty, difference.missing.count > 1 {
      return nil
    }
    let isOtherHead = head.lowercased() != title.head
    let designation = reading.knowledge.acronyms.designation(title.reference)
    let what =
      isOtherHead
      ? "a “\(head)” of this title is not known"
      : difference.missing.isEmpty && difference.extra.isEmpty && difference.replaced.isEmpty
        ? "it has other small words" : difference.description
    return Finding(
      rule: TitleVariant.id, severity: isOtherHead ? .major : .minor,
      message: "this is not the title: \(what); write “\(designation.text)”", range: range,
      suggestions: [designation.text],
      concept: reading.knowledge.base.concepts[title.reference.concept].id,
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
      } else if !isConnector[Int(words.numbers[index])] {
        // The second word of a doubled noun is often small: *Hak-hak*.
        guard words.numbers[index] == words.numbers[index - 1] else { break }
        end = index + 1
      }
      index += 1
    }
    return first..<end
  }

  private func isJoined(_ index: Int) -> Bool {
    let gap = words.gap(after: index).unicodeScalars
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
    for word in Set(content) {
      for title in index.titles(with: word) { votes[title, default: 0] += 1 }
    }
    var ranked: [(number: Int32, rank: Int)] = []
    for (number, count) in votes {
      let title = index.titles[Int(number)]
      let designation = reading.knowledge.acronyms.designation(title.reference)
      let total = Set(title.content).count
      guard title.content.count >= 4, designation.status.isUsable,
        count * 10 >= min(total, Set(content).count) * 6, count >= 3
      else { continue }
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
      if cost < best?.cost ?? .max { best = (end, cost) }
    }
    return best
  }

  static func isSame(_ found: [String], _ expected: [String]) -> Bool {
    found.map { (try? Folding.stripAccents($0)) ?? $0 }
      == expected.map { (try? Folding.stripAccents($0)) ?? $0 }
  }
}
