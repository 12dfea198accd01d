/// A proposal that is written into a file as the translation of one of its units.
public struct TranslationFill: Hashable, Sendable {
  /// The number of the unit in `BilingualText.units`.
  public var unit: Int

  /// The proposal.
  public var proposal: TranslationProposal

  /// Makes a fill.
  public init(unit: Int, proposal: TranslationProposal) {
    self.unit = unit
    self.proposal = proposal
  }
}

extension BilingualFile {
  /// Whether the file has a place for a translation of a unit.
  public func takesTranslation(ofUnit unit: Int) -> Bool {
    slots.indices.contains(unit) && slots[unit] != nil
  }

  /// The edits that write translations into the file, marked in the way of its format.
  ///
  /// - XLIFF 1: `target` with a `state`, and `alt-trans` with score and origin.
  /// - XLIFF 2: `target`, the `state` of the segment, and `mtc:match` with score and origin.
  /// - PO: `msgstr`; what needs review is `fuzzy`, with the earlier text as `#| msgid`.
  /// - TMX: a `tuv` with the properties `x-match-score`, `x-match-kind` and `x-match-origin`.
  /// - Tables: the cell; they have no place for more.
  ///
  /// A unit that has a translation already gets the new one in its place.
  ///
  /// - Parameters:
  ///   - fills: The translations, one a unit, in the order of the units.
  ///   - target: The language of the translations, where the file does not tell it.
  /// - Returns: Edits in order.
  /// - Complexity: O(fills · their length).
  public func edits(filling fills: [TranslationFill], target: LanguageTag?) -> [SourceEdit] {
    var groups: [[TranslationFill]] = []
    for fill in fills where takesTranslation(ofUnit: fill.unit) {
      if let last = groups.last?.last,
        slots[last.unit]?.sharesPlace(with: slots[fill.unit]) ?? false
      {
        groups[groups.count - 1].append(fill)
      } else {
        groups.append([fill])
      }
    }
    return groups.flatMap { group -> [SourceEdit] in
      switch slots[group[0].unit] {
      case .xliff(let slot) where slot.isTwo: XLIFF2Filler(self, slot).edits(group)
      case .xliff(let slot): XLIFF1Filler(self, slot).edits(group)
      case .po(let slot): POFiller(self, slot).edits(group)
      case .tmx(let slot): TMXFiller(self, slot, language: target).edits(group[0])
      case .cell(let place):
        TableCell.written(
          [SourceEdit(place, group[0].proposal.text)], in: cells)
      case nil: []
      }
    }
  }

  /// The decoded file.
  var source: String { file.text }

  /// A translation in the markup of the file, with the codes of its unit.
  ///
  /// Codes that would stand across one another are left out.
  func markup(_ fill: TranslationFill) -> String {
    let codes = text.units[fill.unit].sourceCodes
    let content = fill.proposal.pieces.map { piece in
      switch piece {
      case .text(let words): XMLDraft.content(words)
      case .sourceCode(let number):
        codes.indices.contains(number) ? String(source.slice(codes[number].location.range)) : ""
      }
    }.joined()
    let isSound = codes.isEmpty || XMLFragment.isWellFormed(content)
    return isSound ? content : XMLDraft.content(fill.proposal.text)
  }

  /// A line break as the file writes it, with the white space that stands before a place on its line;
  /// empty where more than white space does.
  func lineBreak(before offset: Int) -> String {
    let bytes = source.utf8
    let place = bytes.index(bytes.startIndex, offsetBy: offset)
    let before = bytes[..<place]
    let indentation = before.reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count
    let rest = before.dropLast(indentation)
    guard rest.last == 0x0A else { return "" }
    let isWindows = rest.dropLast().last == 0x0D
    return (isWindows ? "\r\n" : "\n")
      + String(decoding: before.suffix(indentation), as: UTF8.self)
  }
}

extension TranslationSlot {
  /// Whether translations of both are written together.
  fileprivate func sharesPlace(with other: TranslationSlot?) -> Bool {
    switch (self, other) {
    case (.xliff(let one), .xliff(let two)): one.unitStart == two.unitStart
    case (.po(let one), .po(let two)): one.message == two.message
    default: false
    }
  }
}

extension SourceEdit {
  /// An edit of a file that is not a container.
  init(_ range: TextRange, _ replacement: String) {
    self.init(
      location: SourceMap.Location(part: 0, range: range), replacement: replacement)
  }

  /// An edit that adds text at an offset.
  init(at offset: Int, _ text: String) {
    self.init(TextRange(start: offset, end: offset), text)
  }
}

extension TranslationProposal {
  /// The score with two decimals at the most, not above 100.
  var similarity: String {
    let score = min(score, 10_000)
    let rest = score % 100
    if rest == 0 { return String(score / 100) }
    return "\(score / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
