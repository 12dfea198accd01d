/// Text as it is meant, without what only lays out the file.
enum TBXText {
  /// The text with one blank for each line end that an indented line follows.
  ///
  /// - Complexity: O(length).
  static func withoutLayout(_ text: String) -> String {
    guard text.utf8.contains(0x0A) else { return text }
    var bytes: [UInt8] = []
    let source = Array(text.utf8)
    var index = 0
    while index < source.count {
      guard source[index] == 0x0A else {
        bytes.append(source[index])
        index += 1
        continue
      }
      var next = index + 1
      while next < source.count, [0x20, 0x09].contains(source[next]) { next += 1 }
      if next > index + 1 {
        while let last = bytes.last, [0x20, 0x09].contains(last) { bytes.removeLast() }
        bytes.append(0x20)
      } else {
        bytes.append(0x0A)
      }
      index = next
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A text without layout, and without white space at its ends.
  static func trimmed(_ text: String) -> String {
    var content: [DataItem.Content] = [.text(withoutLayout(text))]
    trim(&content)
    return DataItem("", content: content).text
  }

  /// Removes white space at the ends of what an item says, and empty texts.
  static func trim(_ content: inout [DataItem.Content]) {
    func isBlank(_ character: Character) -> Bool {
      character == " " || character == "\n" || character == "\t" || character == "\r"
        || character == "\r\n"
    }
    if case .text(let text) = content.first {
      content[0] = .text(String(text.drop(while: isBlank)))
    }
    if case .text(let text) = content.last {
      let end = text.lastIndex { !isBlank($0) }.map { text.index(after: $0) } ?? text.startIndex
      content[content.count - 1] = .text(String(text[..<end]))
    }
    content.removeAll { $0 == .text("") }
  }
}
