package import Glossary
import GlossaryStore

/// The term bases of a run, each opened once.
package struct CheckTerms {
  private struct Key: Hashable {
    var store: String
    var bases: [String]?
  }

  private var indices: [Key: Int] = [:]

  /// What is known of the words of each selection of bases.
  package private(set) var knowledge: [TermKnowledge] = []

  package init() {}

  /// The place in `knowledge` of some bases of a store; of all for nil.
  ///
  /// A base that is not there is a failure, which names the project file where that asks for it.
  package mutating func index(
    store path: String, bases: [String]?, project: ProjectFile?, asked: Bool
  ) throws -> Int {
    let key = Key(store: path, bases: bases)
    if let known = indices[key] { return known }
    let store = try Store(path: path, builtin: BuiltinTermBase())
    do {
      knowledge.append(
        try store.termKnowledge(of: bases, program: ProgramIdentity.current))
    } catch let error as StorageError {
      guard case .unknownBase(let name) = error.code, !asked, let project,
        let place = project.configuration.bases?.first(where: { $0.name == name })
      else { throw error }
      let known = try store.bases().map(\.name).joined(separator: ", ")
      throw Failure([
        FileProblem(
          file: project.path, line: place.line, column: place.column, rule: "unknown-base",
          message: "\(path) has no base \"\(name)\"; it has \(known)")
      ])
    }
    indices[key] = knowledge.count - 1
    return knowledge.count - 1
  }
}
