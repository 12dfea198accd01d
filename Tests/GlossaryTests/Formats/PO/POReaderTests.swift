import TestSupport
import Testing

@testable import Glossary

@Suite struct POReaderTests {
  private static let header = """
    msgid ""
    msgstr ""
    "Content-Type: text/plain; charset=UTF-8\\n"
    "Language: id_ID\\n"
    "POT-Creation-Date: 2024-01-02 03:04+0700\\n"
    "PO-Revision-Date: 2025-07-22 03:04+0700\\n"
    "Plural-Forms: nplurals=1; plural=0;\\n"


    """

  private func read(_ text: String) throws -> BilingualFile {
    let file = try bilingual(text, .po)
    try requireTrueMap(file)
    return file
  }

  @Test func messagesOfAllKinds() throws {
    let file = try read(
      Self.header + """
        # Translator.
        #. Extracted.
        #: a.c:1 b.c:2
        #, fuzzy, c-format
        #| msgid "old"
        msgctxt "menu"
        msgid "Open %s"
        msgstr "Buka %s"

        msgid ""
        "Two "
        "lines\\n"
        msgstr "Dua "
          "baris\\n"
        msgid "Close"
        msgstr ""

        msgid "%d file"
        msgid_plural "%d files"
        msgstr[0] "%d berkas"

        #~ msgid "gone"
        #~ msgstr "hilang"
        #, fuzzy
        #~| msgid "x"
        #~ msgid "gone too"
        #~ msgstr ""
        """)
    #expect(
      file.summary == [
        "menu: Open %s => Buka %s (fuzzy, c-format)",
        ": Two lines\n => Dua baris\n (translated)", ": Close => –",
        "msgstr[0]: %d files => %d berkas (translated)",
      ])
    #expect(file.text.units[0].notes == ["Translator.", "Extracted."])
    #expect(file.obsoleteCount == 2)
    #expect(file.unitCount == 4)
    #expect(file.problems == [])
    #expect(file.text.targetMetadata.language == (try LanguageTag("id-ID")))
    #expect(file.text.targetMetadata.date == PartialDate("2025-07-22"))
    #expect(file.text.sourceMetadata.date == PartialDate("2024-01-02"))
  }

  @Test func formsOfAPluralAreUnits() throws {
    let file = try read(
      """
      msgid ""
      msgstr "Language: ru\\nPlural-Forms: nplurals=3; plural=n;\\n"
      msgctxt "time"
      msgid "day"
      msgid_plural "days"
      msgstr[0] "день"
      msgstr[1] "дня"
      msgstr[2] "дней"
      """)
    #expect(
      file.summary == [
        "time, msgstr[0]: day => день (translated)", "time, msgstr[1]: days => дня (translated)",
        "time, msgstr[2]: days => дней (translated)",
      ])
    #expect(file.text.source.text == "day\n\ndays")
  }

  @Test func escapes() throws {
    let file = try read(
      #"""
      msgid "a\tb\\n\"c\"\x41\101\303\251\342\200\246."
      msgstr "\a\b\f\v\r\n"
      """#)
    #expect(file.text.source.text == "a\tb\\n\"c\"AAé….")
    #expect(file.text.target.text == "")
    #expect(POString.escaped("a\tb\\n\"c\"\u{1}7é\r\n") == #"a\tb\\n\"c\"\0017é\r\n"#)
  }

  @Test func lineEndsAndMarks() throws {
    let text = "\u{FEFF}# c\r\nmsgid \"satu\"\r\n\"dua\"\r\nmsgstr \"one\"\r\n"
    let file = try read(text)
    #expect(file.summary == [": satudua => one (translated)"])
    let location = try #require(
      file.text.source.source.location(of: TextRange(start: 4, end: 7)))
    let place = LineTable(file.text.source.source.parts[0].text).position(of: location.range.start)
    #expect(place == LineTable.Position(line: 3, column: 2, offset: 20))
  }

  @Test func otherMessagesAreReadAfterABrokenOne() throws {
    let file = try read(
      """
      msgid "a
      msgstr "x"

      msgid "b"
      msgstr "B"
      msgid "no translation"

      msgstr "no message"
      foo "bar"
      "stray"
      msgid "c\\q"
      msgstr "C"
      msgid "d"
      msgid_plural "ds"
      msgstr[0] "D"
      msgstr[0] "E"

      msgctxt "alone"

      domain "other"
      msgid "e"
      msgstr "E"
      domain bare
      """)
    #expect(file.summary == [": b => B (translated)", ": e => E (translated)"])
    #expect(
      file.problems.map { "\($0.line):\($0.column)" } == [
        "1:7", "6:1", "8:1", "9:1", "10:1", "11:9", "16:1", "18:1", "23:8",
      ])
    #expect(file.unitCount == 7)
  }

  @Test(arguments: [("hello world\n", "no-message"), ("", "empty-file"), ("\"x\"", "no-message")])
  func whatCannotBeRead(text: String, rule: String) {
    #expect { try bilingual(text, .po) } throws: { error in
      (error as? FileProblem)?.rule == rule && (error as? FileProblem)?.kind == .unreadable
    }
  }

  @Test func theHeaderTellsTheEncoding() throws {
    let text =
      "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=windows-1252\\n\"\nmsgid \"a\"\n"
    let bytes =
      Array((text + "msgstr \"x").utf8) + [0xE9, 0x80] + Array(" y\"\n# end ".utf8) + [0xE9]
    let file = try BilingualReader.read(NamedFile(name: "a.po", bytes: bytes))
    #expect(file.summary == [": a => xé€ y (translated)"])
    let edits = file.edits(replacing: TextRange(start: 1, end: 3), of: .target, with: "€")
    let expected =
      Array((text + "msgstr \"x").utf8) + [0x80, 0x80] + Array(" y\"\n# end ".utf8) + [0xE9]
    #expect(try file.bytes(applying: edits) == expected)
    #expect(throws: FileProblem.self) {
      try file.bytes(
        applying: file.edits(replacing: TextRange(start: 0, end: 1), of: .target, with: "漢"))
    }
  }
}
