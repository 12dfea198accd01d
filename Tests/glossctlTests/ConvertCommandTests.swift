import Foundation
import TestSupport
import Testing

@Suite struct ConvertCommandTests {
  let place: Workplace

  init() throws {
    place = try Workplace(isEmpty: true)
  }

  private let letter = """
    <xliff version="1.2"><file original="o" datatype="plaintext" source-language="en" \
    target-language="id"><body>
    <trans-unit id="1"><source>Wages are <g id="1">paid</g>.</source><target>Upah <g id="1">dibayar</g>.\
    </target><note>n</note></trans-unit>
    <trans-unit id="2"><source>Open</source><target state="needs-translation">Buka</target></trans-unit>
    <trans-unit id="3"><source>Later</source></trans-unit>
    </body></file></xliff>
    """

  @Test func theAccountTellsWhatIsLost() throws {
    let xliff = try place.write("letter.xlf", letter)
    let report = place.path("lost.txt")
    let outcome = try place.glossctl(["convert", "--report", report, xliff, place.path("t.csv")])
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    #expect(try place.text("t.csv") == "en,id\nWages are paid.,Upah dibayar.\n")
    #expect(
      outcome.errors == """
        \(xliff): 3 units, 1 written to \(place.path("t.csv"))
          1 left out: needs-review
            \(xliff):3:1: its translation is marked as needs-translation [needs-review]
          1 left out: untranslated
            \(xliff):4:1: the unit has no translation [untranslated]
          1 lost: names of units
            \(xliff):2:1: not kept: names of units [lost-name]
          1 lost: notes
            \(xliff):2:1: not kept: notes [lost-notes]
          1 lost: properties
            \(xliff):2:1: not kept: properties [lost-properties]
          1 lost: inline codes
            \(xliff):2:1: not kept: inline codes [lost-codes]

        """)
    #expect(try place.text("lost.txt").split(separator: "\n").count == 6)
    let all = try place.glossctl([
      "convert", "--all", "--quiet", "--output-format", "tmx", xliff, "-",
    ])
    #expect(all.errors.isEmpty && all.output.components(separatedBy: "<tu ").count == 4)
  }

  @Test func jsonHasItsSchema() throws {
    let xliff = try place.write("letter.xlf", letter)
    let outcome = try place.glossctl([
      "convert", "--format", "json", xliff, place.path("out.po"),
    ])
    let account = try #require(try Workplace.objects(outcome.output).first)
    #expect(account["read"] as? Int == 3 && account["written"] as? Int == 3)
    try JSONSchema.require(outcome.output, "convert", in: place)
  }

  @Test func filesGoFromFormatToFormatAndBack() throws {
    let xliff = try place.write("letter.xlf", letter)
    var path = xliff
    for name in ["a.tmx.gz", "b.xlf", "c.po", "d.xliff", "e.tmx"] {
      let arguments = name == "d.xliff" ? ["--xliff-version", "2.1"] : []
      let outcome = try place.glossctl(["convert"] + arguments + [path, place.path(name)])
      #expect(outcome.status == 0, "\(outcome.errors)")
      path = place.path(name)
    }
    let last = try place.text("e.tmx")
    #expect(
      last.contains("<seg>Wages are paid.</seg>") && last.contains("<seg>Upah dibayar.</seg>"))
  }

  @Test func termsGoFromFormatToFormat() throws {
    let table = try place.write(
      "t.csv",
      "concept,language,term,status,definition\nwage,en,wage,preferred,Pay.\nwage,id,upah,preferred,\n"
        + "wage,id,bayaran,deprecated,\nlone,en,lone,preferred,\n")
    var path = table
    for name in ["a.tbx", "b.yaml", "c.tsv", "d.tbx", "e.utx", "f.tmx"] {
      let outcome = try place.glossctl([
        "convert", "--source", "en", "--target", "id", path, place.path(name),
      ])
      #expect(outcome.status == 0, "\(name): \(outcome.errors)")
      path = place.path(name)
    }
    let tmx = try place.text("f.tmx")
    #expect(tmx.contains("<seg>wage</seg>") && tmx.contains("<seg>upah</seg>"))
    #expect(!tmx.contains("bayaran") && !tmx.contains("lone"))
    let direct = try place.glossctl([
      "convert", "--source", "en", place.path("a.tbx"), place.path("g.xlf"),
    ])
    #expect(direct.status == 0)
    #expect(direct.errors.contains("2 concepts, 1 written"))
    #expect(direct.errors.contains("1 left out: concepts without usable terms in two languages"))
    #expect(direct.errors.contains("1 lost: terms that may not be used"))
  }

  @Test func mistakesAreToldAndNothingIsWritten() throws {
    let xliff = try place.write("letter.xlf", letter)
    let target = place.path("new.tmx")
    for (arguments, status, message) in [
      ([xliff, place.path("x.doc")], 64, "tells no format"), ([xliff, "-"], 64, "--output-format"),
      ([xliff, place.path("x.tbx")], 64, "A memory has no terms"),
      ([xliff, xliff], 64, "is the file that is read"),
      ([place.path("none.xlf"), target], 2, "cannot read"),
      ([try place.write("cut.xlf", String(letter.prefix(200))), target], 2, "ends too early"),
      ([try place.write("empty.po", ""), target], 2, "empty"),
      ([try place.write("bare.tmx", Memories.document("")), target], 1, "no unit to write"),
      (["--format", "json", "--output-format", "tmx", xliff, "-"], 64, "standard output is taken"),
    ] {
      let outcome = try place.glossctl(["convert"] + arguments)
      #expect(outcome.status == Int32(status), "\(arguments): \(outcome.errors)")
      #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }
    #expect(try !place.names().contains("new.tmx"))
    #expect(try place.names().allSatisfy { !$0.hasSuffix(".part") })
  }

  @Test func aMemoryIsExportedAsXLIFFAndPO() throws {
    let place = try Workplace()
    let xliff = try place.write("letter.xlf", letter)
    #expect(try place.glossctl(["import", xliff]).status == 0)
    let cases: [(String, [String])] = [
      ("m.xlf", []), ("m.po", []), ("m2.xlf", ["--xliff-version", "2.1"]),
    ]
    for (name, options) in cases {
      let outcome = try place.glossctl(
        ["export", "--source", "en", "--target", "id", place.path(name)] + options)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.errors.hasPrefix("1 unit"))
      let again = try place.glossctl(["import", "--dry-run", "--format", "json", place.path(name)])
      #expect(try Workplace.objects(again.output).first?["units"] as? Int == 1, "\(again.errors)")
    }
    let po = try place.text("m.po")
    #expect(po.contains("msgid \"Wages are paid.\"\nmsgstr \"Upah dibayar.\"\n"))
  }
}
