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
    if version == .two {
      builder.add(
        value, source: unit.resolved(source) ?? source, target: unit.resolved(target), unit.kind)
    } else {
      builder.add(value, source: source, target: target, unit.kind)
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
    for (id, text) in source.segments {
      let state = unit.segmentStates[id] ?? segment.state
      var value = value(segment, state: state)
      value.context = id
      let target = waiting[id]?.popLast().map { targets[$0].text }
      builder.add(value, source: text, target: target, unit.kind)
    }
    for index in waiting.values.joined().sorted() where !targets[index].text.isEmpty {
      problems.add(
        line: unit.line, column: unit.column, "segment-without-source",
        "segment \"\(targets[index].id)\" of the translation has no source and was passed over; "
          + "check the marks")
    }
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
