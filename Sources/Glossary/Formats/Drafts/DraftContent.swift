/// What the bytes of a file say it is, whatever its name.
enum DraftContent: Hashable {
  /// A ZIP container; which kind its files tell.
  case zip

  /// A page: it begins with a tag that begins pages.
  case html

  /// A file of a kind that is no draft, with what to do.
  case other(rule: String, message: String)

  /// Text of any kind.
  case text

  /// Looks at the first bytes of a file.
  ///
  /// - Complexity: O(1), and O(size) for the containers of older office programs.
  init(_ bytes: [UInt8]) {
    if ZipContainer.isZip(bytes) {
      self = .zip
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = Self.isEncryptedPackage(bytes) ? Self.encrypted : Self.oldDocument
    } else if bytes.starts(with: Array("%PDF-".utf8)) {
      self = .other(
        rule: "wrong-format",
        message: "a PDF file, which is not read; check the document that it was made from")
    } else if bytes.starts(with: Array("{\\rtf".utf8)) {
      self = .other(rule: "wrong-format", message: "an RTF file; save it as DOCX or ODT")
    } else {
      self = Self.beginsPage(bytes) ? .html : .text
    }
  }

  private static let encrypted = Self.other(
    rule: "encrypted",
    message: "the document is encrypted; open it with its password and save it without")

  private static let oldDocument = Self.other(
    rule: "wrong-format", message: "a document of an old office program; save it as DOCX or ODT")

  /// Whether a compound file holds a stream of the name that encrypted packages have
  /// (MS-OFFCRYPTO, section 2.3).
  private static func isEncryptedPackage(_ bytes: [UInt8]) -> Bool {
    let name = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
    var place = 0
    while place + name.count <= bytes.count {
      if bytes[place] == name[0], bytes[place...].starts(with: name) { return true }
      // Entries of the directory begin at multiples of 128 bytes, behind a header of 512.
      place += 128
    }
    return false
  }

  private static func beginsPage(_ bytes: [UInt8]) -> Bool {
    var start = bytes.prefix(512).filter { $0 != 0 }[...]
    for mark in [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]] as [[UInt8]]
    where start.starts(with: mark) {
      start = start.dropFirst(mark.count)
    }
    let text = String(decoding: start.drop { $0 <= 0x20 }, as: UTF8.self).lowercased()
    if text.hasPrefix("<?xml") { return text.contains("<!doctype html") || text.contains("<html") }
    return text.hasPrefix("<!doctype html") || text.hasPrefix("<html")
  }
}
