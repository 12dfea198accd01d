public import Glossary

/// A change that someone proposes; it changes nothing until someone who may write accepts it.
public struct Suggestion: Hashable, Sendable {
  /// What a suggestion is about.
  public enum Subject: Hashable, Sendable {
    /// A concept of a base, which may be new.
    case concept(Concept.ID, base: String)

    /// The unit of a number.
    case unit(Int64)

    /// A unit that is to be added under an origin.
    case newUnit(origin: String)
  }

  /// How far a suggestion has come.
  public enum State: String, Hashable, Sendable, CaseIterable {
    case open, accepted, rejected
  }

  /// How a suggestion was judged.
  public struct Verdict: Hashable, Sendable {
    /// Who judged it.
    public var judge: String

    /// When.
    public var moment: Timestamp

    /// Why it was rejected.
    public var reason: String?

    /// The state of the store that its acceptance made.
    public var revision: Int64?

    /// The number that the unit has since its acceptance.
    public var unit: Int64?
  }

  /// Its number.
  public var id: Int64

  /// What it is, as it was proposed.
  public var proposal: SuggestionProposal

  /// Who proposes it.
  public var author: String

  /// When it was proposed.
  public var moment: Timestamp

  /// How far it has come.
  public var state: State

  /// How it was judged; nil while it is open.
  public var verdict: Verdict?
}

/// What is proposed.
public struct SuggestionProposal: Hashable, Sendable {
  /// What it is about.
  public var subject: Suggestion.Subject

  /// The version of the concept or unit that it would replace; nil for what is new.
  public var version: String?

  /// The concept in YAML, or the unit in the form in which the caller keeps it.
  public var content: String

  /// What its author says of it.
  public var comment: String?

  /// Makes a proposal.
  public init(
    _ subject: Suggestion.Subject, replacing version: String?, content: String,
    comment: String? = nil
  ) {
    self.subject = subject
    self.version = version
    self.content = content
    self.comment = comment
  }
}

/// Which suggestions are meant.
public struct SuggestionFilter: Hashable, Sendable {
  /// Kinds of subjects.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case concept, unit
  }

  /// Only those that have come so far.
  public var state: Suggestion.State?

  /// Only those about such things.
  public var kind: Kind?

  /// Only those about a concept, in whatever base.
  public var concept: Concept.ID?

  /// Only those about the unit of a number.
  public var unit: Int64?

  /// Only those of an author.
  public var author: String?

  /// Makes a filter that lets every suggestion pass.
  public init() {}
}

/// Why a suggestion was not judged.
public enum SuggestionConflict: Error, Hashable, Sendable {
  /// There is none of this number.
  case missing

  /// It was judged already.
  case judged(Suggestion.State)
}
