/// Where look-ups find designations: a base in memory, or a store on disk.
///
/// Both give the same answers in the same order, which one contract suite proves.
public protocol DesignationIndex {
  /// The designations whose plain key is this one, in the order of the base.
  func entries(withKey key: String) throws -> [IndexedDesignation]

  /// The designations of a language, regional forms included, whose lemma key is this one, in the
  /// order of the base.
  func entries(withLemma lemma: String, in language: LanguageTag) throws -> [IndexedDesignation]

  /// At most `limit` designations whose plain key begins with this text, the shortest key first,
  /// then by key and order of the base.
  func entries(
    withKeyPrefix prefix: String, limit: Int, filter: DesignationFilter
  ) throws -> [IndexedDesignation]

  /// At most `limit` designations whose plain keys are like this one by `minimum` hundredths or
  /// more, the most alike first, then in the order of the base.
  func entries(
    nearest key: String, minimum: Int, limit: Int, filter: DesignationFilter
  ) throws -> [SimilarDesignation]

  /// The concept of an entry.
  func concept(_ reference: ConceptReference) throws -> Concept
}

/// Names a concept inside one index.
public struct ConceptReference: Hashable, Sendable, Comparable {
  /// The index's own number; lower ones come first in the base.
  public var rank: Int

  /// Makes a reference.
  public init(rank: Int) {
    self.rank = rank
  }

  /// Orders as the base does.
  public static func < (left: ConceptReference, right: ConceptReference) -> Bool {
    left.rank < right.rank
  }
}

/// A designation in an index, with what ranking needs.
public struct IndexedDesignation: Hashable, Sendable {
  /// Its concept.
  public var concept: ConceptReference

  /// Its place among the designations of the concept, from 0.
  public var position: Int

  /// Its language.
  public var language: LanguageTag

  /// Its text.
  public var text: String

  /// Its form.
  public var type: Designation.Form

  /// Its status.
  public var status: AdministrativeStatus

  /// The slug of the concept's subject field.
  public var subject: String?

  /// Makes an entry.
  public init(
    concept: ConceptReference, position: Int, language: LanguageTag, text: String,
    type: Designation.Form, status: AdministrativeStatus, subject: String?
  ) {
    self.concept = concept
    self.position = position
    self.language = language
    self.text = text
    self.type = type
    self.status = status
    self.subject = subject
  }
}

/// A designation that is like a query.
public struct SimilarDesignation: Hashable, Sendable {
  /// The designation.
  public var entry: IndexedDesignation

  /// The likeness in hundredths of a point.
  public var similarity: Int

  /// Makes a pair.
  public init(entry: IndexedDesignation, similarity: Int) {
    self.entry = entry
    self.similarity = similarity
  }
}

/// Which designations a look-up may answer with.
public struct DesignationFilter: Hashable, Sendable {
  /// The languages, each with its regional forms; nil for every language.
  public var languages: [LanguageTag]?

  /// The slug of the subject field; nil for every field.
  public var subject: String?

  /// Makes a filter.
  public init(languages: [LanguageTag]? = nil, subject: String? = nil) {
    self.languages = languages
    self.subject = subject
  }

  /// Whether a designation passes.
  public func accepts(_ entry: IndexedDesignation) -> Bool {
    if let subject, entry.subject != subject { return false }
    guard let languages else { return true }
    return languages.contains { entry.language.serves($0) }
  }
}

/// The keys of a designation, as indexes store them.
public struct DesignationKeys: Hashable, Sendable {
  /// The plain key.
  public var plain: String

  /// The lemma key in the designation's language.
  public var lemma: String
}

/// Makes the keys of designations; one per task.
public struct DesignationKeyMaker: ~Copyable {
  private var tokenizers: TokenizerPool

  /// Makes a key maker; ICU is opened when first needed.
  public init() {
    tokenizers = TokenizerPool()
  }

  /// The keys of a designation of a concept.
  ///
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError` when ICU has no data.
  public mutating func keys(
    _ designation: Designation, of concept: Concept
  ) throws(UnicodeError) -> DesignationKeys {
    let key = try tokenizers.searchKey(
      tokenizers.tokenize(designation.text), in: designation.language)
    // A verb is kept under its active form, so that its passive finds it too.
    let lemma = concept.partOfSpeech == .verb ? key.verbLemma ?? key.lemma : key.lemma
    return DesignationKeys(plain: key.plain, lemma: lemma)
  }
}
