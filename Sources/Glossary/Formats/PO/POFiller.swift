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
        let previous = strings(doubtful.proposal.source, before: "#| ", lineBreak: end)
        edits.append(SourceEdit(at: slot.message, "#| msgid \(previous)\(end)"))
      }
    }
    for fill in fills {
      guard case .po(let place) = file.slots[fill.unit] else { continue }
      let source = String(file.text.source.text.slice(file.text.units[fill.unit].source))
      let words = Self.withLineBreaks(of: source, fill.proposal.text)
      edits.append(SourceEdit(place.translation, strings(words, before: "", lineBreak: end)))
    }
    return edits
  }

  /// A text as strings: one, or after an empty one a string a line.
  private func strings(_ text: String, before prefix: String, lineBreak: String) -> String {
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    var parts = lines.dropLast().map { String(decoding: $0, as: UTF8.self) + "\n" }
    if let last = lines.last, !last.isEmpty { parts.append(String(decoding: last, as: UTF8.self)) }
    let strings = parts.map { "\"\(POString.escaped($0))\"" }
    if strings.count <= 1 { return strings.first ?? "\"\"" }
    return (["\"\""] + strings).joined(separator: lineBreak + prefix)
  }

  /// A translation that begins and ends with line breaks where the text does, as gettext wants.
  private static func withLineBreaks(of text: String, _ translation: String) -> String {
    func trimmed(_ text: String) -> Substring.UTF8View {
      let start = text.utf8.drop { $0 == 0x0A }
      return start.dropLast(start.reversed().prefix { $0 == 0x0A }.count)
    }
    let first = text.utf8.prefix { $0 == 0x0A }.count
    let isBlank = first == text.utf8.count
    let last = isBlank ? 0 : text.utf8.reversed().prefix { $0 == 0x0A }.count
    return String(repeating: "\n", count: first)
      + String(Substring(trimmed(translation))) + String(repeating: "\n", count: last)
  }
}
