/// Walks over a part of a DOCX file and gathers its words with their places.
struct WordWalker {
  /// What an open element does to what stands in it.
  private struct Level {
    var element: WordElement
    var isHidden: Bool
    var keepsSpace = false
  }

  /// A paragraph that is open; text boxes open others within it.
  private struct Paragraph {
    var style: DraftBlock.Kind?
    var level: Int?
    var isListItem = false

    /// Whether a tracked change deletes its end, so that the next one goes on where it stops.
    var isJoined = false
  }

  private let source: [UInt8]
  private let styles: WordStyles
  private let part: WordParts.Kind
  private(set) var builder: DraftBuilder

  /// How many bytes of words are marked as each language; under an empty name those that are not.
  private(set) var languages: [String: Int] = [:]

  private var elements: [XMLName: WordElement] = [:]
  private var levels: [Level] = []
  private var paragraphs: [Paragraph] = []
  private var cells = 0
  private var prefix = "w"

  /// For each open field whether its result has begun; before it stand its instructions.
  private var fields: [Bool] = []
  private var runLanguage = ""

  /// How deep the paragraph stood that the next one goes on from; nil where none does.
  private var joint: Int?

  init(source: [UInt8], builder: DraftBuilder, styles: WordStyles, kind: WordParts.Kind) {
    self.source = source
    self.builder = builder
    self.styles = styles
    part = kind
  }

  /// Takes what comes next in the part.
  mutating func take(_ batch: borrowing XMLBatch) {
    for (index, event) in batch.events.enumerated() {
      switch event.kind {
      case .start:
        if levels.isEmpty { takePrefix(batch, event) }
        let element = elements[batch.name(event.range)] ?? .other
        begin(element, batch, event, batch.positions[index].source)
      case .end: end()
      case .text:
        if let level = levels.last, level.element == .text, !level.isHidden, isShown {
          add(batch, index, keepsSpace: level.keepsSpace)
        }
      case .unknownEntity, .lostEntity: continue
      }
    }
  }

  /// Whether text is what the document shows and not the instructions of a field.
  private var isShown: Bool { fields.allSatisfy { $0 } }

  private mutating func takePrefix(_ batch: borrowing XMLBatch, _ event: XMLEvent) {
    for attribute in batch.attributes(of: event)
    where WordElement.vocabularies.contains(attribute.value) {
      prefix = attribute.name == "xmlns" ? "" : OfficeXML.localName(attribute.name)
    }
    elements = WordElement.byName(prefix: prefix)
  }

  /// An attribute of the vocabulary.
  private func value(
    _ name: String, _ batch: borrowing XMLBatch, _ event: XMLEvent
  ) -> String? {
    batch.attributes(of: event).first { OfficeXML.localName($0.name) == name }?.value
  }

  // MARK: Elements

  private mutating func begin(
    _ element: WordElement, _ batch: borrowing XMLBatch, _ event: XMLEvent, _ source: Range<Int>
  ) {
    var level = Level(element: element, isHidden: levels.last?.isHidden ?? false)
    // What a paragraph was before a tracked change stands in properties too.
    let isInProperties = levels.last?.element == .paragraphProperties && !level.isHidden
    switch element {
    case .paragraph:
      paragraphs.append(Paragraph())
      if joint == nil { builder.begin(.paragraph) }
      joint = nil
    case .cell:
      endJoint()
      cells += 1
    case .style where isInProperties:
      if let value = value("val", batch, event) {
        if let kind = styles.kind(of: value) { editParagraph { $0.style = kind } }
        if styles.hides(value) { hide(.paragraph) }
      }
    case .characterStyle where isRunProperties:
      if let value = value("val", batch, event), styles.hides(value) { hide(.run) }
    case .outlineLevel where isInProperties:
      if let value = value("val", batch, event).flatMap({ Int($0) }), (0...8).contains(value) {
        editParagraph { $0.level = value + 1 }
      }
    case .numbering where isInProperties: editParagraph { $0.isListItem = true }
    case .run: runLanguage = ""
    case .language where levels.last?.element == .runProperties:
      runLanguage = value("val", batch, event) ?? ""
    case .hidden where isRunProperties:
      if WordStyles.isOn(value("val", batch, event)) { hide(.run) } else { showRun() }
    case .placeholder: hide(.controlledContent)
    case .deletion, .movedFrom:
      level.isHidden = true
      switch levels.last?.element {
      case .rowProperties: hide(.row)
      case .runProperties where parent == .paragraphProperties: editParagraph { $0.isJoined = true }
      default: break
      }
    case .fallback, .ruby, .change, .runChange: level.isHidden = true
    case .footnote, .endnote:
      // The lines that part notes from the text are notes too.
      if let type = value("type", batch, event), type != "normal" { level.isHidden = true }
    case .fieldMark: takeFieldMark(value("fldCharType", batch, event))
    case .text: level.keepsSpace = value("space", batch, event) == "preserve"
    case .formula: if !level.isHidden { builder.append(unwritten: DraftBuilder.object) }
    case .tab, .positionedTab, .br, .cr, .noBreakHyphen, .softHyphen, .sym:
      if !level.isHidden, isShown, levels.last?.element == .run {
        add(element, value("char", batch, event), source)
      }
    default: break
    }
    levels.append(level)
  }

  private mutating func end() {
    guard let level = levels.popLast() else { return }
    switch level.element {
    case .paragraph:
      let paragraph = paragraphs.popLast() ?? Paragraph()
      builder.turn(into: kind(of: paragraph))
      if paragraph.isJoined { joint = levels.count } else { builder.end() }
    case .cell: cells -= 1
    default: break
    }
    if let joint, levels.count < joint { endJoint() }
  }

  /// Ends a paragraph that no other one goes on from.
  private mutating func endJoint() {
    if joint != nil { builder.end() }
    joint = nil
  }

  /// The element around the innermost one.
  private var parent: WordElement? { levels.dropLast().last?.element }

  /// Whether the innermost element has the properties of a run, and not of the end of a paragraph or
  /// of how a run was before a change.
  private var isRunProperties: Bool {
    levels.last?.element == .runProperties && parent == .run
  }

  private mutating func editParagraph(_ edit: (inout Paragraph) -> Void) {
    guard !paragraphs.isEmpty else { return }
    edit(&paragraphs[paragraphs.count - 1])
  }

  private func kind(of paragraph: Paragraph) -> DraftBlock.Kind {
    switch part {
    case .header, .footer: return .boilerplate
    case .footnotes, .endnotes: return .note
    case .main, .styles: break
    }
    if let level = paragraph.level { return .heading(level: level) }
    if let style = paragraph.style, style != .listItem { return style }
    if cells > 0 { return .tableCell }
    return paragraph.isListItem || paragraph.style == .listItem ? .listItem : .paragraph
  }

  /// Hides what is still to come in the innermost element of a kind: properties come first.
  private mutating func hide(_ element: WordElement) {
    guard let place = levels.lastIndex(where: { $0.element == element }) else { return }
    for index in place..<levels.count { levels[index].isHidden = true }
  }

  /// Shows the innermost run, whatever its style says.
  private mutating func showRun() {
    guard let run = levels.lastIndex(where: { $0.element == .run }) else { return }
    let isHidden = levels[..<run].last?.isHidden ?? false
    for index in run..<levels.count { levels[index].isHidden = isHidden }
  }

  private mutating func takeFieldMark(_ type: String?) {
    switch type {
    case "begin": fields.append(false)
    case "separate": if !fields.isEmpty { fields[fields.count - 1] = true }
    case "end": _ = fields.popLast()
    default: break
    }
  }

  // MARK: Words

  /// Adds a piece of text; without a word to the contrary, white space around it does not count.
  private mutating func add(_ batch: borrowing XMLBatch, _ index: Int, keepsSpace: Bool) {
    var range = batch.events[index].range
    if !keepsSpace {
      while let first = range.first, batch.bytes[first] <= 0x20 { range.removeFirst() }
      while let last = range.last, batch.bytes[last] <= 0x20 { range.removeLast() }
    }
    languages[runLanguage, default: 0] += range.count
    for piece in batch.pieces(ofEvent: index) {
      let text = piece.range.clamped(to: range)
      guard !text.isEmpty else { continue }
      guard piece.isVerbatim else {
        builder.append(batch.bytes[text], for: piece.source)
        continue
      }
      let start = piece.source.lowerBound + text.lowerBound - piece.range.lowerBound
      builder.append(source, start..<(start + text.count))
    }
  }

  /// Adds what an element without text stands for.
  private mutating func add(_ element: WordElement, _ character: String?, _ source: Range<Int>) {
    switch element {
    case .tab, .positionedTab: if builder.hasText { builder.append([0x09], for: source) }
    case .br, .cr: builder.appendLineBreak(for: source)
    case .noBreakHyphen: builder.append("\u{2011}".utf8, for: source)
    case .softHyphen: builder.append("\u{AD}".utf8, for: source)
    case .sym:
      // Symbol fonts have their signs where Unicode has none of its own.
      let code = character.flatMap { UInt32($0, radix: 16) } ?? 0xF000
      let scalar = (0xE000...0xF8FF).contains(code) ? nil : Unicode.Scalar(code)
      let sign = scalar.map { String($0) } ?? DraftBuilder.object
      builder.append(sign.utf8, for: source)
    default: break
    }
  }
}
