import Glossary

/// How one file is checked: the project's wishes, and the options, which win.
struct FileSettings: Sendable {
  /// What is asked of the rules.
  var check = CheckSettings()

  /// The language of a draft, where the user gives it.
  var language: LanguageTag?

  /// The languages a draft may be in, where the project names them.
  var languages: [LanguageTag] = []

  /// The languages of a text and its translation.
  var from: LanguageTag?
  var to: LanguageTag?

  /// The day of a draft, where the user or the project gives it.
  var date: PartialDate?

  /// The weight from which a finding makes the run fail.
  var failOn = Severity.info

  /// The encoding of a text that does not tell it.
  var encoding: String?

  /// The document that it translates, where that is another file.
  var source: String?

  /// The terms it is checked against, by their place in `CheckTerms`.
  var terms = 0
}
