public import Glossary

/// A translation that the memory has of a text like the one that was asked for.
public struct MemoryMatch: Hashable, Sendable {
  /// The score in hundredths: 10100 in the same context, 10000 for the same text.
  public var score: Int

  /// Why the score is what it is.
  public var explanation: MatchExplanation

  /// The text in the memory that is like the query.
  public var source: Variant

  /// Its translation.
  public var target: Variant

  /// The number of the unit in the store.
  public var unit: Int64

  /// The name of the unit in its file.
  public var tuid: String?

  /// Where the unit comes from.
  public var origin: String

  /// Its domain.
  public var domain: String?

  /// When it was changed last, or else made.
  public var date: Timestamp?
}

/// What is asked of a memory.
public struct MatchQuery: Hashable, Sendable {
  /// The text.
  public var text: String

  /// The text before it in its document.
  public var before: String?

  /// The text after it in its document.
  public var after: String?

  /// Makes a query.
  public init(_ text: String, before: String? = nil, after: String? = nil) {
    self.text = text
    self.before = before
    self.after = after
  }
}

/// How matches are sought.
public struct MatchOptions: Hashable, Sendable {
  /// The language of the texts that are asked for; nil for any.
  public var source: LanguageTag?

  /// The language of the translations; nil for any.
  public var target: LanguageTag?

  /// The lowest score, in hundredths from 1 to 10000.
  public var minimum = 7_000

  /// The most matches.
  public var limit = 5

  /// The units that are asked.
  public var filter = MemoryFilter()

  /// Makes options with their defaults.
  public init() {}
}
