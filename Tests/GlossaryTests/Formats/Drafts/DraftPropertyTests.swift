import TestSupport
import Testing

@testable import Glossary

/// Random documents in every format: each word that was written comes back, in order, and its place
/// in the file holds that word.
@Suite struct DraftPropertyTests {
  private static let formats: [DraftFormat] = DraftFormat.allCases

  @Test(arguments: formats, 0..<60 as Range<UInt64>)
  func wordsStandWhereTheyAreSaidTo(format: DraftFormat, seed: UInt64) throws {
    var writer = RandomDocument(format: format, seed: seed)
    let file = writer.write()
    let draft = try DraftReader.read(file)
    #expect(draft.problems.isEmpty)
    let found = words(draft.text.text)
    #expect(found.map(\.text) == writer.words)
    for word in found {
      let source = try #require(passage(draft, word.range))
      #expect(RandomDocument.undone(source, format) == word.text)
    }
    expectSound(draft)
  }

  /// Marks of markup in any order: whatever the parsers make of them, places are true.
  @Test(arguments: [DraftFormat.text, .markdown, .html], 0..<300 as Range<UInt64>)
  func placesAreTrueInAnyText(format: DraftFormat, seed: UInt64) throws {
    var random = RandomText(seed: seed)
    let text = "x" + (0..<random.number(in: 1...80)).map { _ in random.pick(Self.marks) }.joined()
    let draft = try DraftReader.read(
      NamedFile(name: "t", bytes: Array(text.utf8)), format: format)
    expectSound(draft)
    // What an author wrote is never without a place.
    for word in words(draft.text.text) where word.text.contains("TKI") {
      #expect(draft.text.source.location(of: word.range) != nil, "\(text.debugDescription)")
    }
  }

  private static let marks = [
    "TKI", "TKI", "migran", " ", " ", " ", "\n", "\n", "\n\n", "\r\n", "\t", "*", "**", "_", "__",
    "~~",
    "`", "``", "```\n", "[", "]", "(", ")", "[a]", "[a]: b\n", "](u)", "![", "<", ">", "> ", "- ",
    "1. ",
    "    ", "# ", "===\n", "---\n", "|", "\n|--|--|\n", "| TKI | b |", "\\", "\\\n", "  \n", "&",
    "&amp;",
    "&lt", "&#65;", "&notit;", "<b>", "</b>", "<p>", "</p>", "<div>", "</div>\n\n", "<table>",
    "<td>",
    "<!-- TKI -->", "<!--", "-->", "<a href='TKI>'>", "<br>", "<q>", "<pre>\n", "<script>",
    "</script>",
    "<img alt=\"TKI &amp;\">", "<svg>", "<select>", "<title>", "[^1]", "\n[^1]: ", "é", "e\u{301}",
    "𠀀",
    "<http://TKI.id>", "\u{FEFF}", "{", "\"", "'", "<li>", "<i title=\"TKI", "^", "+ ",
    "<textarea>",
  ]

  @Test(arguments: formats, 0..<60 as Range<UInt64>)
  func editsChangeNothingElse(format: DraftFormat, seed: UInt64) throws {
    var writer = RandomDocument(format: format, seed: seed &+ 1_000)
    let file = writer.write()
    let draft = try DraftReader.read(file)
    var expected = writer.words
    var edits: [SourceEdit] = []
    for (index, word) in words(draft.text.text).enumerated() where index % 3 == 1 {
      // An asterisk or an ampersand of the new words must not become markup.
      let new = ["PMI", "R&D", "a<b", "tiga*empat*", "_x_", "[y](z)", "é𠀀"][index % 7]
      edits += draft.edits(replacing: word.range, with: new)
      expected[index] = new
    }
    let changed = try draft.bytes(applying: edits.reversed(), to: file.bytes)
    let again = try DraftReader.read(NamedFile(name: file.name, bytes: changed))
    #expect(words(again.text.text).map(\.text) == expected)
    guard format.isContainer else {
      let text = plainly(edits, applied: draft.text.source.parts[0].text, 0)
      #expect(changed == encoded(text, writer.encoding))
      return
    }
    for (part, old) in draft.text.source.parts.enumerated() {
      #expect(again.text.source.parts[part].text == plainly(edits, applied: old.text, part))
    }
    let touched = Set(edits.compactMap { draft.text.source.parts[$0.location.part].name })
    try expectSameFiles(file.bytes, changed, but: touched)
  }

  /// A part with edits put in one by one from its end.
  private func plainly(_ edits: [SourceEdit], applied text: String, _ part: Int) -> String {
    var bytes = Array(text.utf8)
    let edits = edits.filter { $0.location.part == part }
      .sorted { $0.location.range < $1.location.range }
    for edit in edits.reversed() {
      bytes.replaceSubrange(
        edit.location.range.start..<edit.location.range.end, with: edit.replacement.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func expectSameFiles(_ old: [UInt8], _ new: [UInt8], but touched: Set<String>) throws {
    let before = try #require(ZipDirectory(old))
    let after = try #require(ZipDirectory(new))
    #expect(before.entries.map(\.name) == after.entries.map(\.name))
    for (left, right) in zip(before.entries, after.entries) where !touched.contains(left.name) {
      // Method, time, checksum and sizes, and the packed bytes.
      #expect(old[left.record].prefix(42) == new[right.record].prefix(42))
      let length = ZipDirectory.number(old, at: left.record.lowerBound + 20, length: 4) + 30
      #expect(old[left.header...].prefix(length) == new[right.header...].prefix(length))
    }
  }

  /// What every draft keeps to.
  private func expectSound(_ draft: DraftFile) {
    let text = Array(draft.text.text.utf8)
    var end = 0
    for block in draft.text.blocks {
      #expect(block.range.start >= end && !block.range.isEmpty && block.range.end <= text.count)
      end = block.range.end
    }
    end = 0
    let parts = draft.text.source.parts.map { Array($0.text.utf8) }
    for run in draft.text.source.runs {
      #expect(run.text.start >= end && !run.text.isEmpty && run.text.end <= text.count)
      end = run.text.end
      guard run.isVerbatim else { continue }
      #expect(
        text[run.text.start..<run.text.end]
          == parts[run.part][run.source.start..<run.source.end])
    }
  }
}
