/// What a term base says of pairs that were found.
public struct KnownTerms: Sendable {
  /// How a pair stands to the base.
  public enum Standing: Hashable, Sendable {
    /// The base has neither term, or none of its translations.
    case new

    /// A concept has both; the status is that of the translation.
    case known(Concept.ID, AdministrativeStatus)

    /// A concept has one of the terms, and other translations of it.
    case differs(Difference)
  }

  /// What the base says instead.
  public struct Difference: Hashable, Sendable {
    /// The concept.
    public var concept: Concept.ID

    /// Whether the base has the source's term; otherwise it has the translation.
    public var hasSource: Bool

    /// What the base pairs that term with, the best first.
    public var instead: [String]
  }

  private let concepts: [Concept]
  private let from: LanguageTag
  private let to: LanguageTag

  /// The concepts of each lemma key.
  private var bySource: [String: [Int]] = [:]
  private var byTarget: [String: [Int]] = [:]

  /// Reads a base.
  ///
  /// - Complexity: O(number of designations).
  /// - Throws: `UnicodeError` when ICU has no data.
  public init(
    _ base: TermBase, from source: LanguageTag, to target: LanguageTag
  ) throws(UnicodeError) {
    concepts = base.concepts
    from = source
    to = target
    var maker = DesignationKeyMaker()
    for (number, concept) in concepts.enumerated() {
      for designation in concept.designations {
        let isSource = source.serves(designation.language)
        guard isSource || target.serves(designation.language) else { continue }
        let key = try maker.keys(designation, of: concept).lemma
        if isSource {
          bySource[key, default: []].append(number)
        } else {
          byTarget[key, default: []].append(number)
        }
      }
    }
  }

  /// How a pair stands to the base.
  ///
  /// - Complexity: O(concepts that have one of the terms).
  public func standing(of pair: TermPair) -> Standing {
    let sources = bySource[pair.source.lemma] ?? []
    let targets = byTarget[pair.target.lemma] ?? []
    if let both = sources.first(where: targets.contains) {
      return .known(concepts[both].id, status(of: pair.target.text, in: concepts[both]))
    }
    for number in sources {
      let instead = usable(concepts[number], to)
      if !instead.isEmpty {
        return .differs(
          Difference(concept: concepts[number].id, hasSource: true, instead: instead))
      }
    }
    for number in targets {
      let instead = usable(concepts[number], from)
      if !instead.isEmpty {
        return .differs(
          Difference(concept: concepts[number].id, hasSource: false, instead: instead))
      }
    }
    return .new
  }

  /// The designations of a language that may be used, the preferred ones first.
  private func usable(_ concept: Concept, _ language: LanguageTag) -> [String] {
    concept.designationsByStanding.filter {
      language.serves($0.language) && $0.status.isUsable
    }.map(\.text)
  }

  private func status(of text: String, in concept: Concept) -> AdministrativeStatus {
    let own = concept.designationsByStanding.filter { to.serves($0.language) }
    let exact = own.first { $0.text.lowercased() == text.lowercased() }
    return (exact ?? own.first)?.status ?? .admitted
  }
}
