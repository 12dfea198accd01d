internal import CMarkdown
internal import Synchronization

/// What a Markdown text holds, in the order of its tree.
struct MarkdownTree {
  /// The kinds of nodes that make a difference for the words.
  enum Kind: Hashable {
    case document, paragraph, item, quotation, footnote, row, cell, htmlBlock, codeBlock
    case heading(level: Int)

    case text, softBreak, lineBreak, code, html, footnoteMark
    case emphasis, strong, strikethrough, link, image
    case other

    /// Whether a node of the kind has neither end nor children.
    var isLeaf: Bool {
      switch self {
      case .text, .softBreak, .lineBreak, .code, .html, .footnoteMark, .htmlBlock, .codeBlock: true
      case .document, .paragraph, .item, .quotation, .footnote, .row, .cell, .heading, .emphasis,
        .strong, .strikethrough, .link, .image, .other:
        false
      }
    }
  }

  /// A node that begins or ends.
  struct Node {
    var kind: Kind
    var isBegin: Bool

    /// What the node says, with escapes and references undone, in `text`.
    var literal: Range<Int>

    /// The lines it stands in, from 1, and the column of its first byte, from 1.
    ///
    /// They are true of blocks only.
    var lines: ClosedRange<Int>
    var column: Int
  }

  /// The words of the nodes one after another.
  private(set) var text: [UInt8] = []

  /// The nodes.
  private(set) var nodes: [Node] = []

  /// The parser keeps a table of special characters that extensions write to while it works.
  private static let gate = Mutex(())

  /// Parses a text.
  ///
  /// - Complexity: O(length).
  init(_ source: ArraySlice<UInt8>) {
    Self.gate.withLock { _ in parse(source) }
  }

  private mutating func parse(_ source: ArraySlice<UInt8>) {
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = unsafe cmark_parser_new(CMARK_OPT_FOOTNOTES) else { return }
    defer { unsafe cmark_parser_free(parser) }
    for name in ["table", "strikethrough"] {
      guard let syntax = unsafe cmark_find_syntax_extension(name) else { continue }
      _ = unsafe cmark_parser_attach_syntax_extension(parser, syntax)
    }
    unsafe source.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      unsafe cmark_parser_feed(parser, start.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    guard let root = unsafe cmark_parser_finish(parser) else { return }
    defer { unsafe cmark_node_free(root) }
    guard let iterator = unsafe cmark_iter_new(root) else { return }
    defer { unsafe cmark_iter_free(iterator) }
    text.reserveCapacity(source.count)
    while true {
      let event = unsafe cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, event != CMARK_EVENT_NONE,
        let node = unsafe cmark_iter_get_node(iterator)
      else { return }
      unsafe add(node, isBegin: event == CMARK_EVENT_ENTER)
    }
  }

  private mutating func add(_ node: OpaquePointer, isBegin: Bool) {
    let kind = unsafe Self.kind(of: node)
    let start = text.count
    if isBegin, kind.isLeaf, let literal = unsafe cmark_node_get_literal(node) {
      var length = 0
      while unsafe literal[length] != 0 { length &+= 1 }
      unsafe text += UnsafeRawBufferPointer(start: literal, count: length)
    }
    let line = max(1, Int(unsafe cmark_node_get_start_line(node)))
    var end = Int(unsafe cmark_node_get_end_line(node))
    // Of a block that ends with a mark of its own, cmark counts the line of the mark to what follows.
    if kind == .htmlBlock { end = max(end, line + Self.countLineEnds(text[start...]) - 1) }
    nodes.append(
      Node(
        kind: kind, isBegin: isBegin, literal: start..<text.count, lines: line...max(line, end),
        column: max(1, Int(unsafe cmark_node_get_start_column(node)))))
  }

  private static func countLineEnds(_ text: ArraySlice<UInt8>) -> Int {
    text.indices.count { index in
      text[index] == 0x0A
        || text[index] == 0x0D && (index + 1 == text.endIndex || text[index + 1] != 0x0A)
    }
  }

  private static func kind(of node: OpaquePointer) -> Kind {
    switch unsafe cmark_node_get_type(node) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading(level: Int(unsafe cmark_node_get_heading_level(node)))
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_BLOCK_QUOTE: .quotation
    case CMARK_NODE_FOOTNOTE_DEFINITION: .footnote
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .html
    case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteMark
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: unsafe extensionKind(of: node)
    }
  }

  /// The kind of a node that an extension made.
  private static func extensionKind(of node: OpaquePointer) -> Kind {
    guard let name = unsafe cmark_node_get_type_string(node) else { return .other }
    return switch unsafe String(cString: name) {
    case "table_row", "table_header": .row
    case "table_cell": .cell
    case "strikethrough": .strikethrough
    default: .other
    }
  }
}
