import Foundation
import TestSupport
import Testing

@Suite struct LookUpCommandTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
  }

  struct Expectation: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var holds: [String]
    var status: Int32 = 0
    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(arguments: [
    Expectation(
      arguments: ["TPPO"],
      holds: ["tindak pidana perdagangan orang", "crime of trafficking in persons", "UU 21/2007"]),
    Expectation(
      arguments: ["ACMW"],
      holds: ["ASEAN Committee on the Implementation of the ASEAN Declaration"]),
    Expectation(
      arguments: ["GCM"], holds: ["Global Compact for Safe, Orderly and Regular Migration"]),
    Expectation(
      arguments: ["PMI"],
      holds: ["indonesian-migrant-worker", "palang-merah-indonesia", "purchasing-managers-index"]),
    Expectation(arguments: ["MFA"], holds: ["kemlu", "mfa-asia"]),
    Expectation(arguments: ["CMW"], holds: ["icrmw", "cmw-committee"]),
    Expectation(arguments: ["ACE"], holds: ["ASEAN Confederation of Employers"]),
    Expectation(
      arguments: ["TKI"], holds: ["“TKI” was in use until 2017-11-22; write “PMI”."]),
    Expectation(
      arguments: ["--as-of", "2015-06-01", "TKI"],
      holds: ["“TKI” was right on 2015-06-01, until 2017-11-22."]),
    Expectation(
      arguments: ["--as-of", "2015-06-01", "PMI", "--subject", "labour-migration"],
      holds: ["“PMI” came into use only on 2017-11-22."]),
    Expectation(arguments: ["pekerja-pekerja migran"], holds: ["pekerja migran  inflected, 95"]),
    Expectation(arguments: ["TPPO-nya"], holds: ["TPPO  inflected, 95"]),
    Expectation(arguments: ["migrant workers'"], holds: ["migrant worker  inflected, 95"]),
    Expectation(
      arguments: ["tindak pidanna perdagangan orang"],
      holds: ["tindak pidana perdagangan orang  misspelt"]),
    Expectation(
      arguments: ["ＴＰＰＯ"], holds: ["TPPO  acronym, 99"]),
    Expectation(arguments: ["kesepakatan global untuk mig"], holds: ["prefix"]),
    Expectation(
      arguments: ["tindak pidana perdagangan orang (TPPO)"], holds: ["[tppo ·"]),
    Expectation(
      arguments: ["--from", "en", "--to", "id", "migrant worker"], holds: ["pekerja migran"]),
    Expectation(arguments: ["pekerja mikran"], holds: ["misspelt"]),
    Expectation(arguments: ["zzzzqqqq"], holds: ["“zzzzqqqq”: not found"], status: 1),
    Expectation(
      arguments: ["--subject", "refugee", "TPPO"], holds: ["not found"], status: 1),
  ])
  func answers(_ expected: Expectation) throws {
    let outcome = try place.glossctl(["lookup"] + expected.arguments)
    #expect(outcome.status == expected.status, "\(outcome.errors)")
    for text in expected.holds { #expect(outcome.output.contains(text), "\(outcome.output)") }
    #expect(!outcome.output.contains("\u{1B}"), "no colours where no terminal is")
  }

  @Test func jsonHasTheDocumentedForm() throws {
    let outcome = try place.glossctl(["lookup", "--format", "json", "TPPO"])
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let answer = try #require(object as? [String: Any])
    #expect(answer["query"] as? String == "TPPO")
    let match = try #require((answer["matches"] as? [[String: Any]])?.first)
    #expect(match["concept"] as? String == "tppo")
    #expect(match["how"] as? String == "acronym")
    #expect(match["score"] as? Double == 100)
    #expect((match["matched"] as? [String: String]) == ["text": "TPPO", "language": "id"])
    #expect(match["subject"] as? String == "trafficking")
    #expect((match["definition"] as? [String: String])?.keys.sorted() == ["en", "id"])
    let first = try #require((match["designations"] as? [[String: Any]])?.first)
    #expect(first["text"] as? String == "tindak pidana perdagangan orang")
    #expect(first["language"] as? String == "id")
    #expect(first["type"] as? String == "fullForm")
    #expect(first["status"] as? String == "preferred")
    #expect(first["from"] as? String == "2007-04-19")
    #expect(first["to"] is NSNull)
    let source = try #require(first["source"] as? [String: Any])
    #expect((source["citation"] as? String)?.contains("UU 21/2007") == true)
    #expect((source["url"] as? String)?.hasPrefix("http") == true)
  }

  @Test func standardInputBecomesJSONLines() throws {
    let outcome = try place.glossctl(
      ["lookup", "--format", "json", "-"], input: "TPPO\n\n  PMI \r\nqqqqzzzz\n")
    #expect(outcome.status == 1)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 3)
    let queries = try lines.map { line in
      try (JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["query"]
        as? String
    }
    #expect(queries == ["TPPO", "PMI", "qqqqzzzz"])
  }

  @Test func argumentsAndStandardInputAnswerAlike() throws {
    let terms = ["TPPO", "TKI", "pekerja migran", "tindak pidanna perdagangan orang", "xyzzyxyzzy"]
    let byArguments = try place.glossctl(["lookup", "--format", "json"] + terms)
    let byInput = try place.glossctl(
      ["lookup", "--format", "json"], input: terms.joined(separator: "\n"))
    #expect(byArguments.output == byInput.output)
  }

  @Test func malformedInputNamesItsLine() throws {
    let outcome = try Command.run(
      Command.glossctl, ["lookup", "-"], input: Data([0x61, 0x0A, 0xFF, 0x0A]),
      environment: ["GLOSSCTL_DB": place.path("store.db")])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("standard input:2: not UTF-8 at byte 0"))
  }

  @Test func allLanguagesAreShownOnDemand() throws {
    try place.write(
      "thai.yaml",
      """
      concepts:
      - id: migrant-worker-th
        designations:
          th:
          - {term: แรงงานข้ามชาติ, status: preferred}
          en:
          - {term: migrant labour in Thailand, status: preferred}
      """)
    #expect(try place.glossctl(["terms", "import", place.path("thai.yaml")]).status == 0)
    let all = try place.glossctl(["lookup", "--all", "แรงงานข้ามชาติ"])
    #expect(all.status == 0)
    #expect(all.output.contains("Thai"))
    let usual = try place.glossctl(["lookup", "migrant labour in Thailand"])
    #expect(!usual.output.contains("แรงงานข้ามชาติ"))
  }

  @Test(arguments: [
    ["--from", "id_ID", "PMI"], ["--from", "ID-id", "PMI"], ["--from", "ind", "PMI"],
    ["--from", "en-GB", "migrant workers"], ["--to", "en-US", "PMI"],
  ])
  func regionalTagsReachTheirLanguage(_ arguments: [String]) throws {
    let outcome = try place.glossctl(["lookup"] + arguments)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("migrant worker"), "\(outcome.output)")
  }

  @Test func adviceNeverNamesADeadName() throws {
    let past = try place.glossctl(["lookup", "--as-of", "2012", "PJTKI"])
    #expect(past.output.contains("“PJTKI” was in use until 2004-10-18; write “PPTKIS”."))
    let ended = try place.glossctl(["lookup", "--as-of", "2025-01-01", "Kemenkumham"])
    #expect(!ended.output.contains("until 2024-10-21; write"))
  }

  @Test func aTermCannotCommandTheTerminal() throws {
    let outcome = try place.glossctl(["lookup", "\u{1B}[31mred\u{7}"])
    #expect(!outcome.output.contains("\u{1B}") && !outcome.output.contains("\u{7}"))
  }

  @Test func whatWasAnsweredBeforeABadLineIsPrinted() throws {
    let outcome = try Command.run(
      Command.glossctl, ["lookup", "--format", "json"], input: Data(Array("TPPO\n".utf8) + [0xFF]),
      environment: ["GLOSSCTL_DB": place.path("store.db")])
    #expect(outcome.status == 2)
    #expect(outcome.output.hasPrefix("{\"query\":\"TPPO\""))
  }

  @Test(arguments: [
    ["lookup", "--subject", "traficking", "TPPO"], ["terms", "list", "--subject", "traficking"],
    ["terms", "export", "--subject", "traficking", "-"],
  ])
  func anUnknownSubjectIsNoEmptyAnswer(_ arguments: [String]) throws {
    let outcome = try place.glossctl(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("glossctl: no subject field \"traficking\"; there are "))
    #expect(outcome.errors.contains("trafficking"))
  }
}
