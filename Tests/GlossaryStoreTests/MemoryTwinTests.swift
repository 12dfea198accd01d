import Glossary
import GlossaryStore
import TestSupport
import Testing

/// Units that differ in little, and stores that hold a unit more than once.
struct MemoryTwinTests {
  private static func unit(_ code: String?, _ text: String = "Hello") -> TranslationUnit {
    let nodes: [InlineNode] =
      (code.map { [.code(InlineCode(.placeholder, content: [.text($0)]))] } ?? []) + [.text(text)]
    return TranslationUnit(variants: [
      Variant(language: .english, segment: Segment(nodes)),
      Variant(language: .indonesian, segment: Segment("Halo")),
    ])
  }

  private static func run(
    _ units: [TranslationUnit], into store: Store,
    duplicates: MemoryImportOptions.Duplicates = .newest
  ) throws -> MemoryImportAccount {
    var options = MemoryImportOptions(date: Timestamp(seconds: 1_700_000_000))
    options.duplicates = duplicates
    let source = MemorySource(name: "twins.tmx", format: "tmx") { emit in
      for (line, unit) in units.enumerated() { try emit(.unit(unit, line: line + 1)) }
    }
    return try store.importMemory([source], options: options)[0]
  }

  private static func dated(_ unit: TranslationUnit, _ seconds: Int64) -> TranslationUnit {
    var unit = unit
    unit.history.changed = Timestamp(seconds: seconds)
    return unit
  }

  @Test(arguments: [true, false])
  func anAccountIsTheSameForAnEmptyStoreAndAFullOne(isEmpty: Bool) throws {
    let folder = try Workplace(isEmpty: true)
    let store = try PreparedStore.open(in: folder)
    if !isEmpty { _ = try Self.run([Self.unit(nil, "Other")], into: store) }
    let (one, other) = (Self.unit("1"), Self.unit(nil))
    let account = try Self.run([one, other, one, other, one], into: store)
    #expect(account.added == 2)
    #expect(account.skipped == ["unchanged": 3])
  }

  @Test func manyUnitsOfOneTextAndDifferentCodesAreTold() throws {
    let folder = try Workplace(isEmpty: true)
    let store = try PreparedStore.open(in: folder)
    _ = try Self.run([Self.unit(nil, "Other")], into: store)
    let units = (0..<3_000).map { Self.unit("image \($0)") }
    #expect(try Self.run(units, into: store).added == 3_000)
    #expect(try Self.run(units, into: store).skipped == ["unchanged": 3_000])
  }

  @Test func theNewestOfSeveralIsMet() throws {
    let folder = try Workplace(isEmpty: true)
    let store = try PreparedStore.open(in: folder)
    let unit = Self.unit(nil)
    _ = try Self.run(
      [Self.dated(unit, 3_000), Self.dated(unit, 1_000)], into: store, duplicates: .all)
    #expect(try Self.run([Self.dated(unit, 2_000)], into: store).skipped == ["older": 1])
    #expect(try Self.run([Self.dated(unit, 4_000)], into: store).replaced == 1)
  }
}
