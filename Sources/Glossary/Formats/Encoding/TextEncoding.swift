/// The encoding of a file, as its first bytes or its declaration tell.
struct TextEncoding: Hashable {
  /// The name for a converter; nil for UTF-8, which needs none.
  var name: String?

  /// The length of the mark at the start, which is no part of the text.
  var markLength = 0

  /// The bytes of a unit of the encoding: 1, 2 or 4.
  private var unit = 1

  /// The bytes of a file that tell its encoding.
  static let prefixLength = 1_024

  private init(_ name: String?, mark: Int = 0, unit: Int = 1) {
    self.name = name
    markLength = mark
    self.unit = unit
  }

  /// The encoding of a table: by its mark, else the one that the user names, else UTF-8.
  static func ofTable(_ prefix: [UInt8], named name: String?) -> TextEncoding {
    if let marked = marked(prefix) { return marked }
    return TextEncoding(name.flatMap { isUTF8($0) ? nil : $0 })
  }

  /// The encoding of an XML document (XML 1.0, appendix F): by its mark, its first character or its
  /// declaration.
  ///
  /// - Throws: a `FileProblem` when the declaration contradicts the bytes.
  static func ofXML(_ prefix: [UInt8], file: String) throws(FileProblem) -> TextEncoding {
    var encoding = marked(prefix) ?? unmarkedXML(prefix)
    let ascii = encoding.ascii(prefix)
    guard let declared = declaredEncoding(ascii) else { return encoding }
    let lowercased = declared.lowercased()
    let declaredUnit =
      if ["utf-16", "utf16", "ucs-2", "ucs2", "unicode"].contains(where: lowercased.hasPrefix)
        || lowercased == "iso-10646-ucs-2"
      { 2 } else if ["utf-32", "utf32", "ucs-4", "iso-10646-ucs-4"].contains(lowercased) { 4 } else
      { 1 }
    let contradicts =
      declaredUnit != encoding.unit || (encoding.markLength == 3 && !isUTF8(declared))
    if contradicts {
      throw FileProblem(
        file: file, line: 1, column: 1, kind: .unreadable, rule: "encoding",
        message: "the first line declares \(declared), but the file is in "
          + "\(encoding.name ?? "UTF-8 or another encoding of bytes"); correct the declaration")
    }
    if encoding.unit == 1, encoding.markLength == 0, !isUTF8(declared) { encoding.name = declared }
    return encoding
  }

  /// The encoding of a page: by its mark, else the one that the user names, else the one that the
  /// page declares, else UTF-8.
  static func ofHTML(_ prefix: [UInt8], named name: String?) -> TextEncoding {
    if let marked = marked(prefix) { return marked }
    guard let name = name ?? HTMLCharset.declared(in: prefix), !isUTF8(name) else {
      return TextEncoding(nil)
    }
    return TextEncoding(HTMLCharset.name(for: name))
  }

  /// A text in UTF-8 as this encoding has it, with the mark.
  ///
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError` for a character that the encoding lacks.
  func encode(_ text: [UInt8]) throws(UnicodeError) -> [UInt8] {
    guard let name else { return (markLength == 3 ? [0xEF, 0xBB, 0xBF] : []) + text }
    let isBigEndian = name.hasSuffix("BE")
    func bytes(_ unit: UInt32, _ length: Int) -> [UInt8] {
      (0..<length).map { index in
        UInt8(truncatingIfNeeded: unit >> (8 * UInt32(isBigEndian ? length - 1 - index : index)))
      }
    }
    switch unit {
    case 2:
      let text = String(decoding: text, as: UTF8.self)
      return (markLength > 0 ? bytes(0xFEFF, 2) : []) + text.utf16.flatMap { bytes(UInt32($0), 2) }
    case 4:
      let text = String(decoding: text, as: UTF8.self)
      return (markLength > 0 ? bytes(0xFEFF, 4) : [])
        + text.unicodeScalars.flatMap { bytes($0.value, 4) }
    default: return try TextConverter.encode(text, as: name)
    }
  }

  private static func marked(_ prefix: [UInt8]) -> TextEncoding? {
    if prefix.starts(with: [0xEF, 0xBB, 0xBF]) { return TextEncoding(nil, mark: 3) }
    if prefix.starts(with: [0xFF, 0xFE, 0, 0]) {
      return TextEncoding("UTF-32LE", mark: 4, unit: 4)
    }
    if prefix.starts(with: [0, 0, 0xFE, 0xFF]) {
      return TextEncoding("UTF-32BE", mark: 4, unit: 4)
    }
    if prefix.starts(with: [0xFF, 0xFE]) { return TextEncoding("UTF-16LE", mark: 2, unit: 2) }
    if prefix.starts(with: [0xFE, 0xFF]) { return TextEncoding("UTF-16BE", mark: 2, unit: 2) }
    return nil
  }

  /// The first character of an XML document is `<`.
  private static func unmarkedXML(_ prefix: [UInt8]) -> TextEncoding {
    if prefix.starts(with: [0x3C, 0, 0, 0]) { return TextEncoding("UTF-32LE", unit: 4) }
    if prefix.starts(with: [0, 0, 0, 0x3C]) { return TextEncoding("UTF-32BE", unit: 4) }
    if prefix.starts(with: [0x3C, 0]) { return TextEncoding("UTF-16LE", unit: 2) }
    if prefix.starts(with: [0, 0x3C]) { return TextEncoding("UTF-16BE", unit: 2) }
    return TextEncoding(nil)
  }

  /// The ASCII characters of the first bytes, for the declaration has no others.
  private func ascii(_ prefix: [UInt8]) -> String {
    let bytes = prefix.dropFirst(markLength).filter { $0 != 0 && $0 < 0x80 }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func declaredEncoding(_ text: String) -> String? {
    guard text.hasPrefix("<?xml"), let end = text.firstIndex(of: ">") else { return nil }
    let declaration = text[..<end]
    var rest = declaration.utf8[...]
    let key = Array("encoding".utf8)
    while !rest.starts(with: key) {
      if rest.isEmpty { return nil }
      rest = rest.dropFirst()
    }
    rest = rest.dropFirst(key.count).drop { $0 <= 0x20 }
    guard rest.first == UInt8(ascii: "=") else { return nil }
    rest = rest.dropFirst().drop { $0 <= 0x20 }
    guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return nil
    }
    return String(Substring(rest.dropFirst().prefix { $0 != quote }))
  }

  static func isUTF8(_ name: String) -> Bool {
    ["utf-8", "utf8"].contains(name.lowercased())
  }
}
