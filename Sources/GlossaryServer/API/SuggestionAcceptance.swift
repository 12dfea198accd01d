import FoundationEssentials
import Glossary
import GlossaryStore
import HTTPTypes

/// Makes the change that a suggestion proposes, by the same way as one that is sent whole.
struct SuggestionAcceptance: Sendable {
  /// The version that whoever accepts it has seen; that of the suggestion if none is named.
  let version: String?

  let judge: ChangeAuthor

  /// Accepts a suggestion.
  ///
  /// - Throws: a `Problem` where the concept or unit has another version than the suggestion is of;
  ///   `ChangeConflict` where it has another than `version`; `SuggestionConflict`, `StorageError`.
  func accept(_ id: Int64, in store: Store) throws -> Suggestion {
    guard let suggestion = try store.suggestion(id) else { throw SuggestionConflict.missing }
    guard suggestion.state == .open else { throw SuggestionConflict.judged(suggestion.state) }
    do {
      try change(suggestion, in: store)
    } catch let conflict as ChangeConflict where version == nil {
      throw Self.problem(conflict)
    }
    guard let accepted = try store.suggestion(id) else { throw SuggestionConflict.missing }
    return accepted
  }

  private func change(_ suggestion: Suggestion, in store: Store) throws {
    let proposal = suggestion.proposal
    let expected = version ?? proposal.version
    switch proposal.subject {
    case .concept(let id, let base):
      // Read again, beside the terms of now.
      let file = NamedFile(name: "suggestion", bytes: Array(proposal.content.utf8))
      let concept = try ConceptAPI.concept(id, file, store)
      _ = try store.put(concept, in: base, replacing: expected, by: judge)
    case .newUnit(let origin):
      let draft = try unit(suggestion, before: nil)
      _ = try store.addUnits([draft], origin: origin, by: judge)
    case .unit(let number):
      // What was changed meanwhile has another number, and a version that the suggestion does not know.
      let number = try store.successor(ofUnit: number) ?? number
      guard let before = try store.versionedUnit(number), let expected else {
        throw ChangeConflict.missing
      }
      let draft = try unit(suggestion, before: before.unit.unit)
      _ = try store.replaceUnit(number, version: expected, with: draft, by: judge)
    }
  }

  /// The unit, written by whoever proposed it.
  private func unit(_ suggestion: Suggestion, before: TranslationUnit?) throws -> UnitDraft {
    let body = try JSONDecoder().decode(
      UnitBody.self, from: Data(suggestion.proposal.content.utf8))
    return try body.draft(by: suggestion.author, before: before)
  }

  /// The request named no version, so that it is not its precondition that failed.
  private static func problem(_ conflict: ChangeConflict) -> Problem {
    switch conflict {
    case .missing: return Problem(.conflict, "what it would change is there no more")
    case .exists:
      return Problem(
        .conflict, "it is there meanwhile; name its version in If-Match to replace it")
    case .otherVersion(let version):
      var problem = Problem(
        .conflict,
        "what it would change was changed meanwhile; name its version, now \"\(version)\", in "
          + "If-Match to replace it all the same")
      problem.headers[.eTag] = VersionField.field(version)
      return problem
    }
  }
}
