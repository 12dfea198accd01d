import Foundation
import TestSupport
import Testing

@Suite struct TermsCommandTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
  }

  @Test func theBuiltInBaseIsClean() throws {
    let outcome = try place.glossctl(["terms", "validate"])
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("444 concepts, 1720 designations, 0 problems"))
  }

  @Test func problemsHaveTheirPlaces() throws {
    let path = try place.write(
      "bad.yaml",
      """
      concepts:
      - id: one
        designations:
          id:
          - {term: satu, status: preferred}
          - {term: esa, status: preferred}
      - id: one
        designations:
          id: {term: satu, status: good}
      """)
    let outcome = try place.glossctl(["terms", "validate", path])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("bad.yaml:6:7: \"esa\" and \"satu\" (line 5) are both"))
    #expect(outcome.output.contains("bad.yaml:7:7: the concept one stands already"))
    #expect(outcome.output.contains("bad.yaml:9:"))
    #expect(outcome.output.contains("[invalid-value]"))
    let json = try place.glossctl(["terms", "validate", "--format", "json", path])
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    #expect(((object as? [String: Any])?["problems"] as? [Any])?.count == 4)
  }

  @Test func brokenYAMLIsBadInput() throws {
    let path = try place.write("broken.yaml", "concepts:\n- id: [one\n")
    let validated = try place.glossctl(["terms", "validate", path])
    #expect(validated.status == 2)
    #expect(validated.output.contains("broken.yaml:3:1: broken YAML"))
    let imported = try place.glossctl(["terms", "import", path])
    #expect(imported.status == 2)
    #expect(imported.errors.contains("broken.yaml:3:1: broken YAML"))
  }

  @Test func addedTermsAreFoundAndRemoved() throws {
    #expect(try place.glossctl(["terms", "add", "surat edaran", "circular letter"]).status == 0)
    let found = try place.glossctl(["lookup", "surat edaran"])
    #expect(found.output.contains("circular letter"))
    let second = try place.glossctl(["terms", "add", "edaran", "--id", "circular-letter"])
    #expect(second.status == 2)
    #expect(second.errors.contains("“surat edaran” is preferred already"))
    #expect(
      try place.glossctl(
        ["terms", "add", "sirkuler", "--id", "circular-letter", "--status", "deprecated"]
      ).status == 0)
    #expect(try place.glossctl(["lookup", "sirkuler"]).output.contains("should not be used"))
    #expect(try place.glossctl(["terms", "remove", "circular-letter"]).status == 0)
    #expect(try place.glossctl(["lookup", "surat edaran"]).status == 1)
    #expect(try place.glossctl(["terms", "remove", "circular-letter"]).status == 1)
  }

  @Test func anOwnConceptWinsAndGivesWayWhenRemoved() throws {
    let path = try place.write(
      "own.yaml",
      """
      concepts:
      - id: tppo
        designations:
          id: {term: perdagangan orang kita, status: preferred}
          en: {term: our trafficking, status: preferred}
      """)
    #expect(try place.glossctl(["terms", "import", path]).status == 0)
    #expect(try place.glossctl(["terms", "show", "tppo"]).output.contains("our trafficking"))
    #expect(try place.glossctl(["terms", "remove", "tppo"]).status == 0)
    #expect(
      try place.glossctl(["terms", "show", "tppo"]).output
        .contains("crime of trafficking in persons"))
  }

  @Test func everyRowOfATableIsAccountedFor() throws {
    let path = try place.write(
      "table.csv",
      """
      Source,Target,Remark
      circular letter,surat edaran,first
      circular letter,edaran,second
      circular letter,edaran,again
      ,,empty
      memo,"nota
      dinas",two lines
      one,two,three,four

      """)
    let arguments = [
      "terms", "import", path, "--map", "en=Source", "--map", "id=Target", "--format", "json",
      "--report", place.path("report.txt"),
    ]
    let outcome = try place.glossctl(arguments)
    #expect(outcome.status == 1)
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let account = try #require(object as? [String: Any])
    #expect(
      account["rows"] as? [String: Int] == ["total": 6, "kept": 3, "merged": 1, "skipped": 2])
    let skipped = try #require(account["skipped"] as? [[String: Any]])
    #expect(skipped.map { $0["line"] as? Int } == [5, 8])
    let report = try place.text("report.txt")
    #expect(report.contains("table.csv:5:1: the row has no term"))
    #expect(report.contains("table.csv:8:1: the row has 4 fields, the heading 3"))
    let again = try place.glossctl(arguments)
    #expect(again.output.contains("\"unchanged\":2"))
  }

  @Test func aDryRunChangesNothing() throws {
    let path = try place.write("t.tsv", "en\tid\nmemo\tnota dinas\n")
    let outcome = try place.glossctl(["terms", "import", "--dry-run", path])
    #expect(outcome.output.contains("1 added"))
    #expect(outcome.output.contains("nothing was changed"))
    #expect(try place.glossctl(["lookup", "nota dinas"]).status == 1)
  }

  @Test(arguments: [
    ("en,id\n\"memo,nota\n", "x.csv:2:1: broken CSV: a quotation mark opens here"),
    ("en,id\n\"memo\"x,nota\n", "x.csv:2:1: broken CSV: text follows a closing quotation mark"),
    ("a,b\nmemo,nota\n", "x.csv:1:1: no terms: name columns by language"),
    ("", "x.csv:1:1: the file is empty"),
  ])
  func brokenTablesAreBadInput(_ table: String, _ message: String) throws {
    let outcome = try place.glossctl(["terms", "import", try place.write("x.csv", table)])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test func exportAndImportGiveTheSameConcepts() throws {
    let yaml = place.path("all.yaml")
    #expect(try place.glossctl(["terms", "export", "--subject", "trafficking", yaml]).status == 0)
    #expect(try place.glossctl(["terms", "import", "--base", "copy", yaml]).status == 0)
    let again = place.path("again.yaml")
    #expect(
      try place.glossctl(["terms", "export", "--base", "copy", again]).status == 0)
    #expect(try place.text("all.yaml") == place.text("again.yaml"))
  }

  @Test func tablesTellWhatTheyCannotHold() throws {
    let outcome = try place.glossctl(["terms", "export", place.path("all.tsv")])
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("not in the table:"))
    let lines = try place.text("all.tsv").split(separator: "\n")
    #expect(lines.count == 1 + 1720)
    #expect(lines.allSatisfy { $0.count { $0 == "\t" } == 14 })
  }

  @Test(.enabled(if: Command.find("xmllint") != nil, "xmllint is not on the path"))
  func theExportIsValidTMX() throws {
    let tmx = place.path("terms.tmx")
    let outcome = try place.glossctl(["terms", "export", tmx])
    #expect(outcome.status == 0)
    let xmllint = try #require(Command.find("xmllint"))
    var arguments = ["--nonet", "--noout", "--nowarning"]
    if let dtd = SharedData.folder?.appendingPathComponent("data/schemas/tmx/tmx14.dtd") {
      arguments += ["--dtdvalid", dtd.path]
    }
    let validated = try Command.run(xmllint, arguments + [tmx])
    #expect(validated.status == 0, "\(validated.errors)")
    let text = try place.text("terms.tmx")
    #expect(!text.contains("<seg>TKI</seg>"))
    #expect(text.contains("<seg>TPPO</seg>"))
  }

  @Test func listsLineUpAndAreSorted() throws {
    try place.write(
      "wide.yaml",
      "concepts: [{id: wide, designations: {id: {term: 移民工人, status: preferred}, en: {term: zz wide, status: preferred}}}]"
    )
    #expect(try place.glossctl(["terms", "import", place.path("wide.yaml")]).status == 0)
    let outcome = try place.glossctl(["terms", "list", "--base", "user"])
    #expect(outcome.output.contains("English  Indonesian  Subject  Concept"))
    #expect(outcome.output.contains("zz wide  移民工人             wide"))
    let json = try place.glossctl(["terms", "list", "--format", "json", "--subject", "asean"])
    let lines = json.output.split(separator: "\n")
    #expect(lines.count > 30)
    let csv = try place.glossctl(["terms", "list", "--format", "csv", "--status", "deprecated"])
    #expect(
      csv.output.split(separator: "\n").dropFirst().allSatisfy { $0.contains(",deprecated,") })
  }

  @Test func unknownNamesAreToldApart() throws {
    let shown = try place.glossctl(["terms", "show", "nothing-of-the-kind"])
    #expect(shown.status == 1)
    #expect(shown.errors.contains("no concept \"nothing-of-the-kind\""))
    let empty = try place.glossctl(["terms", "list", "--subject", "nothing"])
    #expect(empty.status == 2 && empty.output.isEmpty)
    #expect(empty.errors.contains("no subject field \"nothing\""))
    let listed = try place.glossctl(["terms", "list", "--base", "none"])
    #expect(listed.status == 2)
    #expect(listed.errors.contains("no base \"none\""))
    #expect(try place.glossctl(["terms", "import", "--base", "builtin", "x.yaml"]).status == 64)
  }

  @Test func noImportHidesACuratedConceptByChance() throws {
    let path = try place.write("mine.csv", "en,id\ntrafficking in persons,perdagangan orang\n")
    #expect(try place.glossctl(["terms", "import", path]).status == 0)
    let found = try place.glossctl(["lookup", "human trafficking"])
    #expect(found.output.contains("[trafficking-in-persons"))
    let shown = try place.glossctl(["terms", "show", "trafficking-in-persons-of-mine"])
    #expect(shown.output.contains("perdagangan orang"))
  }

  @Test func aSecondImportAddsAndDoesNotReplace() throws {
    let one = try place.write("one.csv", "en,id\nmemo,nota dinas\n")
    let two = try place.write("two.csv", "en,id\nmemo,surat dinas\n")
    #expect(try place.glossctl(["terms", "import", one, two]).output.contains("1 merged"))
    let shown = try place.glossctl(["terms", "show", "memo"])
    #expect(shown.output.contains("nota dinas") && shown.output.contains("surat dinas"))
  }

  @Test func aBadFileAmongManyStoresNothing() throws {
    let good = try place.write("good.csv", "en,id\nmemo,nota dinas\n")
    let bad = try place.write("bad.csv", "en,id\n\"memo,nota\n")
    #expect(try place.glossctl(["terms", "import", good, bad]).status == 2)
    #expect(try place.glossctl(["terms", "show", "memo"]).status == 1)
  }

  @Test func addingAgainChangesOnlyWhatIsSaid() throws {
    let add = ["terms", "add", "surat edaran", "circular letter"]
    #expect(try place.glossctl(add + ["--source", "UU 1/2020"]).status == 0)
    #expect(try place.glossctl(add + ["--url", "https://example.org"]).status == 0)
    #expect(try place.glossctl(["terms", "add", "--id", "tppo", "TPPO"]).status == 0)
    let shown = try place.glossctl(["terms", "show", "--format", "json", "tppo"])
    #expect(
      shown.output.contains("\"text\":\"TPPO\",\"type\":\"acronym\",\"status\":\"preferred\""))
    #expect(shown.output.contains("\"from\":\"2007-04-19\""))
  }

  @Test func ownTermsMayRelateToTheBuiltInBase() throws {
    let path = try place.write(
      "own.yaml",
      """
      concepts:
      - id: tppo-daring
        relations: [{broader: tppo}]
        designations:
          id: {term: TPPO daring, status: preferred, sources: [uu-21-2007]}
          en: {term: online trafficking, status: preferred}
      """)
    #expect(try place.glossctl(["terms", "import", path]).status == 0)
    #expect(try place.glossctl(["terms", "show", "tppo-daring"]).output.contains("broader tppo"))
  }

  @Test func aLinkStaysALinkAndTheModeIsKept() throws {
    try place.write("real.csv", "")
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: place.path("real.csv"))
    try files.createSymbolicLink(
      atPath: place.path("link.csv"), withDestinationPath: place.path("real.csv"))
    #expect(try place.glossctl(["terms", "export", place.path("link.csv")]).status == 0)
    #expect(try place.text("real.csv").hasPrefix("concept,"))
    let mode = try files.attributesOfItem(atPath: place.path("real.csv"))[.posixPermissions]
    #expect(mode as? Int == 0o600)
    #expect(try place.names().contains { $0.hasSuffix(".part") } == false)
  }

  @Test func exportsWithoutAFormatOrConceptWriteNothing() throws {
    #expect(try place.glossctl(["terms", "export", place.path("x.txt")]).status == 64)
    #expect(
      try place.glossctl(["terms", "export", "--subject", "none", place.path("x.csv")]).status == 2)
    #expect(try place.names() == ["store.db"])
  }
}
