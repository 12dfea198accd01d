import TestSupport
import Testing

@testable import Glossary

/// A draft as a test reads it: the kind and the words of each block.
func lines(_ draft: DraftFile) -> [String] {
  draft.text.blocks.map { block in
    let kind =
      switch block.kind {
      case .heading(let level): "h\(level)"
      case .paragraph: "p"
      case .listItem: "li"
      case .tableCell: "td"
      case .caption: "caption"
      case .quotation: "quote"
      case .note: "note"
      case .boilerplate: "page"
      }
    return "\(kind): \(draft.text.text.slice(block.range))"
  }
}

/// Reads a draft from a text.
func read(
  _ text: String, _ name: String, encoding: String? = nil
) throws -> DraftFile {
  try DraftReader.read(NamedFile(name: name, bytes: Array(text.utf8)), encoding: encoding)
}

/// The passage of the source that a range of the text leads to.
func passage(_ draft: DraftFile, _ range: TextRange) -> String? {
  guard let location = draft.text.source.location(of: range) else { return nil }
  return String(draft.text.source.parts[location.part].text.slice(location.range))
}

/// The first place of some words in the text of a draft.
func range(of words: String, in draft: DraftFile) throws -> TextRange {
  let found = try #require(draft.text.text.firstRange(of: words))
  let utf8 = draft.text.text.utf8
  return TextRange(
    start: utf8.distance(from: utf8.startIndex, to: found.lowerBound),
    end: utf8.distance(from: utf8.startIndex, to: found.upperBound))
}

/// The bytes of a file in which words were put in the place of others, all of them once.
func replacing(
  _ words: String, with others: String, in draft: DraftFile, _ original: [UInt8]
) throws -> [UInt8] {
  let range = try range(of: words, in: draft)
  return try draft.bytes(
    applying: draft.edits(replacing: range, with: others), to: original)
}

/// The words of a text with their ranges: what stands between white space and signs for objects.
func words(_ text: String) -> [(text: String, range: TextRange)] {
  var found: [(String, TextRange)] = []
  var word = ""
  var start = 0
  var offset = 0
  for scalar in text.unicodeScalars {
    let length = String(scalar).utf8.count
    if scalar == " " || scalar == "\n" || scalar == "\r" || scalar == "\t" || scalar == "\u{FFFC}" {
      if !word.isEmpty { found.append((word, TextRange(start: start, end: offset))) }
      word = ""
      start = offset + length
    } else {
      word.unicodeScalars.append(scalar)
    }
    offset += length
  }
  if !word.isEmpty { found.append((word, TextRange(start: start, end: offset))) }
  return found.map { (text: $0.0, range: $0.1) }
}

/// A text in one of the encodings that a mark tells.
func encoded(_ text: String, _ encoding: Int) -> [UInt8] {
  switch encoding {
  case 1: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
  case 2: [0xFF, 0xFE] + utf16(text, bigEndian: false)
  case 3: [0xFE, 0xFF] + utf16(text, bigEndian: true)
  case 4:
    [0xFF, 0xFE, 0, 0]
      + text.unicodeScalars.flatMap { scalar in
        (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> (8 * UInt32($0))) }
      }
  default: Array(text.utf8)
  }
}

/// A ZIP container made byte by byte.
func zip(_ files: [(name: String, content: [UInt8], isStored: Bool)]) -> [UInt8] {
  func number(_ number: Int, _ length: Int) -> [UInt8] {
    (0..<length).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
  var output: [UInt8] = []
  var directory: [UInt8] = []
  for (index, file) in files.enumerated() {
    let data = file.isStored ? file.content : Deflate.packed(file.content)
    let name = Array(file.name.utf8)
    // Version, flags, method, time, day, checksum, sizes: the same in both records.
    var fields = number(20, 2) + number(0, 2) + number(file.isStored ? 0 : 8, 2)
    fields += number(0x6000 + index, 2) + number(0x5821, 2)
    fields += number(Deflate.checksum(of: file.content), 4) + number(data.count, 4)
    fields += number(file.content.count, 4) + number(name.count, 2)
    directory += [0x50, 0x4B, 1, 2] + number(20, 2) + fields + number(0, 2) + number(0, 2)
    directory += number(0, 2) + number(0, 2) + number(0, 4) + number(output.count, 4) + name
    output += [0x50, 0x4B, 3, 4] + fields + number(0, 2) + name + data
  }
  let end =
    [0x50, 0x4B, 5, 6] + number(0, 4) + number(files.count, 2) + number(files.count, 2)
    + number(directory.count, 4) + number(output.count, 4) + number(0, 2)
  return output + directory + end
}

/// A DOCX file with this body.
func docx(
  _ body: String, styles: String = "", parts: [String: String] = [:], core: String = ""
) -> [UInt8] {
  let vocabulary = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
  let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  func relations(_ list: [(String, String)]) -> String {
    let lines = list.enumerated().map { index, relation in
      "<Relationship Id=\"r\(index)\" Type=\"\(type)/\(relation.0)\" Target=\"\(relation.1)\"/>"
    }
    return
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Relationships>\(lines.joined())</Relationships>"
  }
  var files: [(name: String, content: [UInt8], isStored: Bool)] = []
  func add(_ name: String, _ text: String) { files.append((name, Array(text.utf8), false)) }
  add("[Content_Types].xml", "<Types/>")
  add("_rels/.rels", relations([("officeDocument", "word/document.xml")]))
  add(
    "word/document.xml",
    """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <w:document \(vocabulary) xmlns:mc="urn:mc" xmlns:m="urn:m"><w:body>\(body)</w:body></w:document>
    """)
  let names = parts.keys.sorted()
  add(
    "word/_rels/document.xml.rels",
    relations([("styles", "styles.xml")] + names.map { ($0, "\($0).xml") }))
  add("word/styles.xml", "<w:styles \(vocabulary)>\(styles)</w:styles>")
  for name in names {
    add("word/\(name).xml", "<w:x \(vocabulary)>\(parts[name] ?? "")</w:x>")
  }
  add("docProps/core.xml", "<cp:c xmlns:cp='a' xmlns:dc='b' xmlns:dcterms='c'>\(core)</cp:c>")
  return zip(files)
}

/// An ODT file with this text.
func odt(_ text: String, styles: String = "", meta: String = "") -> [UInt8] {
  let names =
    "xmlns:office='o' xmlns:text='t' xmlns:table='b' xmlns:style='s' xmlns:meta='m' xmlns:dc='d' xmlns:draw='r'"
  return zip([
    ("mimetype", Array("application/vnd.oasis.opendocument.text".utf8), true),
    (
      "content.xml",
      Array(
        "<office:document-content \(names)><office:body><office:text>\(text)</office:text></office:body></office:document-content>"
          .utf8), false
    ),
    ("styles.xml", Array("<office:s \(names)>\(styles)</office:s>".utf8), false),
    ("meta.xml", Array("<office:m \(names)>\(meta)</office:m>".utf8), false),
  ])
}
