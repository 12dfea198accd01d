/// Pieces of XML that are put together.
enum XMLFragment {
  /// Whether a text can stand as the content of an element, whatever its prefixes mean.
  ///
  /// - Complexity: O(length).
  static func isWellFormed(_ content: String) -> Bool {
    do {
      var parser = try XMLParser(file: "", keepsPositions: false)
      try parser.parse(Array("<x>\(content)</x>".utf8), isLast: true) { _ in }
      return true
    } catch {
      return false
    }
  }

  /// A start tag with other values of some attributes, each replaced in its place or added at the end.
  ///
  /// - Complexity: O(length · attributes).
  static func tag(_ tag: String, setting attributes: [(name: String, value: String)]) -> String {
    var tag = tag
    for (name, value) in attributes {
      let value = XMLText.attribute(value)
      if let place = Self.value(of: name, in: tag) {
        tag.replaceSubrange(place, with: "\"\(value)\"")
      } else {
        let end = tag.hasSuffix("/>") ? 2 : 1
        let kept = tag.dropLast(end)
        tag = "\(kept)\(kept.last == " " ? "" : " ")\(name)=\"\(value)\"\(tag.suffix(end))"
      }
    }
    return tag
  }

  /// A start tag of an element that holds something, from that of an empty one.
  static func opened(_ tag: String) -> String {
    guard tag.hasSuffix("/>") else { return tag }
    var kept = tag.dropLast(2)
    while kept.last?.isWhitespace ?? false { kept.removeLast() }
    return kept + ">"
  }

  /// The value of an attribute in a start tag, with its quotation marks.
  private static func value(of name: String, in tag: String) -> Range<String.Index>? {
    var position = tag.firstIndex(where: \.isWhitespace) ?? tag.endIndex
    while position < tag.endIndex {
      let start = tag[position...].firstIndex { !$0.isWhitespace } ?? tag.endIndex
      guard let equals = tag[start...].firstIndex(of: "="),
        let open = tag[equals...].firstIndex(where: { $0 == "\"" || $0 == "'" }),
        let close = tag[tag.index(after: open)...].firstIndex(of: tag[open])
      else { return nil }
      let end = tag.index(after: close)
      if tag[start..<equals].prefix(while: { !$0.isWhitespace }) == name { return open..<end }
      position = end
    }
    return nil
  }
}
