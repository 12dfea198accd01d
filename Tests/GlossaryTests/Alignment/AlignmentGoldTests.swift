import TestSupport
import Testing

@testable import Glossary

/// How good the alignment of real texts is, against what people made of them.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reason)))
struct AlignmentGoldTests {
  /// A gold alignment and the F1 of beads, in hundredths of a per cent, below which it must not fall.
  struct Gold: CustomTestStringConvertible {
    var name: String
    var floor: Int
    var testDescription: String { name }
  }

  @Test(arguments: [
    Gold(name: "opensource-guide", floor: 9_900), Gold(name: "panl-eco", floor: 9_500),
    Gold(name: "smeru", floor: 9_800), Gold(name: "udhr", floor: 9_700),
  ])
  func beadsAreThoseOfTheGold(gold: Gold) throws {
    let folder = "data/align-\(gold.name)"
    let alignment = try SentenceAligner().align(
      AlignmentText(segments: try lines("\(folder)/src.txt"), language: .english),
      AlignmentText(segments: try lines("\(folder)/tgt.txt"), language: .indonesian))
    let truth = Set(try lines("\(folder)/gold.txt"))
    let found = alignment.ladder.count { truth.contains($0) }
    let score = 20_000 * found / (truth.count + alignment.beads.count)
    #expect(score >= gold.floor)
    #expect(alignment.verdict == .translation)
  }

  /// Of the pairs that claim so much, so many are right.
  @Test func confidenceIsHonest() throws {
    var classes = [Int: (right: Int, all: Int)]()
    for name in ["opensource-guide", "panl-eco", "smeru"] {
      let alignment = try SentenceAligner().align(
        AlignmentText(segments: try lines("data/align-\(name)/src.txt"), language: .english),
        AlignmentText(segments: try lines("data/align-\(name)/tgt.txt"), language: .indonesian))
      let truth = Set(try lines("data/align-\(name)/gold.txt"))
      for bead in alignment.beads {
        let place = bead.confidence >= 9_900 ? 2 : bead.confidence >= 8_000 ? 1 : 0
        classes[place, default: (0, 0)].all += 1
        if truth.contains(bead.ladder) { classes[place, default: (0, 0)].right += 1 }
      }
    }
    let shares = classes.mapValues { 100 * $0.right / max(1, $0.all) }
    #expect(shares[2, default: 0] >= 98)
    #expect((75...97).contains(shares[1, default: 0]))
    #expect((30...75).contains(shares[0, default: 0]))
  }

  @Test func strangersAreToldApart() throws {
    let alignment = try SentenceAligner().align(
      AlignmentText(segments: try lines("data/align-smeru/src.txt"), language: .english),
      AlignmentText(segments: try lines("data/align-panl-eco/tgt.txt"), language: .indonesian))
    #expect(alignment.verdict == .unrelated)
  }

  private func lines(_ path: String) throws -> [String] {
    var lines = try SharedData.text(path).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines
  }
}
