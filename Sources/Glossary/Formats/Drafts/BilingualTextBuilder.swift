/// Puts the segments of one file side by side.
struct BilingualTextBuilder {
  /// A segment with its place in the text it was added to.
  struct Placed {
    var range: TextRange
    var codes: [BilingualText.Code]
  }

  /// The text of one side so far.
  struct Side {
    private(set) var bytes: [UInt8] = []
    private var runs: [SourceMap.Run] = []
    private var blocks: [DraftBlock] = []

    /// Adds a segment as a block of its own.
    mutating func append(_ segment: SegmentText, _ kind: DraftBlock.Kind) -> Placed {
      // A blank line, so that no sentence runs from one segment into the next.
      if !bytes.isEmpty { bytes += [0x0A, 0x0A] }
      let start = bytes.count
      bytes += segment.bytes
      runs += segment.runs.map { run in
        var run = run
        run.text = TextRange(start: run.text.start + start, end: run.text.end + start)
        return run
      }
      let range = TextRange(start: start, end: bytes.count)
      if !range.isEmpty { blocks.append(DraftBlock(range: range, kind: kind)) }
      let codes = segment.codes.map { code in
        var code = code
        code.offset += start
        return code
      }
      return Placed(range: range, codes: codes)
    }

    /// The text, whose file is the part.
    func draft(in part: SourceMap.Part) -> DraftText {
      DraftText(
        text: String(decoding: bytes, as: UTF8.self), blocks: blocks,
        source: SourceMap(parts: [part], runs: runs))
    }
  }

  /// The bytes of the longer text.
  var length: Int { max(source.bytes.count, target.bytes.count) }

  private(set) var source = Side()
  private(set) var target = Side()
  private(set) var units: [BilingualText.Unit] = []

  /// Where the file takes the translation of each unit.
  private(set) var slots: [TranslationSlot?] = []

  /// Adds a source text that several units may have.
  mutating func addSource(_ segment: SegmentText, _ kind: DraftBlock.Kind = .paragraph) -> Placed {
    source.append(segment, kind)
  }

  /// Adds a unit whose source was added; `unit` holds all but the texts.
  ///
  /// A translation that is blank where the source is not is none.
  mutating func add(
    _ unit: BilingualText.Unit, source: Placed, isSourceBlank: Bool, target: SegmentText?,
    _ kind: DraftBlock.Kind = .paragraph, slot: TranslationSlot? = nil
  ) {
    var unit = unit
    unit.source = source.range
    unit.sourceCodes = source.codes
    unit.target = nil
    if let target, !target.isBlank || (isSourceBlank && !target.isEmpty) {
      let placed = self.target.append(target, kind)
      unit.target = placed.range
      unit.targetCodes = placed.codes
    }
    units.append(unit)
    slots.append(slot)
  }

  /// Adds a unit with both texts; `unit` holds all else.
  mutating func add(
    _ unit: BilingualText.Unit, source: SegmentText, target: SegmentText?,
    _ kind: DraftBlock.Kind = .paragraph, slot: TranslationSlot? = nil
  ) {
    let kind = unit.isTranslatable ? kind : .boilerplate
    let placed = addSource(source, kind)
    add(
      unit, source: placed, isSourceBlank: source.isBlank, target: target, kind, slot: slot)
  }

  /// The text with its units.
  ///
  /// - Complexity: O(length).
  func finish(
    file: String, source sourceMetadata: DraftMetadata, target targetMetadata: DraftMetadata
  ) -> BilingualText {
    let part = SourceMap.Part(text: file)
    return BilingualText(
      source: source.draft(in: part), target: target.draft(in: part), units: units,
      sourceMetadata: sourceMetadata, targetMetadata: targetMetadata)
  }
}

extension BilingualText.Unit {
  /// A unit whose texts are not known yet.
  init(id: String?, context: String? = nil) {
    self.init(id: id, context: context, source: TextRange(start: 0, end: 0), target: nil)
  }
}
