import Foundation
import TestSupport
import Testing

@Suite struct ConcordanceCommandTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.fillMemory(
      [
        "The protection of migrant workers is a duty.":
          "Pelindungan pekerja migran adalah kewajiban.",
        "Workers who are migrants need protection.": "Pekerja yang bermigrasi perlu pelindungan.",
      ], changed: "20200102T030405Z")
    try place.fillMemory(
      ["Migrant worker": "Pekerja migran"], changed: "20100101T000000Z", origin: "old.tmx")
  }

  @Test func jsonLinesHaveTheDocumentedForm() throws {
    let outcome = try place.glossctl([
      "concordance", "--format", "json", "--in", "id", "--to", "en", "pekerja migran",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let hits = try Workplace.objects(outcome.output)
    #expect(hits.map { $0["unit"] as? Int } == [1, 3])
    let first = try #require(hits.first)
    #expect(first["language"] as? String == "id")
    #expect(first["source"] as? String == "Pelindungan pekerja migran adalah kewajiban.")
    #expect(first["spans"] as? [[String: Int]] == [["offset": 12, "endOffset": 26]])
    #expect(first["target"] as? String == "The protection of migrant workers is a duty.")
    #expect(first["targetLanguage"] as? String == "en")
    #expect(first["targetSpans"] is [[String: Int]])
    #expect(first["origin"] as? String == "ilo.tmx")
    #expect(first["changed"] as? String == "2020-01-02T03:04:05Z")
  }

  @Test func textMarksTheWordsAndCounts() throws {
    let outcome = try place.glossctl(["concordance", "--in", "en", "migrant worker"])
    #expect(outcome.output.contains("The protection of [migrant workers] is a duty.\n"))
    #expect(outcome.output.contains("en → id · unit 3 · old.tmx · 2010-01-01"))
    #expect(
      outcome.output.hasSuffix("2 texts\n  by language: en 2\n  by origin: ilo.tmx 1, old.tmx 1\n"))
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var count: Int
    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(arguments: [
    Row(arguments: ["worker"], count: 3), Row(arguments: ["--exact-form", "worker"], count: 1),
    Row(arguments: ["--case", "migrant"], count: 1), Row(arguments: ["migr*"], count: 5),
    Row(arguments: ["--in", "en", "migr*"], count: 3),
    Row(arguments: ["protection", "workers"], count: 2),
    Row(arguments: ["protection", "migrant workers", "--near", "2"], count: 1),
    Row(arguments: ["--origin", "old.tmx", "worker"], count: 1),
    Row(arguments: ["--since", "2015", "worker"], count: 2),
    Row(arguments: ["--to", "th", "worker"], count: 0), Row(arguments: ["zzz"], count: 0),
  ])
  func counts(_ row: Row) throws {
    let outcome = try place.glossctl(
      ["concordance", "--count", "--format", "json"] + row.arguments)
    let object = try #require(try Workplace.objects(outcome.output).first)
    #expect(object["count"] as? Int == row.count)
    #expect(outcome.status == (row.count > 0 ? 0 : 1))
    let languages = try #require(object["languages"] as? [String: Int])
    #expect(languages.values.reduce(0, +) == row.count)
    let shown = try place.glossctl(["concordance", "--format", "json"] + row.arguments)
    #expect(shown.output.split(separator: "\n").count == row.count)
  }

  @Test func theLimitShowsTheNewest() throws {
    let outcome = try place.glossctl(["concordance", "--limit", "1", "--in", "en", "worker"])
    #expect(outcome.output.contains("unit 2") && !outcome.output.contains("unit 1"))
    #expect(outcome.output.contains("3 texts"))
  }

  @Test func theLikelyTranslationIsMarked() throws {
    let more = try Workplace()
    try more.fillMemory(
      pairs: (0..<40).map { number in
        number % 4 == 0
          ? ("The remittance of day \(number)x", "Remitansi hari \(number)x")
          : ("Other text of day \(number)x", "Naskah lain hari \(number)x")
      })
    let outcome = try more.glossctl(["concordance", "remittance"])
    #expect(outcome.output.contains("[remittance]") && outcome.output.contains("[Remitansi]"))
  }

  @Test func nothingFoundIsSaid() throws {
    let outcome = try place.glossctl(["concordance", "zzz", "yyy"])
    #expect(outcome.status == 1 && outcome.output == "")
    #expect(outcome.errors == "glossctl: no text has “zzz”, “yyy”\n")
    let empty = try Workplace().glossctl(["concordance", "word"])
    #expect(empty.status == 1 && empty.errors.contains("the memory is empty"))
  }

  @Test(arguments: [[" "], ["--near", "0", "a"], ["--limit", "0", "a"], []])
  func wrongUsage(_ arguments: [String]) throws {
    #expect(try place.glossctl(["concordance"] + arguments).status == 64)
  }
}
