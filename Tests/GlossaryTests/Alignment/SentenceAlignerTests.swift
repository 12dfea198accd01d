import TestSupport
import Testing

@testable import Glossary

/// What the aligner makes of whole and of mutilated texts.
@Suite struct SentenceAlignerTests {
  @Test(arguments: 0..<20 as Range<UInt64>)
  func beadsTileBothSidesInOrder(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    func sentences() -> [String] {
      (0..<random.number(in: 0...40)).map { _ in
        random.mixture(pieces: random.number(in: 0...12))
      }
    }
    let (source, target) = (sentences(), sentences())
    let alignment = try AlignmentMaterial.align(source, target)
    #expect(alignment.tiles(source.count, target.count))
    #expect(alignment.beads.allSatisfy { (0...10_000).contains($0.confidence) })
    #expect((0...10_000).contains(alignment.confidence))
  }

  @Test(arguments: 0..<5 as Range<UInt64>)
  func wordsAreLearntFromTheTextsThemselves(seed: UInt64) throws {
    var material = AlignmentMaterial(seed: seed)
    material.add(pairs: 120)
    let alignment = try material.aligned()
    #expect(alignment.ladder == (0..<120).map { "\($0):\($0)" })
    #expect(alignment.verdict == .translation)
    #expect(alignment.confidence > 9_000)
  }

  @Test func joinedAndLeftOutSentencesAreFound() throws {
    var material = AlignmentMaterial(seed: 1)
    material.add(pairs: 120)
    let joined = material.target[10] + " " + material.target[11]
    material.target.replaceSubrange(10...11, with: [joined])
    material.target.remove(at: 60)
    let alignment = try material.aligned()
    #expect(alignment.ladder.contains("10,11:10"))
    #expect(alignment.ladder.contains("61:"))
    #expect(alignment.beads.count { $0.isPaired } == 118)
  }

  @Test(arguments: [true, false])
  func oneSideMayBeEmpty(isSource: Bool) throws {
    let full = ["One.", "Two."]
    let alignment = try AlignmentMaterial.align(isSource ? [] : full, isSource ? full : [])
    #expect(alignment.ladder == (isSource ? [":0", ":1"] : ["0:", "1:"]))
    #expect(alignment.verdict == .unknown)
    #expect(alignment.confidence == 0)
    #expect(try AlignmentMaterial.align([], []).beads.isEmpty)
    #expect(try AlignmentMaterial.align(full, [""]).tiles(2, 1))
  }

  @Test func aMissingChapterStaysAlone() throws {
    var material = AlignmentMaterial(seed: 2)
    material.add(pairs: 500)
    material.target.removeSubrange(150..<350)
    let alignment = try material.aligned()
    #expect(alignment.tiles(500, 300))
    let expected = (0..<150).map { "\($0):\($0)" } + (350..<500).map { "\($0):\($0 - 200)" }
    let found = Set(alignment.ladder)
    #expect(expected.count { found.contains($0) } >= 295)
    #expect(alignment.beads.count { $0.target.isEmpty } >= 195)
    #expect(alignment.verdict == .translation)
  }

  /// Texts that share no sign at all, of which one lacks a chapter: lengths alone find the way, and what
  /// they find teaches the words.
  @Test(arguments: [0..<80, 80..<160, 160..<240], [true, false])
  func aChapterMayBeMissingWhereNothingIsShared(chapter: Range<Int>, isTarget: Bool) throws {
    var material = AlignmentMaterial(seed: 7, hasNumbers: false)
    material.add(pairs: 240)
    if isTarget {
      material.target.removeSubrange(chapter)
    } else {
      material.source.removeSubrange(chapter)
    }
    let expected = (0..<240).map { sentence in
      let other = sentence < chapter.lowerBound ? sentence : sentence - chapter.count
      if chapter.contains(sentence) { return isTarget ? "\(sentence):" : ":\(sentence)" }
      return isTarget ? "\(sentence):\(other)" : "\(other):\(sentence)"
    }
    let found = Set(try material.aligned().ladder)
    #expect(expected.count { found.contains($0) } >= 235)
  }

  /// Each side has a chapter that the other lacks, so that their lengths say nothing of it.
  @Test func eachSideMayHaveAChapterOfItsOwn() throws {
    var material = AlignmentMaterial(seed: 8, hasNumbers: false)
    material.add(pairs: 280)
    material.target.removeSubrange(40..<110)
    material.source.removeSubrange(180..<250)
    let found = Set(try material.aligned().ladder)
    let right =
      (0..<40).count { found.contains("\($0):\($0)") }
      + (110..<180).count { found.contains("\($0):\($0 - 70)") }
      + (180..<210).count { found.contains("\($0):\($0)") }
    #expect(right >= 135)
  }

  @Test func oneSideMayBeTwiceAsLong() throws {
    var material = AlignmentMaterial(seed: 3)
    material.add(pairs: 400)
    material.target.removeSubrange(200...)
    let found = Set(try material.aligned().ladder)
    #expect((0..<200).count { found.contains("\($0):\($0)") } >= 195)
  }

  @Test func movedParagraphsAreToldAndNotMisaligned() throws {
    var material = AlignmentMaterial(seed: 4)
    material.add(pairs: 200)
    let passage = Array(material.target[40..<50])
    material.target.removeSubrange(40..<50)
    material.target.insert(contentsOf: passage, at: 140)
    let alignment = try material.aligned()
    #expect(alignment.moved == [DocumentAlignment.Moved(source: 40..<50, target: 140..<150)])
    let wrong = alignment.beads.filter { bead in
      bead.isPaired
        && bead.source.contains { source in
          let truth =
            switch source {
            case ..<40, 150...: source
            case 50..<150: source - 10
            default: source + 100
            }
          return !bead.target.contains(truth)
        }
    }
    #expect(wrong.isEmpty)
  }

  @Test func aTextFitsItself() throws {
    var material = AlignmentMaterial(seed: 5)
    material.add(pairs: 150)
    let alignment = try AlignmentMaterial.align(material.source, material.source)
    #expect(alignment.ladder == (0..<150).map { "\($0):\($0)" })
    #expect(alignment.confidence > 9_500)
  }

  @Test(arguments: 0..<5 as Range<UInt64>)
  func strangersAreToldApart(seed: UInt64) throws {
    var (one, other) = (AlignmentMaterial(seed: seed), AlignmentMaterial(seed: seed + 100))
    one.add(pairs: 150)
    other.add(pairs: 150)
    let alignment = try AlignmentMaterial.align(one.source, other.target)
    #expect(alignment.verdict == .unrelated)
    #expect(alignment.confidence < 2_000)
    #expect(alignment.tiles(150, 150))
  }

  @Test func aDictionaryHelpsWhereLengthsSayNothing() throws {
    let source = [
      "ini kota yang besar sekali", "ini desa yang kecil sekali", "ini kebun yang hijau sekali",
      "ini sungai yang panjang",
    ]
    let target = [
      "this is a very small village", "here is the very green garden", "this is a long river",
    ]
    let words = [("desa", "village"), ("kebun", "garden"), ("sungai", "river")]
    let aligner = SentenceAligner(
      dictionary: words.map { SentenceAligner.Entry(source: $0.0, target: $0.1) })
    let alignment = try AlignmentMaterial.align(source, target, aligner)
    #expect(alignment.ladder == ["0:", "1:0", "2:1", "3:2"])
    #expect(try AlignmentMaterial.align(source, target).ladder != alignment.ladder)
  }

  @Test func examplesTeachWords() throws {
    var memory = AlignmentMaterial(seed: 6)
    memory.add(pairs: 300)
    let examples = zip(memory.source, memory.target).map {
      SentenceAligner.Entry(source: $0, target: $1)
    }
    // The same words in new sentences, too few to learn from.
    let source = (0..<12).map { _ in memory.sentence() }
    let target = source.map(AlignmentMaterial.translation)
    let shifted = Array(target.dropFirst(3))
    let alignment = try AlignmentMaterial.align(
      source, shifted, SentenceAligner(examples: examples))
    #expect(alignment.ladder == ["0:", "1:", "2:"] + (0..<9).map { "\($0 + 3):\($0)" })
  }

  @Test func numbersAndDatesCountByValue() throws {
    let source = AlignmentText(
      segments: ["Rp4,7 triliun.", "Pada 22 Juli 2025.", "Ada dua belas orang.", "Pasal 18."],
      language: .indonesian)
    let target = AlignmentText(
      segments: ["On 22/07/2025.", "There are 12 people.", "Article 18."], language: .english)
    let alignment = try SentenceAligner().align(source, target)
    #expect(alignment.ladder == ["0:", "1:0", "2:1", "3:2"])
  }

  /// Texts far longer than any band, one a hundred times as long as the other.
  @Test func bandsLeaveAWay() throws {
    let long = (0..<1_500).map { "Zeile \($0 * 7)." }
    let short = (0..<15).map { _ in "x" }
    for (source, target) in [(long, short), (short, long)] {
      #expect(try AlignmentMaterial.align(source, target).tiles(source.count, target.count))
    }
  }
}
