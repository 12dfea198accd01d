import Glossary
import GlossaryWorkbench

/// What a run of `check` is to do: files with their settings, and the terms they need.
struct CheckPlan {
  /// The files that can be checked, in order, with their settings.
  private(set) var files: [(input: CheckInput, settings: FileSettings)] = []

  /// What could not even be looked for.
  let failures: [CheckFailure]

  /// Arguments that a project file asks to leave alone.
  let ignored: [String]

  private(set) var terms = CheckTerms()

  /// Resolves arguments and options; the projects' files are read here, and the term bases.
  init(
    _ options: CheckOptions, files arguments: [String], report: String?, common: CommonOptions
  ) throws {
    var finder = ProjectFinder()
    let given = try options.config.map { try ProjectFile($0) }
    let found = try CheckInputs(
      arguments, standardInputName: options.stdinName, report: report
    ) { folder in
      if let given { return given }
      return options.noConfig ? nil : try finder.project(for: folder)
    }
    failures = found.failures
    ignored = found.ignored
    for input in found.inputs {
      var settings = options.settings(for: input)
      let bases =
        options.bases.isEmpty
        ? input.project?.configuration.bases?.map(\.name) : options.bases
      settings.terms = try terms.index(
        store: try common.storePath { input.project }, bases: bases, project: input.project,
        asked: !options.bases.isEmpty)
      files.append((input, settings))
    }
  }
}

extension CheckOptions {
  /// The settings for one file.
  func settings(for input: CheckInput) -> FileSettings {
    var settings = FileSettings(input.project, path: input.absolute)
    settings.check.profile = profile ?? settings.check.profile
    for option in rules {
      switch option.choice {
      case .off: settings.check.disabledRules.insert(option.rule)
      case .severity(let severity):
        settings.check.disabledRules.remove(option.rule)
        settings.check.severities[option.rule] = severity
      }
    }
    settings.language = language
    settings.from = from ?? settings.from
    settings.to = to ?? settings.to
    settings.date = date ?? settings.date
    settings.failOn = failOn ?? settings.failOn
    settings.encoding = encoding
    settings.source = source
    return settings
  }
}
