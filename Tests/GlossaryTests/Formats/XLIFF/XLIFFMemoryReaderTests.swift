import TestSupport
import Testing

@testable import Glossary

@Suite struct XLIFFMemoryReaderTests {
  /// A document of version 1.2 with a body.
  static func one(_ body: String, file: String = "source-language='id' target-language='en'")
    -> String
  {
    """
    <?xml version="1.0"?>
    <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:s="urn:s">
    <file original="a" datatype="plaintext" \(file)><body>
    \(body)
    </body></file></xliff>
    """
  }

  /// A document of version 2.1 with a file's content.
  static func two(_ content: String) -> String {
    """
    <xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang='id' trgLang='en'\
     xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0">
    <file id="f">
    \(content)
    </file></xliff>
    """
  }

  private func imported(_ text: String) throws -> MemoryOutcome {
    let outcomes = try [1, 7, 4_096].map {
      try MemoryOutcome(.xliff, text, MemoryReadOptions(), size: $0)
    }
    #expect(outcomes.allSatisfy { $0.summary == outcomes[0].summary })
    #expect(outcomes.allSatisfy { $0.complaints == outcomes[0].complaints })
    return outcomes[0]
  }

  @Test func unitsNotesAndPropertiesOfOne() throws {
    let outcome = try imported(
      Self.one(
        """
        <group translate="no"><trans-unit id="g"><source>kode</source><target>k</target></trans-unit>
        </group>
        <trans-unit id="a" approved="yes" resname="r"><source>Satu</source>
        <target state="translated" xml:lang="en-GB">One</target><note from="developer">Soft.</note>
        <context-group purpose="location"><context context-type="sourcefile">a.c</context>
        <context context-type="x-domain">health</context></context-group>
        <alt-trans><target>No.</target></alt-trans><alt-trans/></trans-unit>
        <trans-unit id="b"><source>Dua</source><target>  </target></trans-unit>
        <trans-unit id="c"><source>Tiga</source><target state="needs-review-translation">3</target>
        </trans-unit><trans-unit id="d"><target>Sourceless</target></trans-unit>
        <trans-unit id="e"><source> </source><target> </target></trans-unit>
        """))
    #expect(
      outcome.summary == [
        """
        a: Satu => One {x-state=translated} {x-original=a | x-approved=yes | x-resname=r | \
        note@from=developer=Soft. | x-context:sourcefile=a.c | x-domain=health}
        """
      ])
    #expect(
      outcome.complaints == [
        "4 not-translatable", "11 untranslated", "12 needs-review", "13 no-source",
        "14 no-text", "10 not-kept",
      ])
    #expect(outcome.remarks[0].message.hasPrefix("2 × <alt-trans>"))
    #expect(outcome.headers.map { $0["srclang"] } == ["id"])
    #expect(outcome.headers.map { $0.annotations.property(MemoryHeader.targetProperty) } == ["en"])
    #expect(outcome.lines == [6])
  }

  @Test func everythingMeansUntranslatedAndDoubtfulToo() throws {
    let outcome = try MemoryOutcome(
      .xliff,
      Self.one(
        """
        <trans-unit id="g" translate="no"><source>kode</source></trans-unit>
        <trans-unit id="c"><source>Tiga</source><target state="new">3</target></trans-unit>
        """))
    #expect(
      outcome.summary == [
        "g: kode {x-original=a | x-translate=no}", "c: Tiga => 3 {x-state=new} {x-original=a}",
      ])
  }

  @Test func inlineCodesOfOne() throws {
    let outcome = try imported(
      Self.one(
        """
        <trans-unit id="a"><source>A<x id="lb" ctype="lb"/>B <g id="2" ctype="bold">C</g>\
        <bpt id="3">&lt;b></bpt>d<ept id="3">&lt;/b></ept><it id="4" pos="close">i</it>\
        <ph id="5" equiv-text="{n}">%<sub>s</sub></ph><mrk mtype="term">t</mrk><s:q r="1"/>\
        <bx id="6" rid="9"/>z<ex id="7" rid="9"/></source>
        <target><g id="2">C</g> <x id="lb"/></target></trans-unit>
        """))
    #expect(
      outcome.summary == [
        """
        a: A<ph x="1" type="lb" id="lb"/>B <bpt i="2" type="bold"/>C<ept i="2"/>\
        <bpt i="3">&lt;b&gt;</bpt>d<ept i="3">&lt;/b&gt;</ept><it pos="end" x="4">i</it>\
        <ph x="5" equiv-text="{n}">%<sub>s</sub></ph><hi type="term">t</hi><ph type="x-s:q" r="1"/>\
        <bpt i="6" rid="9"/>z<ept i="6" id="7" rid="9"/> => <bpt i="2"/>C<ept i="2"/> \
        <ph x="1" id="lb"/> {x-original=a}
        """
      ])
  }

  @Test func inlineCodesOfTwo() throws {
    let outcome = try imported(
      Self.two(
        """
        <unit id="u"><originalData><data id="d1">&lt;b></data><data id="d2">&lt;/b></data></originalData>
        <segment><source>A<ph id="1" dataRef="d1" type="fmt" subType="xlf:lb"/><pc id="2" \
        dataRefStart="d1" dataRefEnd="d2">B</pc><sc id="3"/>c<ec startRef="3" dataRef="d2"/><cp \
        hex="0001"/><mrk id="m" type="term">t</mrk><sm id="n" type="comment"/>x<em startRef="n"/>\
        </source><target>B</target></segment></unit>
        """))
    #expect(
      outcome.summary == [
        """
        u: A<ph x="1" type="fmt" subType="xlf:lb">&lt;b&gt;</ph><bpt i="2">&lt;b&gt;</bpt>B<ept i="2">\
        &lt;/b&gt;</ept><bpt i="3"/>c<ept i="3">&lt;/b&gt;</ept><ut x-character="1"/><hi type="term" id="m">\
        t</hi>\
        <bpt i="4" type="comment" id="n"/>x<ept i="4" id="mark:n"/> => B
        """
      ])
  }

  @Test func segmentsAreUnits() throws {
    let one = try imported(
      Self.one(
        """
        <trans-unit id="a"><source>Satu. Dua. Tiga.</source>
        <seg-source><mrk mtype="seg" mid="1">Satu.</mrk> <mrk mtype="seg" mid="2">Dua.</mrk>
        <g id="1"><mrk mtype="seg" mid="3">Ti<x id="2"/>ga.</mrk></g></seg-source>
        <target><mrk mtype="seg" mid="3">Three.</mrk><mrk mtype="seg" mid="1">One.</mrk></target>
        <s:seg-defs><s:seg id="3" conf="Draft"/></s:seg-defs></trans-unit>
        """))
    #expect(one.summary == ["a: Satu. => One. {x-original=a | x-segment=1}"])
    #expect(one.complaints == ["4 untranslated", "4 needs-review"])
    let two = try imported(
      Self.two(
        """
        <unit id="u" name="n"><notes><note category="c">N</note></notes>
        <mda:metadata><mda:metaGroup category="g"><mda:meta type="t">v</mda:meta></mda:metaGroup>
        <mda:metaGroup category="properties"><mda:meta type="Project">P</mda:meta></mda:metaGroup>
        </mda:metadata><segment id="s1" state="final"><source>Satu.</source><target>One.</target>
        </segment><ignorable><source> </source></ignorable><segment state="initial"><source>Dua.</source>
        <target>Two.</target></segment><segment><source>Tiga.</source><target>Three.</target></segment>
        </unit>
        """))
    #expect(
      two.summary == [
        """
        u: Satu. => One. {x-state=final} {x-name=n | note@category=c=N | x-meta:g/t=v | Project=P | \
        x-segment=s1}
        """,
        "u: Tiga. => Three. {x-name=n | note@category=c=N | x-meta:g/t=v | Project=P | x-segment=3}",
      ])
    #expect(two.complaints == ["7 needs-review"])
  }

  @Test func languagesMayStandAtTheTextsOrBeGiven() throws {
    let body = "<trans-unit id='a'><source xml:lang='id'>a</source><target>b</target></trans-unit>"
    let text = Self.one(body, file: "")
    #expect(try imported(text).complaints == ["4 no-language"])
    let told = try MemoryOutcome(.xliff, text, MemoryReadOptions(target: .english))
    #expect(told.units.first?.variants.map(\.language) == [.indonesian, .english])
  }

  @Test(arguments: [
    ("", "empty-file"), ("<tmx/>", "not-xliff"), ("<xliff version='3'/>", "xliff-version"),
    ("<xliff version='1.2'><file>", "xml-syntax"),
  ])
  func whatCannotBeReadIsRefused(text: String, rule: String) throws {
    let outcome = try MemoryOutcome(.xliff, text)
    #expect(outcome.failure?.rule == rule && outcome.failure?.kind == .unreadable)
  }

  @Test func longUnitsAreSkippedAndTheRestIsRead() throws {
    let long = String(repeating: "x", count: BilingualReader.maximumSegment + 1)
    let deep = String(repeating: "<g id='1'>", count: 120) + String(repeating: "</g>", count: 120)
    let outcome = try imported(
      Self.one(
        """
        <trans-unit id="a"><source>\(long)</source><target>b</target></trans-unit>
        <trans-unit id="b"><source>\(deep)</source><target>b</target></trans-unit>
        <trans-unit id="c"><source>c</source><target>d</target></trans-unit>
        """))
    #expect(outcome.summary == ["c: c => d {x-original=a}"])
    #expect(outcome.complaints == ["4 segment-too-long", "5 nesting-too-deep"])
  }

  private static let mutator = Mutator(
    [
      one(
        """
        <trans-unit id="1"><source>a<x id="1"/>b <g id="2">c</g>&amp;<ph id="3">d<sub>e</sub></ph>\
        </source><seg-source><mrk mtype="seg" mid="1">a</mrk></seg-source><target state="new"><mrk \
        mtype="seg" mid="1">é𠀀</mrk></target><s:seg-defs/><note>n</note></trans-unit>
        """),
      two(
        """
        <unit id="u"><originalData><data id="d">x</data></originalData><segment id="s"><source>a \
        <pc id="1" dataRefStart="d">b</pc><cp hex="0041"/><![CDATA[c]]></source><target>é<ec \
        startRef="1"/></target></segment><ignorable><source> </source></ignorable></unit>
        """),
    ].map { Array($0.utf8) },
    inserting: [
      "<source>", "</source>", "<target>", "</target>", "<mrk mtype='seg' mid='1'>", "</mrk>",
      "<g>", "</g>", "<ph>", "</ph>", "<sub>", "<cp hex='D800'/>", "<trans-unit>", "</trans-unit>",
      "<unit>", "</unit>", "<segment>", "<mda:metadata>", "<mda:metaGroup>", "<context-group>",
      "<s:seg id='1'/>", "<group>", "</file>",
    ].map { Array($0.utf8) } + Mutator.xmlPieces)

  /// Whatever comes, reading ends with units that TMX can hold, or with a `FileProblem`.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func fiveHundredMutationsEndInUnitsOrAProblem(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for number in 0..<500 {
      let bytes = Self.mutator.mutation(&random)
      let outcome = try MemoryOutcome(.xliff, bytes, size: Int.random(in: 1...600, using: &random))
      #expect(outcome.failure?.kind != .content)
      guard number % 20 == 0, !outcome.units.isEmpty else { continue }
      let again = try TMXOutcome(tmx(outcome.units))
      #expect(again.failure == nil, "seed \(seed), \(number)")
      #expect(
        again.units.map(\.normalized) == outcome.units.map(\.normalized), "\(seed), \(number)")
    }
  }
}

@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.reason)"))
struct XLIFFMemorySharedFilesTests {
  /// Two readers of one format, made for different ends, see the same texts.
  @Test(arguments: SharedFile.all(in: "interchange-xliff"))
  func theMemoryGetsWhatACheckSees(shared: SharedFile) throws {
    let outcome = try MemoryOutcome(.xliff, try shared.bytes(), size: 10_000)
    guard shared.isWellFormed else {
      #expect(outcome.failure?.kind == .unreadable)
      return
    }
    #expect(outcome.failure == nil)
    let file = try shared.read()
    guard !file.problems.contains(where: { $0.rule == "other-languages" }) else { return }
    #expect(outcome.units.count + outcome.skipped.count >= file.unitCount)
    guard outcome.skipped.isEmpty else { return }
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
