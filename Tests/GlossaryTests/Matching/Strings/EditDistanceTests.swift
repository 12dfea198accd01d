import Glossary
import TestSupport
import Testing

struct EditDistanceTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var first: String
    var second: String
    var distance: Int
    var testDescription: String { "\(first) \(second)" }

    init(_ first: String, _ second: String, _ distance: Int) {
      self.first = first
      self.second = second
      self.distance = distance
    }
  }

  @Test(arguments: [
    Row("", "", 0), Row("", "buruh", 5), Row("buruh", "buruh", 0), Row("pekerja", "pekreja", 1),
    Row("pelindungan", "perlindungan", 1), Row("migran", "imigran", 1), Row("kitten", "sitting", 3),
    // A text that was edited by a transposition may not be edited again inside it.
    Row("ca", "abc", 3), Row("ab", "ba", 1), Row("abc", "cab", 2), Row("แรง", "แระ", 1),
    Row("e\u{301}", "é", 2), Row("移民", "民移", 1), Row("😀", "😁", 1),
  ])
  func countsEdits(_ row: Row) {
    #expect(EditDistance(row.first).distance(to: row.second) == row.distance)
    #expect(EditDistance(row.second).distance(to: row.first) == row.distance)
    #expect(EditDistance(row.first).length == row.first.unicodeScalars.count)
    #expect(plainEditDistance(row.first, row.second) == row.distance)
  }

  private static let alphabets: [[Unicode.Scalar]] = [
    ["a"], ["a", "b"], Array("abcdefghijklmnopqrstuvwxyz ".unicodeScalars),
    ["a", "é", "ก", "移", "😀", "\u{301}"], ["\u{80}", "\u{FFFF}", "\u{10FFFF}", "\0", "\u{7F}"],
  ]

  private static func text(
    count: Int, of alphabet: [Unicode.Scalar], using random: inout RandomText
  ) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<count { text.append(random.pick(alphabet)) }
    return String(text)
  }

  private static func expectTwin(_ first: String, _ second: String) {
    let expected = plainEditDistance(first, second)
    let message: Comment = "\(first.debugDescription) \(second.debugDescription)"
    #expect(EditDistance(first).distance(to: second) == expected, message)
    #expect(EditDistance(second).distance(to: first) == expected, message)
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func agreesWithTheTable(seed: UInt64) {
    var random = RandomText(seed: seed)
    for longest in [6, 20, 70] {
      let alphabet = random.pick(Self.alphabets)
      let first = Self.text(
        count: random.number(in: 0...longest), of: alphabet, using: &random)
      let second = Self.text(
        count: random.number(in: 0...longest), of: alphabet, using: &random)
      Self.expectTwin(first, second)
      let edits = random.number(in: 0...8)
      Self.expectTwin(first, random.edited(first, edits: edits, alphabet: alphabet))
    }
  }

  /// A machine word holds 64 scalars.
  @Test(arguments: [0, 1, 2, 62, 63, 64, 65, 66, 127, 128, 129, 200])
  func agreesAtTheEdges(count: Int) {
    var random = RandomText(seed: UInt64(count))
    for alphabet in Self.alphabets {
      let first = Self.text(count: count, of: alphabet, using: &random)
      Self.expectTwin(first, first)
      Self.expectTwin(first, random.edited(first, edits: 6, alphabet: alphabet))
      for other in [0, 1, 63, 64, 65, 200] {
        Self.expectTwin(first, Self.text(count: other, of: alphabet, using: &random))
      }
    }
  }

  /// One value is asked about many texts; none may leave a trace.
  @Test func answersTheSameAgain() {
    let distance = EditDistance("pekerja migran")
    let texts = ["", "pekerja", "pekerja imigran", "migran pekerja", "ก"]
    let once = texts.map(distance.distance)
    #expect(texts.map(distance.distance) == once)
    #expect(once == texts.map { plainEditDistance("pekerja migran", $0) })
  }
}
