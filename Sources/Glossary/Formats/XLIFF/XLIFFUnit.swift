/// A `trans-unit` of XLIFF 1, or a `unit` of XLIFF 2, that is being read.
struct XLIFFUnit {
  /// A `segment` of XLIFF 2; of XLIFF 1 the whole unit.
  struct Segment {
    var id: String?
    var source: InlineText?
    var target: InlineText?
    var state: String?
    var isFinal = false
    var line = 0
    var column = 0

    /// Where its elements stand.
    var place = XLIFFSlot.Place()
  }

  var id: String?
  var kind = DraftBlock.Kind.paragraph
  var isTranslatable = true
  var isApproved = false
  var notes: [String] = []

  /// The segments; one of XLIFF 1.
  var segments: [Segment] = []

  /// What `seg-source` of XLIFF 1 marks.
  var segmentedSource: InlineText?

  /// The states of segments of XLIFF 1 by their names, where a tool keeps them apart.
  var segmentStates: [String: String] = [:]

  /// The codes of the original document by their names.
  var originalData: [String: String] = [:]

  var line = 0
  var column = 0

  /// What follows the start tag.
  var contentStart = 0

  /// The element for proposals of other tools.
  var matches = XLIFFSlot.Matches.none

  /// The bytes it takes, for the limit.
  var size = 0

  /// A state that says that nothing shall be changed any more.
  static func isFinal(_ state: String?) -> Bool {
    guard let state else { return false }
    return ["final", "signed-off", "ApprovedTranslation", "ApprovedSignOff"].contains(state)
  }

  /// A segment with the codes that it names only, from the original data.
  func resolved(_ text: SegmentText?) -> SegmentText? {
    guard var text, !text.codes.isEmpty else { return text }
    for index in text.codes.indices {
      text.change(index) { $0.data = $0.data.flatMap { originalData[$0] } }
    }
    return text
  }
}
