/// A message as a PO file has it.
struct POEntry {
  /// The strings of a message.
  enum Field: Hashable {
    case context, id, plural

    /// A translation; of a message with a plural by its form, else 0.
    case translation(Int)
  }

  var line = 0

  /// The offset of the line with its first keyword.
  var start = 0

  /// What follows the mark of the line with its flags.
  var flagsPlace: Int?

  /// Whether it tells what its text was before.
  var hasPrevious = false

  /// Where its strings stand, quotation marks included.
  var places: [Field: TextRange] = [:]
  var strings: [Field: SegmentText] = [:]

  /// Whether the translations are numbered.
  var hasForms = false

  var flags: [String] = []
  var notes: [String] = []

  /// Which of the notes are the programmers', by their numbers; the others are translators'.
  var developerNotes: Set<Int> = []

  /// Where the message stands in the program, as the file writes it.
  var references: [String] = []
  var isObsolete = false
  var isBroken = false

  var hasStrings: Bool { !strings.isEmpty }

  /// The numbers of its translations in order.
  var forms: [Int] {
    strings.keys.compactMap { if case .translation(let form) = $0 { form } else { nil } }.sorted()
  }

  /// Whether it is the header, which is the translation of nothing.
  var isHeader: Bool {
    strings[.context] == nil && (strings[.id]?.bytes.isEmpty ?? false)
  }
}
