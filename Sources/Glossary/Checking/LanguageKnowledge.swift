/// What the rules know of the words of one language: tables in one run of bytes, built once for many
/// drafts and many runs.
///
/// A table is searched where it lies, and a concept is read when a draft first names it, so that
/// opening a run of bytes takes hardly longer for a large base than for a small one.
public final class LanguageKnowledge: Sendable {
  /// The concepts of the base, with the designations of every language.
  struct Base: Sendable {
    let concepts: ConceptList
  }

  /// The base.
  let base: Base

  /// Finds the designations of the language.
  let recognizer: TermRecognizer

  /// The acronyms of all languages with their full forms.
  let acronyms: AcronymBase

  /// The titles of treaties and laws, of all languages.
  let titles: TitleIndex

  /// The names and terms of other languages for which this one has its own.
  let foreignNames: PhraseIndex

  /// The words of the language's designations.
  let spelling: DesignationWords

  private let languageCodes: FrozenMap
  private let numbers: FrozenMap
  private let replaced: FrozenMap

  /// Builds the knowledge of a language.
  ///
  /// - Complexity: O(size of the base).
  /// - Throws: `UnicodeError` when ICU has no data.
  public convenience init(_ base: TermBase, language: LanguageTag) throws(UnicodeError) {
    let bytes = try Self.freeze(base, language: language, fingerprint: "")
    try self.init(FrozenReader(memory: bytes), language: language)
  }

  /// Opens knowledge that `freeze` has written.
  ///
  /// - Parameters:
  ///   - bytes: The bytes, such as a mapped file.
  ///   - language: The language.
  ///   - fingerprint: What the base and the program are known by.
  /// - Complexity: O(size), some gigabytes a second, and O(length of titles).
  /// - Throws: `IndexDamage` when the bytes are damaged, or are of another base, program or language.
  public convenience init(
    _ bytes: IndexBytes, language: LanguageTag, fingerprint: String
  ) throws(IndexDamage) {
    let reader = try FrozenReader(bytes)
    guard reader.fingerprint == fingerprint else {
      throw IndexDamage("it was made of other terms or by another program")
    }
    do throws(UnicodeError) {
      try self.init(reader, language: language)
    } catch {
      throw IndexDamage(error.message)
    }
  }

  private init(_ reader: FrozenReader, language: LanguageTag) throws(UnicodeError) {
    var reader = reader
    let concepts = ConceptList(reader.byteRows())
    base = Base(concepts: concepts)
    languageCodes = reader.map()
    numbers = reader.map()
    replaced = reader.map()
    recognizer = TermRecognizer(&reader, concepts: concepts, language: language)
    acronyms = AcronymBase(&reader, concepts: concepts)
    titles = try TitleIndex(reader.numbers().references, concepts: concepts)
    foreignNames = PhraseIndex(&reader)
    spelling = DesignationWords(&reader)
  }

  /// Whether the base has a word of a language, whatever its region or script.
  func hasWords(of language: LanguageTag) -> Bool { languageCodes.contains(language.language) }

  /// A concept of the base.
  func concept(_ id: Concept.ID) -> Concept? {
    numbers[id.description]?.first.map { base.concepts[Int($0)] }
  }

  /// The concepts whose place another one took.
  func predecessors(of id: Concept.ID) -> [Concept] {
    replaced[id.description]?.map { base.concepts[Int($0)] } ?? []
  }
}

extension LanguageKnowledge {
  /// The knowledge of a language as a run of bytes.
  ///
  /// - Parameters:
  ///   - base: The base.
  ///   - language: The language.
  ///   - fingerprint: What the base and the program are known by.
  /// - Returns: The bytes.
  /// - Complexity: O(size of the base).
  /// - Throws: `UnicodeError` when ICU has no data.
  public static func freeze(
    _ base: TermBase, language: LanguageTag, fingerprint: String
  ) throws(UnicodeError) -> [UInt8] {
    var writer = FrozenWriter(fingerprint: fingerprint)
    writer.add(byteRows: base.concepts.map { ConceptCode.bytes(of: $0) })
    addRelations(of: base, to: &writer)
    var words = try BaseWords(base)
    try TermRecognizerBuilder(base, language: language).freeze(into: &writer)
    AcronymBaseBuilder(base, &words).freeze(into: &writer)
    writer.add(TitleIndex.references(in: base).flatMap(\.numbers))
    foreignNames(base, &words, language: language).freeze(into: &writer)
    try DesignationWordsBuilder(base, &words, language: language).freeze(into: &writer)
    return writer.bytes()
  }

  private static func addRelations(of base: TermBase, to writer: inout FrozenWriter) {
    var codes: [String: [Int32]] = [:]
    var numbers: [String: [Int32]] = [:]
    var replaced: [String: [Int32]] = [:]
    for (number, concept) in base.concepts.enumerated() {
      for designation in concept.designations { codes[designation.language.language] = [] }
      // Of two concepts of one id the first counts.
      if numbers[concept.id.description] == nil {
        numbers[concept.id.description] = [Int32(number)]
      }
      for relation in concept.relations where relation.kind == .replacedBy {
        replaced[relation.target.description, default: []].append(Int32(number))
      }
    }
    writer.add(map: codes)
    writer.add(map: numbers)
    writer.add(map: replaced)
  }

  /// The designations of several words in other languages, of concepts that this language has sure
  /// words for; names that are the same in both are kept.
  private static func foreignNames(
    _ base: TermBase, _ words: inout BaseWords, language: LanguageTag
  ) -> PhraseIndexBuilder {
    var index = PhraseIndexBuilder()
    for (number, concept) in base.concepts.enumerated() {
      let own = concept.designations.filter { $0.language.serves(language) }
      // An acronym is no translation of a name.
      let hasOwn = own.contains {
        $0.status.isUsable && $0.confidence != .unsure && $0.type != .acronym
      }
      guard hasOwn else { continue }
      let texts = Set(own.map { $0.text.lowercased() })
      for (position, designation) in concept.designations.enumerated()
      where !designation.language.serves(language) && designation.status.isUsable
        && (designation.type == .fullForm || designation.type == .shortForm)
      {
        let text = designation.text.lowercased()
        guard text.contains(" ") || text.contains("-"), !texts.contains(text) else { continue }
        let reference = TermRecognizer.Reference(concept: number, position: position)
        index.insert(words[reference].map { words.lemma($0) }, reference)
      }
    }
    return index
  }
}
