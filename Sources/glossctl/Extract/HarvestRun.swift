import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// Reads documents and gives the pairs that they offer.
struct HarvestRun {
  let files: [String]
  let options: HarvestOptions
  let list: ExtractListOptions
  let common: CommonOptions

  func run() throws {
    let store = try common.openStore()
    let base = try store.termBase()
    var collection = HarvestCollection(base)
    let messages = try gather(base, into: &collection)
    var candidates = collection.candidates().filter { $0.score >= options.minScore ?? 60 }
    if list.isNewOnly { candidates.removeAll { $0.standing.isKnown } }
    if let limit = list.limit { candidates = Array(candidates.prefix(limit)) }
    try StandardOutput.write(HarvestOutput.text(candidates, list.format))
    if let name = list.intoBase?.trimmed {
      let proposals = HarvestProposals(candidates, taken: Set(base.concepts.map(\.id)))
      let account = try store.add(
        TermBase(concepts: proposals.concepts), to: name, onConflict: .keep)
      common.remark("\(name): \(account.added.count.counted("concept")) proposed")
    }
    if !messages.isEmpty { throw Failure(messages: messages) }
    if candidates.isEmpty { throw ExitCode.findings }
  }

  /// Adds the pairs of all documents; returns what could not be read.
  private func gather(
    _ base: TermBase, into collection: inout HarvestCollection
  ) throws -> [String] {
    var harvester = Harvester(base, sentences: .builtin)
    var messages: [String] = []
    for path in files {
      do {
        let bytes = NamedFile(name: InputFile.name(path), bytes: try InputFile.read(path))
        let file = try DraftReader.read(bytes, encoding: options.encoding)
        let language =
          try options.language ?? file.metadata.language
          ?? LanguageTag.guessed(from: file.text.text)
        var places = DocumentPlaces(file.text)
        for occurrence in try harvester.occurrences(in: file.text, language: language) {
          let place = places.place(of: occurrence.pair.span)
          collection.add(
            occurrence.pair,
            at: HarvestCandidate.Evidence(
              document: file.name, line: place.paragraph ?? place.start.line,
              column: place.start.column,
              sentence: String(file.text.text.slice(occurrence.sentence))
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")))
        }
      } catch {
        guard let failure = CheckFailure(InputFile.name(path), error) else { throw error }
        messages.append(failure.message)
      }
    }
    return messages
  }
}

extension HarvestCandidate.Standing {
  /// Whether a concept has both names.
  var isKnown: Bool { if case .known = self { true } else { false } }

  /// Whether the base has nothing to say.
  var isNew: Bool { self == .new }
}
