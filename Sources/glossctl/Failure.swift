import ArgumentParser
import Glossary
import GlossaryStore

import Glibc

/// A run that failed, in words.
struct Failure: Error {
  var messages: [String]

  init(_ message: String) {
    messages = [message]
  }

  init(messages: [String]) {
    self.messages = messages
  }

  /// Every problem of a file, a line each.
  init(_ problems: [FileProblem]) {
    messages = problems.map(\.description)
  }

  /// Ends the process as the error asks: usage errors and help as ArgumentParser has them, results
  /// by their own status, failures with 2.
  static func exit(with error: any Error) -> Never {
    let messages: [String]
    switch error {
    case let failure as Failure: messages = failure.messages
    case let error as StorageError: messages = [error.message]
    case let error as UnicodeError: messages = [error.message]
    case let error as FileProblem: messages = [error.description]
    case let error as IndexDamage:
      messages = ["the match index is damaged: \(error.reason); run glossctl db reindex"]
    case let error as SystemFailure: messages = [error.message]
    default: Glossctl.exit(withError: error)
    }
    for message in messages { StandardError.write("glossctl: \(message)") }
    endProcess(2)
  }
}

/// Results that are no failure but no success either.
extension ExitCode {
  /// Findings, or nothing found.
  static let findings = ExitCode(1)
}

/// The C function, under a name that `Failure.exit` does not hide.
private func endProcess(_ status: Int32) -> Never { exit(status) }
