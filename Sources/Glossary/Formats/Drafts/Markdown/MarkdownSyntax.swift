/// The marks of Markdown that a reader of its words steps over.
///
/// Each function is given a place and says where the mark that stands there ends; nil when none does.
struct MarkdownSyntax {
  let source: [UInt8]

  /// Where the text ends that is looked at.
  var end: Int

  /// The end of a definition of a link: `[label]: destination "title"` (CommonMark 0.29, 4.7).
  func definition(at start: Int) -> Int? {
    var place = skipBlanks(start)
    guard let label = label(at: place), label - place > 2, byte(label) == UInt8(ascii: ":"),
      byte(place + 1) != UInt8(ascii: "^")
    else { return nil }
    place = skipBlanksAndLineEnd(label + 1)
    guard let destination = destination(at: place), destination > place else { return nil }
    let behind = skipBlanks(destination)
    let withoutTitle = isLineEnd(behind) ? skipLineEnd(behind) : nil
    let titlePlace = skipBlanksAndLineEnd(destination)
    if titlePlace > destination, let title = title(at: titlePlace) {
      let behindTitle = skipBlanks(title)
      if isLineEnd(behindTitle) { return skipLineEnd(behindTitle) }
    }
    return withoutTitle
  }

  /// The end of what follows the text of a link or image: its address, its label, or nothing.
  func linkTail(at start: Int) -> Int {
    if byte(start) == UInt8(ascii: "(") {
      var place = skipBlanksAndLineEnd(start + 1)
      if let destination = destination(at: place) {
        place = skipBlanksAndLineEnd(destination)
        if place > destination, let title = title(at: place) { place = skipBlanksAndLineEnd(title) }
      }
      if byte(place) == UInt8(ascii: ")") { return place + 1 }
    }
    if byte(start) == UInt8(ascii: "["), byte(start + 1) != UInt8(ascii: "^"),
      let label = label(at: start)
    {
      return label
    }
    return start
  }

  /// The end of a piece of code.
  func code(at start: Int) -> Int? {
    let open = run(of: UInt8(ascii: "`"), at: start)
    guard open > 0 else { return nil }
    var place = start + open
    while place < end {
      guard source[place] == UInt8(ascii: "`") else {
        place &+= 1
        continue
      }
      let close = run(of: UInt8(ascii: "`"), at: place)
      place += close
      if close == open { return place }
    }
    return nil
  }

  /// The end of a tag or comment.
  func tag(at start: Int) -> Int? {
    guard byte(start) == UInt8(ascii: "<") else { return nil }
    let isComment = source[start..<end].starts(with: "<!--".utf8)
    var place = start + 1
    var quote: UInt8?
    while place < end {
      let byte = source[place]
      if isComment {
        if byte == UInt8(ascii: ">"), place >= start + 6, source[place - 1] == UInt8(ascii: "-"),
          source[place - 2] == UInt8(ascii: "-")
        {
          return place + 1
        }
      } else if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return place + 1
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      place &+= 1
    }
    return nil
  }

  /// How many times a byte stands at a place.
  func run(of mark: UInt8, at start: Int) -> Int {
    var place = start
    while place < end, source[place] == mark { place &+= 1 }
    return place - start
  }

  /// The byte at a place; 0 behind the end.
  func byte(_ place: Int) -> UInt8 { place < end ? source[place] : 0 }

  /// The place behind blanks and tabs.
  func skipBlanks(_ start: Int) -> Int {
    var place = start
    while place < end, source[place] == 0x20 || source[place] == 0x09 { place &+= 1 }
    return place
  }

  /// Whether a line ends at a place.
  func isLineEnd(_ place: Int) -> Bool {
    place >= end || source[place] == 0x0A || source[place] == 0x0D
  }

  /// The place behind the end of a line at a place.
  func skipLineEnd(_ place: Int) -> Int {
    if byte(place) == 0x0D, byte(place + 1) == 0x0A { return place + 2 }
    return min(place + 1, end)
  }

  private func skipBlanksAndLineEnd(_ start: Int) -> Int {
    let place = skipBlanks(start)
    guard place < end, isLineEnd(place) else { return place }
    return skipBlanks(skipLineEnd(place))
  }

  /// The end of a label in brackets.
  private func label(at start: Int) -> Int? {
    guard byte(start) == UInt8(ascii: "[") else { return nil }
    var place = start + 1
    while place < end, place - start < 1_002 {
      switch source[place] {
      case UInt8(ascii: "\\"): place += 1
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "]"): return place + 1
      default: break
      }
      place += 1
    }
    return nil
  }

  private func destination(at start: Int) -> Int? {
    if byte(start) == UInt8(ascii: "<") {
      var place = start + 1
      while place < end, !isLineEnd(place), source[place] != UInt8(ascii: "<") {
        if source[place] == UInt8(ascii: ">") { return place + 1 }
        place += source[place] == UInt8(ascii: "\\") ? 2 : 1
      }
      return nil
    }
    var depth = 0
    var place = start
    while place < end, source[place] > 0x20 {
      switch source[place] {
      case UInt8(ascii: "\\") where place + 1 < end && source[place + 1] > 0x20: place += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        if depth == 0 { return place }
        depth -= 1
      default: break
      }
      place += 1
    }
    return depth == 0 ? place : nil
  }

  private func title(at start: Int) -> Int? {
    let close: UInt8
    switch byte(start) {
    case UInt8(ascii: "\""): close = UInt8(ascii: "\"")
    case UInt8(ascii: "'"): close = UInt8(ascii: "'")
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    default: return nil
    }
    var place = start + 1
    while place < end {
      if source[place] == close { return place + 1 }
      place += source[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }
}
