import Foundation
import TestSupport
import Testing

/// `glossctl align`.
@Suite struct AlignCommandTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(
      "id.txt",
      """
      Siaran Pers

      Pemerintah memulangkan 120 pekerja migran. Mereka tiba di Jakarta pada 22 Juli 2025.

      Baris ini tidak ada dalam terjemahan sama sekali, dan cukup panjang untuk berdiri sendiri.

      Menteri menyambut 35 orang di bandara.

      """)
    try place.write(
      "en.txt",
      """
      Press Release

      The government brought 120 migrant workers home. They arrived in Jakarta on 22 July 2025.

      The Minister met 35 people at the airport.

      """)
  }

  private func align(_ arguments: String...) throws -> Command.Outcome {
    try place.glossctl(["align"] + arguments, in: ".")
  }

  private static func fixture(_ name: String) -> URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../Fixtures/Alignment/\(name)").standardizedFileURL
  }

  // MARK: Formats

  @Test func aLadderHasTheNumbers() throws {
    let outcome = try align("--format", "ladder", "id.txt", "en.txt")
    #expect(outcome.output == "0:0\n1:1\n2:2\n3:\n4:3\n")
    #expect(outcome.status == 0)
    #expect(
      outcome.errors.contains("source: 5 sentences: 4 aligned, 0 doubtful, 1 without counterpart"))
    #expect(
      outcome.errors.contains("target: 4 sentences: 4 aligned, 0 doubtful, 0 without counterpart"))
    #expect(try align("--quiet", "--format", "ladder", "id.txt", "en.txt").errors.isEmpty)
  }

  @Test func aTableHasTextsConfidenceAndBead() throws {
    let rows = try align("--format", "tsv", "id.txt", "en.txt").output.split(separator: "\n")
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    #expect(rows.map(\.count) == [4, 4, 4, 4, 4])
    #expect(
      rows[1].prefix(2) == [
        "Pemerintah memulangkan 120 pekerja migran.",
        "The government brought 120 migrant workers home.",
      ])
    #expect(rows.map(\.last) == ["0:0", "1:1", "2:2", "3:", "4:3"])
    #expect(rows.allSatisfy { (0...100).contains(Double($0[2]) ?? -1) })
    #expect(rows[3][1].isEmpty)
  }

  @Test func textIsForPeople() throws {
    let outcome = try align("id.txt", "en.txt")
    #expect(
      outcome.output.hasPrefix(
        "0:0  1-1  ") && outcome.output.contains("\n  Siaran Pers\n  Press Release\n"))
    #expect(outcome.output.contains("\n  –\n"))
  }

  @Test func jsonHasAnObjectForTheDocumentsAndEachBead() throws {
    let objects = try Workplace.objects(
      try align("--format", "json", "id.txt", "en.txt").output)
    #expect(
      objects.compactMap { $0["type"] as? String } == ["documents"]
        + Array(repeating: "bead", count: 5))
    let documents = try #require(objects.first)
    #expect(documents["pairs"] as? Int == 4)
    let source = try #require(documents["source"] as? [String: Any])
    #expect(source["language"] as? String == "id")
    #expect(source["withoutCounterpart"] as? Int == 1)
    #expect(objects[4]["target"] as? [Int] == [])
    #expect(objects[5]["sourceText"] as? String == "Menteri menyambut 35 orang di bandara.")
  }

  @Test func htmlStandsByItself() throws {
    try place.write("id.txt", "Satu < dua & 17.\n")
    let page = try align("--format", "html", "--from", "id", "id.txt", "en.txt").output
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
    #expect(page.contains("Satu &lt; dua &amp; 17."))
    #expect(page.contains("@media print"))
    #expect(!page.contains("http"))
  }

  @Test func theNameOfTheOutputTellsItsFormat() throws {
    #expect(try align("-o", "out.tmx", "id.txt", "en.txt").status == 0)
    #expect(
      try place.text("out.tmx").contains("<seg>They arrived in Jakarta on 22 July 2025.</seg>"))
  }

  // MARK: What is doubtful

  @Test func doubtfulPairsAreKeptApart() throws {
    for review in ["doubt.tsv", "doubt.html"] {
      let outcome = try align(
        "--format", "tsv", "--min-confidence", "100", "--review", review, "id.txt", "en.txt")
      let kept = outcome.output.split(separator: "\n")
      let apart = try place.text(review)
      #expect(outcome.errors.contains("doubtful pairs left out"))
      for sentence in ["Siaran Pers", "Menteri menyambut", "Pemerintah", "Mereka"] {
        let isKept = kept.contains { $0.hasPrefix(sentence) }
        #expect(isKept != apart.contains(sentence))
      }
      // What has no counterpart is for a person to see.
      #expect(apart.contains("Baris ini"))
    }
  }

  @Test func doubtfulPairsReachNoMemory() throws {
    let outcome = try align("--into", "--min-confidence", "100", "id.txt", "en.txt")
    #expect(outcome.errors.contains("doubtful pairs left out; --review FILE keeps them"))
    let match = try place.glossctl(["match", "Siaran Pers"])
    #expect(match.status == 1)
  }

  // MARK: From documents to matches

  @Test func twoDocumentsBecomeAMemory() throws {
    let (source, target) = (Self.fixture("rilis.docx").path, Self.fixture("release.docx").path)
    let outcome = try align("--output", "release.tmx", source, target)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let imported = try place.glossctl(["import", "release.tmx"], in: ".")
    #expect(imported.status == 0)
    let match = try place.glossctl([
      "match", "--from", "id", "--to", "en", "Mereka tiba di Jakarta pada Selasa malam.",
    ])
    #expect(match.status == 0)
    #expect(match.output.contains("They arrived in Jakarta on Tuesday night."))
    // Two sentences that became one.
    #expect(
      try place.text("release.tmx").contains(
        "<seg>Menteri menyambut mereka di bandara. Ia berjanji akan membantu setiap keluarga.</seg>"
      ))
  }

  @Test func theStoreCanBeFilledAtOnce() throws {
    let (source, target) = (Self.fixture("rilis.docx").path, Self.fixture("release.docx").path)
    let outcome = try align("--into", "--domain", "press", "--origin", "desk", source, target)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains(" added, 0 merged, 0 replaced, 0 skipped\n"))
    let export = try place.glossctl(
      ["export", "--domain", "press", "--origin", "desk", "m.tmx"], in: ".")
    #expect(export.status == 0)
    #expect(try place.text("m.tmx").contains("type=\"x-confidence\""))
    // The same again changes nothing.
    let again = try align("--into", "--domain", "press", "--origin", "desk", source, target)
    #expect(again.output.contains(" 0 added, "))
  }

  // MARK: Many pairs, other inputs

  @Test func manyPairsComeInOrder() throws {
    try place.write("one.txt", "Tahun 2019.\n")
    try place.write("two.txt", "The year 2019.\n")
    try place.write("list.tsv", "# pairs\none.txt\ttwo.txt\n\nid.txt\ten.txt\none.txt\ttwo.txt\n")
    let outcome = try align(
      "--pairs", "list.tsv", "--from", "id", "--to", "en", "--format", "ladder")
    #expect(outcome.output == "0:0\n\n0:0\n1:1\n2:2\n3:\n4:3\n\n0:0\n")
    #expect(outcome.status == 0)
  }

  @Test func segmentsAreKeptAsTheyAre() throws {
    try place.write("a", "One. Two.\n\nThree 3\n")
    try place.write("b", "Satu. Dua.\r\n\r\nTiga 3\r\n")
    let outcome = try align("--segmented", "--format", "ladder", "a", "b")
    #expect(outcome.output == "0:0\n1:1\n2:2\n")
  }

  @Test func encodingsMayDiffer() throws {
    let text = "Das Café 17 öffnet.\nNummer 12.\n"
    try place.write("a.txt", "The café 17 opens.\nNumber 12.\n")
    try place.write(
      "b.txt", bytes: [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    try place.write("c.txt", bytes: text.unicodeScalars.map { UInt8($0.value) })
    for arguments in [["b.txt"], ["--encoding", "windows-1252", "c.txt"]] {
      let options = [
        "align", "--segmented", "--from", "en", "--to", "de", "--format", "tsv", "a.txt",
      ]
      let outcome = try place.glossctl(options + arguments, in: ".")
      if arguments.count == 1 {
        #expect(outcome.output.contains("The café 17 opens.\tDas Café 17 öffnet.\t"))
      } else {
        // The text is read in that encoding too, unless it is marked.
        #expect(outcome.output.contains("Number 12.\tNummer 12.\t"))
      }
    }
  }

  @Test func aDictionaryIsRead() throws {
    try place.write("words.tsv", "bandara\tairport\nmenteri\tminister\n")
    #expect(try align("--dictionary", "words.tsv", "--no-terms", "id.txt", "en.txt").status == 0)
    try place.write("words.tsv", "bandara airport\n")
    let bad = try align("--dictionary", "words.tsv", "id.txt", "en.txt")
    #expect(bad.status == 2)
    #expect(bad.errors.contains("words.tsv:1: no tab"))
  }

  // MARK: What goes wrong

  @Test func textsThatAreNoTranslationsAreToldSo() throws {
    let numbers = (0..<150).map { "Kalimat nomor berapa pun tentang hal \($0 * 37 % 1009).\n" }
    let others = (0..<150).map { "Something else is said of matter \(2000 + $0 * 53 % 997).\n" }
    try place.write("a.txt", numbers.joined())
    try place.write("b.txt", others.joined())
    try place.write("out.tsv", "as before")
    let outcome = try align("--segmented", "-o", "out.tsv", "a.txt", "b.txt")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("a.txt and b.txt do not look like translations of each other"))
    #expect(try place.text("out.tsv") == "as before")
    let forced = try align("--segmented", "--force", "-o", "out.tsv", "a.txt", "b.txt")
    #expect(forced.status == 1)
    #expect(try place.text("out.tsv") != "as before")
  }

  @Test func anEmptySideIsNoFailure() throws {
    try place.write("empty.txt", "")
    let outcome = try align("--format", "ladder", "id.txt", "empty.txt")
    #expect(outcome.output == "0:\n1:\n2:\n3:\n4:\n")
    #expect(outcome.status == 1)
  }

  static let mistakes: [(arguments: [String], status: Int32)] = [
    (["nowhere.txt", "en.txt"], 2), (["id.txt"], 64),
    (["--min-confidence", "101", "id.txt", "en.txt"], 64),
    (["--domain", "x", "id.txt", "en.txt"], 64), (["--into", "-o", "x", "id.txt", "en.txt"], 64),
    (["--pairs", "list.tsv", "id.txt", "en.txt"], 64), (["--pairs", "id.txt"], 2),
    (["-", "-"], 64),
    (["-o", "id.txt", "id.txt", "en.txt"], 2), (["--format", "xml", "id.txt", "en.txt"], 64),
  ]

  @Test(arguments: mistakes)
  func mistakesAreExplained(arguments: [String], status: Int32) throws {
    let outcome = try place.glossctl(["align"] + arguments, in: ".")
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(!outcome.errors.isEmpty)
  }

  @Test func languagesMustBeKnownForAMemory() throws {
    try place.write("x.txt", "17 18 19\n")
    let unknown = try align("--format", "tmx", "x.txt", "x.txt")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("cannot tell its language; pass --from"))
    let same = try align("--format", "tmx", "id.txt", "id.txt")
    #expect(same.status == 2)
    #expect(same.errors.contains("both are in id; pass --from and --to"))
  }
}
