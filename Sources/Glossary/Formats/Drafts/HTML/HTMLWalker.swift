/// Walks over a page, or over a passage of HTML in another text, and gathers its words.
struct HTMLWalker {
  /// What an open element does to what stands in it.
  private struct Level {
    var kind: DraftBlock.Kind
    var isHidden = false
    var isFurniture = false
    var isPageHeader = false
    var isArticle = false
    var isPreformatted = false
  }

  let source: [UInt8]
  var builder = DraftBuilder()
  var comments: SuppressionComments
  var metadata = HTMLMetadata()

  private var levels = [Level(kind: .paragraph)]
  private var isInBlock = false
  private var isInData = false

  /// Begins a walk over a text.
  init(source: [UInt8], comments: SuppressionComments) {
    self.source = source
    self.comments = comments
  }

  /// Gathers the words of a passage, which must not be nested too deep.
  ///
  /// - Complexity: O(length).
  mutating func walk(_ range: Range<Int>) {
    let tree = HTMLTree(source, range)
    for node in tree.nodes {
      switch node {
      case .begin(let role, let source, let attributes): begin(role, source, attributes)
      case .end(let role): end(role)
      case .text(let text, let source):
        if isInData {
          metadata.take(data: String(decoding: tree.text[text], as: UTF8.self)[...])
        } else if !(levels.last?.isHidden ?? false) {
          add(tree.text, text, source)
        }
      case .comment(let source):
        let words = String(decoding: self.source[source], as: UTF8.self)
        if words.hasPrefix("<!--"), words.hasSuffix("-->"), words.utf8.count >= 7 {
          comments.add(words.dropFirst(4).dropLast(3), at: source)
        }
      }
    }
    endBlock()
  }

  // MARK: Elements

  private mutating func begin(
    _ role: HTMLRole, _ source: Range<Int>, _ attributes: [HTMLAttribute]
  ) {
    var level = levels.last ?? Level(kind: .paragraph)
    if attributes.value(.hidden) != nil { level.isHidden = true }
    if Self.furnitureRoles.contains(attributes.value(.role) ?? "") { level.isFurniture = true }
    switch role {
    case .block(let kind):
      endBlock()
      level.kind = kind
      if level.isFurniture || (level.isPageHeader && !Self.isHeading(kind)) {
        level.kind = .boilerplate
      }
    case .division:
      endBlock()
      if attributes.value(.class_)?.contains("wp-caption-text") == true { level.kind = .caption }
    case .article:
      endBlock()
      level.isArticle = true
    case .preformatted:
      endBlock()
      level.isPreformatted = true
    case .furniture:
      endBlock()
      level.isFurniture = true
      level.kind = .boilerplate
    case .pageHeader:
      endBlock()
      if !level.isArticle {
        level.isPageHeader = true
        level.kind = .boilerplate
      }
    case .quotation:
      if !level.isHidden {
        openBlock()
        builder.append(unwritten: "“")
      }
    case .object:
      if !level.isHidden, isInBlock { builder.append(unwritten: DraftBuilder.object) }
      level.isHidden = true
    case .hidden: level.isHidden = true
    case .script:
      isInData = attributes.value(.type)?.lowercased().contains("ld+json") ?? false
      level.isHidden = true
    case .lineBreak: if isInBlock { builder.appendLineBreak(for: source) }
    case .meta: metadata.take(meta: attributes)
    case .time: metadata.take(time: attributes)
    case .root: metadata.take(language: attributes.value(.lang))
    case .image: if !level.isHidden { addWords(of: attributes) }
    case .inline: break
    }
    if level.isFurniture { level.kind = .boilerplate }
    levels.append(level)
  }

  private mutating func end(_ role: HTMLRole) {
    let level = levels.popLast()
    switch role {
    case .block, .division, .article, .preformatted, .furniture, .pageHeader: endBlock()
    case .quotation: if level?.isHidden == false, isInBlock { builder.append(unwritten: "”") }
    case .script: isInData = false
    case .inline, .lineBreak, .object, .hidden, .meta, .time, .image, .root: break
    }
  }

  private mutating func openBlock() {
    guard !isInBlock else { return }
    builder.begin(levels.last?.kind ?? .paragraph)
    isInBlock = true
  }

  private mutating func endBlock() {
    guard isInBlock else { return }
    builder.end()
    isInBlock = false
  }

  private static func isHeading(_ kind: DraftBlock.Kind) -> Bool {
    if case .heading = kind { true } else { false }
  }

  private static let furnitureRoles: Set<String> = [
    "navigation", "banner", "contentinfo", "complementary", "search", "toolbar", "menu", "menubar",
  ]

  // MARK: Text

  /// Adds the words that stand for an image.
  private mutating func addWords(of attributes: [HTMLAttribute]) {
    guard let words = attributes.first(where: { $0.name == .alt }) else { return }
    var source = words.source
    if let quote = self.source[source].first, quote == 0x22 || quote == 0x27, source.count >= 2 {
      source = (source.lowerBound + 1)..<(source.upperBound - 1)
    }
    if isInBlock { builder.append(unwritten: DraftBuilder.object) }
    builder.begin(levels.last?.isFurniture == true ? .boilerplate : .caption)
    let bytes = Array(words.value.utf8)
    HTMLReferences.pieces(of: bytes, 0..<bytes.count, in: self.source, source) { piece in
      add(piece, of: bytes, isPreformatted: false)
    }
    builder.end()
  }

  private mutating func add(_ text: [UInt8], _ range: Range<Int>, _ source: Range<Int>) {
    let isPreformatted = levels.last?.isPreformatted ?? false
    if !isInBlock {
      guard text[range].contains(where: { $0 > 0x20 }) else { return }
      openBlock()
    }
    HTMLReferences.pieces(of: text, range, in: self.source, source) { piece in
      add(piece, of: text, isPreformatted: isPreformatted)
    }
  }

  /// Adds a piece of text; white space in it is one blank, as browsers show it.
  private mutating func add(_ piece: HTMLReferences.Piece, of text: [UInt8], isPreformatted: Bool) {
    guard !isPreformatted else {
      if piece.isVerbatim {
        builder.append(source, piece.source)
      } else {
        builder.append(text[piece.text], for: piece.source)
      }
      return
    }
    guard piece.isVerbatim else {
      if piece.text.count == 1, DraftBuilder.isSpace(text[piece.text.lowerBound]) {
        builder.appendSpace(for: piece.source, isVerbatim: false)
      } else {
        builder.append(text[piece.text], for: piece.source)
      }
      return
    }
    builder.appendCollapsing(source, piece.source)
  }
}
