/// A source text with its translation, part by part.
///
/// Both sides are texts of their own, whose blocks are the segments; where one file holds both, both
/// lead back to it.
public struct BilingualText: Hashable, Sendable {
  /// A segment with its translation.
  public struct Unit: Hashable, Sendable {
    /// How the file names it, where it does.
    public var id: String?

    /// Where the source stands in the source text.
    public var source: TextRange

    /// Where the translation stands in the target text; nil when there is none yet.
    public var target: TextRange?

    /// Whether someone has approved the translation, so that nothing may change it unasked.
    public var isApproved: Bool

    /// Makes a unit.
    public init(id: String?, source: TextRange, target: TextRange?, isApproved: Bool = false) {
      self.id = id
      self.source = source
      self.target = target
      self.isApproved = isApproved
    }
  }

  /// The source side.
  public var source: DraftText

  /// The translation.
  public var target: DraftText

  /// The units in the order of the file.
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
