import Foundation
import TestSupport
import Testing

@testable import Glossary

/// How good the alignment of real texts is, against what people made of them.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reason)))
struct AlignmentGoldTests {
  /// A gold alignment and the F1 of beads, in hundredths of a per cent, below which it must not fall: of
  /// all beads, and of the first ones.
  struct Gold: CustomTestStringConvertible {
    var name: String
    var floor: Int
    var firstFloor: Int
    var testDescription: String { name }
  }

  /// A text with its translation and the beads that people made, as a ladder has them.
  struct Texts {
    var source: AlignmentText
    var target: AlignmentText
    var ladder: Set<String>
  }

  /// How many beads of a long set are looked at; all with `GLOSSARY_LONG_TESTS`, since the search takes
  /// minutes without optimization.
  private static let most =
    ProcessInfo.processInfo.environment["GLOSSARY_LONG_TESTS"] == nil ? 400 : Int.max

  private func texts(_ name: String) throws -> Texts {
    let folder = "data/align-\(name)"
    let ladder = try lines("\(folder)/gold.txt").prefix(Self.most)
    func side(_ index: Int, _ file: String) throws -> [String] {
      let last = ladder.flatMap { bead in
        bead.split(separator: ":", omittingEmptySubsequences: false)[index].split(separator: ",")
      }.compactMap { Int($0) }.max()
      return Array(try lines("\(folder)/\(file)").prefix((last ?? -1) + 1))
    }
    return Texts(
      source: AlignmentText(segments: try side(0, "src.txt"), language: .english),
      target: AlignmentText(segments: try side(1, "tgt.txt"), language: .indonesian),
      ladder: Set(ladder))
  }

  @Test(arguments: [
    Gold(name: "opensource-guide", floor: 9_900, firstFloor: 9_900),
    Gold(name: "panl-eco", floor: 9_500, firstFloor: 9_400),
    Gold(name: "smeru", floor: 9_800, firstFloor: 9_550),
    Gold(name: "udhr", floor: 9_750, firstFloor: 9_750),
  ])
  func beadsAreThoseOfTheGold(gold: Gold) throws {
    let texts = try texts(gold.name)
    let alignment = try SentenceAligner().align(texts.source, texts.target)
    let found = alignment.ladder.count { texts.ladder.contains($0) }
    let score = 20_000 * found / (texts.ladder.count + alignment.beads.count)
    #expect(score >= (Self.most == .max ? gold.floor : gold.firstFloor), "\(score)")
    #expect(alignment.verdict == .translation)
  }

  /// Of the pairs that claim so much, so many are right.
  @Test func confidenceIsHonest() throws {
    var classes = [Int: (right: Int, all: Int)]()
    for name in ["opensource-guide", "panl-eco", "smeru"] {
      let texts = try texts(name)
      let alignment = try SentenceAligner().align(texts.source, texts.target)
      for bead in alignment.beads {
        let place = bead.confidence >= 9_900 ? 2 : bead.confidence >= 8_000 ? 1 : 0
        classes[place, default: (0, 0)].all += 1
        if texts.ladder.contains(bead.ladder) { classes[place, default: (0, 0)].right += 1 }
      }
    }
    let shares = classes.mapValues { 100 * $0.right / max(1, $0.all) }
    #expect(shares[2, default: 0] >= 98)
    #expect((75...97).contains(shares[1, default: 0]))
    #expect((30...75).contains(shares[0, default: 0]))
  }

  @Test func strangersAreToldApart() throws {
    let alignment = try SentenceAligner().align(
      try texts("smeru").source, try texts("panl-eco").target)
    #expect(alignment.verdict == .unrelated)
  }

  private func lines(_ path: String) throws -> [String] {
    var lines = try SharedData.text(path).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines
  }
}
