import Foundation
import Glossary
import GlossaryStore
import TestSupport
import Testing

/// A store with memories, made from TMX texts.
struct MemoryPlace {
  let folder: Workplace
  let store: Store

  init() throws {
    folder = try Workplace(isEmpty: true)
    store = try PreparedStore.open(in: folder)
  }

  static func source(_ name: String, _ text: String) -> MemorySource {
    MemorySource(name: name, format: "tmx") { emit in
      try TMXReader.read(name: name, blocks: blocks(of: Array(text.utf8)), emit)
    }
  }

  /// Imports the units of one body, or documents that are whole.
  @discardableResult
  func add(
    _ bodies: String..., duplicates: MemoryImportOptions.Duplicates = .newest,
    _ change: (inout MemoryImportOptions) -> Void = { _ in }
  ) throws -> [MemoryImportAccount] {
    var options = MemoryImportOptions(date: Timestamp(seconds: 0))
    options.duplicates = duplicates
    change(&options)
    let sources = bodies.enumerated().map { index, body in
      Self.source(
        "\(index).tmx", body.hasPrefix("<?xml") ? body : Memories.document(body))
    }
    return try store.importMemory(sources, options: options)
  }

  func units() throws -> [TranslationUnit] {
    var units: [TranslationUnit] = []
    try store.forEachUnit { units.append($0.unit) }
    return units
  }

  /// The source texts found for a text, with their scores.
  func matches(
    _ text: String, notices: inout [String]
  ) throws -> [String] {
    var options = MatchOptions()
    options.source = .english
    var heard: [String] = []
    var matcher = try store.matcher(options) { heard.append($0) }
    notices = heard
    return try matcher.matches(for: MatchQuery(text)).map {
      "\($0.score) \($0.source.segment.text)"
    }
  }
}

@Suite struct MemoryImportTests {
  let place: MemoryPlace

  init() throws {
    place = try MemoryPlace()
  }

  private func unit(_ date: Int?, note: String? = nil, creator: String? = nil) -> String {
    var attributes = date.map { " changedate=\"\($0)0101T000000Z\"" } ?? ""
    if let creator { attributes += " creationid=\"\(creator)\"" }
    return Memories.unit(
      "One", "Satu", attributes: attributes, extra: note.map { "<note>\($0)</note>" } ?? "")
  }

  @Test func theNewestStays() throws {
    try place.add(unit(2020, note: "first"))
    let older = try place.add(unit(2019, note: "older"))
    #expect(older[0].skipped == ["older": 1])
    let undated = try place.add(unit(nil, note: "undated"))
    #expect(undated[0].skipped == ["older": 1])
    #expect(try place.units().map { $0.annotations.map(\.text) } == [["first"]])
    let newer = try place.add(unit(2021, note: "newer"))
    #expect(newer[0].replaced == 1)
    #expect(newer[0].units == 1)
    #expect(try place.units().map { $0.annotations.map(\.text) } == [["newer"]])
  }

  @Test func equallyOldOnesAreJoined() throws {
    try place.add(unit(nil, note: "a"))
    let joined = try place.add(unit(nil, note: "b", creator: "me"))
    #expect(joined[0].merged == 1)
    let unit = try #require(try place.units().first)
    #expect(unit.annotations.map(\.text) == ["a", "b"])
    #expect(unit.history.createdBy == "me")
    let again = try place.add(self.unit(nil, note: "a"))
    #expect(again[0].skipped == ["unchanged": 1])
    #expect(again[0].faulty == 0)
    #expect(try place.units() == [unit])
  }

  @Test func theFirstStaysOrBoth() throws {
    try place.add(unit(2020, note: "first"))
    #expect(
      try place.add(unit(2021, note: "second"), duplicates: .skip)[0].skipped == ["duplicate": 1])
    #expect(try place.units().flatMap { $0.annotations.map(\.text) } == ["first"])
    #expect(try place.add(unit(2021, note: "second"), duplicates: .all)[0].added == 1)
    #expect(try place.units().flatMap { $0.annotations.map(\.text) } == ["first", "second"])
  }

  @Test(arguments: [
    (" tuid=\"2\"", "One", "", 2), ("", "one", "", 2), ("", "<ph x=\"1\"/>One", "", 2),
    ("", "One", "<prop type=\"x-domain\">d</prop>", 2), ("", "One", "<note>n</note>", 1),
    (" creationid=\"me\"", "One", "", 1),
  ])
  func identityIsTUIDDomainAndVariants(
    attributes: String, text: String, extra: String, count: Int
  ) throws {
    try place.add(Memories.unit("One", "Satu"))
    try place.add(Memories.unit(text, "Satu", attributes: attributes, extra: extra))
    #expect(try place.units().count == count)
  }

  @Test func twinsWithinOneFileMeet() throws {
    let account = try place.add(unit(2020) + unit(2021) + unit(2019) + unit(2021))[0]
    #expect(account.added == 1)
    #expect(account.replaced == 1)
    #expect(account.skipped == ["older": 1, "unchanged": 1])
    #expect(account.units == 4)
  }

  @Test func aDryRunTellsTheSameAndChangesNothing() throws {
    try place.add(unit(2020))
    let before = try place.folder.content()
    let body = unit(2021) + Memories.unit("Two", "Dua") + "<tu></tu>"
    let told = try place.add(body) { $0.isDryRun = true }
    #expect(try place.units().count == 1)
    #expect(try place.folder.content() == before)
    #expect(try place.add(body) == told)
    #expect(told[0].faulty == 1)
    #expect(try place.units().count == 2)
  }

  @Test func oneBadFileUndoesAll() throws {
    try place.add(Memories.unit("Zero", "Nol"))
    let bad = String(Memories.numbered(3_000).dropLast(50))
    #expect(throws: FileProblem.self) { try place.add(Memories.numbered(3_000, from: 9_000), bad) }
    #expect(try place.units().count == 1)
    #expect(try place.store.information().imports == 1)
    #expect(try place.store.problems() == [])
    let folder = place.store.indexFolder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    #expect(names.filter { $0.contains(".idx") } == [])
    #expect(try place.add(Memories.numbered(3_000))[0].added == 3_000)
  }

  @Test func anErrorOfTheCallerUndoesAll() throws {
    struct Stop: Error {}
    let body = Memories.numbered(2_000)
    var options = MemoryImportOptions(date: Timestamp(seconds: 0))
    options.languages = [try LanguageTag("fr")]
    #expect(throws: Stop.self) {
      _ = try place.store.importMemory([MemoryPlace.source("a.tmx", body)], options: options) { _ in
        throw Stop()
      }
    }
    #expect(try place.store.information().imports == 0)
  }

  @Test func aReaderSeesTheOldStateDuringAnImport() throws {
    try place.add(Memories.unit("Zero", "Nol"))
    let reader = try Store(path: place.folder.store(), builtin: BuiltinTermBase())
    var seen: [Int] = []
    var options = MemoryImportOptions(date: Timestamp(seconds: 0))
    options.languages = [.english]
    let body = Memories.numbered(3_000).replacingOccurrences(
      of: "</body>", with: "<tu><tuv xml:lang=\"fr\"><seg>x</seg></tuv></tu></body>")
    _ = try place.store.importMemory([MemoryPlace.source("a.tmx", body)], options: options) {
      found in
      if found.outcome == .skipped { seen.append(try reader.information().units) }
    }
    #expect(seen == [1])
    #expect(try reader.information().units == 3_001)
  }

  @Test func headersAndNamesAreKept() throws {
    try place.add(Memories.document(Memories.unit("A", "B"), sourceLanguage: "id")) {
      $0.domain = "d"
      $0.origin = "o"
    }
    try place.add(Memories.unit("C", "D"))
    #expect(try place.store.memoryNames() == (["d"], ["0.tmx", "o"]))
    #expect(try place.store.memoryHeaders().map { $0["srclang"] } == ["id", "en"])
    var filter = MemoryFilter()
    filter.origins = ["o"]
    #expect(try place.store.memoryHeaders(where: filter).map { $0["srclang"] } == ["id"])
    try place.store.withMemory(where: filter) { (memory: MemorySnapshot) throws in
      #expect(try memory.count() == 1)
      #expect(try memory.languages().map(\.canonical) == ["en", "id"])
      #expect(try memory.eachUnitHas(.english))
      #expect(try !memory.eachUnitHas(try LanguageTag("fr")))
    }
  }
}
