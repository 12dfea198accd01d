import TestSupport
import Testing

@testable import Glossary

@Suite struct FrozenTablesTests {
  private func random(_ count: Int, _ generator: inout SeededGenerator) -> [Int32] {
    (0..<count).map { _ in Int32.random(in: .min ... .max, using: &generator) }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func whatIsWrittenComesBack(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let size = [0, 1, 7, 300][Int(seed % 4)]
    let numbers = random(size, &generator)
    var rows: [[Int32]] = []
    var texts: [String: [Int32]] = [:]
    var pairs: [UInt64: [Int32]] = [:]
    for index in 0..<size {
      rows.append(random(Int.random(in: 0...3, using: &generator), &generator))
      texts["word\(index % 3 == 0 ? "é" : "")\(index)"] = rows[index]
      pairs[UInt64.random(in: 0...UInt64.max, using: &generator)] = rows[index]
    }
    if seed > 4 { texts[""] = [7] }
    var writer = FrozenWriter(fingerprint: "seed \(seed)")
    writer.add(numbers)
    writer.add(rows: rows)
    writer.add(byteRows: texts.keys.sorted().map { Array($0.utf8) })
    writer.add(map: texts)
    writer.add(map: pairs)

    var reader = FrozenReader(memory: writer.bytes())
    #expect(reader.fingerprint == "seed \(seed)")
    #expect(Array(reader.numbers()) == numbers)
    let readRows = reader.rows()
    #expect((0..<readRows.count).map { Array(readRows[$0]) } == rows)
    let readTexts = reader.byteRows()
    #expect((0..<readTexts.count).map { readTexts[$0].text } == texts.keys.sorted())
    let textMap = reader.map()
    for (text, list) in texts {
      #expect(textMap[text].map(Array.init) == list)
      #expect(textMap[text + "x"] == nil || texts[text + "x"] != nil)
    }
    let pairMap = reader.map()
    for (pair, list) in pairs {
      #expect(pairMap[pair].map(Array.init) == list)
      #expect(pairMap[pair &+ 1] == nil || pairs[pair &+ 1] != nil)
    }
  }

  @Test func everyDamagedByteIsNoticed() throws {
    var writer = FrozenWriter(fingerprint: "whole")
    writer.add(map: ["pekerja": [1, 2], "migran": []])
    writer.add(bytes: Array("abc".utf8))
    let bytes = writer.bytes()
    func opens(_ bytes: [UInt8]) -> Bool {
      (try? FrozenReader(unsafe IndexBytes(bytes) { _ in 0 })) != nil
    }
    #expect(opens(bytes))
    for index in bytes.indices {
      for bit in [1, 128] as [UInt8] {
        var damaged = bytes
        damaged[index] ^= bit
        #expect(!opens(damaged), "byte \(index)")
      }
      #expect(!opens(Array(bytes[..<index])), "cut at \(index)")
    }
    #expect(!opens(bytes + [0]))
  }

  @Test func aConceptComesBackWithoutItsTexts() throws {
    for concept in BuiltinBase.base.concepts + [try awkward()] {
      var expected = concept
      expected.definitions = []
      expected.notes = []
      expected.kept = KeptData()
      expected.keptByLanguage = []
      expected.subject?.titles = []
      var writer = FrozenWriter(fingerprint: "")
      writer.add(byteRows: [ConceptCode.bytes(of: concept)])
      var reader = FrozenReader(memory: writer.bytes())
      #expect(ConceptCode.concept(reader.byteRows()[0]) == expected, "\(concept.id)")
    }
  }

  private func awkward() throws -> Concept {
    let day = try #require(PartialDate("2017-11-22"))
    return Concept(
      id: try #require(Concept.ID("awkward")), partOfSpeech: .adverb,
      relations: [Concept.Relation(.replacedBy, try #require(Concept.ID("no")))],
      designations: [
        Designation(
          language: try LanguageTag("en-GB"), text: "", type: .variant, status: .superseded,
          from: PartialDate("2004"), to: PartialDate("2017-11"),
          sources: [Source(id: "s", citation: "C", url: "u")], confidence: .unsure, note: "",
          usage: UsageRule(
            report: [.always, .from(day), .mixed, .near(["a", "é"]), .official, .never],
            suggestion: "", exemptNames: ["x"], exemptPassages: [.history, .quotation],
            expansion: UsageRule.Expansion.none, wrongExpansions: ["y", ""], isAmbiguous: true,
            senseCues: ["z"], otherSenses: [UsageRule.Sense(name: "n", cues: ["c", "d"])],
            isCaseSensitive: true))
      ])
  }
}
