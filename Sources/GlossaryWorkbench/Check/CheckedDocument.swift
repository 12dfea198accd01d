package import Glossary

/// A draft with its findings, ready to be reported.
package struct CheckedDocument: Sendable {
  /// The name in reports.
  package var name: String

  /// The language of the text; of the translation where there are two.
  package var language: LanguageTag

  /// The language of the source of a translation.
  package var sourceLanguage: LanguageTag?

  /// The name of the file that holds the source, where it is another.
  package var sourceName: String?

  /// The day it is of.
  package var date: PartialDate?

  /// The text that the findings are about.
  package var text: DraftText

  /// What was found, in order.
  package var findings: [PlacedFinding] = []

  /// How many findings the draft suppresses.
  package var suppressed = 0

  /// How many findings the project exempts.
  package var exempted = 0

  /// The weight from which a finding makes the run fail.
  package var failOn = Severity.info

  /// Languages whose words no term base has.
  package var unknownLanguages: [LanguageTag] = []

  /// What is wrong with the file but no finding, such as a comment that names an unknown rule.
  package var warnings: [String] = []

  /// How safe suggestions change the file, where that was asked for.
  package var fix: FileFix?
}

/// A finding with its places in the user's file.
package struct PlacedFinding: Sendable {
  package var finding: Finding
  package var place: FilePlace

  /// The line with the place marked.
  package var excerpt: Excerpt

  /// The places it speaks of.
  package var related: [PlacedRelated] = []

  /// The name of the segment it stands in, in a file of segments.
  package var unit: String?

  /// The changes of the file that each suggestion asks for; none where the file is no text.
  package var replacements: [[PlacedEdit]] = []

  /// Whether its suggestion was made.
  package var isFixed = false
}

/// Another place that a finding speaks of.
package struct PlacedRelated: Sendable {
  package var message: String
  package var side: Finding.Side
  package var place: FilePlace

  /// The name of the file, where it is not the finding's own.
  package var name: String?
}

/// A change of a stretch of a text file.
package struct PlacedEdit: Sendable {
  package var start: LineTable.Position
  package var end: LineTable.Position
  package var words: String
}

/// What safe suggestions make of a file.
package struct FileFix: Sendable {
  /// Whether anything changes.
  package var hasChanges: Bool

  /// The file as it will be.
  package var bytes: [UInt8]

  /// What changes.
  package var diff: UnifiedDiff
}

/// A file or folder that could not be checked.
package struct CheckFailure: Sendable {
  /// Its name.
  package var name: String

  /// What is wrong, with the name.
  package var message: String

  /// Where, if it is a place in the file.
  package var line: Int?
  package var column: Int?

  package init(name: String, message: String, line: Int? = nil, column: Int? = nil) {
    self.name = name
    self.message = message
    self.line = line
    self.column = column
  }

  /// The failure that an error tells of; nil for one that ends the run.
  package init?(_ name: String, _ error: any Error) {
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
