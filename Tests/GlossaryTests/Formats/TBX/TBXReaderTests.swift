import Foundation
import Glossary
import TestSupport
import Testing

@Suite struct TBXReaderTests {
  /// One concept in each dress that TBX has.
  private static let dresses: [String] = [
    TBXOutcome.martif(
      """
      <termEntry id="c1"><descrip type="subjectField">law</descrip>
      <langSet xml:lang="en"><descripGrp><descrip type="definition">A rule.</descrip></descripGrp>
      <tig><term>statute</term><termNote type="partOfSpeech">noun</termNote>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig></langSet>
      <langSet xml:lang="id"><tig><term>UU</term><termNote type="termType">acronym</termNote>
      <termNote type="partOfSpeech">noun</termNote>
      <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig></langSet>
      </termEntry>
      """),
    TBXOutcome.martif(
      """
      <termEntry id="c1"><descrip type="subjectField">law</descrip>
      <langSet lang="en"><descrip type="definition">A rule.</descrip><ntig><termGrp>
      <term>statute</term><termNoteGrp><termNote type="partOfSpeech">noun</termNote></termNoteGrp>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig>
      </langSet>
      <langSet xml:lang="IND"><ntig><termGrp><term>UU</term>
      <termNote type="termType">acronym</termNote><termNote type="partOfSpeech">noun</termNote>
      <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termGrp></ntig>
      </langSet></termEntry>
      """),
    TBXOutcome.tbx(
      """
      <conceptEntry id="c1"><min:subjectField>law</min:subjectField>
      <langSec xml:lang="en"><b:definition>A rule.</b:definition><termSec><term>statute</term>
      <min:partOfSpeech>noun</min:partOfSpeech>
      <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec>
      <langSec xml:lang="id"><termSec><term>UU</term><b:termType>acronym</b:termType>
      <min:partOfSpeech>noun</min:partOfSpeech>
      <min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus></termSec></langSec>
      </conceptEntry>
      """),
    TBXOutcome.tbx(
      """
      <conceptEntry id="c1"><descrip type="subjectField">law</descrip>
      <langSec xml:lang="en"><descrip type="definition">A rule.</descrip><termSec><term>statute</term>
      <termNote type="partOfSpeech">noun</termNote>
      <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec></langSec>
      <langSec xml:lang="id"><termSec><term>UU</term><termNote type="termType">acronym</termNote>
      <termNote type="partOfSpeech">noun</termNote>
      <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec></langSec>
      </conceptEntry>
      """, style: "dca"),
  ]

  @Test(arguments: dresses.indices)
  func aConceptIsTheSameInEveryDress(index: Int) throws {
    for size in [1, 7, 4_096] {
      let outcome = try TBXOutcome(Self.dresses[index], size: size)
      #expect(outcome.failure == nil && outcome.skipped == [] && outcome.remarks == [])
      #expect(
        outcome.concepts == [
          Concept(
            id: try #require(Concept.ID("c1")), subject: SubjectField(id: "law"),
            definitions: [LocalizedText(.english, "A rule.")],
            designations: [
              Designation(language: .english, text: "statute", status: .preferred),
              Designation(language: .indonesian, text: "UU", type: .acronym, status: .admitted),
            ])
        ])
      #expect(outcome.base.kept.map(\.kind) == ["fileDesc"])
    }
  }

  @Test func theOlderTBXMinIsRead() throws {
    let outcome = try TBXOutcome(
      """
      <TBX dialect="TBX-Min"><header><id>Sample</id><languages source="de" target="en"/></header>
      <body><termEntry id="C002"><subjectField>biology</subjectField>
      <langSet xml:lang="de"><tig><term>Hund</term></tig></langSet>
      <langSet xml:lang="en"><tig><term>hound</term><termStatus>obsolete</termStatus>
      <customer>SAP</customer><noteGrp><note><noteKey>usage</noteKey><noteValue>rare</noteValue>
      </note></noteGrp></tig></langSet></termEntry></body></TBX>
      """)
    #expect(outcome.failure == nil && outcome.remarks == [])
    let concept = try #require(outcome.concepts.first)
    #expect(concept.id.description == "c002" && concept.kept["id"] == "C002")
    #expect(concept.subject?.id == "biology")
    let hound = try #require(concept.designations.last)
    #expect(hound.status == .superseded && hound.note == "usage: rare")
    #expect(
      hound.kept.items == [
        DataItem("termNote", "administrativeStatus", text: "obsolete"),
        DataItem("admin", "customerSubset", text: "SAP"),
      ])
    #expect(outcome.base.kept.map(\.text) == ["id: Sample", "languages: source=de target=en"])
  }

  @Test(arguments: [
    ("preferredTerm-admn-sts", AdministrativeStatus.preferred), ("preferred", .preferred),
    ("preferredTerm", .preferred), ("legalTerm-admn-sts", .preferred),
    ("regulatedTerm-admn-sts", .preferred), ("standardizedTerm-admn-sts", .preferred),
    ("standardizedTerm", .preferred), ("Preferred Term", .preferred), ("approved", .preferred),
    ("admittedTerm-admn-sts", .admitted), ("admitted", .admitted), ("Allowed", .admitted),
    ("deprecatedTerm-admn-sts", .deprecated), ("notRecommended", .deprecated),
    ("not-recommended", .deprecated), ("forbidden", .deprecated),
    ("supersededTerm-admn-sts", .superseded), ("obsolete", .superseded),
    ("supersededTerm", .superseded),
  ])
  func everySpellingOfAStatusIsUnderstood(spelling: String, status: AdministrativeStatus) throws {
    for category in ["administrativeStatus", "normativeAuthorization"] {
      let outcome = try TBXOutcome(
        entries: """
          <termEntry id="c"><langSet xml:lang="en"><tig><term>t</term>
          <termNote type="\(category)">\(spelling)</termNote></tig></langSet></termEntry>
          """)
      let term = try #require(outcome.concepts.first?.designations.first)
      #expect(term.status == status)
      // What TBX-Basic would write otherwise is kept as it was spelled.
      let isOwn =
        category == "administrativeStatus" && spelling == "\(status.rawValue)Term-admn-sts"
      #expect(
        term.kept.items == (isOwn ? [] : [DataItem("termNote", category, text: spelling)]))
    }
  }

  @Test func aStatusThatNobodyStatesIsAssumedAndNeverWritten() throws {
    let outcome = try TBXOutcome(
      entries: """
        <termEntry id="c"><langSet xml:lang="en"><tig><term>one</term></tig>
        <tig><term>two</term></tig><tig><term>three</term>
        <termNote type="administrativeStatus">strange</termNote></tig></langSet>
        <langSet xml:lang="id"><tig><term>satu</term></tig><tig><term>dua</term>
        <termNote type="administrativeStatus">preferred</termNote></tig></langSet></termEntry>
        """)
    #expect(outcome.rules == ["unknown-status"])
    let concept = try #require(outcome.concepts.first)
    #expect(
      concept.designations.map(\.status) == [
        .preferred, .admitted, .admitted, .admitted, .preferred,
      ])
    let written = try tbx(outcome.base, .init(dialect: .open)).text
    #expect(written.components(separatedBy: "administrativeStatus").count == 3)
    var changed = outcome.base
    changed.concepts[0].designations[0].status = .deprecated
    #expect(try tbx(changed).text.contains("deprecatedTerm-admn-sts"))
  }

  @Test func whatTheModelHasNoFieldForIsKeptAtItsLevel() throws {
    let outcome = try TBXOutcome(
      entries: """
        <termEntry id="eid-X-1"><descrip type="subjectField">Law / Labour</descrip>
        <transacGrp><transac type="transactionType">origination</transac>
        <transacNote type="responsibility" target="p1">Jane</transacNote><date>2007-07-22</date>
        </transacGrp><ref type="crossReference" target="c2">other</ref>
        <langSet xml:lang="en" id="l1"><descripGrp><descrip type="definition">A <hi type="bold">big
             rule</hi>.</descrip><admin type="source">S</admin></descripGrp>
        <tig id="t1"><term id="u1">E = mc<hi type="superscript">2</hi></term>
        <termNote type="grammaticalNumber">plural</termNote>
        <descrip type="context">In
            use.</descrip><admin type="source">Book</admin>
        <xref type="externalCrossReference" target="https://example.org">Book</xref>
        <note>one</note><note>two</note></tig></langSet></termEntry>
        """)
    #expect(outcome.remarks == [])
    let concept = try #require(outcome.concepts.first)
    #expect(concept.kept.attributes == [Attribute("id", "eid-X-1")])
    #expect(concept.subject?.id == "law-labour")
    #expect(concept.kept.items.map(\.kind) == ["descrip", "transacGrp", "ref"])
    #expect(concept.kept.items[1].items.map(\.text) == ["origination", "Jane", "2007-07-22"])
    #expect(concept.definitions == [LocalizedText(.english, "A big rule.")])
    #expect(concept.kept(of: .english).attributes == [Attribute("id", "l1")])
    #expect(concept.kept(of: .english).items.map(\.kind) == ["descripGrp"])
    let term = try #require(concept.designations.first)
    #expect(term.text == "E = mc2")
    #expect(term.sources == [Source(id: "", citation: "Book", url: "https://example.org")])
    #expect(term.note == "one")
    #expect(term.kept["id"] == "t1" && term.kept["term/id"] == "u1")
    #expect(
      term.kept.items == [
        DataItem(
          "term", content: [.text("E = mc"), .item(DataItem("hi", "superscript", text: "2"))]),
        DataItem("termNote", "grammaticalNumber", text: "plural"),
        DataItem("descrip", "context", text: "In use."), DataItem("note", text: "two"),
      ])
  }

  @Test func tagsOfOtherModulesAreKeptWithTheirModule() throws {
    let outcome = try TBXOutcome(
      TBXOutcome.tbx(
        """
        <conceptEntry id="c"><langSec xml:lang="en"><termSec><term>t</term>
        <z:mood xmlns:z="urn:z" metaType="termNote">glad</z:mood>
        <dress xmlns="urn:y" a="1">red</dress></termSec></langSec></conceptEntry>
        """))
    #expect(outcome.remarks == [])
    #expect(
      outcome.concepts.first?.designations.first?.kept.items == [
        DataItem("termNote", "mood", attributes: [Attribute("module", "urn:z")], text: "glad"),
        DataItem(
          "admin", "dress", attributes: [Attribute("a", "1"), Attribute("module", "urn:y")],
          text: "red"),
      ])
  }

  @Test func partsOfSpeechThatDifferAreKeptWithTheirTerms() throws {
    let outcome = try TBXOutcome(
      entries: """
        <termEntry id="c"><langSet xml:lang="en"><tig><term>run</term>
        <termNote type="partOfSpeech">verb</termNote></tig></langSet>
        <langSet xml:lang="fr"><tig><term>course</term>
        <termNote type="partOfSpeech">nom</termNote></tig></langSet></termEntry>
        """)
    let concept = try #require(outcome.concepts.first)
    #expect(concept.partOfSpeech == .verb)
    #expect(concept.designations.map { $0.kept.items.first?.text } == ["verb", "nom"])
  }

  @Test func everyEntryIsAccountedFor() throws {
    let outcome = try TBXOutcome(
      entries: """
        <termEntry id="one"><note>no language</note></termEntry>
        <termEntry id="two"><langSet xml:lang="not a tag"><tig><term>t</term></tig></langSet>
        </termEntry>
        <termEntry id="three"><langSet><tig><term>t</term></tig></langSet>
        <langSet xml:lang="en"><tig><term> </term></tig><tig/><tig><term>good</term></tig></langSet>
        </termEntry>
        <termEntry id="three">stray<langSet xml:lang="en"><tig><term>again</term></tig></langSet>
        </termEntry><other/>
        <termEntry><langSet xml:lang="en"><tig><term>Nameless Thing</term></tig></langSet></termEntry>
        """)
    #expect(outcome.skipped.map(\.rule) == ["no-terms", "no-terms"])
    #expect(outcome.skipped.map(\.line) == [3, 4])
    #expect(
      outcome.concepts.map(\.id.description) == ["three", "three-2", "nameless-thing"])
    #expect(
      outcome.rules == [
        "invalid-language", "missing-language", "missing-term", "missing-term", "stray-text",
        "duplicate-id", "unknown-element",
      ])
    #expect(outcome.lines == [6, 9, 11])
  }

  @Test func peopleAndHeaderAreKept() throws {
    let outcome = try TBXOutcome(
      """
      <martif type="TBX" xml:lang="en"><martifHeader><fileDesc><titleStmt><title>T</title></titleStmt>
      <sourceDesc><p>from <hi>here</hi></p></sourceDesc></fileDesc></martifHeader><text><body>
      <termEntry><langSet xml:lang="en"><tig><term>t</term></tig></langSet></termEntry></body><back>
      <refObjectList type="respPerson"><refObject id="p1"><item type="fn">Jane</item></refObject>
      </refObjectList></back></text></martif>
      """)
    #expect(outcome.remarks == [])
    #expect(outcome.base.kept.map(\.kind) == ["fileDesc", "refObjectSec"])
    #expect(outcome.base.kept[1].category == "respPerson")
    #expect(outcome.base.kept[1].items.first?["id"] == "p1")
    for options in tbxOptions {
      let (text, summary) = try tbx(outcome.base, options)
      #expect(summary.losses.filter { !$0.kind.contains("markup") }.isEmpty)
      #expect(try TBXOutcome(text).base == outcome.base)
      try requireValidTBX(text, options)
    }
  }

  @Test(arguments: [
    ("", "empty-file", 1, 1), ("\n ", "empty-file", 1, 1), ("hello", "xml-syntax", 1, 1),
    ("<html/>", "not-tbx", 1, 1), ("\n<TBXXCS/>", "not-tbx", 2, 1),
    ("<martif><text>\n<body></martif>", "xml-syntax", 2, 9),
    ("<tbx>\n<text><body><conceptEntry>", "xml-syntax", 2, 27),
    (
      "<!DOCTYPE tbx [<!ENTITY x SYSTEM \"/etc/passwd\">]>\n<tbx>&x;</tbx>", "external-entity", 2, 6
    ),
  ])
  func aMistakeEndsTheReadingWithItsPlace(
    text: String, rule: String, line: Int, column: Int
  ) throws {
    let failure = try #require(try TBXOutcome(text, size: 3).failure)
    #expect(failure.rule == rule && failure.line == line && failure.column == column, "\(failure)")
    #expect(failure.kind == .unreadable)
  }

  @Test func aFileThatIsCutOffAnywhereIsRefused() throws {
    let bytes = Array(Self.dresses[2].utf8)
    for end in 1..<bytes.count {
      #expect(try TBXOutcome(Array(bytes[..<end])).failure?.kind == .unreadable, "\(end)")
    }
  }

  @Test func anyEncodingIsRead() throws {
    let text = TBXOutcome.martif(
      "<termEntry><langSet xml:lang='fr'><tig><term>été 😀</term></tig></langSet></termEntry>")
    let body = String(text.dropFirst(38))
    let expected = try TBXOutcome(text).concepts
    #expect(try TBXOutcome([0xFF, 0xFE] + utf16(body, bigEndian: false)).concepts == expected)
    #expect(try TBXOutcome([0xFE, 0xFF] + utf16(body, bigEndian: true)).concepts == expected)
    var encoder = GzipEncoder()
    var packed: [UInt8] = []
    encoder.append(Array(text.utf8), to: &packed)
    encoder.finish(to: &packed)
    #expect(try TBXOutcome(packed).concepts == expected)
  }

  @Test func anEntryThatIsTooLongIsSkippedAndTheNextIsRead() throws {
    var first = true
    let long = Array(String(repeating: "<note>0123456789</note>", count: 5_000).utf8)
    var left = 200
    let outcome = try TBXOutcome { () -> [UInt8] in
      if first {
        first = false
        return Array("<martif><text><body><termEntry id='a'>".utf8)
      }
      left -= 1
      if left > 0 { return long }
      return left < 0
        ? []
        : Array(
          """
          <langSet xml:lang='en'><tig><term>t</term></tig></langSet></termEntry><termEntry id='b'>
          <langSet xml:lang='en'><tig><term>t</term></tig></langSet></termEntry></body></text></martif>
          """.utf8)
    }
    #expect(outcome.failure == nil)
    #expect(outcome.skipped.map(\.rule) == ["entry-too-long"])
    #expect(outcome.concepts.map(\.id.description) == ["b"])
  }
}
