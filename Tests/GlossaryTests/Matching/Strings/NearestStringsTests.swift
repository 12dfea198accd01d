import TestSupport
import Testing

@testable import Glossary

struct NearestStringsTests {
  typealias Match = NearestStrings.Match

  @Test func findsTheMostAlike() {
    let nearest = NearestStrings(["pekerja migran", "pekerja", "buruh migran", "pekerja imigran"])
    #expect(
      nearest.search("pekerja migran", minimum: 7000, limit: 5)
        == [Match(index: 0, similarity: 10_000), Match(index: 3, similarity: 9_333)])
    #expect(
      nearest.search("pekerja migran", minimum: 1, limit: 1) == [
        Match(index: 0, similarity: 10_000)
      ])
    #expect(
      nearest.search("pekerja migran", minimum: 5000, limit: 1) { $0 == 1 }
        == [Match(index: 1, similarity: 5_000)])
    #expect(nearest.search("pekerja migran", minimum: 5000, limit: 0).isEmpty)
    #expect(nearest.search("", minimum: 1, limit: 5).isEmpty)
    #expect(NearestStrings([]).search("a", minimum: 1, limit: 5).isEmpty)
  }

  @Test func emptyStringsAreAlike() {
    let nearest = NearestStrings(["a", "", ""])
    #expect(
      nearest.search("", minimum: 10_000, limit: 5)
        == [Match(index: 1, similarity: 10_000), Match(index: 2, similarity: 10_000)])
  }

  @Test func equalOnesKeepTheirOrder() {
    let nearest = NearestStrings(["ab", "ax", "ay", "ab", "az"])
    #expect(nearest.search("ab", minimum: 1, limit: 4).map(\.index) == [0, 3, 1, 2])
    #expect(nearest.search("ab", minimum: 1, limit: 3).map(\.index) == [0, 3, 1])
  }

  /// Compares the query with every string.
  private static func scan(
    _ strings: [String], _ query: String, minimum: Int, limit: Int, _ accepts: (Int) -> Bool
  ) -> [Match] {
    var all: [Match] = []
    for (index, string) in strings.enumerated() where accepts(index) {
      let longer = max(string.unicodeScalars.count, query.unicodeScalars.count)
      let distance = plainEditDistance(query, string)
      let similarity = longer == 0 ? 10_000 : 10_000 * (longer - distance) / longer
      if similarity >= minimum { all.append(Match(index: index, similarity: similarity)) }
    }
    all.sort { ($1.similarity, $0.index) < ($0.similarity, $1.index) }
    return Array(all.prefix(limit))
  }

  private static let alphabets: [[Unicode.Scalar]] = [
    ["a", "b"], Array("aeiknmprstu ".unicodeScalars), ["a", "é", "ก", "移", "😀", "\u{301}", " "],
  ]

  @Test(arguments: 0..<300 as Range<UInt64>)
  func agreesWithAFullScan(seed: UInt64) {
    var random = RandomText(seed: seed)
    let alphabet = random.pick(Self.alphabets)
    var strings: [String] = []
    for _ in 0..<random.number(in: 0...40) {
      let base = strings.isEmpty || random.number(in: 0...2) == 0 ? "" : random.pick(strings)
      let edits = random.number(in: 0...(base.isEmpty ? 15 : 3))
      strings.append(random.edited(base, edits: edits, alphabet: alphabet))
    }
    let nearest = NearestStrings(strings)
    for minimum in [1, 3333, 5000, 7000, 9999, 10_000, random.number(in: 1...10_000)] {
      let base = strings.isEmpty ? "" : random.pick(strings)
      let query = random.edited(base, edits: random.number(in: 0...3), alphabet: alphabet)
      let limit = random.pick([1, 2, 5, 1000])
      let step = random.number(in: 1...3)
      let accepts = { (index: Int) in index % step == 0 }
      #expect(
        nearest.search(query, minimum: minimum, limit: limit, where: accepts)
          == Self.scan(strings, query, minimum: minimum, limit: limit, accepts),
        "\(query.debugDescription) in \(strings), minimum \(minimum), limit \(limit)")
    }
  }

  /// More equal scalars than a small counter holds, and scalars that differ in their high bits only.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func agreesOnLongRuns(seed: UInt64) {
    var random = RandomText(seed: seed)
    let alphabet: [Unicode.Scalar] = ["a", "A", "á", "\u{10001}"]
    let strings = (0..<8).map { _ in
      let run = String(
        repeating: "a", count: random.pick([1, 63, 64, 100, 126, 127, 128, 129, 200]))
      return random.edited(run, edits: random.number(in: 0...20), alphabet: alphabet)
    }
    let nearest = NearestStrings(strings)
    for minimum in [1, 5000, 9000] {
      let query = random.edited(random.pick(strings), edits: 5, alphabet: alphabet)
      #expect(
        nearest.search(query, minimum: minimum, limit: 4)
          == Self.scan(strings, query, minimum: minimum, limit: 4) { _ in true },
        "\(query) in \(strings), minimum \(minimum)")
    }
  }
}
