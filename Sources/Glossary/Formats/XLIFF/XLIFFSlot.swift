/// Where an XLIFF document takes the translation of a segment.
struct XLIFFSlot: Hashable, Sendable {
  /// An element with its tags.
  struct Element: Hashable, Sendable {
    /// The start tag; the whole element when it is empty.
    var tag: TextRange

    /// What stands between the tags.
    var content: TextRange

    /// The end of the element.
    var end: Int
  }

  /// Where the elements of a segment stand.
  struct Place: Hashable, Sendable {
    /// The start tag of `segment` of XLIFF 2.
    var tag = 0..<0

    /// The start of `source`.
    var sourceStart = 0

    /// The end of `source`, or of `seg-source` where there is one.
    var sourceEnd = 0

    /// The element `target`, where there is one.
    var target: Element?
  }

  /// The element of XLIFF 2 that holds proposals (`mtc:matches`).
  enum Matches: Hashable, Sendable {
    /// There is none.
    case none

    /// There is one that takes more, with its prefix and where its content begins.
    case open(at: Int, prefix: String)

    /// There is one that is written in a way that nothing is added to.
    case closed
  }

  /// The version as the file writes it.
  var version: String

  /// Whether it is XLIFF 2.
  var isTwo: Bool

  /// What stands before the names of XLIFF's elements.
  var prefix: String

  var place: Place

  /// The name of the segment in XLIFF 2.
  var segmentID: String?

  /// Where the content of the unit begins.
  var unitStart: Int

  var matches: Matches

  /// The names of the segments that `seg-source` marks; empty where it marks none.
  var marks: [String] = []

  /// Whether any of them stands within a code.
  var hasNestedMarks = false

  /// Which of them this one is.
  var mark: Int?

  /// The mark of the same name in the translation.
  var targetMark: Element?

  /// Where a mark goes that the translation lacks: after the one before it.
  var markEnd: Int?
}
