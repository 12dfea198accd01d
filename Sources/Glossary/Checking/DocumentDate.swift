/// The day a document is of, and what says so.
public struct DocumentDate: Hashable, Sendable {
  /// What a date rests on, from the surest.
  public enum Ground: String, Hashable, Sendable, CaseIterable {
    /// Whoever asked for the check gave it.
    case given

    /// The file declares it.
    case metadata

    /// A law says when it was enacted: *Disahkan di Jakarta pada tanggal 18 Oktober 2004*.
    case enactment

    /// A dateline, or a weekday with its day in the first paragraphs: *Selasa (22/7/2025)*.
    case dateline

    /// A line of its own at the head or under the text: *Jakarta, 22 Juli 2025*.
    case line

    /// The number of a law in its title: *Nomor 39 Tahun 2004*; only the year.
    case title

    /// A copyright line; only the year, unless a weekday and day above go with it.
    case copyright
  }

  /// The date.
  public var date: PartialDate

  /// What it rests on.
  public var ground: Ground

  /// Where the text says so; nil for what does not stand in it.
  public var range: TextRange?

  /// Makes a date.
  public init(_ date: PartialDate, ground: Ground, range: TextRange? = nil) {
    self.date = date
    self.ground = ground
    self.range = range
  }
}

extension DocumentDate {
  /// Finds the date that a text gives itself; nil where it gives none, whatever dates it mentions.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - dates: The dates that it names.
  /// - Returns: The date.
  /// - Complexity: O(number of tokens).
  static func detect(in text: TokenizedText, dates: [NamedDate]) -> DocumentDate? {
    let lines = DocumentEdges(text)
    let detector = DocumentDateDetector(text: text, lines: lines, dates: dates)
    if lines.isLaw { return detector.enactment ?? detector.dateLine ?? detector.lawNumber }
    return detector.dateline ?? detector.dateLine ?? detector.copyright
  }
}
