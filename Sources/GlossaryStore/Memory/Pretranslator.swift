public import Glossary

/// Proposes translations for the units of a file, from the memory and the term base of a store.
///
/// The best match of the memory is taken; of equal ones the newest. Where the memory has not the same
/// text, a segment that is a term gets the preferred one; else a match that differs in numbers only
/// gets those of the segment, where that is certain.
public struct Pretranslator: ~Copyable {
  private let store: Store
  private let languages: (source: LanguageTag, target: LanguageTag)
  private let date: PartialDate?
  private var search: MemorySearch

  /// Makes a pretranslator.
  ///
  /// - Parameters:
  ///   - store: The memory and the terms.
  ///   - options: Which units of the memory are asked, and from which score on; of `limit` nothing
  ///     hangs.
  ///   - languages: The languages of the texts and of the translations.
  ///   - date: The day on which terms have to be current; nil to leave terms out.
  ///   - notice: Hears why the match index is made anew, if it is.
  /// - Throws: `StorageError`.
  public init(
    _ store: Store, _ options: MatchOptions, languages: (source: LanguageTag, target: LanguageTag),
    termsOn date: PartialDate?, notice: @escaping (String) -> Void
  ) throws {
    self.store = store
    self.languages = languages
    self.date = date
    var options = options
    options.source = languages.source
    options.target = languages.target
    options.limit = 1
    search = try MemorySearch(store, options, notice: notice)
  }

  /// The proposal for a unit of a text; nil where there is none.
  ///
  /// - Complexity: as `MemoryMatcher.matches` and a look-up of a term.
  /// - Throws: `StorageError`, `UnicodeError`.
  public mutating func proposal(forUnit number: Int, of text: BilingualText) throws
    -> TranslationProposal?
  {
    let unit = text.units[number]
    func source(_ number: Int) -> String? {
      guard text.units.indices.contains(number) else { return nil }
      return String(text.source.text.slice(text.units[number].source))
    }
    guard let segment = source(number), segment.utf8.contains(where: { $0 > 0x20 }) else {
      return nil
    }
    let query = MatchQuery(segment, before: source(number - 1), after: source(number + 1))
    let match = try search.matches(for: query).first
    if let match, match.score >= MatchScore.exact { return try proposal(match, unit, segment) }
    if let term = try term(segment), unit.sourceCodes.isEmpty { return term }
    return try match.map { try proposal($0, unit, segment) }
  }

  private func proposal(
    _ match: MemoryMatch, _ unit: BilingualText.Unit, _ segment: String
  ) throws -> TranslationProposal {
    let kind: TranslationProposal.Kind =
      match.score > MatchScore.exact
      ? .inContext : match.score == MatchScore.exact ? .exact : .fuzzy
    let (source, target) = (match.source.segment, match.target.segment)
    let pieces = CodeTransfer.pieces(
      of: target, of: source, for: unit.sourceCodes, in: unit.source)
    var proposal = TranslationProposal(
      kind: kind, score: match.score, source: source.text, target: target.text,
      origin: match.origin, pieces: pieces ?? [.text(target.text)])
    proposal.lacksCodes = pieces == nil
    // Codes would divide the text that numbers are sought in.
    if kind == .fuzzy, unit.sourceCodes.isEmpty,
      let repaired = try NumberRepair.repaired(
        target.text, of: source.text, for: segment, edits: match.explanation.edits,
        languages: (match.source.language, match.target.language))
    {
      proposal.pieces = [.text(repaired.text)]
      proposal.numberChanges = repaired.changes
    }
    return proposal
  }

  private func term(_ segment: String) throws -> TranslationProposal? {
    guard let date, segment.utf8.count <= Self.longestTerm else { return nil }
    return try store.withTermIndex {
      try TermTranslation.proposal(for: segment, in: $0, languages: languages, on: date)
    }
  }

  /// Longer segments are no terms, in bytes.
  private static let longestTerm = 400
}
