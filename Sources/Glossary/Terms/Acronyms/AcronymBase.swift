internal import Synchronization

/// The acronyms of a base, of every language, with the full forms they stand for.
struct AcronymBase: Sendable {
  /// A designation with the words of its text.
  struct Expansion: Sendable {
    var reference: TermRecognizer.Reference
    /// The words in the form in which full forms are compared.
    var words: [String]
    /// All words, folded.
    var allWords: [String]
  }

  /// The full forms of concepts with an acronym, by concept.
  let expansions: AcronymExpansions

  private let senses: FrozenMap
  private let owners: FrozenMap
  private let concepts: ConceptList

  /// The most words of an acronym: *BPJS Ketenagakerjaan*, *Kemenko Kumham Imipas*.
  static let mostWords = 3

  /// Takes the acronyms that a builder has written.
  init(_ reader: inout FrozenReader, concepts: ConceptList) {
    self.concepts = concepts
    expansions = AcronymExpansions(concepts)
    senses = reader.map()
    owners = reader.map()
  }

  /// Acronyms, and short forms that hold one (*Gugus Tugas PP-TPPO*) or are syllables (*Menaker*).
  static func isAcronym(_ designation: Designation) -> Bool {
    designation.type == .acronym
      || designation.type == .shortForm && designation.usage.expansion != nil
  }

  static func key(_ words: some Sequence<String>) -> String { words.joined(separator: " ") }

  /// What an acronym stands for, by its folded words with blanks between; nil for no acronym.
  func senses(ofKey key: String) -> [TermRecognizer.Reference]? { senses[key]?.references }

  /// What some folded words stand for as an acronym.
  func senses(of words: some Sequence<String>) -> [TermRecognizer.Reference] {
    senses[Self.key(words)]?.references ?? []
  }

  /// Whose full form some compared words are, but for their order.
  func owners(inAnyOrder words: some Sequence<String>) -> [TermRecognizer.Reference] {
    owners[Self.key(words.sorted())]?.references ?? []
  }

  /// Full forms that are known to be wrong for an acronym, in all languages of its concept.
  func wrongExpansions(of acronym: TermRecognizer.Reference) -> [String] {
    let text = designation(acronym).text
    return concept(acronym).designations.filter { $0.text == text }
      .flatMap(\.usage.wrongExpansions)
  }

  /// A designation of the base.
  func designation(_ reference: TermRecognizer.Reference) -> Designation {
    concepts.designation(reference)
  }

  /// A concept of the base.
  func concept(_ reference: TermRecognizer.Reference) -> Concept { concepts[reference.concept] }
}

/// The full forms of the concepts of a base, each split into words when it is first asked for.
final class AcronymExpansions: Sendable {
  private let concepts: ConceptList
  private let known = Mutex<[Int: [AcronymBase.Expansion]]>([:])

  init(_ concepts: ConceptList) {
    self.concepts = concepts
  }

  /// The full forms of several words of a concept; nil where it has no acronym.
  ///
  /// - Complexity: O(1); O(size of the concept) when it is first asked for.
  subscript(concept: Int) -> [AcronymBase.Expansion]? {
    let found = known.withLock { $0[concept] } ?? read(concept)
    return found.isEmpty ? nil : found
  }

  private func read(_ number: Int) -> [AcronymBase.Expansion] {
    let concept = concepts[number]
    var found: [AcronymBase.Expansion] = []
    if concept.designations.contains(where: AcronymBase.isAcronym) {
      var tokenizer = Tokenizer(.undetermined)
      for (position, designation) in concept.designations.enumerated()
      where designation.type != .acronym {
        // It was split before, when the base was read.
        let words = (try? BaseWords.words(designation.text, &tokenizer)) ?? []
        guard words.count > 1 else { continue }
        found.append(
          AcronymBase.Expansion(
            reference: TermRecognizer.Reference(concept: number, position: position),
            words: ExpansionWords.normal(words), allWords: words))
      }
    }
    known.withLock { [found] in $0[number] = found }
    return found
  }
}

/// Builds an `AcronymBase`.
struct AcronymBaseBuilder {
  private var senses: [String: [Int32]] = [:]
  private var owners: [String: [Int32]] = [:]

  /// Reads the acronyms of a base.
  ///
  /// - Complexity: O(size of the base).
  init(_ base: TermBase, _ words: inout BaseWords) {
    for (concept, entry) in base.concepts.enumerated() {
      let hasAcronym = entry.designations.contains(where: AcronymBase.isAcronym)
      for (position, designation) in entry.designations.enumerated() {
        let reference = TermRecognizer.Reference(concept: concept, position: position)
        let isAcronym = AcronymBase.isAcronym(designation)
        // Only what an acronym may stand for is worth its words.
        guard isAcronym || hasAcronym || designation.text.contains(" ") else { continue }
        let own = words[reference]
        if isAcronym { senses[AcronymBase.key(own), default: []] += reference.numbers }
        guard designation.type != .acronym, own.count > 1 else { continue }
        owners[AcronymBase.key(words.normal(own).sorted()), default: []] += reference.numbers
      }
    }
  }

  /// Writes what was read.
  func freeze(into writer: inout FrozenWriter) {
    writer.add(map: senses)
    writer.add(map: owners)
  }
}
