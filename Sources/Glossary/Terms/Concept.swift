/// A unit of knowledge, independent of language; its words are its designations (ISO 30042).
public struct Concept: Hashable, Sendable, Identifiable {
  /// A stable slug: lower-case ASCII letters, digits and hyphens (`trafficking-in-persons`).
  public struct ID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The slug.
    public let description: String

    /// Takes a slug; nil for anything else.
    public init?(_ text: String) {
      guard Slug.isValid(text) else { return nil }
      description = text
    }

    /// Orders by code units.
    public static func < (left: ID, right: ID) -> Bool { left.description < right.description }
  }

  /// A relation to another concept.
  public struct Relation: Hashable, Sendable {
    /// How the concepts are related.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// The other concept is wider.
      case broader

      /// The other concept is near.
      case related

      /// The other concept took this one's place.
      case replacedBy
    }

    /// How the concepts are related.
    public var kind: Kind

    /// The other concept.
    public var target: ID

    /// Makes a relation.
    public init(_ kind: Kind, _ target: ID) {
      self.kind = kind
      self.target = target
    }
  }

  /// The stable name of the concept.
  public var id: ID

  /// The field it belongs to.
  public var subject: SubjectField?

  /// The part of speech of its designations.
  public var partOfSpeech: PartOfSpeech

  /// Definitions, at most one a language.
  public var definitions: [LocalizedText]

  /// Remarks on the concept.
  public var notes: [String]

  /// Relations to other concepts.
  public var relations: [Relation]

  /// The words for it, in the order of the term base.
  public var designations: [Designation]

  /// What a file says of the concept beside.
  public var kept = KeptData()

  /// What a file says of single languages beside, at most once a language.
  public var keptByLanguage: [LanguageData] = []

  /// Makes a concept of which nothing is kept beside.
  public init(
    id: ID, subject: SubjectField? = nil, partOfSpeech: PartOfSpeech = .noun,
    definitions: [LocalizedText] = [], notes: [String] = [], relations: [Relation] = [],
    designations: [Designation] = []
  ) {
    self.id = id
    self.subject = subject
    self.partOfSpeech = partOfSpeech
    self.definitions = definitions
    self.notes = notes
    self.relations = relations
    self.designations = designations
  }

  /// The designations by standing: preferred, admitted, superseded, deprecated; full forms before
  /// acronyms and short forms; else in the order of the term base.
  public var designationsByStanding: [Designation] {
    designations.enumerated().sorted {
      ($0.element.status, $0.element.type, $0.offset)
        < ($1.element.status, $1.element.type, $1.offset)
    }.map(\.element)
  }

  /// The designations of some languages, regional forms included, or of all for nil: by language in
  /// the order asked for, else in that of the term base; within a language by standing.
  public func designations(in languages: [LanguageTag]?) -> [Designation] {
    let sorted = designationsByStanding
    var order = languages ?? []
    if languages == nil {
      for designation in designations where !order.contains(designation.language) {
        order.append(designation.language)
      }
    }
    var shown: [Designation] = []
    for language in order {
      let own = sorted.filter {
        languages == nil ? $0.language == language : $0.language.serves(language)
      }
      shown += own.filter { !shown.contains($0) }
    }
    return shown
  }
}

extension Concept {
  /// The concept with the designations, definitions, notes and kept data of another that it lacks.
  ///
  /// A preferred designation that competes with one here becomes admitted.
  public func merged(with other: Concept) -> Concept {
    var merged = self
    for new in other.designations {
      let known = merged.designations.firstIndex {
        $0.language == new.language && $0.text == new.text
      }
      if let known {
        merged.designations[known].kept = merged.designations[known].kept.merged(with: new.kept)
        continue
      }
      var new = new
      if merged.designations.contains(where: { $0.competes(with: new) }) { new.status = .admitted }
      merged.designations.append(new)
    }
    for definition in other.definitions
    where !merged.definitions.contains(where: { $0.language == definition.language }) {
      merged.definitions.append(definition)
    }
    merged.notes += other.notes.filter { !merged.notes.contains($0) }
    merged.subject = subject ?? other.subject
    merged.kept = kept.merged(with: other.kept)
    for new in other.keptByLanguage {
      if let known = merged.keptByLanguage.firstIndex(where: { $0.language == new.language }) {
        merged.keptByLanguage[known].kept = merged.keptByLanguage[known].kept.merged(with: new.kept)
      } else {
        merged.keptByLanguage.append(new)
      }
    }
    return merged
  }

  /// What is kept of a language; nothing where it has no section.
  public func kept(of language: LanguageTag) -> KeptData {
    keptByLanguage.first { $0.language == language }?.kept ?? KeptData()
  }

  /// Whether two concepts have a designation in common, so that they may be the same.
  public func shares(_ other: Concept) -> Bool {
    designations.contains { own in
      other.designations.contains { $0.language == own.language && $0.text == own.text }
    }
  }

  /// What to write instead of one of the concept's designations on a day; nil where nothing fits.
  ///
  /// The usage rule's own suggestion comes first, unless it is a designation whose time has not come
  /// or is over on that day; then a designation of the language that is current, of the same form
  /// where there is one. Without a day, what has no end is current.
  ///
  /// - Complexity: O(n log n) in the number of designations.
  public func replacement(for designation: Designation, on date: PartialDate?) -> String? {
    func isCurrent(_ other: Designation) -> Bool {
      date.map { other.validity(on: $0) == .current } ?? (other.to == nil)
    }
    if let suggestion = designation.usage.suggestion {
      let known = designations.first {
        $0.text == suggestion && $0.language == designation.language
      }
      if known.map(isCurrent) ?? true { return suggestion }
    }
    let others = designationsByStanding.filter { other in
      other.language == designation.language && other.text != designation.text
        && other.status != .deprecated && isCurrent(other)
        && (other.status.isUsable || date != nil && other.to != nil)
    }
    return (others.first { $0.type == designation.type } ?? others.first)?.text
  }
}

/// The part of speech of a designation.
public enum PartOfSpeech: String, Hashable, Sendable, CaseIterable {
  case noun, verb, adjective, adverb, other
}

/// A field of knowledge, such as trafficking or treaty law.
public struct SubjectField: Hashable, Sendable, Identifiable {
  /// The slug of the field.
  public var id: String

  /// Its names, at most one a language.
  public var titles: [LocalizedText]

  /// Makes a field of an id that a user gave; nil unless it is a slug.
  public init?(validID id: String) {
    guard Slug.isValid(id) else { return nil }
    self.init(id: id)
  }

  /// Makes a field.
  public init(id: String, titles: [LocalizedText] = []) {
    self.id = id
    self.titles = titles
  }
}

/// A text in a known language.
public struct LocalizedText: Hashable, Sendable {
  /// The language.
  public var language: LanguageTag

  /// The text.
  public var text: String

  /// Makes a text.
  public init(_ language: LanguageTag, _ text: String) {
    self.language = language
    self.text = text
  }
}

/// The form of stable names.
enum Slug {
  /// Whether a text is made of lower-case ASCII letters and digits, with single hyphens between.
  static func isValid(_ text: String) -> Bool {
    !text.isEmpty
      && text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
              || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          }
      }
  }
}
