/// Writes translations into a `trans-unit` of XLIFF 1.
struct XLIFF1Filler {
  private let file: BilingualFile
  private let slot: XLIFFSlot

  init(_ file: BilingualFile, _ slot: XLIFFSlot) {
    self.file = file
    self.slot = slot
  }

  /// The edits for translations of one unit: of all of it, or of segments that its source marks.
  func edits(_ fills: [TranslationFill]) -> [SourceEdit] {
    let lineBreak = file.lineBreak(before: slot.place.sourceStart)
    let alternatives = fills.map { alternative($0, lineBreak) }.joined()
    if let target = slot.place.target, slot.mark != nil, hasMarks(target) {
      return fills.compactMap { marked($0, in: target) } + [
        SourceEdit(at: target.end, alternatives)
      ]
    }
    let content = slot.mark == nil ? file.markup(fills[0]) : marked(fills)
    let state = states(fills)
    guard let target = slot.place.target else {
      let element = XMLFragment.tag("<\(slot.prefix)target>", setting: state)
      return [
        SourceEdit(
          at: slot.place.sourceEnd,
          "\(lineBreak)\(element)\(content)</\(slot.prefix)target>\(alternatives)")
      ]
    }
    let tag = XMLFragment.opened(
      XMLFragment.tag(String(file.source.slice(target.tag)), setting: state))
    return [
      SourceEdit(
        TextRange(start: target.tag.start, end: target.end),
        "\(tag)\(content)</\(slot.prefix)target>\(alternatives)")
    ]
  }

  /// Whether a translation is marked already, so that its other marks have to stay.
  private func hasMarks(_ target: XLIFFSlot.Element) -> Bool {
    file.source.slice(target.content).contains("<")
  }

  /// The edit that puts a translation into its mark, or adds the mark where there is none.
  private func marked(_ fill: TranslationFill, in target: XLIFFSlot.Element) -> SourceEdit? {
    guard case .xliff(let slot) = file.slots[fill.unit], let number = slot.mark else { return nil }
    let name = "\(slot.prefix)mrk"
    guard let mark = slot.targetMark else {
      let id = XMLText.attribute(slot.marks[number])
      return SourceEdit(
        at: slot.markEnd ?? target.content.start,
        "<\(name) mid=\"\(id)\" mtype=\"seg\">\(file.markup(fill))</\(name)>")
    }
    let tag = String(file.source.slice(mark.tag))
    guard tag.hasSuffix("/>") else { return SourceEdit(mark.content, file.markup(fill)) }
    return SourceEdit(
      mark.tag, "\(XMLFragment.opened(tag))\(file.markup(fill))</\(name)>")
  }

  /// All segments that the source marks, those without a translation empty.
  private func marked(_ fills: [TranslationFill]) -> String {
    let contents = Dictionary(
      fills.compactMap { fill -> (Int, String)? in
        guard case .xliff(let slot) = file.slots[fill.unit], let mark = slot.mark else {
          return nil
        }
        return (mark, file.markup(fill))
      }, uniquingKeysWith: { first, _ in first })
    let name = "\(slot.prefix)mrk"
    return slot.marks.enumerated().map { number, id in
      "<\(name) mid=\"\(XMLText.attribute(id))\" mtype=\"seg\">\(contents[number] ?? "")</\(name)>"
    }.joined(separator: " ")
  }

  /// XLIFF 1.2, sections 2.3 and 3: `state-qualifier` came with 1.2.
  private func states(_ fills: [TranslationFill]) -> [(name: String, value: String)] {
    let isWhole = slot.mark == nil || fills.count == slot.marks.count
    let needsReview = !isWhole || fills.contains { $0.proposal.needsReview }
    let state = (
      name: "state", value: needsReview ? "needs-review-translation" : "translated"
    )
    guard slot.version == "1.2" else { return [state] }
    let kinds = fills.map(\.proposal.kind)
    let qualifier =
      kinds.contains(.fuzzy)
      ? "fuzzy-match" : kinds.contains(.term) ? "leveraged-glossary" : "exact-match"
    return [state, ("state-qualifier", qualifier)]
  }

  private func alternative(_ fill: TranslationFill, _ lineBreak: String) -> String {
    let proposal = fill.proposal
    var mark = ""
    // The schema lets a proposal refer only to segments that stand within no code.
    if case .xliff(let slot) = file.slots[fill.unit], let number = slot.mark, !slot.hasNestedMarks {
      mark = " mid=\"\(XMLText.attribute(slot.marks[number]))\""
    }
    let (open, close) = ("<\(slot.prefix)", "</\(slot.prefix)")
    return "\(lineBreak)\(open)alt-trans\(mark) match-quality=\"\(proposal.similarity)\""
      + " origin=\"\(XMLText.attribute(proposal.origin))\">"
      + "\(open)source>\(XMLDraft.content(proposal.source))\(close)source>"
      + "\(open)target>\(XMLDraft.content(proposal.target))\(close)target>\(close)alt-trans>"
  }
}
