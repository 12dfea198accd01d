import Foundation
import TestSupport
import Testing

@testable import Glossary

/// Writes units and tells what was lost of each.
private func written(
  _ format: MemoryFormat, _ units: [TranslationUnit], header: MemoryHeader = MemoryHeader(),
  version: XLIFFMemoryWriter.Version = .one, source: LanguageTag = .english,
  target: LanguageTag = .indonesian
) -> (bytes: [UInt8], losses: [[MemoryLoss]]) {
  var options = MemoryFileWriter.Options(format, source: source, target: target)
  options.xliffVersion = version
  var writer = MemoryFileWriter(options, header: header)
  var bytes: [UInt8] = []
  writer.begin(&bytes)
  let losses = units.map { writer.write($0, to: &bytes) }
  writer.end(&bytes)
  return (bytes, losses)
}

private func unit(
  _ source: [InlineNode], _ target: [InlineNode]?, tuid: String? = nil,
  _ annotations: [Annotation] = [], state: String? = nil
) -> TranslationUnit {
  var unit = TranslationUnit(tuid: tuid, annotations: annotations)
  unit.variants = [Variant(language: .english, segment: Segment(source))]
  if let target {
    unit.variants.append(
      Variant(
        language: .indonesian, segment: Segment(target),
        annotations: state.map { [Annotation(.property(type: "x-state"), $0)] } ?? []))
  }
  return unit
}

private func property(_ type: String, _ text: String) -> Annotation {
  Annotation(.property(type: type), text)
}

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

@Suite struct MemoryFileWriterTests {
  private let nodes = try? TMXInline.nodes(
    xml: """
      A <bpt i="1" type="bold"/>b<ph x="2" type="lb">&lt;br/&gt;</ph><ept i="1"/> \
      <bpt i="3">&lt;u&gt;</bpt>c<bpt i="4"/>d<ept i="3">&lt;/u&gt;</ept>e<ept i="4"/>\
      <hi type="term">t</hi><it pos="end" x="5">z</it>
      """)

  @Test func oneOfXLIFFHoldsWhatAUnitSays() throws {
    let nodes = try #require(nodes)
    let units = [
      unit(
        nodes, [.text("Satu & <dua>")], tuid: "a 1",
        [
          property("x-original", "o.html"), property("x-resname", "r"),
          Annotation(.note, "N", attributes: [Attribute("from", "developer")]),
          property("Project", "P 1"), property("x-context:sourcefile", "a.c"),
        ], state: "final"),
      unit([.text("B")], nil, [property("x-original", "o.html"), property("x-translate", "no")]),
    ]
    let (bytes, losses) = written(.xliff, units)
    #expect(
      text(bytes) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
        <file original="o.html" datatype="plaintext" source-language="en" target-language="id">
        <body>
        <trans-unit id="a 1" resname="r" xml:space="preserve">
        <source>A <g id="1" ctype="bold">b<ph id="2" ctype="lb">&lt;br/&gt;</ph></g> \
        <bpt id="3" rid="3">&lt;u&gt;</bpt>c<g id="4">d<ept id="3" rid="3">&lt;/u&gt;</ept>e</g>\
        <mrk mtype="term">t</mrk><it id="5" pos="close">z</it></source>
        <target state="final">Satu &amp; &lt;dua&gt;</target>
        <note from="developer">N</note>
        <context-group purpose="information">
        <context context-type="x-property:Project">P 1</context>
        <context context-type="sourcefile">a.c</context>
        </context-group>
        </trans-unit>
        <trans-unit id="u1" translate="no" xml:space="preserve">
        <source>B</source>
        </trans-unit>
        </body>
        </file>
        </xliff>

        """)
    #expect(losses == [[], []])
    let again = try MemoryOutcome(.xliff, bytes)
    #expect(
      again.units[0].annotations.sorted { $0.text < $1.text }
        == units[0].annotations.sorted { $0.text < $1.text })
    #expect(again.units[0].variants.map(\.segment.text) == units[0].variants.map(\.segment.text))
  }

  @Test func twoOfXLIFFHoldsWhatAUnitSays() throws {
    let nodes = try #require(nodes)
    let units = [
      unit(
        nodes + [.text("\u{1}")], [.text("Satu")], tuid: "a 1",
        [
          property("Project", "P"), property("x-meta:g/t", "v"),
          Annotation(.note, "N", attributes: [Attribute("category", "c")]),
        ], state: "needs-review-translation"),
      unit([.text("B")], [.text("C")], tuid: "u", [property("x-segment", "s1")]),
      unit([.text("D")], [.text("E")], tuid: "u", [property("x-segment", "s2")]),
    ]
    let (bytes, losses) = written(.xliff, units, version: .two)
    #expect(
      text(bytes) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" \
        xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" srcLang="en" trgLang="id">
        <file id="f1">
        <unit id="u1" name="a 1" xml:space="preserve">
        <mda:metadata>
        <mda:metaGroup category="properties">
        <mda:meta type="Project">P</mda:meta>
        </mda:metaGroup>
        <mda:metaGroup category="g">
        <mda:meta type="t">v</mda:meta>
        </mda:metaGroup>
        </mda:metadata>
        <notes>
        <note category="c">N</note>
        </notes>
        <originalData>
        <data id="d1" xml:space="preserve">&lt;br/&gt;</data>
        <data id="d2" xml:space="preserve">&lt;u&gt;</data>
        <data id="d3" xml:space="preserve">&lt;/u&gt;</data>
        <data id="d4" xml:space="preserve">z</data>
        </originalData>
        <segment state="initial">
        <source>A <pc id="1" type="fmt" subType="xlf:b">b<ph id="2" dataRef="d1" type="fmt" \
        subType="xlf:lb"/></pc> <sc id="3" dataRef="d2"/>c<pc id="4">d<ec startRef="3" dataRef="d3"/>e</pc>\
        <mrk id="5" type="term">t</mrk><ec id="6" isolated="yes" dataRef="d4"/>\
        <cp hex="0001"/></source>
        <target>Satu</target>
        </segment>
        </unit>
        <unit id="u" xml:space="preserve">
        <segment id="s1">
        <source>B</source>
        <target>C</target>
        </segment>
        <segment id="s2">
        <source>D</source>
        <target>E</target>
        </segment>
        </unit>
        </file>
        </xliff>

        """)
    #expect(losses == [[.state], [], []])
  }

  @Test func gettextHoldsContextsFlagsAndForms() throws {
    let header = MemoryHeader(annotations: [
      property("x-po-header", "Language: id\nPlural-Forms: nplurals=2; plural=n>1;\n")
    ])
    let forms = [property("x-po-singular", "%d file"), property("x-po-plural", "%d files")]
    let units = [
      unit(
        [.text("Open \"x\"\n")], [.text("Buka")], tuid: "n",
        [
          property("x-context", "menu"), property("x-flags", "c-format"),
          property("x-reference", "a.c:1"), Annotation(.note, "one\ntwo"),
          Annotation(.note, "p", attributes: [Attribute("from", "developer")]),
          property("Project", "P"),
        ], state: "fuzzy"),
      unit([.text("%d file")], [.text("%d berkas")], [property("x-po-form", "0")] + forms),
      unit([.text("%d files")], [.text("%d berkas2")], [property("x-po-form", "1")] + forms),
      unit([.text("B")], [.text("C")]), unit([.text("B")], [.text("C")]),
      unit([.text("B")], [.text("D")], tuid: "other"),
      unit([.text("")], [.text("D")]),
    ]
    let (bytes, losses) = written(.po, units, header: header)
    #expect(
      text(bytes) == #"""
        msgid ""
        msgstr ""
        "Language: id\n"
        "Plural-Forms: nplurals=2; plural=n>1;\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\n"
        "X-Source-Language: en\n"

        # one
        # two
        #. p
        #: a.c:1
        #, fuzzy, c-format
        msgctxt "menu"
        msgid "Open \"x\"\n"
        msgstr "Buka\n"

        msgid "%d file"
        msgid_plural "%d files"
        msgstr[0] "%d berkas"
        msgstr[1] "%d berkas2"

        msgid "B"
        msgstr "C"

        msgctxt "other"
        msgid "B"
        msgstr "D"

        """#)
    #expect(
      losses == [[.name, .properties, .layout], [], [], [], [.repeated], [], [.unit]])
  }

  @Test func tablesAndOtherLanguagesTellWhatIsLost() throws {
    var whole = unit(
      [.text("A")], [.text("B\tC")], tuid: "1", [Annotation(.note, "n")], state: "new")
    whole.variants.append(Variant(language: try LanguageTag("fr"), segment: Segment("D")))
    whole.variants.append(Variant(language: .indonesian, segment: Segment("E")))
    whole.history.createdBy = "me"
    let other = TranslationUnit(variants: [
      Variant(language: try LanguageTag("fr"), segment: Segment("D"))
    ])
    let table = written(.tsv, [whole, other])
    #expect(text(table.bytes) == "en\tid\nA\tB C\nA\tE\n")
    #expect(
      table.losses == [
        [.languages, .name, .history, .notes, .textProperties, .layout], [.unit],
      ])
    let xliff = written(.xliff, [whole])
    #expect(xliff.losses == [[.languages, .alternatives, .history]])
    #expect(written(.tmx, [whole, other]).losses == [[], []])
  }

  @Test func anEmptyMemoryIsStillADocument() throws {
    for version in XLIFFMemoryWriter.Version.allCases {
      let outcome = try MemoryOutcome(.xliff, written(.xliff, [], version: version).bytes)
      #expect(outcome.failure == nil && outcome.units == [])
    }
  }
}

@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.reason)"))
struct MemoryFileWriterSharedFilesTests {
  private static let files =
    SharedFile.all(in: "interchange-xliff") + SharedFile.all(in: "interchange-po")

  private func read(_ shared: SharedFile) throws -> MemoryOutcome {
    try MemoryOutcome(
      shared.folder == "interchange-po" ? .po : .xliff, try shared.bytes(), size: 50_000)
  }

  /// The languages of a file, as far as one pair is enough for it.
  private func languages(_ units: [TranslationUnit]) -> (LanguageTag, LanguageTag)? {
    guard let source = units.first?.variants.first?.language else { return nil }
    let targets = Set(units.compactMap { $0.variants.dropFirst().first?.language })
    guard targets.count < 2, units.allSatisfy({ $0.variants[0].language == source }) else {
      return nil
    }
    let target = targets.first ?? (LanguageTag.english.serves(source) ? .indonesian : .english)
    return target == source ? nil : (source, target)
  }

  private func texts(_ units: [TranslationUnit]) -> [[String]] {
    units.map { $0.variants.map(\.segment.text) }
  }

  /// What a real file says of its units comes back from each format, as far as it is told.
  @Test(arguments: files)
  func unitsComeBackAsTheyAreTold(shared: SharedFile) throws {
    let outcome = try read(shared)
    guard let (source, target) = languages(outcome.units) else { return }
    let header = outcome.headers.first ?? MemoryHeader()
    for (format, version) in [
      (MemoryFormat.xliff, XLIFFMemoryWriter.Version.one), (.xliff, .two), (.po, .one),
      (.tmx, .one),
    ] {
      let (bytes, losses) = written(
        format, outcome.units, header: header, version: version, source: source, target: target)
      let again = try MemoryOutcome(
        format, bytes, .everything(source: source, target: target), size: 50_000)
      #expect(again.failure == nil || outcome.units.isEmpty)
      #expect(again.skipped == [])
      let kept = zip(outcome.units, losses).filter { !$1.contains(where: \.isWhole) }
      #expect(again.units.count == kept.count, "\(format) \(version)")
      if format == .po { continue }
      // A character that XML 1.0 forbids is another one afterwards.
      if losses.contains(where: { $0.contains(.characters) }) { continue }
      #expect(texts(again.units) == texts(kept.map(\.0)), "\(format) \(version)")
      for (unit, (before, lost)) in zip(again.units, kept) where format == .tmx && lost.isEmpty {
        var unit = unit
        // Where its file has several pairs of languages, a unit says its own.
        unit.attributes.removeAll { $0.name == "srclang" }
        #expect(unit.normalized == before.normalized)
      }
      try requireValid(bytes, format, version, shared)
    }
  }

  /// What is written twice is the same.
  @Test(arguments: files)
  func aSecondRoundChangesNothing(shared: SharedFile) throws {
    // Segments without names get those of their places, unless an inline code has one of these.
    guard shared.name != "matecat/calibre.docx.xliff" else { return }
    let outcome = try read(shared)
    guard let (source, target) = languages(outcome.units) else { return }
    for (format, version) in [
      (MemoryFormat.xliff, XLIFFMemoryWriter.Version.one), (.xliff, .two), (.po, .one),
    ] {
      func round(_ outcome: MemoryOutcome) throws -> (bytes: [UInt8], outcome: MemoryOutcome) {
        let bytes = written(
          format, outcome.units, header: outcome.headers.first ?? MemoryHeader(),
          version: version, source: source, target: target
        ).bytes
        return (
          bytes, try MemoryOutcome(format, bytes, .everything(source: source, target: target))
        )
      }
      let first = try round(try round(outcome).outcome)
      let second = try round(first.outcome)
      #expect(text(second.bytes) == text(first.bytes), "\(format) \(version)")
    }
  }

  private func requireValid(
    _ bytes: [UInt8], _ format: MemoryFormat, _ version: XLIFFMemoryWriter.Version,
    _ shared: SharedFile
  ) throws {
    guard let problem = try PublishedSchema.problem(in: bytes, format, version) else { return }
    #expect(Bool(false), "\(shared.name) \(format) \(version): \(problem.prefix(600))")
  }
}

/// Programs that judge files by published schemas, where they are at hand.
enum PublishedSchema {
  /// What `xmllint` says of a document; nil for one that is valid, or without it.
  static func problem(
    in bytes: [UInt8], _ format: MemoryFormat, _ version: XLIFFMemoryWriter.Version
  ) throws -> String? {
    guard let program = Command.find("xmllint"), let shared = SharedData.folder else { return nil }
    let schemas = shared.appendingPathComponent("data/schemas")
    let place = try Workplace(isEmpty: true)
    let document = try place.write("document.xml", bytes: bytes)
    let options: [String]
    switch (format, version) {
    case (.tmx, _): options = ["--dtdvalid", schemas.appendingPathComponent("tmx/tmx14.dtd").path]
    case (_, .one):
      options = [
        "--schema", schemas.appendingPathComponent("xliff/xliff-core-1.2-transitional.xsd").path,
      ]
    case (_, .two):
      let modules = [
        ("document", "xliff_core_2.0.xsd"), ("metadata", "metadata.xsd"),
        ("matches", "matches.xsd"), ("glossary", "glossary.xsd"), ("fs", "fs.xsd"),
        ("resourcedata", "resource_data.xsd"), ("changetracking", "change_tracking.xsd"),
        ("sizerestriction", "size_restriction.xsd"), ("validation", "validation.xsd"),
      ].map { name, file in
        let path = schemas.appendingPathComponent("xliff2.1/\(file)").path
        return """
          <xs:import namespace="urn:oasis:names:tc:xliff:\(name):2.0" schemaLocation="\(path)"/>
          """
      }
      let schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">\(modules.joined())</xs:schema>
        """
      options = ["--schema", try place.write("all.xsd", schema)]
    }
    let catalog = try place.write("catalog.xml", catalog(schemas))
    let outcome = try Command.run(
      program, ["--noout", "--nonet"] + options + [document],
      environment: ["XML_CATALOG_FILES": catalog])
    return outcome.status == 0 ? nil : outcome.errors
  }

  /// What `xmllint` says of a document by one of the published DTDs of TMX; nil for one that is valid,
  /// without the program, or without such a DTD.
  static func problem(in bytes: [UInt8], dtd name: String) throws -> String? {
    guard let program = Command.find("xmllint"), let shared = SharedData.folder else { return nil }
    let dtd = shared.appendingPathComponent("data/schemas/tmx/\(name).dtd")
    guard FileManager.default.fileExists(atPath: dtd.path) else { return nil }
    let outcome = try Command.run(
      program, ["--noout", "--nonet", "--dtdvalid", dtd.path, "-"], input: Data(bytes))
    return outcome.status == 0 ? nil : outcome.errors
  }

  /// Where the schema of the `xml` namespace lies, which the others fetch from elsewhere.
  private static func catalog(_ schemas: URL) -> String {
    let there = schemas.appendingPathComponent("xliff2.0/xml.xsd").absoluteString
    let names = [
      "http://www.w3.org/2001/xml.xsd",
      schemas.appendingPathComponent(
        "xliff2.1/informativeCopiesOf3rdPartySchemas/w3c/xml.xsd"
      ).path,
    ]
    let entries = names.map {
      "<system systemId=\"\($0)\" uri=\"\(there)\"/><uri name=\"\($0)\" uri=\"\(there)\"/>"
    }
    return
      "<catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\">\(entries.joined())</catalog>"
  }
}
