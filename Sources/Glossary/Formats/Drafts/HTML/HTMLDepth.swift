/// Bounds the nesting of pages before they are parsed.
enum HTMLDepth {
  /// Where a passage is nested deeper than pages are; nil where it is not.
  ///
  /// Elements whose end may be left out do not count: they end each other.
  ///
  /// - Complexity: O(length).
  static func placeTooDeep(_ source: [UInt8], _ range: Range<Int>) -> Int? {
    var depth = 0
    var place = range.lowerBound
    while place + 1 < range.upperBound {
      guard source[place] == 0x3C else {
        place &+= 1
        continue
      }
      let isEnd = source[place + 1] == UInt8(ascii: "/")
      let start = place + (isEnd ? 2 : 1)
      var end = start
      while end < range.upperBound, isLetterOrDigit(source[end]) { end &+= 1 }
      let tag = place
      place = max(end, place + 1)
      guard end > start, end - start < 12 else {
        if source[tag...].starts(with: "<!--".utf8) {
          place = find("-->", in: source, from: tag, to: range.upperBound)
        }
        continue
      }
      let name = String(decoding: source[start..<end], as: UTF8.self).lowercased()
      if uncounted.contains(name) { continue }
      if name == "script" || name == "style" {
        if !isEnd { place = find("</", in: source, from: end, to: range.upperBound) }
      } else if isEnd {
        depth = max(0, depth - 1)
      } else {
        depth += 1
        if depth > HTMLTree.maximumDepth { return tag }
      }
    }
    return nil
  }

  private static func find(_ mark: String, in source: [UInt8], from: Int, to: Int) -> Int {
    let mark = Array(mark.utf8)
    var place = from
    while place + mark.count <= to {
      if source[place] == mark[0], source[place...].starts(with: mark) { return place + mark.count }
      place &+= 1
    }
    return to
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  /// Elements without an end, and those whose end may be left out.
  private static let uncounted: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option",
    "optgroup", "colgroup", "caption", "rp", "rt", "html", "head", "body",
  ]
}
