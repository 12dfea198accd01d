/// Writes translations into a message of a PO file.
struct POFiller {
  private let file: BilingualFile
  private let slot: POSlot

  init(_ file: BilingualFile, _ slot: POSlot) {
    self.file = file
    self.slot = slot
  }

  /// The edits for the translations of one message, several of one with a plural.
  func edits(_ fills: [TranslationFill]) -> [SourceEdit] {
    var edits: [SourceEdit] = []
    let lineBreak = file.lineBreak(before: slot.message)
    let end = lineBreak.isEmpty ? "\n" : lineBreak
    if let doubtful = fills.first(where: \.proposal.needsReview) {
      if !slot.isFuzzy {
        edits.append(
          slot.flags.map { SourceEdit(at: $0, " fuzzy,") }
            ?? SourceEdit(at: slot.message, "#, fuzzy\(end)"))
      }
      if !slot.hasPrevious, doubtful.proposal.kind == .fuzzy {
        let previous = POMessage.strings(
          doubtful.proposal.source, before: "#| ", lineBreak: end)
        edits.append(SourceEdit(at: slot.message, "#| msgid \(previous)\(end)"))
      }
    }
    for fill in fills {
      guard case .po(let place) = file.slots[fill.unit] else { continue }
      let source = String(file.text.source.text.slice(file.text.units[fill.unit].source))
      let words = POMessage.withLineBreaks(of: source, fill.proposal.text)
      edits.append(SourceEdit(place.translation, POMessage.strings(words, lineBreak: end)))
    }
    return edits
  }
}
