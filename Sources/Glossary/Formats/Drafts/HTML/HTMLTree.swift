internal import CGumbo

/// What a page holds, in the order of its tree, with places in its source.
///
/// The tree lives in memory that is given back in one piece: the parser's own way to do so calls
/// itself once per level of nesting.
struct HTMLTree {
  /// An element that begins or ends, a text or a comment.
  enum Node {
    /// An element, and where its tag stands; nowhere when the page leaves the tag out.
    case begin(HTMLRole, source: Range<Int>, attributes: [HTMLAttribute])
    /// The end of an element.
    case end(HTMLRole)

    /// The text, and where it stands.
    case text(Range<Int>, source: Range<Int>)

    /// A comment with its marks.
    case comment(source: Range<Int>)
  }

  /// The texts of the tree one after another, with references replaced.
  private(set) var text: [UInt8] = []

  /// The nodes.
  private(set) var nodes: [Node] = []

  /// The deepest nesting; the parser's time grows with its square.
  static let maximumDepth = 512

  /// Parses a passage of a page.
  ///
  /// - Complexity: O(length) for pages of ordinary nesting.
  init(_ source: [UInt8], _ range: Range<Int>) {
    unsafe source.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, !range.isEmpty else { return }
      let arena = Arena()
      defer { arena.release() }
      var options = unsafe kGumboDefaultOptions
      unsafe options.userdata = Unmanaged.passUnretained(arena).toOpaque()
      unsafe options.allocator = { arena, size in
        guard let arena = unsafe arena else { return nil }
        return unsafe Unmanaged<Arena>.fromOpaque(arena).takeUnretainedValue().allocate(size)
      }
      unsafe options.deallocator = { _, _ in }
      unsafe options.max_errors = 0
      let start = unsafe UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self)
      guard
        let output = unsafe gumbo_parse_with_options(
          &options, start + range.lowerBound, range.count)
      else { return }
      unsafe walk(output.pointee.document, from: start)
      _ = arena
    }
  }

  private mutating func walk(
    _ root: UnsafeMutablePointer<GumboNode>, from start: UnsafePointer<CChar>
  ) {
    var open: [(children: GumboVector, next: Int, role: HTMLRole?)] = unsafe []
    unsafe open.append((root.pointee.v.document.children, 0, nil))
    while let last = unsafe open.last {
      guard unsafe last.next < Int(last.children.length),
        let child = unsafe last.children.data[last.next]
      else {
        unsafe open.removeLast()
        if let role = unsafe last.role { nodes.append(.end(role)) }
        continue
      }
      unsafe open[open.count - 1].next += 1
      let node = unsafe child.assumingMemoryBound(to: GumboNode.self)
      switch unsafe node.pointee.type {
      case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
        let element = unsafe node.pointee.v.element
        let role = unsafe Self.role(of: element.tag)
        nodes.append(
          .begin(
            role, source: unsafe Self.range(element.original_tag, from: start),
            attributes: unsafe Self.attributes(element.attributes, from: start)))
        unsafe open.append((element.children, 0, role))
      case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
        let piece = unsafe node.pointee.v.text
        guard let written = unsafe piece.text else { continue }
        let first = text.count
        unsafe text += UnsafeRawBufferPointer(start: written, count: Self.length(written))
        nodes.append(
          .text(first..<text.count, source: unsafe Self.range(piece.original_text, from: start)))
      case GUMBO_NODE_COMMENT:
        let piece = unsafe node.pointee.v.text
        nodes.append(.comment(source: unsafe Self.range(piece.original_text, from: start)))
      default: continue
      }
    }
  }

  private static func attributes(
    _ vector: GumboVector, from start: UnsafePointer<CChar>
  ) -> [HTMLAttribute] {
    guard unsafe vector.length > 0 else { return [] }
    return (0..<Int(unsafe vector.length)).compactMap { index in
      guard
        let attribute = unsafe vector.data[index]?.assumingMemoryBound(to: GumboAttribute.self)
          .pointee,
        let name = unsafe HTMLAttribute.Name(rawValue: String(cString: attribute.name))
      else { return nil }
      return unsafe HTMLAttribute(
        name: name, value: String(cString: attribute.value),
        source: range(attribute.original_value, from: start))
    }
  }

  private static func range(
    _ piece: GumboStringPiece, from start: UnsafePointer<CChar>
  ) -> Range<Int> {
    guard let data = unsafe piece.data else { return 0..<0 }
    let first = unsafe start.distance(to: data)
    return unsafe first..<(first + Int(piece.length))
  }

  private static func length(_ text: UnsafePointer<CChar>) -> Int {
    var length = 0
    while unsafe text[length] != 0 { length &+= 1 }
    return length
  }

  private static func role(of tag: GumboTag) -> HTMLRole {
    let index = Int(tag.rawValue)
    return index < roles.count ? roles[index] : .inline
  }

  /// The roles of the elements that the parser knows, by its numbers.
  private static let roles: [HTMLRole] = (0..<GUMBO_TAG_UNKNOWN.rawValue).map { tag in
    guard let name = unsafe gumbo_normalized_tagname(GumboTag(rawValue: tag)) else {
      return .inline
    }
    return HTMLRole.of(unsafe String(cString: name))
  }
}

/// An attribute that is read.
struct HTMLAttribute {
  /// The attributes that are looked at.
  enum Name: String {
    case lang, name, property, itemprop, content, datetime, alt, hidden, role, type
    case class_ = "class"
    case httpEquiv = "http-equiv"
    case pubdate
  }

  var name: Name
  var value: String

  /// The value in the source, with its quotation marks.
  var source: Range<Int>
}

/// Memory that is given back in one piece.
@safe private final class Arena {
  private var blocks: [UnsafeMutableRawPointer] = unsafe []
  private var free = 0
  private var next: UnsafeMutableRawPointer?

  private static let blockLength = 1 << 18

  func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
    // Every kind of value may lie at a multiple of 16.
    let size = (size + 15) & ~15
    if size > free || (unsafe next == nil) {
      let length = max(size, Self.blockLength)
      let block = UnsafeMutableRawPointer.allocate(byteCount: length, alignment: 16)
      unsafe blocks.append(block)
      unsafe next = block
      free = length
    }
    let place = unsafe next
    unsafe next = place.map { unsafe $0 + size }
    free -= size
    return unsafe place
  }

  func release() {
    while let block = unsafe blocks.popLast() { unsafe block.deallocate() }
    unsafe next = nil
    free = 0
  }
}
