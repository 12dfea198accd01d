/// How a file is read as units of a memory.
public struct MemoryReadOptions: Hashable, Sendable {
  /// The language of the texts where the file does not tell it.
  public var source: LanguageTag?

  /// The language of the translations where the file does not tell it.
  public var target: LanguageTag?

  /// The encoding of a table without a mark, by any common name; UTF-8 when nil.
  public var encoding: String?

  /// Whether units are given too whose translation the file marks as doubtful: fuzzy, a draft, in
  /// need of work.
  ///
  /// Their state is a property of the translation.
  public var takesDoubtful = false

  /// Whether units without a translation are given too, and those that are not to be translated.
  public var takesUntranslated = false

  /// Makes options.
  public init(source: LanguageTag? = nil, target: LanguageTag? = nil) {
    self.source = source
    self.target = target
  }

  /// The options that leave nothing out.
  public static func everything(source: LanguageTag?, target: LanguageTag?) -> MemoryReadOptions {
    var options = MemoryReadOptions(source: source, target: target)
    options.takesDoubtful = true
    options.takesUntranslated = true
    return options
  }
}

/// How far a translation is, in the words of the file that it comes from.
public enum TranslationState {
  /// The property of a variant that holds the state: `needs-review-translation`, `fuzzy`.
  public static let property = "x-state"

  /// The property that says where a translation comes from, in the words of XLIFF 1.2.
  public static let qualifierProperty = "x-state-qualifier"

  /// Whether a translation in this state may be wrong, in the words of XLIFF 1 and 2, gettext,
  /// Trados, memoQ and Memsource.
  ///
  /// What is not known is taken for a state in which nothing is amiss.
  public static func isDoubtful(_ state: String?, qualifier: String? = nil) -> Bool {
    if let state {
      if state.hasPrefix("needs-") { return true }
      return doubtful.contains(state)
    }
    return qualifier.map { ["mt-suggestion", "leveraged-mt", "fuzzy-match"].contains($0) } ?? false
  }

  private static let doubtful: Set<String> = [
    "new", "initial", "fuzzy", "Draft", "RejectedTranslation", "RejectedSignOff", "NotStarted",
    "MachineTranslated", "PartiallyEdited", "Pretranslated", "AssembledFromFragments", "Rejected",
    "unconfirmed",
  ]
}
