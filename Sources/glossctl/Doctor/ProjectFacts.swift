import Glossary
import GlossaryWorkbench

/// The project of the working folder and what it asks for.
struct ProjectFacts {
  /// The file, nil where there is none or it cannot be used.
  let project: ProjectFile?

  /// What is wrong with it, a problem a line.
  let problems: [String]

  init(folder: String) throws {
    do {
      (project, problems) = (try ProjectFile.find(from: folder), [])
    } catch {
      guard let failure = Failure(error) else { throw error }
      (project, problems) = (nil, failure.messages)
    }
  }

  /// The settings by which a draft in the folder of the project is checked.
  var settings: FileSettings { FileSettings(project, path: project?.folder ?? "/") }

  var observations: [Observation] {
    if !problems.isEmpty {
      return problems.map {
        .problem("project", $0, advice: "correct the file; docs/check.md tells what it may say")
      }
    }
    guard let project else {
      return [.ok("project", "no \(CheckConfiguration.fileName) here or above: defaults hold")]
    }
    return [.ok("project", "\(project.path): \(summary(project.configuration))")]
  }

  /// What a file asks for, in words.
  private func summary(_ configuration: CheckConfiguration) -> String {
    let settings = settings
    var parts = ["profile \(settings.check.profile.rawValue)"]
    if !settings.languages.isEmpty {
      parts.append("languages " + settings.languages.map(\.description).joined(separator: " "))
    }
    if let from = settings.from { parts.append("from \(from)") }
    if let to = settings.to { parts.append("to \(to)") }
    if let date = settings.date { parts.append("as of \(date)") }
    if let bases = configuration.bases {
      parts.append("bases " + bases.map(\.name).joined(separator: " "))
    }
    let off = settings.check.disabledRules.count
    if off > 0 { parts.append("\(off.counted("rule")) off") }
    let weighed = settings.check.severities.count
    if weighed > 0 { parts.append("\(weighed.counted("rule")) weighed anew") }
    if !configuration.exemptions.isEmpty {
      parts.append(configuration.exemptions.count.counted("exemption"))
    }
    parts.append("fails on \(settings.failOn.rawValue)")
    return parts.joined(separator: ", ")
  }
}
