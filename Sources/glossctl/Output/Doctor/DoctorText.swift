import Glossary
import GlossaryWorkbench

/// A diagnosis for people: a line an observation, and below it what to do.
struct DoctorText {
  let style: TextStyle

  func render(_ diagnosis: Diagnosis) -> String {
    let observations = diagnosis.observations
    let width = observations.map(\.subject.count).max() ?? 0
    let lines = observations.map { observation in
      let subject = TextStyle.padded(observation.subject, to: width)
      let message = TextStyle.printable(observation.message)
      let advice = observation.advice.map { "\n" + margin(width) + "→ " + TextStyle.printable($0) }
      return "\(subject)  \(mark(observation.level))  \(message)\(advice ?? "")\n"
    }
    return "\(VersionLine.line(of: "glossctl"))\n\n" + lines.joined()
  }

  /// How it ends, in words.
  static func summary(_ diagnosis: Diagnosis) -> String {
    let problems = diagnosis.count(.problem)
    let notes = diagnosis.count(.note)
    return (problems == 0 ? "no problems" : problems.counted("problem"))
      + (notes == 0 ? "" : ", \(notes.counted("note"))")
  }

  private func mark(_ level: Observation.Level) -> String {
    let word = TextStyle.padded(level.rawValue, to: 7)
    return switch level {
    case .ok: style.good(word)
    case .note: style.warning(word)
    case .problem: style.bad(word)
    }
  }

  private func margin(_ width: Int) -> String { String(repeating: " ", count: width + 11) }
}
