import TestSupport
import Testing

@testable import Glossary

/// The fast breaker against ICU's.
struct LatinWordBreakerTests {
  /// Compares the boundaries that the fast breaker and ICU find.
  private func expectAgreement(_ bytes: [UInt8]) throws {
    var breaker = try WordBreaker(.undetermined)
    var mixed = WordBoundaries(.undetermined)
    var fast: [WordBoundary] = []
    var icu: [WordBoundary] = []
    try unsafe bytes.withUnsafeBufferPointer { source throws(UnicodeError) in
      try unsafe mixed.find(in: source, into: &fast)
      try unsafe breaker.find(in: source, into: &icu)
    }
    let text = String(decoding: bytes, as: UTF8.self).debugDescription
    #expect(fast.map(described) == icu.map(described), "\(text)")
  }

  private func described(_ boundary: WordBoundary) -> String {
    "\(boundary.end) \(boundary.kind)"
  }

  @Test func agreesOnEachByteAndPair() throws {
    for first in 0 as UInt8..<0x80 {
      try expectAgreement([first])
      for second in 0 as UInt8..<0x80 {
        try expectAgreement([first, second])
      }
    }
  }

  /// All texts of four of the bytes that the rules tell apart.
  @Test func agreesOnEveryShortText() throws {
    let classes = Array("a1_.,;:' \n\r-".utf8)
    for number in 0..<classes.count * classes.count * classes.count * classes.count {
      var rest = number
      let bytes = (0..<4).map { _ -> UInt8 in
        defer { rest /= classes.count }
        return classes[rest % classes.count]
      }
      try expectAgreement(bytes)
    }
  }

  @Test(arguments: 0..<400 as Range<UInt64>)
  func agreesOnAnyBytes(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    for longest in [8, 40, 2000] {
      try expectAgreement(random.ascii(count: random.number(in: 0...longest)))
    }
  }

  @Test(arguments: 0..<400 as Range<UInt64>)
  func agreesOnWordsAndNumbers(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    let pieces = [
      "a", "B2", "pekerja", "1", "18", "4,7", "1.250.000", "U.S.", "it's", "_", "__", "a_b", "1_",
      ".", ",", ";", ":", "'", "\"", "-", " ", "  ", "\r\n", "\n", "\r", "\t", "(", ")", "/", "&",
      "é", "Łódź", "“", "”", "‘", "’", "«", "»", "–", "—", "…", "•", "\u{A0}", "×", "÷", "ſ",
    ]
    for _ in 0..<20 {
      let text = (0..<random.number(in: 1...30)).map { _ in random.pick(pieces) }.joined()
      try expectAgreement(Array(text.utf8))
    }
  }

  /// Known characters beside those that only ICU knows, white space between them or not.
  @Test(arguments: 0..<400 as Range<UInt64>)
  func agreesOnMixtures(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    let pieces =
      RandomText.pieces + [
        "a", "é", "’", "“", "1", ".", ",", "_", " ", " ", "\n", "\u{AD}", "\u{B7}", "\u{2003}",
        "\u{2011}", "ª", "²", "ก", "ข", "字", "カ", "א", "\"", "ي", "𝟏", "🇮", "❤\u{FE0F}",
      ]
    for longest in [4, 12, 60] {
      let text = (0..<random.number(in: 1...longest)).map { _ in random.pick(pieces) }.joined()
      try expectAgreement(Array(text.utf8))
    }
    try expectAgreement(Array(random.scalars(count: random.number(in: 0...80)).utf8))
  }
}
