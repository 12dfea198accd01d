package import Glossary

/// How one file is checked: the project's wishes, and the options, which win.
package struct FileSettings: Sendable {
  /// What is asked of the rules.
  package var check = CheckSettings()

  /// The language of a draft, where the user gives it.
  package var language: LanguageTag?

  /// The languages a draft may be in, where the project names them.
  package var languages: [LanguageTag] = []

  /// The languages of a text and its translation.
  package var from: LanguageTag?
  package var to: LanguageTag?

  /// The day of a draft, where the user or the project gives it.
  package var date: PartialDate?

  /// The weight from which a finding makes the run fail.
  package var failOn = Severity.info

  /// The encoding of a text that does not tell it.
  package var encoding: String?

  /// The document that it translates, where that is another file.
  package var source: String?

  /// The terms it is checked against, by their place in `CheckTerms`.
  package var terms = 0

  package init() {}

  /// What a project asks of a file, given by its path from the root on.
  package init(_ project: ProjectFile?, path: String) {
    guard let project else { return }
    let wishes = project.configuration
    check.profile = wishes.profile ?? .standard
    check.disabledRules = wishes.disabledRules
    check.severities = wishes.severities
    check.exemptions = wishes.exemptions(for: project.relative(path) ?? path)
    languages = wishes.languages
    from = wishes.sourceLanguage
    to = wishes.targetLanguage
    date = wishes.date
    failOn = wishes.failOn ?? .info
  }
}
