/// Translates segments that are terms and nothing else, such as headings and cells of tables.
public enum TermTranslation {
  /// The preferred designation for a segment, where the concepts it may stand for agree on one.
  ///
  /// The segment must be a designation to the letter, but that it may begin with a capital; the
  /// translation then does too. An acronym is translated by an acronym where there is one. On the day,
  /// designations whose time has not come or is over do not count.
  ///
  /// - Parameters:
  ///   - segment: The segment.
  ///   - index: The designations.
  ///   - languages: The languages of the segment and of the translation.
  ///   - date: The day.
  /// - Returns: nil where the segment is no term, or may be translated in several ways.
  /// - Complexity: O(length) and a look-up.
  /// - Throws: `UnicodeError`, or an error of the index.
  public static func proposal(
    for segment: String, in index: some DesignationIndex,
    languages: (source: LanguageTag, target: LanguageTag), on date: PartialDate
  ) throws -> TranslationProposal? {
    var lookUp = LookUp(index)
    let filter = DesignationFilter(languages: [languages.source])
    let found = try lookUp.search(LookUpQuery(segment, filter: filter, limit: 100)).matches
    let exact = found.filter { $0.matched.text == segment }
    let matches = exact.isEmpty ? found.filter { capitalized($0.matched.text) == segment } : exact
    var translations: [String] = []
    for match in matches {
      guard let translation = translation(of: match, in: languages.target, on: date) else {
        continue
      }
      if !translations.contains(translation) { translations.append(translation) }
    }
    guard let match = matches.first, let translation = translations.first, translations.count == 1
    else { return nil }
    let target = match.matched.text == segment ? translation : capitalized(translation)
    return TranslationProposal(
      kind: .term, score: MatchScore.exact, source: match.matched.text, target: translation,
      origin: match.concept.id.description, pieces: [.text(target)])
  }

  private static func translation(
    of match: LookUpMatch, in language: LanguageTag, on date: PartialDate
  ) -> String? {
    let preferred = match.concept.designations(in: [language]).filter {
      $0.status == .preferred && $0.validity(on: date) == .current
    }
    return (preferred.first { $0.type == match.matched.type } ?? preferred.first)?.text
  }

  private static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
