import Foundation
import TestSupport
import Testing

@Suite struct ExtractCommandTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write("pairs.tsv", Self.table)
  }

  /// A term in three segments, one in two, and one that the built-in base pairs otherwise.
  private static let pairs = [
    ("The seafarer signed the crew agreement.", "Pelaut itu menandatangani perjanjian awak."),
    ("A crew agreement protects the seafarer.", "Perjanjian awak melindungi pelaut."),
    (
      "Our harbour office reads each crew agreement.",
      "Kantor pelabuhan membaca tiap perjanjian awak."
    ),
    ("The harbour office is closed.", "Kantor pelabuhan tutup."),
  ]

  private static let table =
    "en\tid\n" + pairs.map { "\($0)\t\($1)\n" }.joined()

  private func terms(_ arguments: [String], input: String = "") throws -> [String] {
    let outcome = try place.glossctl(
      ["extract", "--format", "json"] + arguments, input: input)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try Workplace.objects(outcome.output).map { pair in
      let (source, target) = (pair["source"] as? [String: Any], pair["target"] as? [String: Any])
      return "\(source?["lemma"] ?? "") = \(target?["lemma"] ?? "")"
    }
  }

  @Test func tableGivesTerms() throws {
    let found = try terms([place.path("pairs.tsv")])
    #expect(found.contains("crew agreement = perjanjian awak"))
    #expect(found.contains("harbour office = kantor pelabuhan"))
  }

  @Test func everyFormOfInputGivesTheSame() throws {
    let expected = try terms([place.path("pairs.tsv")])
    let plain = Self.pairs.map { "\($0)\t\($1)\n" }.joined()
    try place.write("plain.tsv", plain)
    #expect(try terms(["--from", "en", "--to", "id", place.path("plain.tsv")]) == expected)
    // Without a heading the words tell.
    try place.write(
      "told.tsv", plain + "This is the end of it.\tIni adalah akhir dari yang lama.\n")
    #expect(try terms([place.path("told.tsv")]).contains("crew agreement = perjanjian awak"))
    #expect(try terms(["-"], input: Self.table) == expected)
    try place.write("en.txt", Self.pairs.map { $0.0 + "\n" }.joined())
    try place.write("id.txt", Self.pairs.map { $0.1 + "\n" }.joined())
    #expect(try terms(["--segmented", place.path("en.txt"), place.path("id.txt")]) == expected)
    let units = Self.pairs.map {
      "<tu><tuv xml:lang=\"en\"><seg>\($0)</seg></tuv>"
        + "<tuv xml:lang=\"id\"><seg>\($1)</seg></tuv></tu>"
    }.joined()
    try place.write(
      "memory.tmx",
      "<tmx version=\"1.4\"><header srclang=\"en\" adminlang=\"en\" datatype=\"plaintext\" "
        + "segtype=\"sentence\" o-tmf=\"x\" creationtool=\"x\" creationtoolversion=\"1\"/>"
        + "<body>\(units)</body></tmx>")
    #expect(try terms([place.path("memory.tmx")]) == expected)
    let messages = Self.pairs.map { "\nmsgid \"\($0)\"\nmsgstr \"\($1)\"\n" }.joined()
    try place.write(
      "messages.po",
      "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n" + messages)
    #expect(try terms(["--from", "en", "--to", "id", place.path("messages.po")]) == expected)
    try place.fillMemory(pairs: Self.pairs.map { (key: $0.0, value: $0.1) })
    #expect(try terms(["--memory"]) == expected)
    #expect(try terms(["--memory", "--from", "en", "--to", "id"]) == expected)
  }

  @Test func documentsArePairedFirst() throws {
    let source = place.path("en.md")
    let target = place.path("id.md")
    try place.write("en.md", Self.pairs.map { $0.0 + "\n\n" }.joined())
    try place.write("id.md", Self.pairs.map { $0.1 + "\n\n" }.joined())
    #expect(try terms([source, target]).contains("crew agreement = perjanjian awak"))
    #expect(
      try terms([target, source]).contains("perjanjian awak = crew agreement"),
      "languages are told by their words")
  }

  @Test func jsonHasTheDocumentedForm() throws {
    let outcome = try place.glossctl([
      "extract", "--format", "json", "--limit", "1", place.path("pairs.tsv"),
    ])
    if let problem = try GoldenFile.mismatch(outcome.output, "extract.json", beside: #filePath) {
      Issue.record("\(problem)")
    }
    let schema = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/schemas/extract.schema.json").standardizedFileURL
    let described = try JSONSerialization.jsonObject(with: Data(contentsOf: schema))
    let required = try #require((described as? [String: Any])?["required"] as? [String])
    let pair = try #require(try Workplace.objects(outcome.output).first)
    #expect(Set(pair.keys) == Set(required))
  }

  @Test func textAndTableHaveTheDocumentedForm() throws {
    for format in ["text", "tsv"] {
      let outcome = try place.glossctl(["extract", "--format", format, place.path("pairs.tsv")])
      #expect(outcome.status == 0)
      if let problem = try GoldenFile.mismatch(
        outcome.output, "extract.\(format)", beside: #filePath)
      {
        Issue.record("\(problem)")
      }
    }
  }

  @Test func tableCanBeImportedAsTerms() throws {
    let outcome = try place.glossctl(["extract", "--format", "tsv", place.path("pairs.tsv")])
    try place.write("found.tsv", outcome.output)
    let imported = try place.glossctl(["terms", "import", place.path("found.tsv")])
    #expect(imported.status == 0, "\(imported.errors)")
    #expect(try place.glossctl(["lookup", "crew agreement"]).output.contains("perjanjian awak"))
  }

  @Test func knownPairsAndContradictionsAreMarked() throws {
    #expect(try place.glossctl(["terms", "add", "perjanjian awak", "crew agreement"]).status == 0)
    #expect(
      try place.glossctl(["terms", "add", "kantor syahbandar", "harbour office"]).status == 0)
    let outcome = try place.glossctl(["extract", place.path("pairs.tsv")])
    #expect(outcome.output.contains("known: crew-agreement"))
    #expect(
      outcome.output.contains(
        "the base has harbour office = kantor syahbandar (harbour-office); the text has "
          + "kantor pelabuhan 2 times"), "\(outcome.output)")
    // The built-in base has the third pair, so that nothing is new.
    let fresh = try place.glossctl(["extract", "--new", place.path("pairs.tsv")])
    #expect(fresh.status == 1)
    #expect(fresh.output.isEmpty)
  }

  @Test func newPairsBecomeProposals() throws {
    let arguments = ["extract", "--into-base", "candidates", place.path("pairs.tsv")]
    let outcome = try place.glossctl(arguments)
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("concepts proposed in candidates"), "\(outcome.errors)")
    let shown = try place.glossctl(["terms", "export", "--base", "candidates", "-"]).output
    #expect(shown.contains("crew-agreement") && shown.contains("unsure"), "\(shown)")
    // What is proposed once is known from then on.
    let again = try place.glossctl(arguments)
    #expect(again.errors.contains("0 concepts proposed"), "\(again.errors)")
    #expect(again.output.contains("known: crew-agreement"))
  }

  @Test func filtersAndBoundsApply() throws {
    try place.fillMemory(
      pairs: Self.pairs.map { (key: $0.0, value: $0.1) }, origin: "ships.tmx", domain: "sea")
    #expect(try !terms(["--memory", "--domain", "sea"]).isEmpty)
    #expect(try place.glossctl(["extract", "--memory", "--domain", "land"]).status == 1)
    #expect(try terms(["--memory", "--origin", "ships.tmx", "--limit", "1"]).count == 1)
    #expect(
      try terms(["--min-count", "3", place.path("pairs.tsv")]) == [
        "crew agreement = perjanjian awak"
      ])
  }

  struct Failing: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var status: Int32
    var message: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(arguments: [
    Failing(arguments: [], status: 64, message: "--memory"),
    Failing(arguments: ["a", "b", "c"], status: 64, message: "two files"),
    Failing(arguments: ["--memory", "a.tsv"], status: 64, message: "no files"),
    Failing(arguments: ["--segmented", "a.tsv"], status: 64, message: "two files"),
    Failing(arguments: ["--domain", "x", "a.tsv"], status: 64, message: "--memory"),
    Failing(arguments: ["--from", "en", "--to", "en-GB", "a.tsv"], status: 64, message: "same"),
    Failing(arguments: ["--min-count", "0", "a.tsv"], status: 64, message: "--min-count"),
    Failing(arguments: ["--max-words", "99", "a.tsv"], status: 64, message: "--max-words"),
    Failing(arguments: ["--from", "123456789", "a.tsv"], status: 64, message: "language"),
    Failing(arguments: ["absent.tsv"], status: 2, message: "absent.tsv"),
    Failing(arguments: ["empty.tsv"], status: 2, message: "empty"),
    Failing(arguments: ["bare.tsv"], status: 2, message: "--from and --to"),
    Failing(arguments: ["one.txt"], status: 2, message: "translation"),
    Failing(arguments: ["one.txt", "empty.txt"], status: 2, message: "empty"),
    Failing(arguments: ["one.txt", "one.txt"], status: 2, message: "--from and --to"),
    Failing(arguments: ["--segmented", "one.txt", "two.txt"], status: 2, message: "lines"),
    Failing(
      arguments: ["--from", "th", "--to", "km", "pairs.tsv"], status: 2, message: "pairs.tsv"),
    Failing(arguments: ["oneside.tsv"], status: 1, message: "no segment"),
    Failing(arguments: ["--memory"], status: 1, message: "memory is empty"),
  ])
  func failuresSayWhatToDo(row: Failing) throws {
    try place.write("empty.tsv", "")
    try place.write("empty.txt", "")
    try place.write("bare.tsv", "A worker came home.\tSeorang pekerja pulang.\n")
    try place.write("one.txt", "The workers of the town are here.\n")
    try place.write("two.txt", "Para pekerja kota ada di sini.\nSemua.\n")
    try place.write("oneside.tsv", "en\tid\nA worker\t\n")
    try place.makeFolder("here")
    let files = row.arguments.map { $0.contains(".") ? place.path($0) : $0 }
    let outcome = try place.glossctl(["extract"] + files)
    #expect(outcome.status == row.status, "\(outcome.errors)")
    #expect(outcome.errors.contains(row.message), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }
}
