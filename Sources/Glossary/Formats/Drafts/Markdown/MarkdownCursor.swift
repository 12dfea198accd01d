/// Walks over the source of a block in step with the words that the parser found in it.
///
/// The parser gives the words with escapes and references undone and no true places within a block.
/// The cursor steps over the same marks, and where a word is not at its place after all, looks for
/// it further on in the block.
struct MarkdownCursor {
  private let source: [UInt8]
  private(set) var syntax: MarkdownSyntax

  /// Where the next word is expected.
  private(set) var place = 0

  /// How many marks of quotation may stand at the beginning of a line.
  private var quotationDepth = 0

  /// How the links and images that are open began.
  private var openers: [Opener] = []

  /// Whether the block was given up: what follows in it has no place.
  private(set) var isLost = false

  private enum Opener { case bracket, angle, none }

  /// A stretch of words with its place.
  struct Piece {
    var literal: Range<Int>
    var source: Range<Int>
    var isVerbatim: Bool
  }

  init(_ source: [UInt8]) {
    self.source = source
    syntax = MarkdownSyntax(source: source, end: source.count)
  }

  /// Begins a block.
  mutating func begin(_ range: Range<Int>, quotationDepth: Int) {
    place = range.lowerBound
    syntax.end = range.upperBound
    self.quotationDepth = quotationDepth
    openers = []
    isLost = false
  }

  /// Steps to a place further on.
  mutating func advance(to place: Int) {
    self.place = min(max(self.place, place), syntax.end)
  }

  // MARK: Marks

  /// Steps over what begins an inline element.
  mutating func open(_ kind: MarkdownTree.Kind) {
    switch kind {
    case .emphasis: skipDelimiter(1)
    case .strong: skipDelimiter(2)
    case .strikethrough: place += min(2, syntax.run(of: UInt8(ascii: "~"), at: place))
    case .image:
      let isThere = syntax.byte(place) == UInt8(ascii: "!")
      if isThere { place = min(place + 2, syntax.end) }
      openers.append(isThere ? .bracket : .none)
    case .link:
      switch syntax.byte(place) {
      case UInt8(ascii: "["): openers.append(.bracket)
      case UInt8(ascii: "<"): openers.append(.angle)
      default:
        openers.append(.none)
        return
      }
      place += 1
    default: break
    }
  }

  /// Steps over what ends an inline element.
  mutating func close(_ kind: MarkdownTree.Kind) {
    switch kind {
    case .emphasis: skipDelimiter(1)
    case .strong: skipDelimiter(2)
    case .strikethrough: place += min(2, syntax.run(of: UInt8(ascii: "~"), at: place))
    case .link, .image:
      switch openers.popLast() {
      case .bracket where syntax.byte(place) == UInt8(ascii: "]"):
        place = syntax.linkTail(at: place + 1)
      case .angle where syntax.byte(place) == UInt8(ascii: ">"): place += 1
      default: break
      }
    default: break
    }
  }

  /// Steps over a piece of code, a tag or the mark of a footnote, and returns where it stands.
  mutating func skip(_ kind: MarkdownTree.Kind) -> Range<Int> {
    let start = place
    switch kind {
    case .code: place = syntax.code(at: place) ?? place
    case .html: place = syntax.tag(at: place) ?? place
    case .footnoteMark:
      while place < syntax.end, source[place] != UInt8(ascii: "]") { place += 1 }
      place = min(place + 1, syntax.end)
    default: break
    }
    return start..<place
  }

  /// Steps over what begins a footnote, in its first paragraph.
  mutating func skipFootnoteMark() {
    guard syntax.byte(place) == UInt8(ascii: "["), syntax.byte(place + 1) == UInt8(ascii: "^"),
      let end = source[place..<syntax.end].firstIndex(of: UInt8(ascii: "]")),
      syntax.byte(end + 1) == UInt8(ascii: ":")
    else { return }
    place = syntax.skipBlanks(end + 2)
  }

  /// Steps over the end of a line with all that does not count around it.
  ///
  /// - Parameter literal: The words that follow.
  /// - Returns: Where all of it stands; an empty range when no line ends here.
  mutating func skipLineEnd(before literal: ArraySlice<UInt8>) -> Range<Int> {
    let start = place
    place = syntax.skipBlanks(place)
    if syntax.byte(place) == UInt8(ascii: "\\"), syntax.isLineEnd(place + 1) { place += 1 }
    guard syntax.isLineEnd(place) else { return start..<start }
    place = syntax.skipLineEnd(place)
    skipPrefix(before: literal)
    return start..<place
  }

  /// Steps over blanks and marks of quotation at the beginning of a line.
  mutating func skipPrefix(before literal: ArraySlice<UInt8>) {
    var marks = 0
    while true {
      place = syntax.skipBlanks(place)
      guard syntax.byte(place) == UInt8(ascii: ">"), marks < quotationDepth,
        literal.first != UInt8(ascii: ">") || marks < quotationDepth - 1
      else { return }
      marks += 1
      place += 1
    }
  }

  private mutating func skipDelimiter(_ count: Int) {
    let mark = syntax.byte(place)
    guard mark == UInt8(ascii: "*") || mark == UInt8(ascii: "_") else { return }
    place += min(count, syntax.run(of: mark, at: place))
  }

  // MARK: Words

  /// Gives the places of words, in order.
  ///
  /// - Complexity: O(length), and O(length of the block) where a word is not at its place.
  mutating func read(_ text: [UInt8], _ literal: Range<Int>, _ body: (Piece) -> Void) {
    var rest = literal
    while !rest.isEmpty {
      let start = place
      let read = align(text, rest, body)
      rest = (rest.lowerBound + read)..<rest.upperBound
      if rest.isEmpty { return }
      guard !isLost, let found = find(text, rest, from: max(place, start)) else {
        isLost = true
        body(Piece(literal: rest, source: place..<place, isVerbatim: false))
        return
      }
      place = found
    }
  }

  /// Gives pieces as long as words and source agree, and returns how many bytes that was.
  private mutating func align(
    _ text: [UInt8], _ literal: Range<Int>, _ body: (Piece) -> Void
  ) -> Int {
    var index = literal.lowerBound
    var start = index
    func flush(_ place: Int) {
      guard index > start else { return }
      body(
        Piece(
          literal: start..<index, source: (place - (index - start))..<place, isVerbatim: true))
    }
    while index < literal.upperBound, place < syntax.end {
      let byte = source[place]
      if byte != UInt8(ascii: "\\"), byte != UInt8(ascii: "&"), byte == text[index] {
        index &+= 1
        place &+= 1
        continue
      }
      guard let unit = unit(text, index..<literal.upperBound) else { break }
      guard unit.source != unit.literal else {
        index += unit.literal
        place += unit.source
        continue
      }
      flush(place)
      body(
        Piece(
          literal: index..<(index + unit.literal), source: place..<(place + unit.source),
          isVerbatim: false))
      index += unit.literal
      place += unit.source
      start = index
    }
    flush(place)
    return index - literal.lowerBound
  }

  /// The lengths of an escape or a reference at the cursor; equal ones for a mark that is itself.
  private func unit(_ text: [UInt8], _ literal: Range<Int>) -> (literal: Int, source: Int)? {
    let byte = source[place]
    let wanted = text[literal.lowerBound]
    if byte == UInt8(ascii: "\\") {
      if Self.isPunctuation(syntax.byte(place + 1)), syntax.byte(place + 1) == wanted {
        return (1, 2)
      }
      return wanted == byte ? (1, 1) : nil
    }
    guard byte == UInt8(ascii: "&") else { return nil }
    guard let length = referenceLength, wanted != byte || isAmpersand(length) else {
      return wanted == byte ? (1, 1) : nil
    }
    let one = Self.scalarLength(wanted)
    let second = literal.lowerBound + one
    // A few names stand for two characters.
    let next = syntax.byte(place + length)
    let needsTwo =
      second < literal.upperBound && text[second] >= 0x80 && next != text[second]
      && next != UInt8(ascii: "&") && next != UInt8(ascii: "\\")
    return (needsTwo ? one + Self.scalarLength(text[second]) : one, length)
  }

  /// The length of what looks like a reference at the cursor.
  private var referenceLength: Int? {
    var end = place + 1
    while end < min(syntax.end, place + 34), Self.isNamePart(source[end]) { end &+= 1 }
    return end > place + 1 && syntax.byte(end) == UInt8(ascii: ";") ? end + 1 - place : nil
  }

  private func isAmpersand(_ length: Int) -> Bool {
    let name = String(decoding: source[(place + 1)..<(place + length - 1)], as: UTF8.self)
    if name == "amp" || name == "AMP" { return true }
    guard name.hasPrefix("#") else { return false }
    let number = name.dropFirst()
    let isHexadecimal = number.first == "x" || number.first == "X"
    return Int(isHexadecimal ? number.dropFirst() : number, radix: isHexadecimal ? 16 : 10) == 38
  }

  /// The next place at which the words, or their first bytes, stand.
  private func find(_ text: [UInt8], _ literal: Range<Int>, from start: Int) -> Int? {
    // Punctuation may be written otherwise.
    let first = text[literal].prefix(1)
    let wanted = first + text[literal].dropFirst().prefix(24).prefix { !Self.isPunctuation($0) }
    var candidate = start
    while candidate + wanted.count <= syntax.end {
      if source[candidate] == text[literal.lowerBound], source[candidate...].starts(with: wanted) {
        return candidate
      }
      candidate &+= 1
    }
    return nil
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
      || (0x7B...0x7E).contains(byte)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "#")
  }

  private static func scalarLength(_ first: UInt8) -> Int {
    first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }
}
