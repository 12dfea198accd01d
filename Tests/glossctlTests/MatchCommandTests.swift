import Foundation
import TestSupport
import Testing

@Suite struct MatchCommandTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.fillMemory(
      [
        "Every migrant worker has the right to join 3 unions.":
          "Setiap pekerja migran berhak bergabung dengan 3 serikat.",
        "Workers shall be paid.": "Pekerja harus dibayar.",
      ], changed: "20200102T030405Z", domain: "labour")
    try place.fillMemory(
      ["Workers shall be paid.": "Buruh wajib diupah."], changed: "20100101T000000Z",
      origin: "old.tmx", properties: ["prev": "Chapter 2", "next": "Every month."])
  }

  @Test func jsonHasTheDocumentedForm() throws {
    let outcome = try place.glossctl([
      "match", "--format", "json", "--from", "en", "--to", "id",
      "Every domestic worker has the right to join 4 unions.",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.output == """
        {"query":"Every domestic worker has the right to join 4 unions.","matches":[{"score":79.5,\
        "source":"Every migrant worker has the right to join 3 unions.",\
        "target":"Setiap pekerja migran berhak bergabung dengan 3 serikat.",\
        "sourceLanguage":"en","targetLanguage":"id","unit":1,"tuid":"t1","origin":"ilo.tmx",\
        "domain":"labour","changed":"2020-01-02T03:04:05Z","explanation":{"base":80.0,\
        "penalties":[{"kind":"number","points":0.5,"count":1}],"edits":[\
        {"op":"substitute","query":{"offset":6,"endOffset":14},"match":{"offset":6,"endOffset":13}},\
        {"op":"substitute","query":{"offset":44,"endOffset":45},"match":{"offset":43,"endOffset":44}}\
        ]}}]}

        """)
  }

  @Test func offsetsCountScalars() throws {
    try place.fillMemory(["สีแดง 🇮🇩 é lama": "x"], origin: "th.tmx")
    let outcome = try place.glossctl(["match", "--format", "json", "สีแดง 🇮🇩 é baru"])
    #expect(
      outcome.output.contains(
        #"{"op":"substitute","query":{"offset":11,"endOffset":15},"match":{"offset":11,"endOffset":15}}"#
      ), "\(outcome.output)")
  }

  @Test func textShowsScoreSourceTargetAndPlace() throws {
    let outcome = try place.glossctl(["match", "Workers shall be paid."])
    #expect(
      outcome.output == """
        100.00 %  Workers shall be paid.
                  Pekerja harus dibayar.
                  en → id · unit 2 · ilo.tmx · labour · 2020-01-02
        100.00 %  Workers shall be paid.
                  Buruh wajib diupah.
                  en → id · unit 3 · old.tmx · 2010-01-01

        """)
    #expect(outcome.status == 0)
  }

  @Test func explanationsMarkWhatDiffers() throws {
    let outcome = try place.glossctl([
      "match", "--explain", "Every domestic worker has the right to join 4 unions!",
    ])
    #expect(
      outcome.output.contains(
        "Every [-migrant-]{+domestic+} worker has the right to join [-3-]{+4+} unions."))
    #expect(outcome.output.contains("base 80.00 (words 2 replaced)"))
    #expect(outcome.output.contains("number differs: −0.50"))
    #expect(outcome.output.contains("punctuation mark differs: −0.10"))
    #expect(outcome.output.hasPrefix(" 79.40 %  "))
  }

  @Test func neighboursMake101() throws {
    let byOption = try place.glossctl([
      "match", "--limit", "1", "--context-before", "Chapter 2", "--context-after", "Every month.",
      "Workers shall be paid.",
    ])
    #expect(byOption.output.hasPrefix("101.00 %  Workers shall be paid.\n          Buruh wajib"))
    let lines = "Chapter 2\nWorkers shall be paid.\n\nEvery month.\n"
    let byLines = try place.glossctl(["match", "--context", "--format", "json"], input: lines)
    let answers = try Workplace.objects(byLines.output)
    #expect(answers.count == 3)
    let matches = answers[1]["matches"] as? [[String: Any]]
    #expect(matches?.compactMap { $0["score"] as? Double } == [101, 100])
    let alone = try place.glossctl(["match", "--format", "json"], input: lines)
    #expect(!alone.output.contains("101.0"))
  }

  @Test func linesOfAFileAndOfStandardInputAnswerAlike() throws {
    let text = "Workers shall be paid.\r\n\nqqq\nWorkers shall be paid.\n"
    let path = try place.write("segments.txt", "\u{FEFF}" + text)
    let byFile = try place.glossctl(["match", "--format", "json", "--file", path])
    let byInput = try place.glossctl(["match", "--format", "json", "-"], input: text)
    #expect(byFile.output == byInput.output)
    #expect(byFile.status == 1)
    let queries = try Workplace.objects(byFile.output).map { $0["query"] as? String }
    #expect(queries == ["Workers shall be paid.", "qqq", "Workers shall be paid."])
  }

  @Test(arguments: [
    ["--origin", "old.tmx"], ["--before", "2015"],
    ["--limit", "1", "--since", "2010", "--before", "2011-06"],
    ["--origin", "none.tmx", "--origin", "old.tmx"],
  ])
  func filters(_ arguments: [String]) throws {
    let outcome = try place.glossctl(["match", "Workers shall be paid."] + arguments)
    #expect(outcome.output.contains("Buruh") && !outcome.output.contains("Pekerja"))
  }

  @Test(arguments: [
    ["--domain", "health"], ["--min-usage", "1"], ["--from", "id"], ["--to", "th"],
  ])
  func nothingPassesTheFilters(_ arguments: [String]) throws {
    #expect(try place.glossctl(["match", "Workers shall be paid."] + arguments).status == 1)
  }

  @Test(arguments: [
    ["--min", "0"], ["--min", "101"], ["--limit", "0"], ["--since", "soon"], ["--file", "x"],
    ["--context", "--context-before", "x"], ["--from", "e"],
  ])
  func wrongUsage(_ arguments: [String]) throws {
    #expect(try place.glossctl(["match", "Workers shall be paid."] + arguments).status == 64)
  }

  @Test func anEmptyMemorySaysHowToFillIt() throws {
    let empty = try Workplace()
    let outcome = try empty.glossctl(["match", "anything"])
    #expect(outcome.status == 1)
    #expect(outcome.output == "“anything”: no match\n")
    #expect(outcome.errors.contains("the memory is empty; fill it with glossctl import FILE"))
  }

  @Test func aDamagedIndexIsMadeAnewWithARemark() throws {
    let many = try Workplace()
    try many.fillMemory(
      pairs: (0..<1_200).map { ("Sentence number \($0) of the memory.", "Kalimat nomor \($0)") })
    let folder = many.folder.appendingPathComponent("store.db.index")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    try #require(!files.isEmpty)
    for name in files {
      let file = folder.appendingPathComponent(name)
      var bytes = try Data(contentsOf: file)
      for place in stride(from: 400, to: bytes.count - 8, by: 97) { bytes[place] ^= 0x55 }
      try bytes.write(to: file)
    }
    let outcome = try many.glossctl(["match", "Sentence number 77 of the memory."])
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("100.00 %  Sentence number 77"))
    #expect(outcome.errors.contains("the match index is made anew"))
    let again = try many.glossctl(["match", "Sentence number 77 of the memory."])
    #expect(again.errors == "")
  }

  @Test func aSegmentCannotCommandTheTerminal() throws {
    try place.fillMemory(["\u{1B}[31m red \u{7}": "\u{1B}]0;x\u{7}"], origin: "\u{1B}bad")
    let outcome = try place.glossctl(["match", "--explain", "--min", "1", "\u{1B}[31m blue \u{7}"])
    #expect(!outcome.output.contains("\u{1B}") && !outcome.output.contains("\u{7}"))
  }
}
