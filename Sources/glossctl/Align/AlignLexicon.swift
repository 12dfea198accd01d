import Glossary
import GlossaryStore
import GlossaryWorkbench

/// Where an aligner has its words from: a file, the term bases, the memory.
struct AlignLexicon: Sendable {
  private let dictionary: [SentenceAligner.Entry]
  private let concepts: [Concept]
  private let units: [TranslationUnit]

  /// How many units of a memory are learnt from at the most.
  private static let mostUnits = 20_000

  init(_ command: AlignCommand) throws {
    dictionary = try command.dictionary.map(Self.read) ?? []
    var units: [TranslationUnit] = []
    if command.noTerms && !command.memory {
      concepts = []
    } else {
      let store = try command.common.openStore()
      concepts = command.noTerms ? [] : try store.termBase().concepts
      if command.memory {
        try store.forEachUnit { unit in
          if units.count < Self.mostUnits { units.append(unit.unit) }
        }
      }
    }
    self.units = units
  }

  private static func read(_ path: String) throws -> [SentenceAligner.Entry] {
    var lines = try InputLines(path)
    var entries: [SentenceAligner.Entry] = []
    var number = 0
    while let line = try lines.next() {
      number += 1
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      if line.trimmed.isEmpty { continue }
      guard fields.count >= 2 else {
        throw Failure(
          "\(InputFile.name(path)):\(number): no tab; write a word, a tab and its translation")
      }
      entries.append(SentenceAligner.Entry(source: String(fields[0]), target: String(fields[1])))
    }
    return entries
  }

  /// The aligner for a pair of languages.
  func aligner(from source: LanguageTag, to target: LanguageTag) -> SentenceAligner {
    var entries = dictionary
    for concept in concepts {
      let sources = concept.designations.filter { $0.language.serves(source) }
      let targets = concept.designations.filter { $0.language.serves(target) }
      for one in sources {
        for other in targets {
          entries.append(SentenceAligner.Entry(source: one.text, target: other.text))
        }
      }
    }
    let examples = units.compactMap { unit -> SentenceAligner.Entry? in
      guard let one = unit.variants.first(where: { $0.language.serves(source) }),
        let other = unit.variants.first(where: { $0.language.serves(target) })
      else { return nil }
      return SentenceAligner.Entry(source: one.segment.text, target: other.segment.text)
    }
    return SentenceAligner(dictionary: entries, examples: examples)
  }
}
