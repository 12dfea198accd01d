import Foundation
import Glossary
import TestSupport
import Testing

@Suite struct UTXTests {
  private let english = LanguageTag.english
  private let indonesian = LanguageTag.indonesian

  private func read(_ text: String) throws -> TermTableReader.Result {
    try UTXReader.read(NamedFile(name: "t.utx", bytes: Array(text.utf8)), GlossaryOptions())
  }

  private func written(
    _ base: TermBase, _ version: UTXWriter.Version, _ source: LanguageTag, _ target: LanguageTag
  ) -> String {
    let writer = UTXWriter(version, from: source, to: target)
    return writer.header(base.kept, created: Timestamp(seconds: 0))
      + base.concepts.map(writer.lines).joined()
  }

  @Test(arguments: [
    """
    #UTX 1.11; en/id; 2013-12-20T17:00:45Z; copyright: A (2008); license: CC-by 3.0
    #description: words; more
    #src\ttgt\tsrc:pos\ttgt:pos\tterm status\tcomment\tconcept ID\tcustomer
    dog\tanjing\tnoun\tnoun\tapproved\tpet\tC1\tX
    hound\tanjing\tnoun\t\t\t\tC1
    dog\tasu\tnoun\tnoun\tforbidden\t\tC1
    # a remark
    run\tlari\tverb\t-\tnon-standard
    cat

    """,
    """
    #UTX 1.20; lang: en/id; 2013-12-20T17:00:45Z; copyright: A (2008); license: CC-by 3.0
    #description: words; more
    #term:en\tterm:id\tpos:en\tpos:id\tterm status:id\tcomment:id\tconcept ID\tcustomer
    dog\tanjing\tnoun\tnoun\tapproved\tpet\tC1\tX
    hound\tanjing\tnoun\t\t\t\tC1
    dog\tasu\tnoun\tnoun\tforbidden\t\tC1
    run\tlari\tverb\t-\tnon-standard
    cat

    """,
  ])
  func rowsBecomeConcepts(text: String) throws {
    let result = try read(text)
    #expect(result.rows == 5 && result.skipped.isEmpty && result.remarks.isEmpty)
    #expect(result.kept == 5 && result.merged == 0)
    #expect(result.base.concepts.map(\.id.description) == ["c1", "run", "cat"])
    let dog = try #require(result.base.concepts.first)
    #expect(dog.kept["id"] == "C1" && dog.partOfSpeech == .noun)
    #expect(dog.designations.map(\.text) == ["dog", "anjing", "hound", "asu"])
    #expect(dog.designations.map(\.status) == [.preferred, .preferred, .admitted, .deprecated])
    #expect(dog.designations[1].note == "pet")
    #expect(dog.kept.items == [DataItem("admin", "customer", text: "X")])
    #expect(result.base.concepts[1].designations[1].status == .superseded)
    #expect(
      result.base.kept.flatMap(\.items).flatMap(\.items).map(\.text) == [
        "2013-12-20T17:00:45Z", "copyright: A (2008)", "license: CC-by 3.0",
        "description: words; more",
      ])
    var base = result.base
    base.concepts.removeLast()
    base.concepts[0].kept.items = []
    for version in UTXWriter.Version.allCases {
      let again = written(base, version, english, indonesian)
      #expect(again.hasPrefix("#UTX \(version.rawValue); en/id; 2013-12-20T17:00:45Z; copyright"))
      #expect(try read(again).base == base)
    }
  }

  @Test(arguments: ["", "a\tb\n", "#UTX 1.11; en/id\n", "#UTX 1.11; words\n#src\ttgt\n"])
  func whatIsNoUTXIsRefused(text: String) {
    #expect(throws: FileProblem.self) { _ = try read(text) }
  }

  @Test(.enabled(if: SharedData.isPresent, "\(SharedData.reason)"))
  func aRealGlossaryReadsBackEqual() throws {
    let text = try SharedData.text("data/interchange-tbx/byutrg/Sample.utx")
    let rows = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
    let result = try read(text)
    #expect(result.rows == rows.count && result.skipped == [] && result.remarks == [])
    let (source, target) = (try LanguageTag("en-US"), try LanguageTag("ja-JP"))
    let pairs = result.base.concepts.reduce(0) { $0 + max(0, $1.designations.count - 1) }
    #expect(result.kept == pairs)
    for version in UTXWriter.Version.allCases {
      let again = try read(written(result.base, version, source, target))
      let different = zip(again.base.concepts, result.base.concepts).first { $0 != $1 }
      #expect(different == nil)
      #expect(again.base == result.base && again.merged == 0)
    }
  }
}

@Suite struct OmegaTGlossaryTests {
  private let options = GlossaryOptions(source: .english, target: .indonesian)

  @Test func rowsBecomeConceptsAndComeBack() throws {
    let text = "# remark\ndog\tanjing\tpet\ndog\tasu\ncat\n\tx\n#c\nA+\tA plus\tone\ttwo\n"
    let result = try OmegaTGlossaryReader.read(
      NamedFile(name: "t.txt", bytes: Array(text.utf8)), dialect: .tsv, options)
    #expect(result.rows == 5 && result.kept == 3)
    #expect(result.skipped.map(\.line) == [4, 5])
    #expect(result.base.concepts.count == 2)
    #expect(result.base.concepts[0].designations.map(\.text) == ["dog", "anjing", "asu"])
    #expect(
      result.base.concepts[0].designations.map(\.status) == [.preferred, .preferred, .admitted])
    #expect(result.base.concepts[1].designations[1].note == "one; two")
    for dialect in [DelimitedReader.Dialect.tsv, .csv] {
      let writer = OmegaTGlossaryWriter(dialect, from: .english, to: .indonesian)
      #expect(writer.losses(result.base.concepts).isEmpty)
      let lines = result.base.concepts.map(writer.lines).joined()
      let again = try OmegaTGlossaryReader.read(
        NamedFile(name: "t", bytes: Array(lines.utf8)), dialect: dialect, options)
      #expect(again.base == result.base)
    }
  }

  @Test func translationsNotToBeUsedAreLeftOutAndCounted() throws {
    var concept = Concept(id: try #require(Concept.ID("c")))
    concept.designations = [
      Designation(language: .english, text: "x", status: .deprecated),
      Designation(language: .indonesian, text: "y", status: .preferred),
      Designation(language: .indonesian, text: "z", status: .superseded),
    ]
    concept.definitions = [LocalizedText(.english, "A thing.")]
    let writer = OmegaTGlossaryWriter(.tsv, from: .english, to: .indonesian)
    #expect(writer.lines(concept) == "x\ty\tA thing.\n")
    let losses = writer.losses([concept, Concept(id: concept.id)])
    #expect(losses.map(\.kind).count == 2 && losses.map(\.count) == [1, 1])
  }

  @Test func aFileNeedsItsLanguages() {
    let problem = #expect(throws: FileProblem.self) {
      _ = try OmegaTGlossaryReader.read(
        NamedFile(name: "t", bytes: Array("a\tb".utf8)), dialect: .tsv, GlossaryOptions())
    }
    #expect(problem?.rule == "missing-language")
  }

  @Test(
    .enabled(if: SharedData.isPresent, "\(SharedData.reason)"),
    arguments: [
      ("test.csv", 7, true), ("test.tab", 4, false), ("testUTF16LE.txt", 2, false),
      ("test-magiccomment-bom.tab", 0, false),
    ])
  func realGlossariesAreReadWhole(name: String, rows: Int, isCSV: Bool) throws {
    let folder = try #require(SharedData.folder)
    let url = folder.appendingPathComponent("data/interchange-tbx/omegat-glossaries/\(name)")
    let file = NamedFile(name: name, bytes: Array(try Data(contentsOf: url)))
    let dialect: DelimitedReader.Dialect = isCSV ? .csv : .tsv
    let result = try OmegaTGlossaryReader.read(file, dialect: dialect, options)
    #expect(result.rows == rows && result.skipped == [])
    let writer = OmegaTGlossaryWriter(dialect, from: .english, to: .indonesian)
    let lines = result.base.concepts.map(writer.lines).joined()
    if rows == 0 { return }
    let again = try OmegaTGlossaryReader.read(
      NamedFile(name: name, bytes: Array(lines.utf8)), dialect: dialect, options)
    #expect(again.base == result.base)
  }
}
