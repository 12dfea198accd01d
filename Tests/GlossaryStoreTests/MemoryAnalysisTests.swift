import Glossary
import GlossaryStore
import TestSupport
import Testing

@Suite struct MemoryAnalysisTests {
  let place: Workplace
  let store: Store

  init() throws {
    place = try Workplace(isEmpty: true)
    store = try PreparedStore.open(in: place)
  }

  struct Row: Sendable {
    var score: Int
    var band: MatchBand
  }

  @Test(arguments: [
    Row(score: 10_100, band: .inContext), Row(score: 10_000, band: .exact),
    Row(score: 9_999, band: .from95), Row(score: 9_500, band: .from95),
    Row(score: 9_499, band: .from85), Row(score: 8_500, band: .from85),
    Row(score: 8_499, band: .from75), Row(score: 7_500, band: .from75),
    Row(score: 7_499, band: .from50), Row(score: 5_000, band: .from50),
    Row(score: 4_999, band: .none), Row(score: 0, band: .none),
  ])
  func bandsBeginWhereTheySay(_ row: Row) {
    #expect(MatchBand(score: row.score) == row.band)
  }

  @Test func everySegmentCountsOnce() throws {
    try store.fill([
      .of(["en": "The first text.", "id": "1"], properties: ["next": "The second text."]),
      .of(["en": "The second text.", "id": "2"]),
      .of(["en": "a b c d e f g h i j", "id": "3"]),
    ])
    let texts = [
      AnalysedText(
        name: "one",
        segments: [
          "The first text.", "The second text.", "a b c d e f g h i", "quite unknown words here",
          "The second text.",
        ]),
      AnalysedText(
        name: "two", segments: ["quite unknown words there", "The first text.", "quite unknown"]),
    ]
    let analyses = try store.analyse(texts, MatchOptions())
    #expect(analyses.map(\.name) == ["one", "two"])
    #expect(analyses[0].bands[.inContext]?.segments == 1)
    #expect(analyses[0].bands[.exact]?.segments == 1)
    #expect(analyses[0].bands[.from85]?.segments == 1)
    #expect(analyses[0].bands[.none]?.words == 4)
    #expect(analyses[0].repetitions.segments == 1)
    #expect(analyses[0].internals.isEmpty)
    #expect(analyses[0].total.segments == 5)
    // Three of four words, and then two of four.
    #expect(analyses[1].internals[.from75]?.segments == 1)
    #expect(analyses[1].internals[.from50]?.segments == 1)
    #expect(analyses[1].repetitions.words == 3)
    #expect(analyses[1].total.segments == 3)
    #expect(analyses[1].total.characters == 25 + 15 + 13)
  }

  @Test func onlyEarlierSegmentsAreInternal() throws {
    let texts = [AnalysedText(name: "job", segments: ["a b c d", "a b c e", "a b c d"])]
    let analysis = try #require(try store.analyse(texts, MatchOptions()).first)
    #expect(analysis.bands[.none]?.segments == 1)
    #expect(analysis.internals[.from75]?.segments == 1)
    #expect(analysis.repetitions.segments == 1)
  }

  @Test func manySegmentsInParallelAreSummedAlike() throws {
    var source = RandomText(seed: 3)
    let segments = (0..<1_500).map { _ in source.mixture(pieces: source.number(in: 1...12)) }
    try store.fill(try segments.prefix(500).map { try .of(["en": $0, "id": "x"]) })
    let texts = [AnalysedText(name: "job", segments: segments)]
    let first = try store.analyse(texts, MatchOptions())
    #expect(first[0].total.segments == 1_500)
    for _ in 0..<3 { #expect(try store.analyse(texts, MatchOptions()) == first) }
  }

  @Test func anEmptyJobHasNothing() throws {
    #expect(try store.analyse([], MatchOptions()).isEmpty)
    let empty = try store.analyse([AnalysedText(name: "e", segments: [])], MatchOptions())
    #expect(empty[0].total.segments == 0)
  }
}
