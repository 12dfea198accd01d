/// A line of a plain text.
struct PlainTextLine {
  /// The line without white space around it; empty for a blank line.
  var content: Range<Int>

  /// Where the next line begins.
  var next: Int

  /// Finds the line that begins at a place.
  ///
  /// - Complexity: O(length of the line).
  init(_ source: [UInt8], from start: Int) {
    var end = start
    while end < source.count, source[end] != 0x0A, source[end] != 0x0D { end &+= 1 }
    next = end
    if next < source.count {
      let isPair = source[next] == 0x0D && next + 1 < source.count && source[next + 1] == 0x0A
      next += isPair ? 2 : 1
    }
    var first = start
    while first < end, source[first] <= 0x20 { first &+= 1 }
    while end > first, source[end - 1] <= 0x20 { end &-= 1 }
    content = first..<end
  }

  /// What a line says that is a comment of any of the usual kinds and may be a directive.
  func comment(in source: [UInt8]) -> Substring? {
    guard content.count > 10, content.count < 2_000 else { return nil }
    switch source[content.lowerBound] {
    case UInt8(ascii: "#"), UInt8(ascii: "/"), UInt8(ascii: "%"), UInt8(ascii: "<"),
      UInt8(ascii: "g"):
      break
    default: return nil
    }
    var text = String(decoding: source[content], as: UTF8.self)[...]
    if text.hasPrefix("<!--") {
      guard text.hasSuffix("-->") else { return nil }
      text = text.dropFirst(4).dropLast(3)
    } else if text.hasPrefix("//") {
      text = text.drop { $0 == "/" }
    } else {
      text = text.drop { $0 == "#" || $0 == "%" }
    }
    text = text.drop { $0.isWhitespace }
    return text.hasPrefix("glossctl-") ? text : nil
  }

  /// Whether the line is short and in capitals: *KETENTUAN UMUM*.
  func isInCapitals(_ source: [UInt8]) -> Bool {
    guard content.count <= 120, !source[content].contains(where: { (0x61...0x7A).contains($0) })
    else { return false }
    var capitals = 0
    for scalar in String(decoding: source[content], as: UTF8.self).unicodeScalars {
      if scalar.properties.isLowercase { return false }
      if scalar.properties.isUppercase { capitals += 1 }
    }
    return capitals > 3
  }

  /// Whether the line could be a heading when nothing follows it: short, and no sentence.
  func isShortPhrase(_ source: [UInt8]) -> Bool {
    guard content.count <= 100, let last = source[content].last, !".!?:;,".utf8.contains(last)
    else { return false }
    let text = String(decoding: source[content], as: UTF8.self)
    return text.unicodeScalars.contains { $0.properties.isAlphabetic } && !text.hasSuffix("…")
      && text.unicodeScalars.first?.properties.isLowercase != true
  }

  /// Whether the line begins an entry of a list: `-`, `•`, `1.`, `a)`, `(2)`.
  func beginsListItem(_ source: [UInt8]) -> Bool {
    let line = source[content]
    guard let first = line.first else { return false }
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "*") {
      return line.dropFirst().first == 0x20
    }
    if line.starts(with: "• ".utf8) || line.starts(with: "– ".utf8) { return true }
    let number = line.drop { $0 == UInt8(ascii: "(") }
    let label = number.prefix { Self.isLetterOrDigit($0) }
    guard (1...3).contains(label.count), number.startIndex - line.startIndex <= 1 else {
      return false
    }
    let isLetters = label.contains { $0 > UInt8(ascii: "9") }
    let rest = number.dropFirst(label.count)
    guard let mark = rest.first, rest.dropFirst().first == 0x20, !isLetters || label.count == 1
    else { return false }
    return mark == UInt8(ascii: ")") || (mark == UInt8(ascii: ".") && number.count == line.count)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
  }
}
