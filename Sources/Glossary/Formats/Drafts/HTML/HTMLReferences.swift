/// Finds where each byte of a text stands in the source that it was decoded from.
///
/// The parser says where a text begins and ends. Between, the source has references, line ends of
/// two bytes, and tags that the parser left out since they fit nothing.
struct HTMLReferences {
  /// A stretch of the text with its place.
  struct Piece {
    var text: Range<Int>
    var source: Range<Int>
    var isVerbatim: Bool
  }

  /// The longest name of a reference, and a few bytes more.
  private static let longestReference = 40

  /// The pieces of a text in order; together they are the text.
  ///
  /// - Complexity: O(length).
  static func pieces(
    of text: [UInt8], _ range: Range<Int>, in source: [UInt8], _ sourceRange: Range<Int>,
    _ body: (Piece) -> Void
  ) {
    var place = range.lowerBound
    var position = sourceRange.lowerBound
    var start = place
    let end = sourceRange.upperBound
    func flush() {
      guard place > start else { return }
      let length = place - start
      body(
        Piece(
          text: start..<place, source: (position - length)..<position, isVerbatim: true))
    }
    while place < range.upperBound {
      guard position < end else {
        // The source ends early, which the parser's places should not allow.
        flush()
        body(Piece(text: place..<range.upperBound, source: end..<end, isVerbatim: false))
        return
      }
      let byte = source[position]
      let isPlain = byte != 0x26 && byte != 0x3C && byte != 0x0D
      if isPlain && byte == text[place] {
        place &+= 1
        position &+= 1
        continue
      }
      // Within a title tags are text.
      let isLiteral =
        byte == text[place]
        && (byte == 0x3C
          ? place + 1 == range.upperBound || position + 1 == end
            || source[position + 1] == text[place + 1] || source[position + 1] == 0x26
          : byte == 0x26 && !isAmpersand(source, position, end))
      if isLiteral {
        place &+= 1
        position &+= 1
        continue
      }
      if byte == 0x3C, let tag = leftOutTag(source, position, end) {
        flush()
        position = tag
        start = place
        continue
      }
      flush()
      let unit = unit(text, place..<range.upperBound, source, position..<end)
      body(
        Piece(
          text: place..<(place + unit.text), source: position..<(position + unit.source),
          isVerbatim: false))
      place += unit.text
      position += unit.source
      start = place
    }
    flush()
  }

  /// Where the source goes on after a tag or comment at a place; nil when the bracket is text.
  private static func leftOutTag(_ source: [UInt8], _ place: Int, _ end: Int) -> Int? {
    guard place + 1 < end else { return nil }
    let next = source[place + 1] | 0x20
    let isTag =
      (0x61...0x7A).contains(next) || source[place + 1] == UInt8(ascii: "/")
      || source[place + 1] == UInt8(ascii: "!") || source[place + 1] == UInt8(ascii: "?")
    guard isTag, let close = source[place..<end].firstIndex(of: UInt8(ascii: ">")) else {
      return nil
    }
    return close + 1
  }

  /// Whether the source has a reference to the ampersand itself at a place.
  private static func isAmpersand(_ source: [UInt8], _ place: Int, _ end: Int) -> Bool {
    let rest = source[place..<min(end, place + 10)]
    return ["&amp", "&AMP", "&#38", "&#x26", "&#X26", "&#038", "&#0038"].contains {
      rest.starts(with: $0.utf8)
    }
  }

  /// The lengths of what stands for one character, or for two of some names.
  private static func unit(
    _ text: [UInt8], _ range: Range<Int>, _ source: [UInt8], _ sourceRange: Range<Int>
  ) -> (text: Int, source: Int) {
    let place = sourceRange.lowerBound
    let one = scalarLength(text[range.lowerBound])
    if source[place] == 0x0D {
      let isPair = place + 1 < sourceRange.upperBound && source[place + 1] == 0x0A
      return (1, isPair ? 2 : 1)
    }
    guard source[place] == 0x26 else { return (one, min(one, sourceRange.count)) }
    let window = source[place..<min(sourceRange.upperBound, place + longestReference)]
    let name = window.dropFirst().prefix { isNamePart($0) }.count + 1
    let isClosed = window.dropFirst(name).first == UInt8(ascii: ";")
    let whole = name + (isClosed ? 1 : 0)
    /// Whether what follows in the text may stand where the source goes on.
    func fits(_ textLength: Int, _ sourceLength: Int) -> Bool {
      let next = place + sourceLength
      let following = range.lowerBound + textLength
      guard next < sourceRange.upperBound, following < range.upperBound else {
        return next >= sourceRange.upperBound || following >= range.upperBound
      }
      let byte = source[next]
      return byte == text[following] || byte == 0x26 || byte == 0x3C || byte == 0x0D
    }
    if fits(one, whole) { return (one, whole) }
    // A few names stand for two characters.
    let second = range.lowerBound + one
    if second < range.upperBound, text[second] >= 0x80 {
      let two = one + scalarLength(text[second])
      if fits(two, whole) { return (two, whole) }
    }
    // Some need no semicolon and run into the word behind.
    let shorter = stride(from: name, to: 2, by: -1).first { fits(one, $0) }
    return (one, shorter ?? whole)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "#")
  }

  private static func scalarLength(_ first: UInt8) -> Int {
    first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }
}
