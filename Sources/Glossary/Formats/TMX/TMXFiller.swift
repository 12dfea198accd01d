/// Writes a translation into a unit of TMX.
struct TMXFiller {
  private let file: BilingualFile
  private let slot: TMXSlot
  private let language: LanguageTag?

  init(_ file: BilingualFile, _ slot: TMXSlot, language: LanguageTag?) {
    self.file = file
    self.slot = slot
    self.language = file.text.targetMetadata.language ?? language
  }

  /// The edits for a translation; none where its language is not known.
  func edits(_ fill: TranslationFill) -> [SourceEdit] {
    let properties = properties(fill.proposal)
    let segment = "<seg>\(file.markup(fill))</seg>"
    if let place = slot.segment { return [SourceEdit(place, properties + segment)] }
    guard let language else { return [] }
    let tag = "<tuv \(languageAttribute)=\"\(XMLText.attribute(language.canonical))\">"
    let lineBreak = file.lineBreak(before: slot.sourceStart)
    // The white space before the end tag stays there.
    let space = file.source.utf8.prefix(slot.unitEnd).reversed().prefix { $0 <= 0x20 }.count
    return [
      SourceEdit(at: slot.unitEnd - space, "\(lineBreak)\(tag)\(properties)\(segment)</tuv>")
    ]
  }

  /// The attribute by which the other text names its language: `lang` up to TMX 1.2.
  private var languageAttribute: String {
    let tag = file.source.utf8.dropFirst(slot.sourceStart).prefix { $0 != UInt8(ascii: ">") }
    let isOld = String(Substring(tag)).split(whereSeparator: \.isWhitespace)
      .contains { $0.hasPrefix("lang=") }
    return isOld ? "lang" : "xml:lang"
  }

  private func properties(_ proposal: TranslationProposal) -> String {
    [
      ("x-match-score", proposal.similarity), ("x-match-kind", proposal.kind.rawValue),
      ("x-match-origin", proposal.origin),
    ].map { "<prop type=\"\($0)\">\(XMLDraft.content($1))</prop>" }.joined()
  }
}
