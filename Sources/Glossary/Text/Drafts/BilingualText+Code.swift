extension BilingualText {
  /// An inline code: a mark within a segment that is no text, such as the beginning of bold type.
  public struct Code: Hashable, Sendable {
    /// How a code stands to others.
    public enum Kind: Hashable, Sendable {
      /// It opens a pair.
      case opening

      /// It closes a pair.
      case closing

      /// It stands alone: a line break, an image, a variable.
      case standalone
    }

    /// How it stands to others.
    public var kind: Kind

    /// What a code has in common with its counterpart in the other language, and an opening code with
    /// its closing one; empty when the file gives none.
    public var id: String

    /// What it stands for in the words of the file: `bold`, `lb`, `fmt`.
    public var type: String?

    /// The text that stands for it where codes cannot be shown.
    public var equivalent: String?

    /// The code of the original document, such as `<br/>`, where the file holds it.
    public var data: String?

    /// Whether the file allows a translation without it.
    public var canDelete: Bool

    /// Where it stands in the text of its side, in UTF-8 offsets.
    public var offset: Int

    /// Where it stands in the file, with all that it holds; of the two codes that one element with
    /// text in it makes, where their tags stand.
    public var location: SourceMap.Location

    /// Makes a code.
    public init(
      kind: Kind, id: String, type: String? = nil, equivalent: String? = nil, data: String? = nil,
      canDelete: Bool = true, offset: Int, location: SourceMap.Location
    ) {
      self.kind = kind
      self.id = id
      self.type = type
      self.equivalent = equivalent
      self.data = data
      self.canDelete = canDelete
      self.offset = offset
      self.location = location
    }
  }
}
