import TestSupport
import Testing

@testable import Glossary

@Suite struct XLIFFReaderTests {
  /// A document of version 1.2 with a body.
  private func one(_ body: String, file: String = "source-language='id' target-language='en'")
    throws -> BilingualFile
  {
    let read = try bilingual(
      """
      <?xml version="1.0"?>
      <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
      <file original="a" datatype="plaintext" \(file)><body>
      \(body)
      </body></file></xliff>
      """, .xliff)
    try requireTrueMap(read)
    return read
  }

  /// A document of version 2.1 with a file's content.
  private func two(_ content: String, root: String = "srcLang='id' trgLang='en'") throws
    -> BilingualFile
  {
    let read = try bilingual(
      """
      <xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" \(root)>
      <file id="f">
      \(content)
      </file></xliff>
      """, .xliff)
    try requireTrueMap(read)
    return read
  }

  @Test func unitsStatesAndNotesOfOne() throws {
    let file = try one(
      """
      <group translate="no"><trans-unit id="g"><source>kode</source></trans-unit>
      <trans-unit id="h" translate="yes"><source>x</source></trans-unit></group>
      <trans-unit id="a" approved="yes"><source>Para TKI pulang.</source>
      <target state="translated">Migrant workers return.</target><note>Soft.</note>
      <alt-trans><source>s</source><target>No.</target></alt-trans></trans-unit>
      <trans-unit id="b"><source>Dua &amp; tiga</source><target state="final">Two &lt; three</target>
      </trans-unit>
      <trans-unit id="c"><source>Kosong</source><target>  </target></trans-unit>
      <trans-unit id="d"><target>Sourceless</target></trans-unit>
      """)
    #expect(
      file.summary == [
        "g: kode => – (fixed)", "h: x => –",
        "a: Para TKI pulang. => Migrant workers return. (translated, approved)",
        "b: Dua & tiga => Two < three (final, approved)", "c: Kosong => –",
      ])
    #expect(file.text.units[2].notes == ["Soft."])
    #expect(file.text.source.blocks.first?.kind == .boilerplate)
    #expect(file.complaints == ["12: no-source"])
    #expect(file.unitCount == 6)
    #expect(file.text.sourceMetadata.language == .indonesian)
    #expect(file.text.targetMetadata.language == .english)
  }

  @Test func inlineCodesOfOne() throws {
    let file = try one(
      """
      <trans-unit id="a"><source>Satu<x id="1" ctype="lb"/>dua <g id="2">tebal</g><bpt id="3">&lt;b></bpt>\
      x<ept id="3">&lt;/b></ept> <ph id="4" equiv-text="{n}">%<sub>s<it id="9">q</it></sub>d</ph>.\
      <mrk mtype="term">istilah</mrk></source></trans-unit>
      """)
    #expect(file.summary == ["a: Satu dua tebalx .istilah => –"])
    let unit = file.text.units[0]
    #expect(
      file.codes(unit.sourceCodes, from: unit.source.start) == [
        "4=1", "9<2", "14>2", "14<3 <b>", "15>3 </b>", "16=4 %sqd",
      ])
    #expect(unit.sourceCodes.map(\.type) == ["lb", nil, nil, nil, nil, nil])
    #expect(unit.sourceCodes.last?.equivalent == "{n}")
    let document = file.text.source.source.parts[0].text
    #expect(
      unit.sourceCodes.map { String(document.slice($0.location.range)) } == [
        "<x id=\"1\" ctype=\"lb\"/>", "<g id=\"2\">", "</g>", "<bpt id=\"3\">&lt;b></bpt>",
        "<ept id=\"3\">&lt;/b></ept>",
        "<ph id=\"4\" equiv-text=\"{n}\">%<sub>s<it id=\"9\">q</it></sub>d</ph>",
      ])
  }

  @Test func markedSegmentsPairByTheirNames() throws {
    let file = try one(
      """
      <trans-unit id="a" xmlns:sdl="u"><source>Satu. Dua. Tiga.</source>
      <seg-source><mrk mtype="seg" mid="1">Satu.</mrk> <mrk mtype="seg" mid="2">Dua.</mrk>
      <g id="1"><mrk mtype="seg" mid="3">Tiga.</mrk></g></seg-source>
      <target><mrk mtype="seg" mid="3">Three.</mrk><mrk mtype="seg" mid="1">One.</mrk>
      <mrk mtype="seg" mid="7">Seven.</mrk></target>
      <sdl:seg-defs><sdl:seg id="1" conf="ApprovedTranslation"/><sdl:seg id="3" conf="Draft"/>
      </sdl:seg-defs></trans-unit>
      <trans-unit id="b"><source>Satu. Dua.</source>
      <seg-source><mrk mtype="seg" mid="1">Satu.</mrk> <mrk mtype="seg" mid="2">Dua.</mrk></seg-source>
      <target>One. Two.</target></trans-unit>
      """)
    #expect(
      file.summary == [
        "a/1: Satu. => One. (ApprovedTranslation, approved)", "a/2: Dua. => –",
        "a/3: Tiga. => Three. (Draft)", "b: Satu. Dua. => One. Two.",
      ])
    #expect(file.complaints == ["4: segment-without-source"])
  }

  @Test func unitsAndCodesOfTwo() throws {
    let file = try two(
      """
      <group id="g" translate="no"><unit id="n"><segment><source>tetap</source></segment></unit></group>
      <unit id="u"><notes><note>n1</note></notes>
      <segment id="s1" state="final"><source>Klik <pc id="1" dataRefStart="d1" dataRefEnd="d2">di \
      sini</pc>.</source><target>Click <pc id="1" dataRefStart="d1" dataRefEnd="d2">here</pc>.</target>
      </segment><ignorable><source> </source></ignorable>
      <segment state="initial"><source>A<ph id="2" equiv="%s" canDelete="no"/>b<sc id="3"/>c<ec \
      startRef="3"/><cp hex="0007"/><mrk id="m" type="term">d</mrk><sm id="x"/></source></segment>
      <originalData><data id="d1">&lt;a></data><data id="d2">&lt;/a<cp hex="003E"/></data></originalData>
      <mtc:matches xmlns:mtc="urn:m"><mtc:match ref="#s1"><source>x</source></mtc:match></mtc:matches>
      </unit>
      """)
    #expect(
      file.summary
        == [
          "n: tetap => – (initial, fixed)", "u/s1: Klik di sini. => Click here. (final, approved)",
          "u: A bc\u{7}d => – (initial)",
        ].map { $0.replacing("n: tetap => – (initial, fixed)", with: "n: tetap => – (fixed)") })
    let first = file.text.units[1]
    #expect(file.codes(first.sourceCodes, from: first.source.start) == ["5<1 <a>", "12>1 </a>"])
    #expect(
      file.codes(first.targetCodes, from: first.target?.start ?? 0) == ["6<1 <a>", "10>1 </a>"])
    let second = file.text.units[2]
    #expect(file.codes(second.sourceCodes, from: second.source.start) == ["1=2", "3<3", "4>3"])
    #expect(second.sourceCodes.map(\.canDelete) == [false, true, true])
    #expect(second.sourceCodes[0].equivalent == "%s")
    #expect(first.notes == ["n1"])
    #expect(file.unitCount == 3)
  }

  @Test func namesWithAPrefixAndPartsOfOtherTools() throws {
    let file = try bilingual(
      """
      <x:xliff version="1.2" xmlns:x="urn:oasis:names:tc:xliff:document:1.2"><x:file \
      source-language="id" target-language="en" original="o"><x:body><x:trans-unit id="1">\
      <x:source>Satu <q:code xmlns:q="q" id="5">abc</q:code>dua</x:source>\
      <trans-unit id="other"/></x:trans-unit></x:body></x:file></x:xliff>
      """, .xliff)
    try requireTrueMap(file)
    #expect(file.summary == ["1: Satu dua => –"])
    #expect(file.codes(file.text.units[0].sourceCodes, from: 0) == ["5=5 abc"])
  }

  @Test func referencesSectionsAndLineEnds() throws {
    let text =
      "<!DOCTYPE xliff [<!ENTITY k \"Kemnaker\">]><xliff version='1.2'><file source-language='id' "
      + "original='o'><body><trans-unit id='1'><source>A&#38;B &k; <![CDATA[<TKI> & co]]>\r\n"
      + "e\u{301}𠀀<!-- c -->x</source></trans-unit></body></file></xliff>"
    let file = try bilingual(text, .xliff)
    #expect(file.summary == ["1: A&B Kemnaker <TKI> & co\ne\u{301}𠀀x => –"])
    for run in file.text.source.source.runs where run.isVerbatim {
      #expect(
        file.text.source.text.slice(run.text)
          == file.text.source.source.parts[0].text.slice(
            run.source))
    }
    // The section takes words as they are, other text needs references, and a part of what an entity
    // stands for has no place of its own.
    func changed(_ words: String, _ new: String) throws -> String? {
      let range = try #require(file.text.source.text.firstRange(of: words))
      let utf8 = file.text.source.text.utf8
      let edits = file.edits(
        replacing: TextRange(
          start: utf8.distance(from: utf8.startIndex, to: range.lowerBound),
          end: utf8.distance(from: utf8.startIndex, to: range.upperBound)), of: .source, with: new)
      return edits.isEmpty
        ? nil : String(decoding: try file.bytes(applying: edits), as: UTF8.self)
    }
    #expect(
      try changed("<TKI>", "<PMI>]]>") == text.replacing("<TKI>", with: "<PMI>]]]]><![CDATA[>"))
    #expect(try changed("A", "<C>") == text.replacing("A&#38;", with: "&lt;C&gt;&#38;"))
    #expect(try changed("Kemnaker", "K") == text.replacing("&k;", with: "K"))
    #expect(try changed("Kem", "K") == nil)
  }

  @Test func languagesChooseAmongFiles() throws {
    func read(_ source: LanguageTag?, _ target: LanguageTag?) throws -> BilingualFile {
      try bilingual(
        """
        <xliff version="1.1"><file source-language="id" target-language="en-GB"><body>
        <trans-unit id="1"><source>a</source></trans-unit></body></file>
        <file source-language="id" target-language="fr"><body>
        <trans-unit id="2"><source>b</source></trans-unit></body></file></xliff>
        """, .xliff, source: source, target: target)
    }
    let first = try read(nil, nil)
    #expect(first.summary == ["1: a => –"])
    #expect(first.complaints == ["3: other-languages"])
    #expect(try read(nil, try LanguageTag("fr")).summary == ["2: b => –"])
    #expect(throws: FileProblem.self) { try read(.english, nil) }
  }

  @Test(arguments: [
    ("<tmx/>", "not-xliff"), ("<xliff version='3.0'/>", "xliff-version"),
    ("<xliff version='1.2'><file>", "xml-syntax"), ("", "empty-file"), (" \n", "empty-file"),
    ("<xliff version='1.2'>&x;</xliff>", "xml-syntax"),
    ("<!DOCTYPE x [<!ENTITY e SYSTEM '/etc/passwd'>]><xliff>&e;</xliff>", "external-entity"),
    ("<xliff>" + String(repeating: "<g>", count: 300), "too-deep"),
  ])
  func whatCannotBeRead(text: String, rule: String) {
    #expect { try bilingual(text, .xliff) } throws: { error in
      (error as? FileProblem)?.rule == rule && (error as? FileProblem)?.kind == .unreadable
    }
  }

  @Test func aUnitThatIsTooLongIsPassedOver() throws {
    let long = String(repeating: "kata ", count: 300_000)
    let file = try one(
      "<trans-unit id='1'><source>\(long)</source></trans-unit>\n"
        + "<trans-unit id='2'><source>pendek</source></trans-unit>")
    #expect(file.summary == ["2: pendek => –"])
    #expect(file.complaints == ["4: segment-too-long"])
  }
}
