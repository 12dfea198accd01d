import Foundation
import TestSupport
import Testing

@Suite struct StatsCommandTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.fillMemory(
      ["Workers shall be paid.": "Pekerja harus dibayar.", "One": "Satu", "one": "Satu"],
      properties: ["prev": "Chapter 2", "next": "One"])
  }

  @Test func theMemoryIsCounted() throws {
    let text = try place.glossctl(["stats"])
    #expect(text.status == 0)
    #expect(
      text.output.contains("Indonesian (id)         3         2           1      5          30"))
    #expect(text.output.contains("ilo.tmx      3"))
    let csv = try place.glossctl(["stats", "--format", "csv"])
    #expect(
      csv.output == """
        kind,name,units,variants,distinct,duplicates,words,characters
        memory,,3,,,,,
        language,en,,3,3,0,6,28
        language,id,,3,2,1,5,30
        origin,ilo.tmx,3,,,,,

        """)
    let json = try #require(
      try Workplace.objects(place.glossctl(["stats", "--format", "json"]).output).first)
    #expect(json["units"] as? Int == 3)
    #expect((json["languages"] as? [[String: Any]])?.map { $0["words"] as? Int } == [6, 5])
  }

  @Test func aJobIsAnalysedByBand() throws {
    let path = try place.write(
      "job.txt",
      "Chapter 2\nWorkers shall be paid.\nOne\nOne\nNew words here now\nNew words here then\n")
    let outcome = try place.glossctl(["stats", "--from", "en", "--format", "json", path])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let report = try #require(try Workplace.objects(outcome.output).first)
    let file = try #require((report["files"] as? [[String: Any]])?.first)
    #expect(file["path"] as? String == path)
    #expect(file["segments"] as? Int == 6)
    #expect(file["words"] as? Int == 16)
    let bands = try #require(file["bands"] as? [[String: Any]])
    #expect(
      bands.map { $0["band"] as? String } == [
        "101", "100", "95-99", "85-94", "75-84", "50-74", "none",
      ])
    #expect(bands.map { $0["segments"] as? Int } == [1, 1, 0, 0, 0, 0, 2])
    #expect((file["repetitions"] as? [String: Int])?["words"] == 1)
    let internals = try #require(file["internal"] as? [[String: Any]])
    #expect(internals.map { $0["segments"] as? Int } == [0, 0, 1, 0])
    #expect((report["total"] as? [String: Any])?["words"] as? Int == 16)
  }

  @Test func textAndCSVHaveTheSameFigures() throws {
    let one = try place.write("one.txt", "Workers shall be paid.\n")
    let tmx = try place.write(
      "two.tmx",
      """
      <tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="id"><seg>x</seg></tuv>\
      <tuv xml:lang="en"><seg>One</seg></tuv></tu></body></tmx>
      """)
    let text = try place.glossctl(["stats", "--from", "en", one, tmx])
    #expect(text.status == 0, "\(text.errors)")
    #expect(text.output.contains("100                    1      4          22   100.00"))
    #expect(text.output.contains("Total\n"))
    let csv = try place.glossctl(["stats", "--from", "en", "--format", "csv", one, tmx])
    #expect(csv.output.contains("\(one),100,1,4,22\n"))
    #expect(csv.output.contains("\(tmx),100,1,1,3\n"))
    #expect(csv.output.split(separator: "\n").count == 1 + 2 * 12)
  }

  @Test func standardInputIsAJob() throws {
    let outcome = try place.glossctl(["stats", "-", "--format", "csv"], input: "One\n")
    #expect(outcome.output.contains("standard input,100,1,1,3\n"))
  }

  @Test func badUseIsRefused() throws {
    #expect(try place.glossctl(["stats", "--from", "en"]).status == 64)
    #expect(try place.glossctl(["stats", place.path("missing.txt")]).status == 2)
  }
}
