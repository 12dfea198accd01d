/// A source text with its translation, part by part.
///
/// Both sides are texts of their own, whose blocks are the segments; where one file holds both, both
/// lead back to it.
public struct BilingualText: Hashable, Sendable {
  /// A segment with its translation.
  public struct Unit: Hashable, Sendable {
    /// How the file names it, where it does.
    public var id: String?

    /// What tells it from others of the same words: a part of a longer unit, or the context of a
    /// message; nil when there is nothing.
    public var context: String?

    /// Where the source stands in the source text.
    public var source: TextRange

    /// Where the translation stands in the target text; nil when there is none yet.
    public var target: TextRange?

    /// Whether someone has approved the translation, so that nothing may change it unasked.
    public var isApproved: Bool

    /// Whether the file asks for a translation; what it forbids to translate is in the text all the
    /// same, in blocks of kind `boilerplate`.
    public var isTranslatable: Bool

    /// The state of the translation in the words of the file: `needs-review-translation`, `fuzzy`.
    public var state: String?

    /// What kinds of text the file says it is, such as `c-format`.
    public var flags: [String]

    /// The notes for translators, in order.
    public var notes: [String]

    /// The inline codes of the source and of the translation, in the order of the file.
    public var sourceCodes: [Code]
    public var targetCodes: [Code]

    /// Makes a unit.
    public init(
      id: String?, context: String? = nil, source: TextRange, target: TextRange?,
      isApproved: Bool = false, isTranslatable: Bool = true, state: String? = nil,
      flags: [String] = [], notes: [String] = [], sourceCodes: [Code] = [],
      targetCodes: [Code] = []
    ) {
      self.id = id
      self.context = context
      self.source = source
      self.target = target
      self.isApproved = isApproved
      self.isTranslatable = isTranslatable
      self.state = state
      self.flags = flags
      self.notes = notes
      self.sourceCodes = sourceCodes
      self.targetCodes = targetCodes
    }
  }

  /// The source side.
  public var source: DraftText

  /// The translation.
  public var target: DraftText

  /// The units in the order of the file.
  ///
  /// Two units may have one source: the forms of a plural.
  public var units: [Unit]

  /// The languages of both sides and the day, where the file declares them.
  public var sourceMetadata: DraftMetadata
  public var targetMetadata: DraftMetadata

  /// Makes a bilingual text.
  public init(
    source: DraftText, target: DraftText, units: [Unit],
    sourceMetadata: DraftMetadata = DraftMetadata(), targetMetadata: DraftMetadata = DraftMetadata()
  ) {
    self.source = source
    self.target = target
    self.units = units
    self.sourceMetadata = sourceMetadata
    self.targetMetadata = targetMetadata
  }
}
