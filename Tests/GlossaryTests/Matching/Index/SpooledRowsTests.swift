import TestSupport
import Testing

@testable import Glossary

struct SpooledRowsTests {
  /// Records of random sizes in random rows, far more than wait in memory.
  @Test(arguments: 0..<12 as Range<UInt64>)
  func eachRowReadsBackInOrder(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var rows = SpooledRows(count: 3, spool: { MemorySpool() })
    var expected: [[UInt8]] = [[], [], []]
    var sizes: [[Int]] = [[], [], []]
    for _ in 0..<Int.random(in: 0...3_000, using: &random) {
      if expected.count < 40, Int.random(in: 0..<50, using: &random) == 0 {
        rows.addRow()
        expected.append([])
        sizes.append([])
      }
      let row = Int.random(in: 0..<expected.count, using: &random)
      let head = UInt32.random(in: 0...UInt32.max, using: &random)
      let size = Int.random(
        in: 0...(Int.random(in: 0..<200, using: &random) == 0 ? 300_000 : 900), using: &random)
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &+ Int(head)) }
      rows.append(head, to: row)
      unsafe bytes.withUnsafeBytes { unsafe rows.append($0, to: row) }
      try rows.endRecord()
      unsafe withUnsafeBytes(of: head) { unsafe expected[row] += $0 }
      expected[row] += bytes
      sizes[row].append(4 + size)
    }
    #expect(rows.count == expected.count)
    for row in 0..<rows.count {
      var found: [UInt8] = []
      var ends: Set<Int> = [0]
      for size in sizes[row] { ends.insert((ends.max() ?? 0) + size) }
      unsafe try rows.forEachBlock(of: row) { block in
        unsafe found += block
        // A block has whole records.
        #expect(ends.contains(found.count))
      }
      #expect(found == expected[row])
    }
  }

  /// More texts than wait in memory, and more postings than a part of the lists has.
  @Test func anIndexOfManyTextsHoldsThemAll() throws {
    var random = SeededGenerator(seed: 1)
    let texts = (0..<60_000).map { _ in
      (0..<Int.random(in: 1...12, using: &random))
        .map { _ in
          "w\(Int.random(in: 0..<Int.random(in: 1...4_000, using: &random), using: &random))"
        }
        .joined(separator: " ")
    }
    let index = try FuzzyIndex.of(texts)
    var found = Set<Int64>()
    try index.forEachText {
      #expect($0.text == texts[Int($0.unit)])
      found.insert($0.unit)
    }
    #expect(found.count == texts.count)
    var searcher = FuzzySearcher(index)
    var tokenizer = Tokenizer(.english)
    for place in stride(from: 0, to: texts.count, by: 1_500) {
      let query = try tokenizer.tokenize(texts[place] + " x")
      // Below the floor every text is looked at, from it on only those of the lists.
      var (listed, scanned) = (
        BestHits(minimum: 7_000, limit: 500), BestHits(minimum: 4_900, limit: 500)
      )
      try searcher.search(query, into: &listed) { _ in true }
      try searcher.search(query, into: &scanned) { _ in true }
      #expect(listed.hits.map(\.unit) == scanned.hits.filter { $0.score >= 7_000 }.map(\.unit))
      #expect(!listed.hits.isEmpty || texts[place].split(separator: " ").count < 3)
    }
  }
}
