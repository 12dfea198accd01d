import Foundation
import TestSupport
import Testing

/// What a new user does with two documents, from the files to a memory that answers.
@Suite struct TranslatorJourneyTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
  }

  private static let source = [
    "Siaran Pers", "Pemerintah memulangkan 120 pekerja migran sesuai UU No. 18 Tahun 2017.",
    "Mereka tiba di Jakarta pada 22 Juli 2025. Menteri menyambut mereka di bandara.",
    "Dr. H. Anwar berterima kasih kepada 35 petugas.",
  ]

  private static let target = [
    "Press Release",
    "The government brought 120 migrant workers home in line with Law No. 18 of 2017.",
    "They arrived in Jakarta on 22 July 2025. The Minister met them at the airport.",
    "Dr. H. Anwar thanked 36 officers.",
  ]

  private func run(_ arguments: String...) throws -> Command.Outcome {
    try place.glossctl(arguments, in: ".")
  }

  @Test(
    .enabled(
      if: Command.find("python3") != nil, "no python3, which packs the documents of the test"))
  func twoDocumentsBecomeAMemoryThatAnswers() throws {
    let python = try #require(Command.find("python3"))
    try place.writeDocument("rilis.docx", paragraphs: Self.source, packedBy: python)
    try place.writeDocument("release.docx", paragraphs: Self.target, packedBy: python)

    let aligned = try run("align", "--output", "release.tmx", "rilis.docx", "release.docx")
    #expect(aligned.status == 0, "\(aligned.errors)")
    #expect(aligned.errors.contains("source: 5 sentences: 5 aligned"), "\(aligned.errors)")
    #expect(try run("validate", "release.tmx").status == 0)

    let imported = try run("import", "release.tmx")
    #expect(imported.status == 0, "\(imported.errors)")
    let sentence = "Pemerintah memulangkan 120 pekerja migran sesuai UU No. 18 Tahun 2017."
    let match = try run("match", "--format", "json", "--from", "id", "--to", "en", sentence)
    let matches = try #require(
      try Workplace.objects(match.output).first?["matches"] as? [[String: Any]])
    #expect(matches.first?["score"] as? Double == 100)
    #expect(matches.first?["target"] as? String == Self.target[1])

    // The same sentences are paired to be checked: one number differs.
    let checked = try run(
      "check", "--source", "rilis.docx", "--date", "2025-08-01", "--format", "json", "release.docx")
    #expect(checked.status == 1, "\(checked.errors)")
    let documents = try #require(
      try Workplace.objects(checked.output).first?["documents"] as? [[String: Any]])
    let findings = try #require(documents.first?["findings"] as? [[String: Any]])
    let numbers = findings.filter { $0["rule"] as? String == "number-mismatch" }
    #expect(numbers.map { $0["text"] as? String } == ["36"], "\(checked.output)")
  }
}
