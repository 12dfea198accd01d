import Foundation
import Glossary
import TestSupport
import Testing

@Suite struct ExportCommandTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
  }

  private func importing(_ text: String, _ name: String = "in.tmx", _ arguments: [String] = [])
    throws
  {
    let path = try place.write(name, text)
    let outcome = try place.glossctl(["import", "--duplicates", "all", path] + arguments)
    try #require(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  private func exported(_ arguments: [String] = []) throws -> (MemoryHeader, [TranslationUnit]) {
    let outcome = try place.glossctl(["export", "-q", "-"] + arguments)
    try #require(outcome.status == 0, "\(outcome.errors)")
    let bytes = Array(outcome.output.utf8)
    try requireValid(place.write("out.tmx", bytes: bytes))
    return (
      try #require(try Memories.header(blocks(of: bytes))), try Memories.units(blocks(of: bytes))
    )
  }

  @Test func aFileKeepsItsHeader() throws {
    try importing(
      Memories.document(
        Memories.unit("One", "Satu"), header: "<note>n</note><prop type=\"p\">v</prop>"))
    let (header, units) = try exported()
    #expect(header["creationtool"] == "glossctl")
    #expect(header["srclang"] == "en")
    #expect(header["o-tmf"] == "t")
    #expect(header.annotations.map(\.text) == ["n", "v"])
    #expect(units.map(\.attributes) == [[]])
  }

  @Test func unitsOfDifferentFilesKeepTheirMeaning() throws {
    try importing(Memories.document(Memories.unit("One", "Satu")))
    let other = Memories.document(
      Memories.unit("Two", "Dua")
        + Memories.unit("Three", "Tiga", attributes: " segtype=\"block\""),
      sourceLanguage: "id"
    ).replacingOccurrences(of: "\"sentence\"", with: "\"paragraph\"")
    try importing(other, "other.tmx")
    try importing("en\tid\nFour\tEmpat\n", "table.tsv")
    let (header, units) = try exported()
    #expect(header["srclang"] == "*all*")
    #expect(
      units.map { $0.attributes.first { $0.name == "srclang" }?.value } == ["en", "id", "id", nil])
    #expect(units[1].attributes.contains(Attribute("segtype", "paragraph")))
    #expect(units[2].attributes.contains(Attribute("segtype", "block")))
    // The header of one origin only.
    #expect(try exported(["--origin", "in.tmx"]).0["srclang"] == "en")
  }

  @Test func aSourceLanguageThatAUnitLacksIsToldByEachUnit() throws {
    let lacking =
      "<tu><tuv xml:lang=\"fr\"><seg>un</seg></tuv><tuv xml:lang=\"id\"><seg>satu</seg></tuv></tu>"
    try importing(Memories.document(Memories.unit("One", "Satu") + lacking))
    let (header, units) = try exported()
    #expect(header["srclang"] == "*all*")
    #expect(units.map(\.attributes) == Array(repeating: [Attribute("srclang", "en")], count: 2))
  }

  @Test func languagesAreKeptAndUnitsWithoutTranslationLeftOut() throws {
    let three = Memories.unit("One", "Satu")
      .replacingOccurrences(of: "</tu>", with: "<tuv xml:lang=\"fr\"><seg>Un</seg></tuv></tu>")
    let french =
      "<tu><tuv xml:lang=\"en\"><seg>x</seg></tuv><tuv xml:lang=\"fr\"><seg>y</seg></tuv></tu>"
    try importing(Memories.document(three + french))
    let (_, units) = try exported(["--languages", "en,id"])
    #expect(units.map { $0.variants.map(\.segment.text) } == [["One", "Satu"]])
    let outcome = try place.glossctl(["export", "--languages", "en,id", place.path("o.jsonl")])
    #expect(outcome.errors.contains("1 unit, 1 without translation left out"))
  }

  @Test func filtersPickUnits() throws {
    let body =
      Memories.unit("Old", "Lama", attributes: " changedate=\"20190101T000000Z\" usagecount=\"5\"")
      + Memories.unit("New", "Baru", attributes: " changedate=\"20210101T000000Z\"")
      + Memories.unit("Undated", "Tanpa", extra: "<prop type=\"x-domain\">health</prop>")
    try importing(Memories.document(body))
    try importing("en,id\nTable,Tabel\n", "t.csv", ["--domain", "office"])
    func texts(_ arguments: String...) throws -> [String] {
      try exported(arguments).1.map(\.variants[0].segment.text)
    }
    #expect(try texts("--since", "2020") == ["New"])
    #expect(try texts("--before", "2020-01-01") == ["Old"])
    #expect(try texts("--min-usage", "5") == ["Old"])
    #expect(try texts("--domain", "health", "--domain", "office") == ["Undated", "Table"])
    #expect(try texts("--origin", "t.csv") == ["Table"])
    // A domain that only the import named becomes a property, so that it is not lost.
    let (_, units) = try exported(["--domain", "office"])
    #expect(units[0].annotations == [Annotation(.property(type: "x-domain"), "office")])
  }

  @Test func nothingToExportWritesNoFile() throws {
    for name in ["o.tmx", "o.tsv", "o.jsonl", "o.csv.gz"] {
      let outcome = try place.glossctl(["export", place.path(name)])
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("no unit to export"))
    }
    #expect(try place.names() == ["store.db"])
    #expect(try place.glossctl(["export", "-"]).output.isEmpty)
  }

  @Test func termsJoinTheMemory() throws {
    try importing(Memories.document(Memories.unit("One", "Satu")))
    let (_, units) = try exported(["--include-terms"])
    #expect(units.count > 400)
    let terms = units.filter { $0.annotations.property("x-domain") == "terms" }
    #expect(terms.count == units.count - 1)
    #expect(
      terms.contains { $0.tuid == "tppo" && $0.variants.contains { $0.segment.text == "TPPO" } })
  }

  @Test func levelOneHasNoCodes() throws {
    try importing(Memories.document(Memories.unit("Click <ph x=\"1\">&lt;b&gt;</ph>here", "Klik")))
    #expect(try exported().1[0].variants[0].segment.markup.isEmpty == false)
    #expect(try exported(["--level", "1"]).1[0].variants[0].segment == Segment("Click here"))
  }

  @Test func tablesTellWhatTheyCannotHold() throws {
    let body =
      Memories.unit("Click <ph x=\"1\"/>here", "Klik\tdi\nsini")
      + "<tu><tuv xml:lang=\"en\"><seg>alone</seg></tuv></tu>"
    try importing(Memories.document(body, sourceLanguage: "id"))
    let outcome = try place.glossctl(["export", place.path("o.tsv")])
    #expect(outcome.status == 0)
    #expect(try place.text("o.tsv") == "id\ten\nKlik di sini\tClick here\n")
    #expect(
      outcome.errors == """
        1 row, 1 unit without both languages, 1 text lost their inline codes, in 1 text tabs or \
        line breaks became blanks

        """)
    let turned = try place.glossctl(["export", place.path("o.csv"), "--source", "en", "-q"])
    #expect(turned.errors.isEmpty)
    #expect(try place.text("o.csv") == "en,id\nClick here,\"Klik\tdi\nsini\"\n")
  }

  @Test func tablesOfManyLanguagesNeedTheirNames() throws {
    let more =
      "<tu><tuv xml:lang=\"ms\"><seg>a</seg></tuv><tuv xml:lang=\"fr\"><seg>b</seg></tuv></tu>"
    try importing(Memories.document(Memories.unit("One", "Satu") + more))
    let outcome = try place.glossctl(["export", place.path("o.tsv")])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("en, fr, id, ms; pass --source and --target"))
    #expect(
      try place.glossctl(["export", "-", "--format", "tsv", "--source", "fr", "--target", "ms"])
        .output == "fr\tms\nb\ta\n")
  }

  @Test func forbiddenCharactersAreReplacedAndReported() throws {
    let path = try place.write("c.tsv", "en\tid\nfine\tbaik\nbell \u{7}\tlonceng\n")
    #expect(try place.glossctl(["import", path]).status == 0)
    let outcome = try place.glossctl(["export", place.path("o.tmx")])
    #expect(
      outcome.errors == "2 units, 1 character that XML forbids became U+FFFD (unit 2)\n")
    #expect(try place.text("o.tmx").contains("<seg>bell \u{FFFD}</seg>"))
  }

  @Test(arguments: [
    ["o.xyz"], ["o.tsv", "--include-terms"], ["o.jsonl", "--level", "1"],
    ["o.tmx", "--level", "3"],
    ["o.tmx", "--source", "en"], ["o.tsv", "--languages", "en"], ["o.tmx", "--languages", "en,_"],
    ["o.tmx", "--since", "31.1.2020"],
  ])
  func usageMistakesHaveTheirOwnStatus(arguments: [String]) throws {
    #expect(try place.glossctl(["export"] + arguments).status == 64)
  }

  @Test func packedFilesHoldTheSame() throws {
    try importing(Memories.numbered(3_000))
    #expect(try place.glossctl(["export", "-q", place.path("o.tmx")]).status == 0)
    #expect(try place.glossctl(["export", "-q", place.path("o.tmx.gz")]).status == 0)
    let packed = try place.bytes("o.tmx.gz")
    #expect(packed.starts(with: [0x1F, 0x8B]))
    let units = try Memories.units(blocks(of: packed))
    #expect(units == (try Memories.units(blocks(of: try place.bytes("o.tmx")))))
    #expect(units.count == 3_000)
  }

  @Test func aClosedPipeEndsQuietly() throws {
    try importing(Memories.numbered(3_000))
    let outcome = try Command.run(
      URL(fileURLWithPath: "/bin/sh"),
      ["-c", "\"$0\" export --db \"$1\" - | head -n 1", Command.glossctl.path, place.path()])
    #expect(outcome.output.hasPrefix("<?xml"))
    #expect(outcome.errors.isEmpty, "\(outcome.errors)")
  }
}

/// Fails when a file is not valid by the DTD of TMX 1.4b.
func requireValid(_ path: String) throws {
  guard let program = Command.find("xmllint"), let shared = SharedData.folder else { return }
  let dtd = shared.appendingPathComponent("data/schemas/tmx/tmx14.dtd")
  let outcome = try Command.run(
    program, ["--noout", "--nonet", "--nowarning", "--dtdvalid", dtd.path, path])
  #expect(outcome.status == 0, "\(outcome.errors.prefix(2_000))")
}
