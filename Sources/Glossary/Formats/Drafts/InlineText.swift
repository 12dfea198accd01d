/// Gathers the words and codes of one element with inline markup, such as `source` or `seg`.
struct InlineText {
  /// An inline element that is open.
  enum Open {
    /// It holds the code of the original document, which is no text.
    case native(BilingualText.Code)

    /// It holds text; its end is a code too.
    case pair(closing: BilingualText.Code)

    /// It marks text and is no code.
    case marker

    /// It marks a segment.
    case segment
  }

  /// All words and codes.
  private(set) var whole = SegmentText()

  /// The segments that were marked, by the names they have.
  private(set) var segments: [(id: String, text: SegmentText)] = []

  /// Where the mark of each of them stands in the file.
  private(set) var segmentPlaces: [XLIFFSlot.Element] = []

  /// Whether any segment stands within a code.
  private(set) var hasNestedSegments = false

  /// The parts of the file that are written without references, which were met so far.
  private(set) var literals: [TextRange] = []

  /// How much was appended.
  private(set) var length = 0

  private var open: [Open] = []
  private var isInSegment = false
  private var native: [UInt8] = []
  private var nativeDepth = 0

  /// Whether an inline element is open.
  var isOpen: Bool { !open.isEmpty }

  /// Appends a piece of text.
  ///
  /// - Parameters:
  ///   - words: The text.
  ///   - event: Where it stands.
  ///   - document: The document in UTF-8.
  mutating func append(
    _ words: ArraySlice<UInt8>, _ event: XMLDraft.Event, in document: [UInt8]
  ) {
    length += words.count
    guard nativeDepth == 0 else {
      native += words
      return
    }
    let place = TextRange(start: event.source.lowerBound, end: event.source.upperBound)
    let isLiteral = isLiteral(event.source, in: document)
    if isLiteral { literals.append(place) }
    // A reference that nothing defines stands for itself, and is one all the same.
    let isReference = !isLiteral && words.first == UInt8(ascii: "&")
    append(words, at: place, isVerbatim: event.isVerbatim && !isReference)
  }

  /// Appends text that stands for a range of the file.
  mutating func append(_ words: ArraySlice<UInt8>, at place: TextRange, isVerbatim: Bool) {
    whole.append(words, at: place, isVerbatim: isVerbatim)
    if isInSegment {
      segments[segments.count - 1].text.append(words, at: place, isVerbatim: isVerbatim)
    }
  }

  /// Adds a code.
  mutating func append(_ code: BilingualText.Code) {
    guard nativeDepth == 0 else { return }
    length += 1
    whole.append(code)
    if isInSegment { segments[segments.count - 1].text.append(code) }
  }

  /// Begins an inline element.
  mutating func begin(_ element: Open) {
    // Within native code, all is native code.
    open.append(nativeDepth > 0 ? .marker : element)
    if nativeDepth > 0 || element.isNative { nativeDepth += 1 }
  }

  /// Begins a segment; one within another is none.
  mutating func beginSegment(id: String, at tag: Range<Int>) {
    guard !isInSegment, nativeDepth == 0 else { return begin(.marker) }
    isInSegment = true
    if !open.isEmpty { hasNestedSegments = true }
    segmentPlaces.append(
      XLIFFSlot.Element(
        tag: TextRange(start: tag.lowerBound, end: tag.upperBound),
        content: TextRange(start: tag.upperBound, end: tag.upperBound), end: tag.upperBound))
    segments.append((id, SegmentText()))
    begin(.segment)
  }

  /// Ends the innermost inline element, whose end tag stands at a place.
  mutating func end(at source: Range<Int>) {
    if nativeDepth > 0 { nativeDepth -= 1 }
    switch open.popLast() {
    case .native(var code):
      code.data = String(decoding: native, as: UTF8.self)
      native.removeAll()
      let start = code.location.range.start
      code.location.range = TextRange(start: start, end: max(start, source.upperBound))
      append(code)
    case .pair(var code):
      code.location.range = TextRange(start: source.lowerBound, end: source.upperBound)
      append(code)
    case .segment:
      isInSegment = false
      let last = segmentPlaces.count - 1
      segmentPlaces[last].content.end = max(segmentPlaces[last].content.start, source.lowerBound)
      segmentPlaces[last].end = max(segmentPlaces[last].end, source.upperBound)
    case .marker, nil: break
    }
  }

  /// Whether a text stands in a CDATA section: after its mark, or after such a text.
  private func isLiteral(_ source: Range<Int>, in document: [UInt8]) -> Bool {
    if literals.last?.end == source.lowerBound { return true }
    let start = source.lowerBound - Self.literalMark.count
    return start >= 0 && document[start..<source.lowerBound].elementsEqual(Self.literalMark)
  }

  private static let literalMark = Array("<![CDATA[".utf8)
}

extension InlineText.Open {
  fileprivate var isNative: Bool {
    if case .native = self { true } else { false }
  }
}
