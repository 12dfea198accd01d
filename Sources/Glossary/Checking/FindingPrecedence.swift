/// Which of several rules speaks where more than one sees the same words.
///
/// A reader of findings wants one remark a place: that a word is wrong outweighs that it lacks its
/// full form.
enum FindingPrecedence {
  /// The rules that give way to those before them.
  private static let order: [RuleID: Int] = {
    let rules: [RuleID] = [
      WrongExpansion.id, TitleVariant.id, InstitutionAtDate.id, DeprecatedTerm.id,
      InconsistentVariant.id, MisspeltTerm.id, UntranslatedName.id, AmbiguousAcronym.id,
      AcronymMismatch.id, UndefinedAcronym.id,
    ]
    return Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1, $0) })
  }()

  /// The findings without those at whose place a rule that comes first speaks; those of rules that
  /// look at more than words stay.
  ///
  /// - Complexity: O(n log n).
  static func oneAPlace(_ findings: [Finding]) -> [Finding] {
    var places: [(range: TextRange, rank: Int, number: Int)] = []
    for (number, finding) in findings.enumerated() {
      if let rank = order[finding.rule] { places.append((finding.range, rank, number)) }
    }
    places.sort { ($0.rank, $0.range) < ($1.rank, $1.range) }
    var dropped: Set<Int> = []
    var taken: [TextRange] = []
    var index = 0
    while index < places.count {
      let rank = places[index].rank
      var own: [TextRange] = []
      while index < places.count, places[index].rank == rank {
        if overlaps(places[index].range, taken) {
          dropped.insert(places[index].number)
        } else {
          own.append(places[index].range)
        }
        index += 1
      }
      taken = (taken + own).sorted()
    }
    return findings.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
  }

  /// Whether a range shares a byte with one of some ranges, which are sorted.
  ///
  /// Those of one rule may overlap one another, but never by more than a few.
  private static func overlaps(_ range: TextRange, _ taken: [TextRange]) -> Bool {
    let end = taken.partitioningIndex { $0.start >= range.end }
    return taken[max(0, end - 4)..<end].contains { $0.end > range.start }
  }
}
