/// Writes translations into a `unit` of XLIFF 2.
struct XLIFF2Filler {
  private let file: BilingualFile
  private let slot: XLIFFSlot

  /// The namespace of proposals, XLIFF 2.1, section 5.1.
  private static let namespace = "urn:oasis:names:tc:xliff:matches:2.0"

  init(_ file: BilingualFile, _ slot: XLIFFSlot) {
    self.file = file
    self.slot = slot
  }

  /// The edits for translations of segments of one unit.
  func edits(_ fills: [TranslationFill]) -> [SourceEdit] {
    var edits: [SourceEdit] = []
    var proposals: [(id: String, fill: TranslationFill)] = []
    for (number, fill) in fills.enumerated() {
      guard case .xliff(let slot) = file.slots[fill.unit] else { continue }
      let id = slot.segmentID ?? "glossary-\(number + 1)"
      proposals.append((id, fill))
      edits += [segment(slot, id, fill), target(slot, fill)]
    }
    if let matches = matches(proposals) { edits.insert(matches, at: 0) }
    return edits
  }

  /// The start tag of the segment with its state, and a name for proposals to point at.
  private func segment(_ slot: XLIFFSlot, _ id: String, _ fill: TranslationFill) -> SourceEdit {
    let range = TextRange(start: slot.place.tag.lowerBound, end: slot.place.tag.upperBound)
    let review = fill.proposal.needsReview
    var attributes = [(name: "state", value: review ? "initial" : "translated")]
    if slot.segmentID == nil { attributes.insert(("id", id), at: 0) }
    return SourceEdit(
      range, XMLFragment.tag(String(file.source.slice(range)), setting: attributes))
  }

  private func target(_ slot: XLIFFSlot, _ fill: TranslationFill) -> SourceEdit {
    let content = file.markup(fill)
    guard let target = slot.place.target else {
      let lineBreak = file.lineBreak(before: slot.place.sourceStart)
      return SourceEdit(
        at: slot.place.sourceEnd,
        "\(lineBreak)<\(slot.prefix)target>\(content)</\(slot.prefix)target>")
    }
    let tag = XMLFragment.opened(String(file.source.slice(target.tag)))
    return SourceEdit(
      TextRange(start: target.tag.start, end: target.end),
      "\(tag)\(content)</\(slot.prefix)target>")
  }

  private func matches(_ proposals: [(id: String, fill: TranslationFill)]) -> SourceEdit? {
    let lineBreak = file.lineBreak(before: slot.place.tag.lowerBound)
    switch slot.matches {
    case .closed: return nil
    case .open(let offset, let prefix):
      return SourceEdit(
        at: offset, proposals.map { lineBreak + match($0.id, $0.fill, prefix) }.joined())
    case .none:
      let content = proposals.map { lineBreak + match($0.id, $0.fill, "mtc:") }.joined()
      return SourceEdit(
        at: slot.unitStart,
        "\(lineBreak)<mtc:matches xmlns:mtc=\"\(Self.namespace)\">\(content)"
          + "\(lineBreak)</mtc:matches>")
    }
  }

  private func match(_ id: String, _ fill: TranslationFill, _ prefix: String) -> String {
    let proposal = fill.proposal
    let kind =
      switch proposal.kind {
      case .inContext: "icm"
      case .exact, .fuzzy: "tm"
      case .term: "tb"
      }
    let (open, close) = ("<\(slot.prefix)", "</\(slot.prefix)")
    return "<\(prefix)match ref=\"#\(XMLText.attribute(id))\" type=\"\(kind)\""
      + " similarity=\"\(proposal.similarity)\" origin=\"\(XMLText.attribute(proposal.origin))\">"
      + "\(open)source>\(XMLDraft.content(proposal.source))\(close)source>"
      + "\(open)target>\(XMLDraft.content(proposal.target))\(close)target></\(prefix)match>"
  }
}
