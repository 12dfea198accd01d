import Glossary

/// A draft with its findings, ready to be reported.
struct CheckedDocument: Sendable {
  /// The name in reports.
  var name: String

  /// The language of the text; of the translation where there are two.
  var language: LanguageTag

  /// The language of the source of a translation.
  var sourceLanguage: LanguageTag?

  /// The name of the file that holds the source, where it is another.
  var sourceName: String?

  /// The day it is of.
  var date: PartialDate?

  /// The text that the findings are about.
  var text: DraftText

  /// What was found, in order.
  var findings: [PlacedFinding] = []

  /// How many findings the draft suppresses.
  var suppressed = 0

  /// How many findings the project exempts.
  var exempted = 0

  /// The weight from which a finding makes the run fail.
  var failOn = Severity.info

  /// Languages whose words no term base has.
  var unknownLanguages: [LanguageTag] = []

  /// What is wrong with the file but no finding, such as a comment that names an unknown rule.
  var warnings: [String] = []

  /// How safe suggestions change the file, where that was asked for.
  var fix: FileFix?
}

/// A finding with its places in the user's file.
struct PlacedFinding: Sendable {
  var finding: Finding
  var place: FilePlace

  /// The line with the place marked.
  var excerpt: Excerpt

  /// The places it speaks of.
  var related: [PlacedRelated] = []

  /// The name of the segment it stands in, in a file of segments.
  var unit: String?

  /// The changes of the file that each suggestion asks for; none where the file is no text.
  var replacements: [[PlacedEdit]] = []

  /// Whether its suggestion was made.
  var isFixed = false
}

/// Another place that a finding speaks of.
struct PlacedRelated: Sendable {
  var message: String
  var side: Finding.Side
  var place: FilePlace

  /// The name of the file, where it is not the finding's own.
  var name: String?
}

/// A change of a stretch of a text file.
struct PlacedEdit: Sendable {
  var start: LineTable.Position
  var end: LineTable.Position
  var words: String
}

/// What safe suggestions make of a file.
struct FileFix: Sendable {
  /// Whether anything changes.
  var hasChanges: Bool

  /// The file as it will be.
  var bytes: [UInt8]

  /// What changes.
  var diff: UnifiedDiff
}

/// A file or folder that could not be checked.
struct CheckFailure: Sendable {
  /// Its name.
  var name: String

  /// What is wrong, with the name.
  var message: String

  /// Where, if it is a place in the file.
  var line: Int?
  var column: Int?

  init(name: String, message: String, line: Int? = nil, column: Int? = nil) {
    self.name = name
    self.message = message
    self.line = line
    self.column = column
  }

  /// The failure that an error tells of; nil for one that ends the run.
  init?(_ name: String, _ error: any Error) {
    switch error {
    case let problem as FileProblem:
      self.init(
        name: name, message: problem.description, line: problem.line, column: problem.column)
    case let failure as SystemFailure: self.init(name: name, message: failure.message)
    case let error as UnicodeError:
      self.init(name: name, message: "\(name): \(error.message)")
    default: return nil
    }
  }
}
