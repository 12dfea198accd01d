import TestSupport
import Testing

@testable import Glossary

@Suite struct POMemoryReaderTests {
  private static let header = #"""
    # Team.
    msgid ""
    msgstr ""
    "Content-Type: text/plain; charset=UTF-8\n"
    "Language: id\n"
    "Plural-Forms: nplurals=2; plural=n != 1;\n"


    """#

  private func read(
    _ text: String, _ options: MemoryReadOptions = MemoryReadOptions(source: .english)
  ) throws -> MemoryOutcome {
    let outcomes = try [1, 5, 4_096].map { try MemoryOutcome(.po, text, options, size: $0) }
    #expect(outcomes.allSatisfy { $0.summary == outcomes[0].summary })
    #expect(outcomes.allSatisfy { $0.complaints == outcomes[0].complaints })
    return outcomes[0]
  }

  private static let messages =
    header + #"""
      # For a menu.
      #. Verb.
      #: a.c:1 b.c:2
      #, c-format
      msgctxt "menu"
      msgid "Open %s"
      msgstr "Buka %s"

      #, fuzzy, c-format
      msgid "Close %s"
      msgstr "Tutup %s"
      msgid "Quit"
      msgstr ""

      msgid "%d file"
      msgid_plural "%d files"
      msgstr[0] "%d berkas"
      msgstr[1] "%d berkas-berkas"

      msgid "bad
      msgstr "x"
      #~ msgid "gone"
      #~ msgstr "hilang"

      """#

  private static let translated = [
    """
    : Open %s => Buka %s {note=For a menu. | note@from=developer=Verb. | x-context=menu | \
    x-reference=a.c:1 b.c:2 | x-flags=c-format}
    """,
    """
    : %d file => %d berkas {x-po-form=0 | x-po-singular=%d file | x-po-plural=%d files}
    """,
    """
    : %d files => %d berkas-berkas {x-po-form=1 | x-po-singular=%d file | x-po-plural=%d files}
    """,
  ]

  @Test func messagesOfAllKinds() throws {
    let outcome = try read(Self.messages)
    #expect(outcome.summary == Self.translated)
    #expect(
      outcome.complaints.sorted() == [
        "17 needs-review", "19 untranslated", "27 po-syntax", "29 obsolete",
      ])
    #expect(outcome.headers.first?["srclang"] == "en")
    #expect(
      outcome.headers.first?.annotations.map(\.text) == [
        "Team.", "id",
        """
        Content-Type: text/plain; charset=UTF-8
        Language: id
        Plural-Forms: nplurals=2; plural=n != 1;

        """,
      ])
  }

  @Test func everythingMeansFuzzyAndUntranslatedToo() throws {
    let outcome = try read(Self.messages, .everything(source: .english, target: nil))
    #expect(
      outcome.summary == [
        Self.translated[0], ": Close %s => Tutup %s {x-state=fuzzy} {x-flags=c-format}", ": Quit",
      ] + Self.translated[1...])
  }

  @Test func languagesComeFromTheHeaderOrFromTheCaller() throws {
    let bare = "msgid \"a\"\nmsgstr \"b\"\n"
    #expect(try read(bare).failure?.rule == "no-language")
    let told = try read(bare, MemoryReadOptions(source: .indonesian, target: .english))
    #expect(told.units.first?.variants.map(\.language) == [.indonesian, .english])
    let named = "msgid \"\"\nmsgstr \"Language: fr\\nX-Source-Language: de\\n\"\n\(bare)"
    let units = try read(named, MemoryReadOptions(source: .english, target: .english)).units
    #expect(units.first?.variants.map(\.language.canonical) == ["de", "fr"])
  }

  @Test(arguments: [("", "empty-file"), ("words\n", "no-message"), ("msgid \"\u{0}\"", "encoding")])
  func whatCannotBeReadIsRefused(text: String, rule: String) throws {
    #expect(try read(text).failure?.rule == rule)
  }

  @Test func filesArePackedAndInTheirOwnEncoding() throws {
    let text =
      Array(
        """
        msgid ""
        msgstr "Content-Type: text/plain; charset=ISO-8859-1\\nLanguage: fr\\n"

        msgid "summer"
        msgstr "
        """.utf8) + [0xE9, 0x74, 0xE9, 0x22, 0x0A]
    var encoder = GzipEncoder()
    var packed: [UInt8] = []
    encoder.append(text, to: &packed)
    encoder.finish(to: &packed)
    for bytes in [text, packed] {
      let outcome = try MemoryOutcome(.po, bytes, MemoryReadOptions(source: .english), size: 7)
      #expect(outcome.summary == [": summer => été"])
    }
  }

  private static let mutator = Mutator(
    [Array(messages.utf8)],
    inserting: [
      "\"", "\"\"", "\\", "\\x", "\\303", "\n", "\r", "\r\n\n", "#~ ", "#|", "msgid ", "msgstr ",
      "msgstr[1] ", "msgid_plural \"\"", "msgctxt", "domain ", "\u{FEFF}", "\u{0}",
      "charset=UTF-16", "Language: x",
    ].map { Array($0.utf8) } + [[0xFF], [0x80], [0x1F, 0x8B]])

  @Test(arguments: 0..<40 as Range<UInt64>)
  func fiveHundredMutationsEndInUnitsOrAProblem(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for number in 0..<500 {
      let bytes = Self.mutator.mutation(&random)
      let outcome = try MemoryOutcome(.po, bytes, size: Int.random(in: 1...600, using: &random))
      #expect(outcome.failure?.kind != .content, "seed \(seed), \(number)")
    }
  }
}

@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.reason)"))
struct POMemorySharedFilesTests {
  @Test(arguments: SharedFile.all(in: "interchange-po"))
  func theMemoryGetsWhatACheckSees(shared: SharedFile) throws {
    let outcome = try MemoryOutcome(.po, try shared.bytes(), size: 5_000)
    if shared.name == "okapi/api_simple.po" {
      #expect(outcome.failure?.rule == "no-message")
      return
    }
    let file = try shared.read()
    #expect(outcome.failure == nil)
    #expect(outcome.skipped.count { $0.rule == "obsolete" } == file.obsoleteCount)
    #expect(
      outcome.units.map { $0.variants[0].segment.text }
        == file.text.units.map { String(file.text.source.text.slice($0.source)) })
    #expect(
      outcome.units.map { $0.variants.dropFirst().first?.segment.text }
        == file.text.units.map { unit in
          unit.target.map { String(file.text.target.text.slice($0)) }
        })
  }
}
