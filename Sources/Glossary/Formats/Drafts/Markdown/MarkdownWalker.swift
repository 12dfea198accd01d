/// Walks over the tree of a Markdown text and gathers its words with their places.
struct MarkdownWalker {
  private let source: [UInt8]
  private let lineStarts: [Int]
  var builder = DraftBuilder()
  var comments: SuppressionComments

  private var cursor: MarkdownCursor

  /// What the blocks around the current one are.
  private var containers: [MarkdownTree.Kind] = []

  /// Where the cells of the current row begin and end, and which one comes next.
  private var cells: [Range<Int>] = []
  private var nextCell = 0

  /// A line end that waits for the words behind it.
  private var pendingBreak: MarkdownTree.Kind?

  /// Begins a walk over a text that begins at a place in its source.
  init(source: [UInt8], from start: Int, comments: SuppressionComments) {
    self.source = source
    self.comments = comments
    cursor = MarkdownCursor(source)
    var starts = [start]
    var place = start
    while place < source.count {
      let byte = source[place]
      place &+= 1
      if byte == 0x0A || (byte == 0x0D && (place == source.count || source[place] != 0x0A)) {
        starts.append(place)
      }
    }
    lineStarts = starts
  }

  /// Gathers the words of a tree.
  ///
  /// - Complexity: O(length).
  mutating func walk(_ tree: MarkdownTree) {
    for node in tree.nodes {
      if node.kind.isLeaf {
        // The parser ends some nodes that have nothing in them, and others not.
        if node.isBegin { leaf(node, tree.text) }
      } else if node.isBegin {
        begin(node)
      } else {
        end(node)
      }
    }
  }

  // MARK: Blocks

  private mutating func begin(_ node: MarkdownTree.Node) {
    switch node.kind {
    case .item, .quotation, .footnote: containers.append(node.kind)
    case .paragraph:
      begin(kindOfParagraph, at: place(of: node)..<end(of: node))
      if containers.last == .footnote { cursor.skipFootnoteMark() }
      var place = cursor.place
      while let next = cursor.syntax.definition(at: place) { place = next }
      cursor.advance(to: place)
      cursor.skipPrefix(before: [])
    case .heading(let level):
      let start = place(of: node)
      begin(.heading(level: level), at: start..<end(of: node))
      let marks = cursor.syntax.run(of: UInt8(ascii: "#"), at: start)
      if marks == level { cursor.advance(to: cursor.syntax.skipBlanks(start + marks)) }
    case .row: beginRow(node)
    case .cell:
      let range = nextCell < cells.count ? cells[nextCell] : source.count..<source.count
      nextCell += 1
      begin(.tableCell, at: range)
    case .image:
      breakLine(before: [])
      cursor.open(.image)
      builder.append(unwritten: DraftBuilder.object)
      builder.begin(.caption)
    case .emphasis, .strong, .strikethrough, .link:
      breakLine(before: [])
      cursor.open(node.kind)
    default: break
    }
  }

  private mutating func end(_ node: MarkdownTree.Node) {
    switch node.kind {
    case .item, .quotation, .footnote: containers.removeLast()
    case .paragraph, .heading, .cell:
      pendingBreak = nil
      builder.end()
    case .image:
      cursor.close(.image)
      builder.end()
    case .emphasis, .strong, .strikethrough, .link: cursor.close(node.kind)
    default: break
    }
  }

  private mutating func begin(_ kind: DraftBlock.Kind, at range: Range<Int>) {
    builder.begin(kind)
    cursor.begin(range, quotationDepth: quotationDepth)
    cursor.advance(to: cursor.syntax.skipBlanks(range.lowerBound))
  }

  private var quotationDepth: Int { containers.count { $0 == .quotation } }

  /// What a paragraph is by what it stands in.
  private var kindOfParagraph: DraftBlock.Kind {
    switch containers.last {
    case .quotation: .quotation
    case .item: containers.contains(.quotation) ? .quotation : .listItem
    case .footnote: .note
    default: .paragraph
    }
  }

  /// Finds the cells of a row: bars part them, but not behind a backslash (GFM 0.29, 4.10).
  private mutating func beginRow(_ node: MarkdownTree.Node) {
    nextCell = 0
    cells = []
    let line = lineStart(node.lines.lowerBound)
    cursor.begin(line..<lineEnd(node.lines.lowerBound), quotationDepth: quotationDepth)
    cursor.skipPrefix(before: [])
    if cursor.syntax.byte(cursor.place) == UInt8(ascii: "|") {
      cursor.advance(to: cursor.place + 1)
    }
    var start = cursor.place
    var place = start
    let end = lineEnd(node.lines.lowerBound)
    while place < end {
      if source[place] == UInt8(ascii: "\\") {
        place += 1
      } else if source[place] == UInt8(ascii: "|") {
        cells.append(start..<place)
        start = place + 1
      }
      place += 1
    }
    if start < end { cells.append(start..<end) }
  }

  // MARK: Words

  private mutating func leaf(_ node: MarkdownTree.Node, _ text: [UInt8]) {
    switch node.kind {
    case .text:
      breakLine(before: text[node.literal])
      add(text, node.literal)
    case .softBreak, .lineBreak: pendingBreak = node.kind
    case .code:
      breakLine(before: [])
      _ = cursor.skip(.code)
      builder.append(unwritten: DraftBuilder.object)
    case .html:
      breakLine(before: [])
      let range = cursor.skip(.html)
      let tag = String(decoding: text[node.literal], as: UTF8.self)
      if tag.hasPrefix("<!--") {
        comments.add(tag.dropFirst(4).dropLast(3), at: range)
      } else if tag.lowercased().hasPrefix("<br"), !range.isEmpty {
        builder.appendLineBreak(for: range)
      }
    case .footnoteMark:
      breakLine(before: [])
      _ = cursor.skip(.footnoteMark)
    case .htmlBlock: htmlBlock(node)
    default: break
    }
  }

  /// Adds the line end that precedes what comes now.
  private mutating func breakLine(before literal: ArraySlice<UInt8>) {
    guard let kind = pendingBreak else { return }
    pendingBreak = nil
    let range = cursor.skipLineEnd(before: literal)
    guard !range.isEmpty else { return builder.append(unwritten: " ") }
    if kind == .lineBreak {
      builder.appendLineBreak(for: range)
    } else {
      builder.appendSpace(for: range, isVerbatim: false)
    }
  }

  private mutating func add(_ text: [UInt8], _ literal: Range<Int>) {
    cursor.read(text, literal) { piece in
      if piece.isVerbatim {
        builder.appendCollapsing(source, piece.source)
      } else if piece.source.isEmpty {
        builder.append(unwritten: String(decoding: text[piece.literal], as: UTF8.self))
      } else {
        builder.append(text[piece.literal], for: piece.source)
      }
    }
  }

  /// Takes the words and comments of a block of HTML.
  ///
  /// Within a quotation or a list its lines have marks that are no HTML, so only comments count.
  private mutating func htmlBlock(_ node: MarkdownTree.Node) {
    let range = lineStart(node.lines.lowerBound)..<end(of: node)
    guard containers.isEmpty, HTMLDepth.placeTooDeep(source, range) == nil else {
      addComments(in: range)
      return
    }
    var walker = HTMLWalker(source: source, comments: comments)
    // Exchanged and not copied: each is as long as the text so far.
    swap(&walker.builder, &builder)
    walker.walk(range)
    swap(&walker.builder, &builder)
    comments = walker.comments
  }

  /// Takes the comments of a passage and leaves its words alone.
  private mutating func addComments(in range: Range<Int>) {
    let syntax = MarkdownSyntax(source: source, end: range.upperBound)
    var place = range.lowerBound
    while place < range.upperBound {
      guard source[place] == UInt8(ascii: "<"), source[place...].starts(with: "<!--".utf8) else {
        place &+= 1
        continue
      }
      guard let end = syntax.tag(at: place) else { return }
      let comment = String(decoding: source[place..<end], as: UTF8.self)
      comments.add(comment.dropFirst(4).dropLast(3), at: place..<end)
      place = end
    }
  }

  // MARK: Places

  private func place(of node: MarkdownTree.Node) -> Int {
    min(lineStart(node.lines.lowerBound) + node.column - 1, source.count)
  }

  private func end(of node: MarkdownTree.Node) -> Int { lineEnd(node.lines.upperBound) }

  private func lineStart(_ line: Int) -> Int {
    line <= lineStarts.count ? lineStarts[line - 1] : source.count
  }

  private func lineEnd(_ line: Int) -> Int {
    var end = lineStart(line + 1)
    while end > lineStart(line), source[end - 1] == 0x0A || source[end - 1] == 0x0D { end -= 1 }
    return end
  }
}
