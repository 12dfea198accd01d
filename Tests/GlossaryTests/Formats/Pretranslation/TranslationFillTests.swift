import TestSupport
import Testing

@testable import Glossary

@Suite struct TranslationFillTests {
  /// The file with the same proposal in every unit that has no translation.
  private func filled(
    _ text: String, _ format: BilingualFormat, _ kind: TranslationProposal.Kind = .fuzzy,
    score: Int = 8_950, pieces: [TranslationPiece] = [.text("Satu & dua")],
    target: LanguageTag? = nil
  ) throws -> String {
    let file = try bilingual(text, format, source: .english, target: target)
    let proposal = TranslationProposal(
      kind: kind, score: score, source: "One & two", target: "Satu & dua", origin: "old.tmx",
      pieces: pieces)
    let fills = file.text.units.indices.filter { file.text.units[$0].target == nil }
      .map { TranslationFill(unit: $0, proposal: proposal) }
    let edits = file.edits(filling: fills, target: target)
    return String(decoding: try file.bytes(applying: edits), as: UTF8.self)
  }

  private func one(_ unit: String, version: String = "1.2") -> String {
    """
    <xliff version="\(version)"><file original="a" source-language="en" target-language="id"><body>
      \(unit)
    </body></file></xliff>
    """
  }

  private let alternative =
    #"<alt-trans match-quality="89.50" origin="old.tmx"><source>One &amp; two</source>"#
    + "<target>Satu &amp; dua</target></alt-trans>"

  @Test func aTargetOfXLIFFOneIsAddedWithItsState() throws {
    let state = #"state="needs-review-translation" state-qualifier="fuzzy-match""#
    #expect(
      try filled(one("<trans-unit id=\"a\">\n    <source>A</source>\n  </trans-unit>"), .xliff)
        == one(
          """
          <trans-unit id="a">
              <source>A</source>
              <target \(state)>Satu &amp; dua</target>
              \(alternative)
            </trans-unit>
          """))
    #expect(
      try filled(
        one(#"<trans-unit id="a"><source>A</source></trans-unit>"#, version: "1.1"), .xliff)
        == one(
          #"<trans-unit id="a"><source>A</source><target state="needs-review-translation">"#
            + "Satu &amp; dua</target>\(alternative)</trans-unit>", version: "1.1"))
  }

  @Test func anEmptyTargetIsReplacedAndKeepsItsAttributes() throws {
    for target in [
      #"<target xml:lang='id' state='new'/>"#, #"<target xml:lang='id' state='new'> </target>"#,
    ] {
      #expect(
        try filled(
          one("<trans-unit id='a'><source>A</source>\(target)<note>n</note></trans-unit>"), .xliff,
          .exact, score: 10_000)
          == one(
            #"<trans-unit id='a'><source>A</source><target xml:lang='id' state="translated" "#
              + #"state-qualifier="exact-match">Satu &amp; dua</target>"#
              + alternative.replacing("89.50", with: "100") + "<note>n</note></trans-unit>"))
    }
  }

  @Test func segmentsThatTheSourceMarksAreMarkedInTheTarget() throws {
    let source =
      "<source>A. B.</source><seg-source><mrk mtype='seg' mid='1'>A.</mrk> "
      + "<mrk mtype='seg' mid='2'>B.</mrk></seg-source>"
    let written = try filled(one("<trans-unit id='a'>\(source)</trans-unit>"), .xliff)
    #expect(
      written.contains(
        #"<mrk mid="1" mtype="seg">Satu &amp; dua</mrk> <mrk mid="2" mtype="seg">Satu &amp; dua</mrk>"#
      ), "\(written)")
    #expect(written.contains(#"<alt-trans mid="2" match-quality="89.50""#))
    // Where one is translated, only the other is filled.
    let half = try filled(
      one(
        "<trans-unit id='a'>\(source)<target><mrk mtype='seg' mid='1'>Satu.</mrk> "
          + "<mrk mtype='seg' mid='2'></mrk></target></trans-unit>"), .xliff)
    #expect(
      half.contains(
        "<target><mrk mtype='seg' mid='1'>Satu.</mrk> <mrk mtype='seg' mid='2'>Satu &amp; dua</mrk>"
      ), "\(half)")
  }

  @Test func marksThatAreThereStay() throws {
    let source =
      "<source>A. B.</source><seg-source><mrk mtype='seg' mid='1'>A.</mrk> "
      + "<mrk mtype='seg' mid='2'>B.</mrk></seg-source>"
    for (target, expected) in [
      (
        "<mrk mtype='seg' mid='1'>Satu.</mrk> <mrk mtype='seg' mid='2' x='y' />",
        "<mrk mtype='seg' mid='1'>Satu.</mrk> <mrk mtype='seg' mid='2' x='y'>Satu &amp; dua</mrk>"
      ),
      (
        "<mrk mtype='seg' mid='1'>Satu.</mrk>",
        "<mrk mtype='seg' mid='1'>Satu.</mrk><mrk mid=\"2\" mtype=\"seg\">Satu &amp; dua</mrk>"
      ),
    ] {
      let written = try filled(
        one("<trans-unit id='a'>\(source)<target>\(target)</target></trans-unit>"), .xliff)
      #expect(written.contains("<target>\(expected)</target>"), "\(written)")
    }
  }

  @Test func codesOfTheSourceStandInTheTarget() throws {
    let unit = #"<trans-unit id="a"><source>A <g id="1">b</g> <x id="2"/></source></trans-unit>"#
    let pieces: [TranslationPiece] = [
      .sourceCode(2), .text("A "), .sourceCode(0), .text("b"), .sourceCode(1),
    ]
    let written = try filled(one(unit), .xliff, pieces: pieces)
    #expect(written.contains(#"><x id="2"/>A <g id="1">b</g></target>"#), "\(written)")
    // Tags that would stand across one another are left out.
    let crossed = try filled(
      one(unit), .xliff, pieces: [.sourceCode(1), .text("b"), .sourceCode(0)])
    #expect(crossed.contains(">b</target>"), "\(crossed)")
  }

  @Test func aTargetOfXLIFFTwoHasItsProposalInTheUnit() throws {
    let text = """
      <xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="id">
      <file id="f"><unit id="u">
        <segment>
          <source>A</source>
        </segment>
        <segment id="s2" state="initial"><source>B</source><target></target></segment>
      </unit></file></xliff>
      """
    let match =
      #"similarity="89.50" origin="old.tmx"><source>One &amp; two</source>"#
      + "<target>Satu &amp; dua</target></mtc:match>"
    let written = try filled(text, .xliff)
    #expect(
      written == """
        <xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="id">
        <file id="f"><unit id="u">
          <mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0">
          <mtc:match ref="#glossary-1" type="tm" \(match)
          <mtc:match ref="#s2" type="tm" \(match)
          </mtc:matches>
          <segment id="glossary-1" state="initial">
            <source>A</source>
            <target>Satu &amp; dua</target>
          </segment>
          <segment id="s2" state="initial"><source>B</source><target>Satu &amp; dua</target></segment>
        </unit></file></xliff>
        """)
    // A second run over new segments adds to the element that is there.
    let more = try filled(
      written.replacing("<target>Satu &amp; dua</target>\n  </seg", with: "</seg"), .xliff)
    #expect(more.matches(of: #/<mtc:matches /#).count == 1)
    #expect(more.matches(of: #/<mtc:match /#).count == 3)
  }

  @Test func aMessageOfPOIsMarkedFuzzy() throws {
    let text = """
      # note
      #, c-format
      msgctxt "menu"
      msgid "A %d\\n"
      msgstr ""

      #: a.c:1
      msgid "B"
      msgstr ""
      """
    #expect(
      try filled(text, .po) == """
        # note
        #, fuzzy, c-format
        #| msgid "One & two"
        msgctxt "menu"
        msgid "A %d\\n"
        msgstr "Satu & dua\\n"

        #: a.c:1
        #, fuzzy
        #| msgid "One & two"
        msgid "B"
        msgstr "Satu & dua"
        """)
    #expect(
      try filled(text, .po, .exact, score: 10_000, pieces: [.text("Satu\n\"dua\"\n")])
        .contains("msgstr \"\"\n\"Satu\\n\"\n\"\\\"dua\\\"\\n\"\n"))
  }

  @Test func formsOfAPluralAreFilledTogether() throws {
    let text = """
      msgid ""
      msgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"

      msgid "%d file"
      msgid_plural "%d files"
      msgstr[0] ""
      msgstr[1] ""
      """
    let written = try filled(text, .po)
    #expect(
      written.contains("#, fuzzy\n#| msgid \"One & two\"\nmsgid \"%d file\"\n"), "\(written)")
    #expect(written.hasSuffix("msgstr[0] \"Satu & dua\"\nmsgstr[1] \"Satu & dua\""))
  }

  @Test func aVariantOfTMXIsAddedWithScoreAndOrigin() throws {
    let text = """
      <tmx version="1.4"><header srclang="en"/><body>
        <tu tuid="1">
          <tuv xml:lang="en"><seg>A</seg></tuv>
        </tu>
        <tu tuid="2"><tuv xml:lang="en"><seg>B</seg></tuv><tuv xml:lang="id"><seg/></tuv></tu>
      </body></tmx>
      """
    let properties =
      #"<prop type="x-match-score">89.50</prop><prop type="x-match-kind">fuzzy</prop>"#
      + #"<prop type="x-match-origin">old.tmx</prop><seg>Satu &amp; dua</seg></tuv>"#
    #expect(
      try filled(text, .tmx, target: .indonesian) == """
        <tmx version="1.4"><header srclang="en"/><body>
          <tu tuid="1">
            <tuv xml:lang="en"><seg>A</seg></tuv>
            <tuv xml:lang="id">\(properties)
          </tu>
          <tu tuid="2"><tuv xml:lang="en"><seg>B</seg></tuv><tuv xml:lang="id">\(properties)</tu>
        </body></tmx>
        """)
  }

  @Test func aCellOfATableIsFilled() throws {
    #expect(try filled("en\tid\nA\t\nB\tx\n", .tsv) == "en\tid\nA\tSatu & dua\nB\tx\n")
    #expect(
      try filled("en,id,note\nA,,n\n", .csv, pieces: [.text("a, \"b\"")])
        == "en,id,note\nA,\"a, \"\"b\"\"\",n\n")
  }

  @Test func windowsLineBreaksAndOtherEncodingsStay() throws {
    let text = one("<trans-unit id=\"a\">\n    <source>A</source>\n  </trans-unit>")
      .replacing("\n", with: "\r\n")
    let written = try filled(text, .xliff)
    #expect(!written.replacing("\r\n", with: "").contains("\n"))
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 {
      bytes += [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
    }
    let file = try BilingualReader.read(NamedFile(name: "a.xlf", bytes: bytes))
    let proposal = TranslationProposal(
      kind: .exact, score: 10_000, source: "A", target: "中", origin: "o", pieces: [.text("中")])
    let edits = file.edits(filling: [TranslationFill(unit: 0, proposal: proposal)], target: nil)
    let again = try BilingualReader.read(
      NamedFile(name: "a.xlf", bytes: try file.bytes(applying: edits)))
    #expect(again.summary == ["a: A => 中 (translated)"])
  }
}
