package import Glossary
import GlossaryStore

/// A run that failed, in words.
package struct Failure: Error {
  package var messages: [String]

  package init(_ message: String) {
    messages = [message]
  }

  package init(messages: [String]) {
    self.messages = messages
  }

  /// Every problem of a file, a line each.
  package init(_ problems: [FileProblem]) {
    messages = problems.map(\.description)
  }

  /// The failure that an error of any room tells of; nil for an error that is none of them.
  package init?(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as StorageError: self.init(error.message)
    case let error as UnicodeError: self.init(error.message)
    case let error as FileProblem: self.init(error.description)
    case let error as IndexDamage:
      self.init("the match index is damaged: \(error.reason); run glossctl db reindex")
    case let error as SystemFailure: self.init(error.message)
    default: return nil
    }
  }
}
