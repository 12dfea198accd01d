import Foundation
import Glossary
import TestSupport
import Testing

@testable import GlossaryStore

@Suite struct TermFilesTests {
  let folder: Workplace
  let store: Store

  init() throws {
    folder = try Workplace(isEmpty: true)
    store = try PreparedStore.open(in: folder)
  }

  private var files: [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: store.indexFolder)
    return (names ?? []).sorted().filter { $0.contains(".terms") }
  }

  private func findings(program: String? = "one", bases: [String]? = nil) throws -> [String] {
    var checker = DraftChecker(terms: try store.termKnowledge(of: bases, program: program))
    var lines: [String] = []
    for text in ["Seratus TKI dan surat edaran baru pulang.", "The surat edaran and a TKI."] {
      let draft = try checker.draft(DraftText(verbatim: text), date: PartialDate("2025-01-01"))
      lines += try checker.findings(in: draft).map { "\($0.rule) \($0.range.start) \($0.message)" }
    }
    return lines
  }

  private func add(_ text: String) throws {
    let id = try #require(Concept.ID("own"))
    try store.add(
      TermBase(concepts: [
        Concept(
          id: id,
          designations: [
            Designation(language: .indonesian, text: text, status: .deprecated),
            Designation(language: .indonesian, text: "surat resmi", status: .preferred),
          ])
      ]), to: "mine")
  }

  @Test func filesAreMadeOnceALanguageAndGiveTheSameAnswers() throws {
    let plain = try findings(program: nil)
    #expect(!plain.isEmpty)
    #expect(files == [])
    #expect(try findings() == plain)
    #expect(files.count == 2)
    let made = try files.map { try modified($0) }
    #expect(try findings() == plain)
    #expect(try files.map { try modified($0) } == made)
  }

  private func modified(_ name: String) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: store.indexFolder + "/" + name)[
      .modificationDate] as? Date
  }

  @Test func aChangeOfTheTermsMakesFilesAnew() throws {
    let before = try findings()
    let old = files
    try add("surat edaran")
    let after = try findings()
    #expect(after != before)
    #expect(try after == findings(program: nil))
    #expect(files.count == 2)
    #expect(Set(files).isDisjoint(with: old))
    #expect(try store.remove(#require(Concept.ID("own")), from: "mine"))
    #expect(try findings() == before)
  }

  @Test func anotherProgramMakesFilesAnew() throws {
    let plain = try findings()
    let made = try files.map { try Data(contentsOf: URL(filePath: store.indexFolder + "/" + $0)) }
    #expect(try findings(program: "another") == plain)
    let anew = try files.map { try Data(contentsOf: URL(filePath: store.indexFolder + "/" + $0)) }
    #expect(anew.count == 2)
    #expect(made != anew)
  }

  @Test func aSelectionOfBasesHasFilesOfItsOwn() throws {
    try add("surat edaran")
    let all = try findings()
    let mine = try findings(bases: ["mine"])
    #expect(mine != all)
    #expect(try mine == findings(program: nil, bases: ["mine"]))
    #expect(try findings() == all)
    #expect(files.count == 4)
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func damageIsMadeGood(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let plain = try findings()
    let name = try #require(files.randomElement(using: &generator))
    let url = URL(filePath: store.indexFolder + "/" + name)
    let whole = try Data(contentsOf: url)
    var damaged = whole
    if seed % 3 == 0 {
      damaged = damaged.prefix(Int.random(in: 0..<damaged.count, using: &generator))
    } else {
      let place = Int.random(in: 0..<damaged.count, using: &generator)
      damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    }
    try damaged.write(to: url)
    #expect(try findings() == plain)
    #expect(try Data(contentsOf: url).count == whole.count)
  }

  @Test(.enabled(if: StoreUnderTest.isFile, StoreUnderTest.reason))
  func aFolderThatCannotBeMadeIsDoneWithout() throws {
    // A file stands where the folder would be.
    try Data().write(to: URL(filePath: store.indexFolder))
    #expect(try findings() == findings(program: nil))
  }
}
