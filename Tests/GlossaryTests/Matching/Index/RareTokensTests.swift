import TestSupport
import Testing

@testable import Glossary

struct RareTokensTests {
  private static let profile = SegmentProfile(
    language: .english, others: [.indonesian], position: 0, domain: nil, origin: 1)

  /// The bytes of the index of some texts, after those of another index.
  private static func bytes(
    _ texts: [String], after old: FuzzyIndex, mostNumbered: Int
  ) throws -> [UInt8] {
    var builder = FuzzyIndexBuilder(mostNumbered: mostNumbered, spool: { MemorySpool() })
    for (place, text) in texts.enumerated() {
      if place == texts.count / 2 { try builder.add(old) { $0 % 3 > 0 } }
      try builder.add(text, unit: Int64(place), date: nil, profile: profile)
    }
    var bytes: [UInt8] = []
    unsafe try builder.finish(stamp: 7, checksum: testChecksum) {
      unsafe bytes.append(contentsOf: $0)
    }
    return bytes
  }

  /// An index is the same to the byte, however few tokens have a number while it is made.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func howManyHaveANumberChangesNothing(seed: UInt64) throws {
    var source = RandomSegments(random: SeededGenerator(seed: seed))
    let count = Int.random(in: 0...60, using: &source.random)
    let texts = (0..<count).map { _ in
      let isRare = source.random.next() % 4 == 0
      return source.segment(longest: 9) + (isRare ? " Kata\(source.random.next() % 90)" : "")
    }
    let old = try FuzzyIndex.of((0..<count).map { _ in source.segment(longest: 9) })
    let expected = try Self.bytes(texts, after: old, mostNumbered: 1 << 15)
    for mostNumbered in [0, 1, 2, 3, 7, 20, 40] {
      #expect(try Self.bytes(texts, after: old, mostNumbered: mostNumbered) == expected)
    }
  }

  /// More rare tokens than wait in memory, most of them met again.
  @Test func manyRareTokensAreAllFound() throws {
    var random = SeededGenerator(seed: 3)
    let texts = (0..<12_000).map { place in
      "Segment \(place) of w\(random.next() % 30_000), W\(random.next() % 30_000) and the rest"
    }
    let old = try FuzzyIndex.of([])
    let few = try Self.bytes(texts, after: old, mostNumbered: 5)
    #expect(few == (try Self.bytes(texts, after: old, mostNumbered: 1 << 20)))
    let index = try FuzzyIndex(unsafe IndexBytes(few, checksum: testChecksum))
    var found = 0
    try index.forEachText {
      #expect($0.text == texts[Int($0.unit)])
      found += 1
    }
    #expect(found == texts.count)
  }
}
