/// Two names of one thing that a text ties together itself: a full form and its acronym, or a term
/// and its translation.
public struct HarvestedPair: Hashable, Sendable {
  /// What the second name is to the first.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Its acronym.
    case acronym

    /// Its translation.
    case translation
  }

  /// How the text ties them.
  public enum Form: String, Hashable, Sendable, CaseIterable {
    /// *full form (ACRONYM)*, *term (translation)*.
    case bracketed

    /// *ACRONYM (full form)*, *translation (term)*.
    case reversed

    /// *full form, disingkat ACRONYM*; *term atau translation*.
    case worded
  }

  /// One of the names.
  public struct Part: Hashable, Sendable {
    /// Its words, with single blanks between them.
    public var text: String

    /// Its language; nil for an acronym and for words that tell none.
    public var language: LanguageTag?

    /// Where it stands.
    public var range: TextRange
  }

  /// What the second name is to the first.
  public var kind: Kind

  /// How the text ties them.
  public var form: Form

  /// The full form; of a translation the name in the language of the text.
  public var term: Part

  /// The acronym or translation.
  public var other: Part

  /// How sure it is that both mean the same and are cut rightly, in hundredths of one.
  public var score: Int
}
