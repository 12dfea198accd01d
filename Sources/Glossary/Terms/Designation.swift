/// A word or phrase that stands for a concept in one language.
public struct Designation: Hashable, Sendable {
  /// The form of a designation, in the order in which forms are listed.
  public enum Form: String, Hashable, Sendable, CaseIterable, Comparable {
    case fullForm, acronym, shortForm, variant

    /// Orders as the cases stand.
    public static func < (left: Form, right: Form) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .fullForm: 0
      case .acronym: 1
      case .shortForm: 2
      case .variant: 3
      }
    }
  }

  /// How well a designation is attested.
  public enum Confidence: String, Hashable, Sendable, CaseIterable {
    /// Seen in the source that is cited.
    case verified

    /// Standard knowledge, not looked up.
    case wellKnown = "well-known"

    /// The best rendering at hand: a suggestion, never the ground of a major finding.
    case unsure
  }

  /// The language.
  public var language: LanguageTag

  /// The designation as it is written.
  public var text: String

  /// Its form.
  public var type: Form

  /// Its administrative status.
  public var status: AdministrativeStatus

  /// The first day on which it was current; nil when open.
  public var from: PartialDate?

  /// The first day on which it was current no longer; nil when open.
  public var to: PartialDate?

  /// The authorities for it, the first being the nearest.
  public var sources: [Source]

  /// How well it is attested.
  public var confidence: Confidence

  /// A remark.
  public var note: String?

  /// When and how a checker speaks of it.
  public var usage: UsageRule

  /// What a file says of the designation beside.
  public var kept = KeptData()

  /// Makes a designation of which nothing is kept beside.
  public init(
    language: LanguageTag, text: String, type: Form = .fullForm, status: AdministrativeStatus,
    from: PartialDate? = nil, to: PartialDate? = nil, sources: [Source] = [],
    confidence: Confidence = .wellKnown, note: String? = nil, usage: UsageRule = UsageRule()
  ) {
    self.language = language
    self.text = text
    self.type = type
    self.status = status
    self.from = from
    self.to = to
    self.sources = sources
    self.confidence = confidence
    self.note = note
    self.usage = usage
  }

  /// Where a designation stands in time on one day.
  public enum Validity: Hashable, Sendable {
    /// In use on that day.
    case current

    /// In use only from a later day.
    case notYet(PartialDate)

    /// Out of use since an earlier day.
    case ended(PartialDate)
  }

  /// Where the designation stands in time on a day.
  public func validity(on date: PartialDate) -> Validity {
    if let to, to.isReached(by: date) { return .ended(to) }
    if let from, !from.isReached(by: date) { return .notYet(from) }
    return .current
  }
}

extension Designation {
  /// Whether two designations of one concept claim the same place: both preferred, full forms or
  /// acronyms of one language, at the same time.
  ///
  /// Short forms and variants may be many.
  public func competes(with other: Designation) -> Bool {
    guard language == other.language, status == .preferred, other.status == .preferred,
      type == other.type, type == .fullForm || type == .acronym
    else { return false }
    if let to, let start = other.from, to.isReached(by: start) { return false }
    if let end = other.to, let from, end.isReached(by: from) { return false }
    return true
  }
}

/// Whether a designation should be used (ISO 30042, `administrativeStatus`).
public enum AdministrativeStatus: String, Hashable, Sendable, CaseIterable, Comparable {
  /// The one to use.
  case preferred

  /// Correct too.
  case admitted

  /// Right until a law or body changed it.
  case superseded

  /// Not to be used.
  case deprecated

  /// Orders from the one to use to the one to avoid.
  public static func < (left: AdministrativeStatus, right: AdministrativeStatus) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .preferred: 0
    case .admitted: 1
    case .superseded: 2
    case .deprecated: 3
    }
  }

  /// Whether the designation may be offered as a translation.
  public var isUsable: Bool { self == .preferred || self == .admitted }
}

/// A law, treaty, document or page that a designation rests on.
public struct Source: Hashable, Sendable, Identifiable {
  /// The slug by which the term base cites it.
  public var id: String

  /// Its citation, with article or page.
  public var citation: String

  /// Where it was read.
  public var url: String?

  /// Makes a source.
  public init(id: String, citation: String, url: String? = nil) {
    self.id = id
    self.citation = citation
    self.url = url
  }
}
