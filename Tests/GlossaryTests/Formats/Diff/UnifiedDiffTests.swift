import TestSupport
import Testing

@testable import Glossary

@Suite struct UnifiedDiffTests {
  private func diff(_ marked: String, _ words: String...) -> String {
    let text = MarkedText(marked)
    return UnifiedDiff(
      path: "a.txt", text: text.text, changes: Array(zip(text.ranges, words)).map { ($0, $1) }
    ).description
  }

  @Test func linesAroundAChangeAreShown() {
    #expect(
      diff("1\n2\n3\n4\n5 ⟦TKI⟧ x\n6\n7\n8\n9\n", "PMI") == """
        --- a/a.txt
        +++ b/a.txt
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5 TKI x
        +5 PMI x
         6
         7
         8

        """)
  }

  @Test func aMissingLineEndIsSaid() {
    #expect(
      diff("⟦TKI⟧", "PMI") == """
        --- a/a.txt
        +++ b/a.txt
        @@ -1 +1 @@
        -TKI
        \\ No newline at end of file
        +PMI
        \\ No newline at end of file

        """)
  }

  @Test func nothingChangedIsNothing() {
    #expect(diff("⟦TKI⟧\n", "TKI") == "")
    #expect(UnifiedDiff(path: "a", text: "", changes: []).description == "")
  }

  /// Applying the hunks to the old text gives the new one, whatever changes.
  @Test(arguments: 0..<300 as Range<UInt64>)
  func theHunksLeadToTheNewText(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let pieces = ["a", "b\n", "\n", "c", "é\r\n", "dd\n", " "]
    let text = (0..<Int.random(in: 1..<60, using: &generator))
      .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    let boundaries = text.unicodeScalars.indices.map {
      text.utf8.distance(from: text.utf8.startIndex, to: $0)
    }
    var changes: [(range: TextRange, words: String)] = []
    var expected = ""
    var done = 0
    for (start, end) in zip(boundaries, boundaries.dropFirst())
    where start >= done && Int.random(in: 0..<8, using: &generator) == 0 {
      let words = ["", "X", "Y\nZ", "\n"].randomElement(using: &generator) ?? ""
      changes.append((TextRange(start: start, end: end), words))
      expected += text.slice(TextRange(start: done, end: start)) + words
      done = end
    }
    expected += text.slice(TextRange(start: done, end: text.utf8.count))
    let diff = UnifiedDiff(path: "a", text: text, changes: changes)
    #expect(try PlainPatch.apply(diff.description, to: text) == expected, "\(diff.description)")
  }
}
