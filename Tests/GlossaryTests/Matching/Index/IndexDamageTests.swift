import TestSupport
import Testing

@testable import Glossary

struct IndexDamageTests {
  private static let texts = (0..<400).map {
    "segment number \($0) of words \($0 % 7) and \($0 % 11)"
  }

  private static func bytes() throws -> [UInt8] {
    var builder = FuzzyIndexBuilder()
    let profile = SegmentProfile(
      language: .english, others: [.indonesian], position: 0, domain: 3, origin: nil)
    for (place, text) in texts.enumerated() {
      try builder.add(text, unit: Int64(place), date: nil, profile: profile)
    }
    var bytes: [UInt8] = []
    try unsafe builder.finish(stamp: 7, checksum: testChecksum) {
      unsafe bytes.append(contentsOf: $0)
    }
    return bytes
  }

  private static func search(_ bytes: [UInt8]) throws -> [FuzzyHit] {
    var searcher = FuzzySearcher(
      try FuzzyIndex(unsafe IndexBytes(bytes, checksum: testChecksum)))
    var tokenizer = Tokenizer(.english)
    var hits = BestHits(minimum: 4_000, limit: 5)
    try searcher.search(try tokenizer.tokenize(texts[123]), into: &hits) { _ in true }
    return hits.hits
  }

  @Test func wholeBytesAreAccepted() throws {
    let bytes = try Self.bytes()
    let index = try FuzzyIndex(unsafe IndexBytes(bytes, checksum: testChecksum))
    try index.checkAll()
    #expect(index.stamp == 7)
    #expect(index.count == Self.texts.count)
    #expect(index.profiles.first?.domain == 3)
    var texts: [String] = []
    try index.forEachText { texts.append($0.text) }
    #expect(texts.sorted() == Self.texts.sorted())
    #expect(try Self.search(bytes).first?.unit == 123)
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func aChangedByteIsNeverAWrongAnswer(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var bytes = try Self.bytes()
    let expected = try Self.search(bytes)
    let place = Int.random(in: bytes.indices, using: &random)
    bytes[place] ^= UInt8.random(in: 1...255, using: &random)
    do {
      #expect(try Self.search(bytes) == expected)
      // A block that the search did not need is found by the whole check.
      let index = try FuzzyIndex(unsafe IndexBytes(bytes, checksum: testChecksum))
      #expect(throws: IndexDamage.self) { try index.checkAll() }
    } catch is IndexDamage {
      // Found when it was needed.
    }
  }

  @Test(arguments: [0, 1, 100, 511, 512, 600, 20_000])
  func aShortFileIsDamage(length: Int) throws {
    let bytes = Array(try Self.bytes().prefix(length))
    #expect(throws: IndexDamage.self) { try Self.search(bytes) }
  }

  @Test func filesMergeIntoOne() throws {
    let first = try FuzzyIndex(unsafe IndexBytes(try Self.bytes(), checksum: testChecksum))
    var builder = FuzzyIndexBuilder()
    let profile = SegmentProfile(
      language: .english, others: [.indonesian], position: 0, domain: nil, origin: nil)
    try builder.add("segment of its own", unit: 1_000, date: nil, profile: profile)
    try builder.add(first) { $0 % 2 == 1 }
    let merged = try unsafe builder.index(stamp: 8, checksum: testChecksum)
    var units: [Int64] = []
    try merged.forEachText { units.append($0.unit) }
    #expect(units.sorted() == (0..<400).filter { $0 % 2 == 1 } + [1_000])
    var searcher = FuzzySearcher(merged)
    var tokenizer = Tokenizer(.english)
    var hits = BestHits(minimum: 10_000, limit: 5)
    try searcher.search(try tokenizer.tokenize(Self.texts[123]), into: &hits) { _ in true }
    #expect(hits.hits.map(\.unit) == [123])
  }
}
