/// The way from a text that was read out of a file back to the bytes it stands in.
///
/// A reader drops markup and replaces references, so an offset of the text is not an offset of the
/// file. The map holds runs: stretches of the text with the place each came from.
public struct SourceMap: Hashable, Sendable {
  /// A stretch of the text that stands in one piece in the source.
  public struct Run: Hashable, Sendable {
    /// Where it is in the text.
    public var text: TextRange

    /// Where it is in its part of the source, in UTF-8 offsets of the decoded part.
    public var source: TextRange

    /// The part of the source, by its index in `SourceMap.parts`.
    public var part: Int

    /// Whether both are the same bytes; otherwise the run is one unit, such as a reference
    /// (`&amp;`) or white space that was collapsed.
    public var isVerbatim: Bool

    /// Makes a run.
    public init(text: TextRange, source: TextRange, part: Int = 0, isVerbatim: Bool = true) {
      precondition(
        !isVerbatim || text.length == source.length, "a verbatim run has one length on both sides")
      self.text = text
      self.source = source
      self.part = part
      self.isVerbatim = isVerbatim
    }
  }

  /// A file, or one file inside a container.
  public struct Part: Hashable, Sendable {
    /// The name inside the container (`word/document.xml`); nil when the file is the part.
    public var name: String?

    /// The content, decoded, without a mark of its encoding.
    public var text: String

    /// Makes a part.
    public init(name: String? = nil, text: String) {
      self.name = name
      self.text = text
    }
  }

  /// A place in the source.
  public struct Location: Hashable, Sendable {
    /// The part, by its index.
    public var part: Int

    /// The range in UTF-8 offsets of the decoded part.
    public var range: TextRange

    /// Makes a place.
    public init(part: Int, range: TextRange) {
      self.part = part
      self.range = range
    }
  }

  /// The parts of the source.
  public let parts: [Part]

  /// The runs, in the order of the text; none overlaps another.
  ///
  /// Text between runs has no place in the source: it separates blocks.
  public let runs: [Run]

  /// Makes a map of runs that are in order.
  public init(parts: [Part], runs: [Run]) {
    self.parts = parts
    self.runs = runs
  }

  /// The map of a text that is the file.
  public init(verbatim text: String) {
    parts = [Part(text: text)]
    let whole = TextRange(start: 0, end: text.utf8.count)
    runs = whole.isEmpty ? [] : [Run(text: whole, source: whole)]
  }

  /// The runs that share a byte with a range of the text.
  ///
  /// - Complexity: O(log runs).
  public func runs(in range: TextRange) -> ArraySlice<Run> {
    var first = runs.partitioningIndex { $0.text.end > range.start }
    // An empty range belongs to the run that it stands in or ends.
    if range.isEmpty, first == runs.count, first > 0 { first -= 1 }
    var end = first
    while end < runs.count, runs[end].text.start < max(range.end, range.start + 1) { end += 1 }
    return runs[first..<end]
  }

  /// Where a range of the text stands in the source, markup inside it included.
  ///
  /// It is nil when no byte of the range came from there. A range that reaches into another part
  /// ends with the first.
  ///
  /// - Complexity: O(log runs + runs in the range).
  public func location(of range: TextRange) -> Location? {
    let runs = runs(in: range)
    guard let first = runs.first, let last = runs.last(where: { $0.part == first.part }) else {
      return nil
    }
    let start =
      first.isVerbatim
      ? first.source.start + max(0, range.start - first.text.start) : first.source.start
    let end =
      last.isVerbatim
      ? last.source.start + min(last.text.end, max(range.end, last.text.start)) - last.text.start
      : last.source.end
    return Location(part: first.part, range: TextRange(start: start, end: max(start, end)))
  }
}

extension SourceMap {
  /// The offset of the text that stands for an offset of the first part of the source; nil where what
  /// stands there is no text.
  ///
  /// - Complexity: O(number of runs).
  package func textOffset(ofSource offset: Int) -> Int? {
    let run = runs.first { run in
      run.part == 0 && run.source.start <= offset && offset <= run.source.end
    }
    guard let run else { return nil }
    return run.isVerbatim ? run.text.start + offset - run.source.start : run.text.start
  }
}
