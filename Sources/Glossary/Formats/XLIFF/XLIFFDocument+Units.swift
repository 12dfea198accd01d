extension XLIFFDocument {
  /// Adds the segments of the unit that ends.
  mutating func endUnit() throws(FileProblem) {
    if version == .two {
      for segment in unit.segments { add(segment) }
    } else if let segment = unit.segments.first {
      if let source = unit.segmentedSource, isSegmented(source, segment.target) {
        addSegments(of: source, segment)
      } else {
        add(segment)
      }
    }
    unit = XLIFFUnit()
    if builder.length > DecodedFile.maximumSize {
      throw problem(
        "too-large", "the texts have more than \(DecodedFile.maximumSize >> 20) MiB; split the file"
      )
    }
  }

  private mutating func add(_ segment: XLIFFUnit.Segment) {
    guard let source = segment.source?.whole else {
      problems.add(
        line: segment.line, column: segment.column, "no-source",
        "a unit without <source> was passed over; add its text")
      return
    }
    var value = value(segment, state: segment.state)
    value.context = segment.id
    let target = segment.target?.whole
    let slot = TranslationSlot.xliff(slot(segment))
    if version == .two {
      builder.add(
        value, source: unit.resolved(source) ?? source, target: unit.resolved(target), unit.kind,
        slot: slot)
    } else {
      builder.add(value, source: source, target: target, unit.kind, slot: slot)
    }
  }

  /// Whether the marks of `seg-source` pair with the translation: it is marked too, or there is none.
  private func isSegmented(_ source: InlineText, _ target: InlineText?) -> Bool {
    guard !source.segments.isEmpty else { return false }
    guard let target else { return true }
    return !target.segments.isEmpty || target.whole.isEmpty
  }

  /// Adds the segments that `seg-source` marks, with the translations of the same names.
  private mutating func addSegments(of source: InlineText, _ segment: XLIFFUnit.Segment) {
    let targets = segment.target?.segments ?? []
    // Segments that share a name pair in their order.
    var waiting: [String: [Int]] = [:]
    for index in targets.indices.reversed() {
      waiting[targets[index].id, default: []].append(index)
    }
    var slot = slot(segment)
    slot.marks = source.segments.map(\.id)
    slot.hasNestedMarks = source.hasNestedSegments
    for (index, (id, text)) in source.segments.enumerated() {
      let state = unit.segmentStates[id] ?? segment.state
      var value = value(segment, state: state)
      value.context = id
      let place = waiting[id]?.popLast()
      slot.mark = index
      slot.targetMark = place.flatMap { segment.target?.segmentPlaces[$0] }
      slot.markEnd = slot.targetMark?.end ?? slot.markEnd
      builder.add(
        value, source: text, target: place.map { targets[$0].text }, unit.kind,
        slot: .xliff(slot))
    }
    for index in waiting.values.joined().sorted() where !targets[index].text.isEmpty {
      problems.add(
        line: unit.line, column: unit.column, "segment-without-source",
        "segment \"\(targets[index].id)\" of the translation has no source and was passed over; "
          + "check the marks")
    }
  }

  /// Where the file takes a translation of the segment.
  private func slot(_ segment: XLIFFUnit.Segment) -> XLIFFSlot {
    XLIFFSlot(
      version: root.number, isTwo: version == .two,
      prefix: String(decoding: root.prefix, as: UTF8.self), place: segment.place,
      segmentID: segment.id,
      unitStart: unit.contentStart, matches: unit.matches)
  }

  /// A unit without texts.
  private func value(_ segment: XLIFFUnit.Segment, state: String?) -> BilingualText.Unit {
    var value = BilingualText.Unit(id: unit.id)
    value.isTranslatable = unit.isTranslatable
    value.state = state
    value.isApproved = unit.isApproved || segment.isFinal || XLIFFUnit.isFinal(state)
    value.notes = unit.notes
    return value
  }
}
