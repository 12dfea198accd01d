import Foundation
import Glossary
import TestSupport
import Testing

@Suite struct TMXTermWriterTests {
  private func writer(_ date: String = "2025-01-01", tool: String = "glossctl") throws
    -> TMXTermWriter
  {
    TMXTermWriter(
      tool: tool, toolVersion: "1.0", created: "20250101T000000Z",
      on: try #require(PartialDate(date)))
  }

  private func document(
    _ concepts: [Concept], _ writer: TMXTermWriter
  ) throws -> (xml: String, summary: TMXTermWriter.Summary) {
    var xml = ""
    let summary = try writer.write(concepts) { xml += $0 }
    return (xml, summary)
  }

  private func concept(_ designations: [Designation]) throws -> Concept {
    Concept(id: try #require(Concept.ID("c")), designations: designations)
  }

  private func designation(
    _ language: LanguageTag, _ text: String, _ status: AdministrativeStatus = .preferred,
    type: Designation.Form = .fullForm, from: String? = nil, to: String? = nil
  ) throws -> Designation {
    Designation(
      language: language, text: text, type: type, status: status,
      from: try from.map { try #require(PartialDate($0)) },
      to: try to.map { try #require(PartialDate($0)) })
  }

  @Test func oneUnitHasItsVariantsByLanguageAndStanding() throws {
    var worker = try concept([
      designation(.indonesian, "PMI", type: .acronym),
      designation(.english, "a & b <c> \"d\""),
      designation(.indonesian, "TKI", .superseded, type: .acronym, to: "2017-11-22"),
      designation(.indonesian, "pembantu", .deprecated),
      designation(.indonesian, "pekerja", .admitted),
      designation(.indonesian, "Pekerja Migran Indonesia"),
    ])
    worker.subject = SubjectField(id: "labour")
    worker.definitions = [LocalizedText(.english, "Someone > no one.\r\n")]
    let (xml, summary) = try document([worker], writer(tool: "a\"b<c"))
    #expect(
      xml == """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE tmx SYSTEM "tmx14.dtd">
        <tmx version="1.4">
        <header creationtool="a&quot;b&lt;c" creationtoolversion="1.0" segtype="phrase" \
        o-tmf="Glossary" adminlang="en" srclang="*all*" datatype="plaintext" \
        creationdate="20250101T000000Z"/>
        <body>
        <tu tuid="c" datatype="plaintext" segtype="phrase">
        <note xml:lang="en">Someone &gt; no one.&#13;
        </note>
        <prop type="x-subject">labour</prop>
        <tuv xml:lang="en">
        <prop type="x-status">preferred</prop>
        <prop type="x-type">fullForm</prop>
        <seg>a &amp; b &lt;c&gt; "d"</seg>
        </tuv>
        <tuv xml:lang="id">
        <prop type="x-status">preferred</prop>
        <prop type="x-type">fullForm</prop>
        <seg>Pekerja Migran Indonesia</seg>
        </tuv>
        <tuv xml:lang="id">
        <prop type="x-status">preferred</prop>
        <prop type="x-type">acronym</prop>
        <seg>PMI</seg>
        </tuv>
        <tuv xml:lang="id">
        <prop type="x-status">admitted</prop>
        <prop type="x-type">fullForm</prop>
        <seg>pekerja</seg>
        </tuv>
        </tu>
        </body>
        </tmx>

        """)
    #expect(summary.units == 1)
    #expect(summary.skipped.isEmpty)
    #expect(summary.replacedCharacters == 0)
  }

  @Test func noRetiredDesignationIsEverAVariant() throws {
    for date in ["1990", "2010", "2017-11-21", "2017-11-22", "2025-01-01"] {
      let writer = try writer(date)
      for concept in BuiltinBase.base.concepts {
        #expect(writer.variants(of: concept).allSatisfy { $0.status.isUsable }, "\(concept.id)")
      }
    }
  }

  @Test func datesDecideWhichVariantsAreWritten() throws {
    let ministry = try concept([
      designation(.indonesian, "lama", to: "2014-10-27"),
      designation(.indonesian, "baru", from: "2014-10-27"),
      designation(.english, "ministry"),
    ])
    func texts(_ concept: Concept, on date: String) throws -> [String] {
      try writer(date).variants(of: concept).map(\.text)
    }
    #expect(try texts(ministry, on: "2014-10-26") == ["lama", "ministry"])
    #expect(try texts(ministry, on: "2014-10-27") == ["baru", "ministry"])
    let ended = try concept([
      designation(.indonesian, "BNP2TKI", type: .acronym, to: "2019-12-19"),
      designation(.english, "board", to: "2019-12-19"),
    ])
    #expect(try texts(ended, on: "2025") == ["board", "BNP2TKI"])
    let half = try concept([
      designation(.indonesian, "lembaga", to: "2019"), designation(.english, "agency"),
    ])
    #expect(try texts(half, on: "2025") == ["lembaga", "agency"])
  }

  @Test func whatIsNotYetInUseIsNoVariant() throws {
    let future = try concept([
      designation(.indonesian, "nanti", from: "2030"), designation(.english, "later"),
    ])
    #expect(try writer().variants(of: future).map(\.text) == ["later"])
    let (_, summary) = try document([future], writer())
    #expect(summary.units == 0)
    #expect(summary.skipped == [future.id])
  }

  @Test func aConceptOfOneLanguageIsSkippedAndCounted() throws {
    let one = try concept([
      designation(.indonesian, "satu"), designation(.english, "one", .deprecated),
    ])
    let (xml, summary) = try document([one], writer())
    #expect(!xml.contains("<tu "))
    #expect(summary.units == 0)
    #expect(summary.skipped == [one.id])
  }

  @Test func charactersThatXMLForbidsAreReplacedAndCounted() throws {
    let odd = try concept([
      designation(.indonesian, "a\u{0}b\u{1F}\u{FFFE}\t\u{FFFD}"),
      designation(.english, "\u{B}c\u{85}🙂\u{FFFF}\u{1FFFE}"),
    ])
    let (xml, summary) = try document([odd], writer())
    #expect(xml.contains("<seg>a\u{FFFD}b\u{FFFD}\u{FFFD}\t\u{FFFD}</seg>"))
    #expect(xml.contains("<seg>\u{FFFD}c\u{85}🙂\u{FFFD}\u{1FFFE}</seg>"))
    #expect(summary.replacedCharacters == 5)
  }

  @Test func everyConceptOfTheBaseIsAUnitOrSkipped() throws {
    let (xml, summary) = try document(BuiltinBase.base.concepts, writer())
    #expect(summary.units + summary.skipped.count == 444)
    #expect(xml.split(separator: "\n").count { $0.hasPrefix("<tu ") } == summary.units)
    #expect(summary.replacedCharacters == 0)
  }

  @Test(
    .enabled(if: SharedData.isPresent, "../shared is absent: it holds the DTD"),
    .enabled(if: Command.find("xmllint") != nil, "xmllint is not on the path"))
  func theDocumentIsValidByTheDTD() throws {
    let program = try #require(Command.find("xmllint"))
    let dtd = try #require(SharedData.folder)
      .appendingPathComponent("data/schemas/tmx/tmx14.dtd")
    let quotes = try concept([
      designation(.indonesian, "]]> & \"\u{301}<"), designation(.english, "\u{0}'"),
    ])
    let (xml, _) = try document(
      BuiltinBase.base.concepts + [quotes], writer(tool: "x\"\u{301}y"))
    // The document names its DTD, which does not lie beside standard input.
    let outcome = try Command.run(
      program, ["--noout", "--nonet", "--dtdvalid", dtd.path, "-"], input: Data(xml.utf8))
    #expect(outcome.status == 0, "\(outcome.errors)")
  }
}
