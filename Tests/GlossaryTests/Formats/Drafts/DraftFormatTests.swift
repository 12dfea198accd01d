import TestSupport
import Testing

@testable import Glossary

/// What a file is, and what is said of files that cannot be read.
@Suite struct DraftFormatTests {
  private func outcome(
    _ bytes: [UInt8], _ name: String, format: DraftFormat? = nil
  ) -> String {
    do {
      let draft = try DraftReader.read(NamedFile(name: name, bytes: bytes), format: format)
      return ([draft.format.rawValue] + draft.problems.map(\.rule)).joined(separator: " ")
    } catch {
      return error.rule
    }
  }

  private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  @Test func formatsByNameAndContent() {
    let text = Array("Satu dua.".utf8)
    let page = Array("<!DOCTYPE html><p>Satu".utf8)
    let word = docx("<w:p><w:r><w:t>Satu</w:t></w:r></w:p>")
    let office = odt("<text:p>Satu</text:p>")
    #expect(outcome(text, "a.txt") == "text")
    #expect(outcome(text, "a") == "text")
    #expect(outcome(text, "a.MD") == "markdown")
    #expect(outcome(text, "a.htm") == "html")
    #expect(outcome(page, "-") == "html")
    #expect(outcome(page, "a.txt") == "html wrong-extension")
    #expect(outcome(page, "a.docx") == "html wrong-extension")
    #expect(outcome(page, "a.txt", format: .text) == "text")
    #expect(outcome(word, "a.docx") == "docx")
    #expect(outcome(word, "a.odt") == "docx wrong-extension")
    #expect(outcome(word, "a.txt") == "docx wrong-extension")
    #expect(outcome(word, "-") == "docx")
    #expect(outcome(office, "a.odt") == "odt")
    #expect(outcome(office, "a.docx") == "odt wrong-extension")
    #expect(outcome(office, "a.docx", format: .docx) == "wrong-format")
    #expect(outcome(text, "a.docx") == "wrong-format")
  }

  @Test func aTextTooLargeIsNotRead() {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: DecodedFile.maximumSize + 1)
    for name in ["a.txt", "a.md", "a.html", "a"] { #expect(outcome(bytes, name) == "too-large") }
  }

  @Test func filesThatCannotBeRead() {
    let word = docx("<w:p><w:r><w:t>Satu</w:t></w:r></w:p>")
    for name in ["a.txt", "a.md", "a.html", "a.docx", "a.odt"] {
      #expect(outcome([], name) == "empty-file")
    }
    let package = "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
    let padding = [UInt8](repeating: 0, count: 1_024 - Self.compound.count)
    #expect(outcome(Self.compound + padding + package, "a.docx") == "encrypted")
    #expect(outcome(Self.compound + padding, "a.doc") == "wrong-format")
    #expect(outcome(Array("%PDF-1.7".utf8), "a.docx") == "wrong-format")
    #expect(outcome(Array("{\\rtf1 x}".utf8), "a.txt") == "wrong-format")
    #expect(outcome(zip([("x.txt", [1], false)]), "a.docx") == "wrong-format")
    #expect(
      outcome(zip([("[Content_Types].xml", Array("<a/>".utf8), false)]), "a.docx")
        == "missing-part")
    #expect(
      outcome(zip([("mimetype", Array("application/vnd.oasis.opendocument.text".utf8), true)]), "a")
        == "missing-part")
    for length in [30, 200, word.count / 2, word.count - 30] {
      let rule = outcome(Array(word.prefix(length)), "a.docx")
      #expect(rule == "damaged-zip" || rule == "wrong-format" || rule == "missing-part")
    }
    var damaged = word
    for index in 150..<260 { damaged[index] ^= 0x55 }
    #expect(["damaged-zip", "missing-part"].contains(outcome(damaged, "a.docx")))
    #expect(outcome(docx("<w:p><w:r>"), "a.docx") == "xml-syntax")
  }

  @Test func mistakesInPartsNameThePartAndTheLine() throws {
    let problem = #expect(throws: FileProblem.self) {
      try DraftReader.read(NamedFile(name: "a.docx", bytes: docx("<w:p>\n\n<w:r></w:p>")))
    }
    #expect(problem?.file == "a.docx (word/document.xml)")
    #expect(problem?.line == 4)
  }

  @Test func encryptedFiles() {
    let manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    let office = zip([
      ("mimetype", Array("application/vnd.oasis.opendocument.text".utf8), true),
      ("content.xml", [1, 2, 3], true), ("META-INF/manifest.xml", Array(manifest.utf8), false),
    ])
    #expect(outcome(office, "a.odt") == "encrypted")
    var word = docx("<w:p/>")
    // The flag of encryption in both records of every file.
    for place in 0..<(word.count - 10) {
      if word[place...].starts(with: [0x50, 0x4B, 3, 4]) { word[place + 6] |= 1 }
      if word[place...].starts(with: [0x50, 0x4B, 1, 2]) { word[place + 8] |= 1 }
    }
    #expect(outcome(word, "a.docx") == "encrypted")
  }

  @Test func bombs() throws {
    let zeros = [UInt8](repeating: 0x20, count: 40 << 20)
    let body = Array("<w:document>".utf8) + zeros
    let bomb = zip([
      ("[Content_Types].xml", Array("<a/>".utf8), false), ("word/document.xml", body, false),
    ])
    #expect(bomb.count < 100_000)
    #expect(outcome(bomb, "a.docx") == "zip-bomb")
    var limits = ZipContainer.Limits()
    limits.files = 3
    let file = NamedFile(name: "a", bytes: zip((0..<5).map { ("\($0)", [1], true) }))
    #expect(throws: FileProblem.self) { try ZipContainer(file, limits: limits) { _ in false } }
    limits = ZipContainer.Limits()
    limits.fileLength = 10
    let long = NamedFile(name: "a", bytes: zip([("a", [UInt8](repeating: 1, count: 11), true)]))
    #expect(throws: FileProblem.self) { try ZipContainer(long, limits: limits) { _ in true } }
  }

  @Test func nestingIsBounded() throws {
    let deep = String(repeating: "<div>", count: 200_000)
    #expect(outcome(Array(deep.utf8), "a.html") == "too-deep")
    #expect(outcome(Array((deep + "\n\nkata").utf8), "a.md") == "markdown")
    let flat = String(repeating: "<p><li><div>x</div>", count: 20_000)
    #expect(outcome(Array(flat.utf8), "a.html") == "html")
    let quoted = String(repeating: "> ", count: 5_000) + "kata"
    #expect(outcome(Array(quoted.utf8), "a.md") == "markdown")
  }

  @Test func encodings() throws {
    #expect(outcome([0x61, 0xFF, 0x62], "a.txt") == "encoding")
    let problem = #expect(throws: FileProblem.self) {
      try DraftReader.read(NamedFile(name: "a.txt", bytes: Array("satu\ndu".utf8) + [0xE9, 0x61]))
    }
    #expect(problem?.line == 2 && problem?.column == 3)
    #expect(problem?.message.contains("byte 7") == true)
    let latin = NamedFile(name: "a.txt", bytes: Array("caf".utf8) + [0xE9, 0x20, 0x54, 0x4B, 0x49])
    let draft = try DraftReader.read(latin, encoding: "windows-1252")
    #expect(draft.text.text == "café TKI")
    let changed = try replacing("TKI", with: "PMI é", in: draft, latin.bytes)
    #expect(changed == Array("caf".utf8) + [0xE9] + Array(" PMI ".utf8) + [0xE9])
    let edits = draft.edits(replacing: try range(of: "TKI", in: draft), with: "移民")
    #expect(throws: FileProblem.self) { try draft.bytes(applying: edits, to: latin.bytes) }
    #expect(throws: FileProblem.self) { try DraftReader.read(latin, encoding: "no such") }
    let page = Array("<meta charset='iso-8859-1'><p>caf".utf8) + [0xE9, 0x93]
    let html = try DraftReader.read(NamedFile(name: "a.html", bytes: page))
    #expect(html.text.text == "café“")
  }

  @Test func editsThatDoNotFitAreRefused() throws {
    let bytes = Array("satu dua".utf8)
    let draft = try DraftReader.read(NamedFile(name: "a.txt", bytes: bytes))
    let edits = draft.edits(replacing: TextRange(start: 0, end: 4), with: "x")
    let others = draft.edits(replacing: TextRange(start: 2, end: 6), with: "y")
    #expect(throws: FileProblem.self) { try draft.bytes(applying: edits + others, to: bytes) }
    #expect(throws: FileProblem.self) { try draft.bytes(applying: edits, to: bytes + [0x20]) }
    #expect(try draft.bytes(applying: [], to: bytes) == bytes)
  }
}
