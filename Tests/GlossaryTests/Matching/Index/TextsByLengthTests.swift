import TestSupport
import Testing

@testable import Glossary

@Suite struct TextsByLengthTests {
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func textsLieByTheirRarestTokens(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var texts = TextsByLength { MemorySpool() }
    var expected: [UInt32: [(postings: [UInt32], unit: UInt32)]] = [:]
    for unit in 0..<UInt32.random(in: 1...3_000, using: &random) {
      let length = UInt32.random(in: 0...6, using: &random)
      let postings = (0..<min(length, 3)).map { _ in UInt32.random(in: 0...9, using: &random) << 4 }
      let head = TextsByLength.Head(
        signature: 0, unit: unit, date: 0, profile: 0, postings: UInt32(postings.count), size: 1)
      try texts.add(head, length: length, postings: postings, stream: [UInt8(unit & 255), 1, 2])
      expected[length, default: []].append((postings, unit))
    }
    try texts.cluster()
    for (length, row) in texts.order {
      let sorted = expected[length, default: []].sorted {
        let (one, other) = (Array($0.postings.prefix(2)), Array($1.postings.prefix(2)))
        return one == other ? $0.unit < $1.unit : one.lexicographicallyPrecedes(other)
      }
      var found: [UInt32] = []
      unsafe try texts.forEachText(of: row) { head, postings, stream in
        found.append(head.unit)
        #expect(unsafe Array(stream) == [UInt8(head.unit & 255)])
        #expect(postings.count == 4 * Int(head.postings))
      }
      #expect(found == sorted.map(\.unit))
    }
  }
}
