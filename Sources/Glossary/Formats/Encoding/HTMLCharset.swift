/// The encoding that a page declares (HTML Standard, section 13.2.3.2).
enum HTMLCharset {
  /// The name in a `<meta charset>` or its older form among the first bytes of a page.
  static func declared(in prefix: [UInt8]) -> String? {
    let text = Array(prefix.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 })
    var place = 0
    while let tag = find("<meta", in: text, from: place) {
      let end = text[tag...].firstIndex(of: UInt8(ascii: ">")) ?? text.count
      place = tag + 1
      guard let key = find("charset", in: text, from: tag), key < end else { continue }
      var rest = text[(key + 7)..<end].drop { $0 <= 0x20 }
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest = rest.dropFirst().drop { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
      let name = rest.prefix { $0 > 0x20 && !Array("\"';/>".utf8).contains($0) }
      if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
    }
    return nil
  }

  /// The encoding that browsers read a name as (Encoding Standard, section 4.2).
  static func name(for label: String) -> String? {
    let label = label.lowercased()
    // A page whose declaration can be read as ASCII is not in what it declares.
    if label.hasPrefix("utf-16") || TextEncoding.isUTF8(label) { return nil }
    return ["iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii"].contains(label)
      ? "windows-1252" : label
  }

  private static func find(_ word: StaticString, in text: [UInt8], from start: Int) -> Int? {
    let word = Array("\(word)".utf8)
    guard text.count >= word.count, start <= text.count - word.count else { return nil }
    return (start...(text.count - word.count)).first { text[$0...].starts(with: word) }
  }
}
