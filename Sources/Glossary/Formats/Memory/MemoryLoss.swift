/// What a format cannot hold of a unit.
public enum MemoryLoss: String, Hashable, Sendable, CaseIterable {
  /// The whole unit, since it has no text in the language of the source, or in one of the two.
  case unit = "units without the languages"

  /// The whole unit, since the format knows a text once only.
  case repeated = "repeated units"

  /// Texts in languages that the file has no place for.
  case languages = "texts in other languages"

  /// Further texts in one language.
  case alternatives = "further translations"

  /// The name of the unit.
  case name = "names of units"

  /// When and by whom the unit was made, changed and used.
  case history = "dates and users"

  /// What a file said of a unit, a text or a note by name.
  case attributes

  /// Notes.
  case notes

  /// Properties of the unit.
  case properties

  /// Notes and properties of one text.
  case textProperties = "properties of texts"

  /// A state for which the format has another word only.
  case state = "states in other words"

  /// Inline codes.
  case codes = "inline codes"

  /// What is said of an inline code, or a code within another.
  case codeDetails = "details of inline codes"

  /// Characters that the format cannot write.
  case characters = "forbidden characters"

  /// Tabs and line breaks in a table without quotation marks, and line breaks at the ends of messages
  /// of gettext.
  case layout = "tabs and line breaks"
}

/// Writes units of a memory in one format, one after another.
protocol MemoryUnitWriter {
  /// Appends what precedes the units.
  mutating func begin(_ bytes: inout [UInt8])

  /// Appends a unit, now or with the next one, and tells what is lost of it.
  mutating func write(_ unit: TranslationUnit, to bytes: inout [UInt8]) -> Set<MemoryLoss>

  /// Appends what follows the units.
  mutating func end(_ bytes: inout [UInt8])
}

extension MemoryLoss {
  /// The name of the rule under which a report lists it.
  public var rule: String {
    switch self {
    case .unit: "lost-unit"
    case .repeated: "lost-repetition"
    case .languages: "lost-languages"
    case .alternatives: "lost-alternatives"
    case .name: "lost-name"
    case .history: "lost-history"
    case .attributes: "lost-attributes"
    case .notes: "lost-notes"
    case .properties: "lost-properties"
    case .textProperties: "lost-text-properties"
    case .state: "changed-state"
    case .codes: "lost-codes"
    case .codeDetails: "lost-code-details"
    case .characters: "changed-characters"
    case .layout: "changed-layout"
    }
  }

  /// Whether nothing of the unit is in the file.
  public var isWhole: Bool { self == .unit || self == .repeated }

  /// The loss as the case of one unit.
  public func problem(file: String, line: Int) -> FileProblem {
    FileProblem(
      file: file, line: line, column: 1, rule: rule,
      message: isWhole ? "not written: \(rawValue)" : "not kept: \(rawValue)")
  }
}
