public import Glossary

/// A file of a memory to be imported.
public struct MemorySource: Sendable {
  /// The name by which its problems are reported.
  public var name: String

  /// The name of its format, such as `tmx`.
  public var format: String

  /// Gives the items of the file, in order, to a closure; runs on a thread of its own.
  public var read: @Sendable (_ emit: (MemoryItem) throws -> Void) throws -> Void

  /// Makes a source.
  public init(
    name: String, format: String,
    read: @escaping @Sendable (_ emit: (MemoryItem) throws -> Void) throws -> Void
  ) {
    self.name = name
    self.format = format
    self.read = read
  }
}

/// How a memory is to be imported.
public struct MemoryImportOptions: Hashable, Sendable {
  /// What to do with a unit that the memory has.
  ///
  /// Two units are the same when they have the same `tuid`, the same domain, and the same variants:
  /// languages, texts and inline codes.
  public enum Duplicates: String, Hashable, Sendable, CaseIterable {
    /// The newer one stays; of equally old ones the notes and properties are joined.
    case newest

    /// Both stay.
    case all

    /// The one that is there stays.
    case skip
  }

  /// What to do with a unit that the memory has.
  public var duplicates = Duplicates.newest

  /// The domain of all units; where nil, a unit's property `domain` or `x-domain`.
  public var domain: String?

  /// The origin of all units; where nil, the name of the file.
  public var origin: String?

  /// Only units with variants in all of these languages.
  public var languages: [LanguageTag] = []

  /// The moment of the import.
  public var date: Timestamp

  /// Whether nothing is to be changed.
  public var isDryRun = false

  /// Makes options with their defaults.
  public init(date: Timestamp) {
    self.date = date
  }
}

/// What the import of one file came to.
public struct MemoryImportAccount: Hashable, Sendable {
  /// The units that are new.
  public var added = 0

  /// The units whose notes and properties joined those of one that was there.
  public var merged = 0

  /// The units that took the place of an older one.
  public var replaced = 0

  /// The units that were left out, by the rule that says why.
  public var skipped: [String: Int] = [:]

  /// What is odd in units that were kept, by rule.
  public var remarks: [String: Int] = [:]

  /// All units of the file.
  public var units: Int { added + merged + replaced + skipped.values.reduce(0, +) }

  /// The rules by which units are left out that are as good as others: the options ask for it, or
  /// their file says that there is no translation to be had.
  public static let choices: Set<String> = [
    "duplicate", "older", "unchanged", "language-missing", "untranslated", "needs-review",
    "not-translatable", "no-text", "obsolete",
  ]

  /// The units that were left out because something is wrong with them.
  public var faulty: Int {
    skipped.reduce(0) { $0 + (Self.choices.contains($1.key) ? 0 : $1.value) }
  }

  /// Makes an account of nothing.
  public init() {}
}

/// What became of a unit, where there is something to say.
public struct MemoryImportCase: Hashable, Sendable {
  /// The kinds of outcome.
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    case merged, replaced, skipped, remark
  }

  /// What became of the unit.
  public var outcome: Outcome

  /// The place in the file, the rule and the reason.
  public var problem: FileProblem
}
