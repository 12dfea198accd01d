import TestSupport
import Testing

@testable import Glossary

@Suite struct LengthAlignerTests {
  private func items(_ lengths: [Int]) -> [AlignmentItem] {
    lengths.map { AlignmentItem(length: $0) }
  }

  private func shapes(_ beads: [Bead]) -> [String] {
    beads.map { "\($0.source.count)-\($0.target.count)" }
  }

  @Test(arguments: [
    ([], [], []), ([50], [], ["1-0"]), ([], [50], ["0-1"]), ([50], [48], ["1-1"]),
    ([50, 40], [95], ["2-1"]), ([95], [50, 40], ["1-2"]),
    ([100, 200, 90], [105, 85], ["1-1", "1-0", "1-1"]),
    ([120, 30, 80, 60], [118, 33, 78, 62], ["1-1", "1-1", "1-1", "1-1"]),
  ])
  func lengthsTell(source: [Int], target: [Int], expected: [String]) {
    #expect(shapes(LengthAligner.beads(source: items(source), target: items(target))) == expected)
  }

  @Test func headingsAndNumbersTell() {
    let source = [
      AlignmentItem(length: 20), AlignmentItem(length: 20, isHeading: true),
      AlignmentItem(length: 20),
    ]
    let target = [AlignmentItem(length: 20, isHeading: true), AlignmentItem(length: 20)]
    #expect(shapes(LengthAligner.beads(source: source, target: target)) == ["1-0", "1-1", "1-1"])
    let numbered = (0..<4).map { AlignmentItem(length: 30, anchors: [UInt64($0)]) }
    let rest = Array(numbered[..<1] + numbered[2...])
    #expect(
      shapes(LengthAligner.beads(source: numbered, target: rest)) == ["1-1", "1-0", "1-1", "1-1"])
  }

  /// Beads hold every item once and cost no more than any others do.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func beadsAreTheCheapest(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func some() -> [AlignmentItem] {
      (0..<Int.random(in: 0...7, using: &random)).map { _ in
        AlignmentItem(
          length: Int.random(in: 0...120, using: &random),
          isHeading: Int.random(in: 0..<5, using: &random) == 0,
          anchors: (0..<Int.random(in: 0...2, using: &random)).map { _ in
            UInt64.random(in: 0..<4, using: &random)
          })
      }
    }
    let (source, target) = (some(), some())
    let beads = LengthAligner.beads(source: source, target: target)
    #expect(beads.flatMap(\.source) == Array(source.indices))
    #expect(beads.flatMap(\.target) == Array(target.indices))
    #expect(
      beads.reduce(0) { $0 + $1.cost } == cheapest(source[...], target[...], all: (source, target)))
  }

  /// The least that any beads cost, tried one after another.
  private func cheapest(
    _ source: ArraySlice<AlignmentItem>, _ target: ArraySlice<AlignmentItem>,
    all: ([AlignmentItem], [AlignmentItem])
  ) -> Int {
    if source.isEmpty && target.isEmpty { return 0 }
    let cost = LengthCost(
      sourceLength: all.0.reduce(0) { $0 + $1.length },
      targetLength: all.1.reduce(0) { $0 + $1.length })
    var best = Int.max
    for (left, right) in [(1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (2, 2)]
    where left <= source.count && right <= target.count {
      let here = cost.cost(source.prefix(left), target.prefix(right))
      best = min(
        best, here + cheapest(source.dropFirst(left), target.dropFirst(right), all: all))
    }
    return best
  }

  /// One item as long as hundreds of the other side, wherever it stands.
  @Test func bandsLeaveAWay() {
    let long = items(Array(repeating: 10, count: 40) + [3_000] + Array(repeating: 10, count: 40))
    let short = items(Array(repeating: 10, count: 380))
    for (source, target) in [(long, short), (short, long), (short, []), ([], short)] {
      let beads = LengthAligner.beads(source: source, target: target)
      #expect(beads.flatMap(\.source) == Array(source.indices))
      #expect(beads.flatMap(\.target) == Array(target.indices))
    }
  }

  // MARK: Documents

  @Test func sentencesOfTwoDocumentsPair() throws {
    let source = DraftText(
      verbatim: """
        Siaran Pers

        Pemerintah memulangkan 120 PMI. Mereka tiba di Jakarta kemarin malam.

        Baris ini tidak ada dalam terjemahan sama sekali, dan cukup panjang untuk berdiri sendiri.

        Menteri menyambut mereka di bandara.
        """)
    let target = DraftText(
      verbatim: """
        Press Release

        The government brought 120 migrant workers home. They arrived in Jakarta last night.

        The Minister met them at the airport.
        """)
    let text = try BilingualText(pairing: source, with: target)
    let pairs = text.units.map { unit in
      "\(source.text.slice(unit.source)) | \(unit.target.map { target.text.slice($0) } ?? "–")"
    }
    #expect(
      pairs == [
        "Siaran Pers | Press Release",
        "Pemerintah memulangkan 120 PMI. | The government brought 120 migrant workers home.",
        "Mereka tiba di Jakarta kemarin malam. | They arrived in Jakarta last night.",
        "Baris ini tidak ada dalam terjemahan sama sekali, dan cukup panjang untuk berdiri sendiri. | –",
        "Menteri menyambut mereka di bandara. | The Minister met them at the airport.",
      ])
    #expect(text.source == source && text.target == target)
  }

  @Test func boilerplateIsLeftOut() throws {
    var source = DraftText(verbatim: "Baca juga\n\nSatu dua tiga.")
    source.blocks = [
      DraftBlock(range: TextRange(start: 0, end: 9), kind: .boilerplate),
      DraftBlock(range: TextRange(start: 11, end: 25), kind: .paragraph),
    ]
    let text = try BilingualText(pairing: source, with: DraftText(verbatim: "One two three."))
    #expect(text.units.map(\.source) == [TextRange(start: 11, end: 25)])
    #expect(text.units.map(\.target) == [TextRange(start: 0, end: 14)])
    #expect(try BilingualText(pairing: source, with: DraftText(verbatim: "")).units.count == 1)
  }
}
