import Glossary
import TestSupport
import Testing

/// A checksum for tests; the store has one of its own.
let testChecksum: IndexChecksum = { bytes in
  unsafe bytes.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
}

extension FuzzyIndex {
  /// The index of texts whose unit is their place, in one or more steps.
  static func of(_ texts: [String], dates: [Int: Timestamp] = [:]) throws -> FuzzyIndex {
    var builder = FuzzyIndexBuilder()
    let profile = SegmentProfile(
      language: .english, others: [.indonesian], position: 0, domain: nil, origin: 1)
    for (place, text) in texts.enumerated() {
      try builder.add(text, unit: Int64(place), date: dates[place], profile: profile)
    }
    return unsafe try builder.index(stamp: 7, checksum: testChecksum)
  }
}

/// Random texts of few words, so that many are alike.
struct RandomSegments {
  var random: SeededGenerator

  private static let words = [
    "pekerja", "Pekerja", "migran", "the", "of", "THE", "undang", "dan", "ไทย", "ภาษาไทย", "中文",
    "Ｆｕｌｌ", "full", "é", "e\u{301}", "ASEAN", "asean",
  ]
  private static let others = [
    "18", "2017", "4,7", "{0}", "%s", "<b>", "</b>", "https://a.id/x", "a@b.id", ",", ".", "—", "-",
    "“", "\"", "(", ")", "  ", "\t", "\u{A0}", "\n",
  ]

  mutating func segment(longest: Int) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...longest, using: &random) {
      let pool = Int.random(in: 0..<4, using: &random) > 0 ? Self.words : Self.others
      text += pool.randomElement(using: &random) ?? ""
      if Int.random(in: 0..<5, using: &random) > 0 { text += " " }
    }
    return text
  }
}

struct FuzzyIndexTests {
  @Test(arguments: 0..<300 as Range<UInt64>)
  func equalsScan(seed: UInt64) throws {
    var source = RandomSegments(random: SeededGenerator(seed: seed))
    let longest = seed % 10 == 0 ? 90 : 9
    let count = Int.random(in: 0...(seed % 10 == 0 ? 15 : 60), using: &source.random)
    let texts = (0..<count).map { _ in source.segment(longest: longest) }
    let plain = try PlainMatcher(texts)
    var searcher = FuzzySearcher(try FuzzyIndex.of(texts))
    var tokenizer = Tokenizer(.undetermined)
    for _ in 0..<10 {
      let given = texts.randomElement(using: &source.random) ?? ""
      let isGiven = Bool.random(using: &source.random)
      let query = try tokenizer.tokenize(isGiven ? given : source.segment(longest: longest))
      let minimum = Int.random(in: 1...100, using: &source.random) * 100
      let limit = Int.random(in: 1...8, using: &source.random)
      let modulus = Int.random(in: 1...3, using: &source.random)
      var hits = BestHits(minimum: minimum, limit: limit)
      try searcher.search(query, into: &hits) { Int($0.unit) % modulus == 0 }
      let expected = plain.search(query, minimum: minimum, limit: limit) { $0 % modulus == 0 }
      #expect(
        hits.hits.map { "\($0.score) \($0.unit)" } == expected.map { "\($0.score) \($0.place)" },
        "\(query.text.debugDescription) at \(minimum), \(limit) of \(texts.count)")
    }
  }
}
