import Foundation
import Glossary
import GlossaryStore
import TestSupport
import Testing

/// The match index beside a store follows its units, and damage is found and repaired.
@Suite struct MemoryIndexTests {
  let place: MemoryPlace

  init() throws {
    place = try MemoryPlace()
  }

  private var indexFolder: String { place.store.indexFolder }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: indexFolder).sorted()
      .filter { $0.contains(".idx") }
  }

  private func text(_ number: Int) -> String {
    "The office number \(number) opened \(number % 7) new posts in district \(number * 31)."
  }

  private func find(_ number: Int) throws -> String? {
    var notices: [String] = []
    let found = try place.matches(text(number), notices: &notices)
    #expect(notices == [])
    return found.first
  }

  @Test func importsMergeIntoFewFiles() throws {
    var total = 0
    for count in [1_500, 1_500, 40, 3_000, 1_200, 20] {
      try place.add(Memories.numbered(count, from: total))
      total += count
      #expect(try place.store.problems() == [])
      #expect(try find(total - 1) == "10000 \(text(total - 1))")
      #expect(try find(0) == "10000 \(text(0))")
    }
    let information = try place.store.information()
    #expect(information.units == total)
    #expect(information.indexFiles <= 4)
    #expect(information.unindexedUnits == 20)
    #expect(information.indexEntries == 2 * (total - 20))
    #expect(try names().count == information.indexFiles)
  }

  @Test func fewUnitsNeedNoFile() throws {
    try place.add(Memories.numbered(10))
    #expect(try place.store.information().indexFiles == 0)
    #expect(try place.store.information().unindexedUnits == 10)
    #expect(try find(3) == "10000 \(text(3))")
    #expect(try place.store.problems() == [])
  }

  @Test func unitsThatAreGoneAreNotFound() throws {
    try place.add(Memories.numbered(1_500))
    let newer = Memories.unit(
      text(7), "Baru", attributes: " tuid=\"7\" changedate=\"20200101T000000Z\"")
    // Another translation is another unit; the same texts with a date replace.
    try place.add(newer)
    let replaced = try place.add(
      Memories.numbered(20).replacingOccurrences(
        of: "<tu ", with: "<tu changedate=\"20210101T000000Z\" "))
    #expect(replaced[0].replaced == 20)
    #expect(try place.store.information().units == 1_501)
    #expect(try place.store.problems() == [])
    #expect(try find(7) == "10000 \(text(7))")
    try place.store.rebuildIndex()
    #expect(try place.store.problems() == [])
    #expect(try place.store.information().indexEntries == 3_002)
  }

  /// What can happen to a file of the index.
  enum Damage: CaseIterable {
    case missing, cut, changed, empty, swapped
  }

  @Test(arguments: Damage.allCases)
  func damageIsFoundAndRepaired(damage: Damage) throws {
    try place.add(Memories.numbered(1_500))
    let names = try names()
    #expect(names.count == 2)
    for name in names {
      let url = URL(fileURLWithPath: "\(indexFolder)/\(name)")
      var bytes = try Data(contentsOf: url)
      switch damage {
      case .missing: try FileManager.default.removeItem(at: url)
      case .cut: try bytes.prefix(bytes.count / 2).write(to: url)
      case .changed:
        for offset in stride(from: 8, to: bytes.count, by: 97) { bytes[offset] ^= 0x55 }
        try bytes.write(to: url)
      case .empty: try Data().write(to: url)
      case .swapped:
        let other = URL(fileURLWithPath: "\(indexFolder)/\(names[0])")
        try Data(contentsOf: other).write(to: url)
        if name == names[0] { try Data(repeating: 0, count: bytes.count).write(to: url) }
      }
    }
    let problems = try place.store.problems()
    #expect(problems.count == 2)
    #expect(problems.allSatisfy { $0.hasSuffix("run glossctl db reindex") })
    var notices: [String] = []
    let found = try place.store.repairingIndex(notice: { notices.append($0) }) {
      var heard: [String] = []
      let found = try place.matches(text(5), notices: &heard)
      notices += heard
      return found
    }
    #expect(notices.count == 1)
    #expect(found.first == "10000 \(text(5))")
    #expect(try place.store.problems() == [])
    #expect(try self.names().count == 2)
  }

  @Test(.enabled(if: SQLite.isPresent, SQLite.reason))
  func anIndexThatDoesNotFitTheStoreIsFound() throws {
    try place.add(Memories.numbered(1_500))
    try SQLite.run(
      """
      UPDATE unit SET content = CAST(replace(CAST(content AS TEXT), 'office', 'outlet') AS BLOB)
      WHERE id = 5;
      """, place.folder.path())
    #expect(try place.store.problems().contains { $0.contains("1 text unlike those") })
    try SQLite.run("DELETE FROM index_file WHERE language = 'id';", place.folder.path())
    #expect(try place.store.problems().count == 1)
    try SQLite.run("UPDATE index_state SET rules = 'old';", place.folder.path())
    #expect(
      try place.store.problems()
        == ["the match index was made by other rules; run glossctl db reindex"])
    var notices: [String] = []
    _ = try place.matches(text(5), notices: &notices)
    #expect(notices == ["the index was made by other rules of splitting texts"])
    #expect(try place.store.problems() == [])
  }

  @Test func whatAKilledProcessLeftIsRemoved() throws {
    try place.add(Memories.numbered(1_500))
    for name in ["en-dead.idx", "en-beef.idx.part"] {
      try Data([1]).write(to: URL(fileURLWithPath: "\(indexFolder)/\(name)"))
    }
    #expect(try place.store.problems() == [])
    try place.add(Memories.numbered(1_500, from: 2_000))
    #expect(try !names().contains { $0.contains("dead") || $0.contains("beef") })
  }
}
