extension ExpansionJudge {
  /// The accepted full form that some words are nearest to.
  func nearest(
    _ sense: TermRecognizer.Reference, _ found: [String]
  ) -> (AcronymBase.Expansion, ExpansionDifference)? {
    var best: (AcronymBase.Expansion, ExpansionDifference)?
    for expansion in base.expansions[sense.concept] ?? [] {
      guard base.designation(expansion.reference).status != .deprecated,
        belong(sense, expansion.reference)
      else { continue }
      let difference = ExpansionDifference(found: found, expected: expansion.words)
      if Self.rank(difference) < best.map({ Self.rank($0.1) }) ?? .max {
        best = (expansion, difference)
      }
    }
    return best
  }

  private static func rank(_ difference: ExpansionDifference) -> Int {
    let changes =
      difference.isReordered
      ? 0 : difference.replaced.count + difference.missing.count + difference.extra.count
    return changes - difference.common
  }

  /// Whether the words in the place of others fit the acronym as well: *Pejuang* for *Pekerja*.
  private static func hasSameInitials(_ difference: ExpansionDifference) -> Bool {
    !difference.replaced.isEmpty
      && difference.replaced.allSatisfy { $0.found.first == $0.expected.first }
  }

  /// A full form that shares most words with a right one.
  func nearFault(
    _ normal: [Word], _ acronym: String, _ senses: [TermRecognizer.Reference],
    _ introduction: AcronymIntroduction, isBefore: Bool
  ) -> Verdict? {
    guard introduction.isPlain || introduction.isExplicit else { return nil }
    var best: (fault: Fault, rank: Int)?
    for sense in senses {
      for expansion in base.expansions[sense.concept] ?? [] {
        guard let near = near(normal, expansion, sense, isBefore: isBefore),
          near.rank < best?.rank ?? .max
        else { continue }
        best = near
      }
    }
    return best.map { .wrong($0.fault) }
  }

  private func near(
    _ normal: [Word], _ expansion: AcronymBase.Expansion, _ sense: TermRecognizer.Reference,
    isBefore: Bool
  ) -> (fault: Fault, rank: Int)? {
    let designation = base.designation(expansion.reference)
    let expected = expansion.words
    guard designation.status != .deprecated, expected.count > 1, belong(sense, expansion.reference)
    else { return nil }
    // A title is compared by a rule of its own.
    if TitleWords.isTitle(designation) { return nil }
    let shortest = isBefore ? max(1, expected.count - 1) : normal.count
    let longest = isBefore ? min(normal.count, expected.count + 1) : normal.count
    guard shortest <= longest else { return nil }
    var best: (fault: Fault, rank: Int)?
    for count in shortest...longest {
      let suffix = normal.suffix(count)
      guard let first = suffix.first, let last = suffix.last else { continue }
      let difference = ExpansionDifference(found: suffix.map(\.normal), expected: expected)
      let changes = max(expected.count, count) - difference.common
      guard difference.common >= 2 || isSpelling(difference), changes > 0,
        difference.common * 3 >= max(expected.count, count) * 2 - (isSpelling(difference) ? 1 : 0),
        Self.rank(difference) < best?.rank ?? .max
          || Self.rank(difference) == best?.rank && Self.hasSameInitials(difference)
      else { continue }
      // What is missing at the beginning of a run in running text is no part of a name.
      if isBefore, difference.extra.contains(first.normal), difference.replaced.isEmpty { continue }
      let range = first.index..<last.index + 1
      let suggestion = TermRecognizer.Reference?.some(expansion.reference)
      let isSlight = difference.replaced.allSatisfy {
        ExpansionWords.areSpellings($0.found, $0.expected)
      }
      best = (
        Fault(
          severity: isSlight ? .minor : .major,
          message: message(
            sense, "stands for other words: \(difference.description)", suggestion),
          words: range, concept: sense.concept, suggestion: suggestion),
        Self.rank(difference)
      )
    }
    return best
  }

  private func isSpelling(_ difference: ExpansionDifference) -> Bool {
    difference.missing.isEmpty && difference.extra.isEmpty
      && difference.replaced.allSatisfy { ExpansionWords.areSpellings($0.found, $0.expected) }
  }
}
