import ArgumentParser
import GlossaryWorkbench

import Glibc

extension Failure {
  /// Ends the process as the error asks: usage errors and help as ArgumentParser has them, results
  /// by their own status, failures with 2.
  static func exit(with error: any Error) -> Never {
    guard let failure = Failure(error) else {
      // The whole line is made only where it is asked for: every run makes the configuration.
      if Glossctl.fullMessage(for: error) == glossctlVersion {
        try? StandardOutput.write(VersionLine.line(of: "glossctl") + "\n")
        endProcess(0)
      }
      Glossctl.exit(withError: error)
    }
    for message in failure.messages { StandardError.write("glossctl: \(message)") }
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
