/// Terms that a draft writes with capitals and without.
///
/// Neither *Pekerja Migran Indonesia* nor *pekerja migran Indonesia* is wrong.
enum CaseMixture {
  /// The findings in a draft, one a concept at most.
  ///
  /// - Complexity: O(number of matches).
  static func findings(in reading: DraftReading) -> [Finding] {
    var order: [TermRecognizer.Reference] = []
    var places: [TermRecognizer.Reference: [TextRange]] = [:]
    let isPlain = reading.terms.map { !AcronymBase.isAcronym($0.designation) }
    for match in reading.terms.matches(of: isPlain).map({ reading.matches[$0] }) {
      guard let reference = match.references.first, !reading.passages.isProtected(match.range),
        !reading.passages.isHeading(match.range),
        !reading.passages.isQuoted(match.range), !reading.passages.isBoilerplate(match.range),
        !reading.titles.contains(match.range)
      else { continue }
      if places[reference] == nil { order.append(reference) }
      places[reference, default: []].append(match.range)
    }
    return order.compactMap { finding($0, places[$0] ?? [], reading) }
  }

  private static func finding(
    _ reference: TermRecognizer.Reference, _ places: [TextRange], _ reading: DraftReading
  ) -> Finding? {
    guard places.count > 1 else { return nil }
    let shapes = places.map { shape($0, reading) }
    let width = shapes.map(\.count).min() ?? 0
    let differing = (0..<width).first { word in
      let known = shapes.compactMap { $0[word] }
      return known.contains(true) && known.contains(false)
    }
    guard let word = differing else { return nil }
    let capital = zip(places, shapes).filter { $0.1[word] == true }.map(\.0)
    let small = zip(places, shapes).filter { $0.1[word] == false }.map(\.0)
    let text = reading.knowledge.recognizer.designation(reference).text
    // Equally frequent, the spelling of the term base stays.
    let isCapitalKept =
      capital.count != small.count
      ? capital.count > small.count : text.first?.isUppercase ?? false
    let (kept, marked) = isCapitalKept ? (capital, small) : (small, capital)
    guard let first = marked.first, let other = kept.first else { return nil }
    let draft = reading.draft.text.text
    return Finding(
      rule: InconsistentVariant.id, severity: .info,
      message: "“\(draft.slice(first))” stands beside “\(draft.slice(other))”; keep one use of "
        + "capitals", range: first, suggestions: [String(draft.slice(other))],
      concept: reading.knowledge.base.concepts[reference.concept].id,
      related: (marked.dropFirst() + kept).sorted().map {
        Finding.Related(message: "“\(draft.slice($0))”", range: $0)
      })
  }

  /// Whether each word has a capital; nil where the beginning of a sentence gives it one.
  private static func shape(_ range: TextRange, _ reading: DraftReading) -> [Bool?] {
    let words = reading.words
    let place = words.words(in: range)
    return place.map { index in
      let isFirst =
        index == place.lowerBound
        && (reading.passages.nearbySentence(of: range).start == range.start
          || index > 0 && words.gap(after: index - 1).contains { ".:\"“\n|".contains($0) })
      return isFirst && words.isCapital(index) ? nil : words.isCapital(index)
    }
  }
}
