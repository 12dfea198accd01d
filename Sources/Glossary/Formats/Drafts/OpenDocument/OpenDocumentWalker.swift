/// Walks over a part of an OpenDocument text and gathers its words with their places.
struct OpenDocumentWalker {
  /// What an open element does to what stands in it.
  private struct Level {
    var element: OpenDocumentElement
    var isHidden = false
    var isFurniture = false

    /// The nearest of list, cell and note around it.
    var kind: DraftBlock.Kind?

    /// Whether a paragraph is open.
    var isInText = false
  }

  private let source: [UInt8]
  private let styles: OpenDocumentStyles
  private(set) var builder: DraftBuilder
  private var levels: [Level] = []

  init(source: [UInt8], builder: DraftBuilder, styles: OpenDocumentStyles) {
    self.source = source
    self.builder = builder
    self.styles = styles
  }

  /// Takes what comes next in the part.
  mutating func take(_ batch: borrowing XMLBatch) {
    for (index, event) in batch.events.enumerated() {
      switch event.kind {
      case .start:
        let element = OpenDocumentElement.byName[batch.name(event.range)] ?? .other
        begin(element, batch, event, batch.positions[index].source)
      case .end: end()
      case .text:
        if let level = levels.last, level.isInText, !level.isHidden { add(batch, index) }
      case .unknownEntity, .lostEntity: continue
      }
    }
  }

  private mutating func begin(
    _ element: OpenDocumentElement, _ batch: borrowing XMLBatch, _ event: XMLEvent,
    _ source: Range<Int>
  ) {
    var level = levels.last ?? Level(element: .other)
    level.element = element
    if element.isHidden { level.isHidden = true }
    if element.isFurniture { level.isFurniture = true }
    switch element {
    case .paragraph, .heading:
      let name = value("text:style-name", batch, event)
      let outline = value("text:outline-level", batch, event).flatMap { Int($0) }
      builder.begin(kind(of: element, styles.kind(of: name), outline, level))
      level.isInText = true
      if styles.hides(.paragraph, name) { level.isHidden = true }
    case .span:
      if styles.hides(.text, value("text:style-name", batch, event)) { level.isHidden = true }
    case .section:
      if value("text:display", batch, event) == "none" { level.isHidden = true }
    case .listItem, .listHeader: level.kind = .listItem
    case .cell: level.kind = .tableCell
    case .note:
      level.kind = .note
      level.isInText = false
    case .spaces where level.isInText && !level.isHidden:
      let count = value("text:c", batch, event).flatMap { Int($0) } ?? 1
      builder.append([UInt8](repeating: 0x20, count: min(max(count, 1), 1_000)), for: source)
    case .tab where level.isInText && !level.isHidden && builder.hasText:
      builder.append([0x09], for: source)
    case .lineBreak where level.isInText && !level.isHidden: builder.appendLineBreak(for: source)
    default: break
    }
    levels.append(level)
  }

  private mutating func end() {
    guard let level = levels.popLast() else { return }
    if level.element == .paragraph || level.element == .heading { builder.end() }
  }

  private func kind(
    of element: OpenDocumentElement, _ style: DraftBlock.Kind?, _ outline: Int?, _ level: Level
  ) -> DraftBlock.Kind {
    if level.isFurniture { return .boilerplate }
    if level.kind == .note { return .note }
    if element == .heading { return .heading(level: max(1, outline ?? 1)) }
    if let style, style != .listItem { return style }
    return level.kind ?? (style == .listItem ? .listItem : .paragraph)
  }

  private func value(
    _ name: String, _ batch: borrowing XMLBatch, _ event: XMLEvent
  ) -> String? {
    batch.attributes(of: event).first { $0.name == name }?.value
  }

  /// Adds a piece of text, in which white space is one blank (part 3, section 6.1.2).
  private mutating func add(_ batch: borrowing XMLBatch, _ index: Int) {
    for piece in batch.pieces(ofEvent: index) {
      guard piece.isVerbatim else {
        let text = batch.bytes[piece.range]
        if text.allSatisfy(DraftBuilder.isSpace) {
          builder.appendSpace(for: piece.source, isVerbatim: false)
        } else {
          builder.append(text, for: piece.source)
        }
        continue
      }
      builder.appendCollapsing(source, piece.source)
    }
  }
}
