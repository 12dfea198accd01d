import Glossary
import TestSupport
import Testing

struct FoldingTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var given: String
    var expected: String
    var testDescription: String { given.debugDescription }

    init(_ given: String, _ expected: String) {
      self.given = given
      self.expected = expected
    }
  }

  @Test(arguments: [
    Row("", ""), Row("Pekerja MIGRAN", "pekerja migran"), Row("Straße", "strasse"),
    Row("ＰＭＩ", "pmi"), Row("ﬁnance", "finance"), Row("№ 18", "no 18"), Row("m²", "m2"),
    Row("ΣΊΣΥΦΟΣ", "σίσυφοσ"), Row("ТРУД", "труд"), Row("カﾀカﾅ", "カタカナ"), Row("한", "한"),
    Row("İ", "i̇"), Row("co\u{AD}operate", "cooperate"), Row("a\u{200B}b", "ab"),
    Row("แรงงาน", "แรงงาน"), Row("𝐓𝐊𝐈", "tki"), Row("Ⅳ", "iv"), Row("①", "1"),
  ])
  func foldsCaseAndCompatibility(_ row: Row) throws {
    #expect(try Folding.fold(row.given) == row.expected)
  }

  @Test(arguments: [
    "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}",
    "\u{FE58}", "\u{FE63}", "\u{FF0D}", "\u{058A}", "\u{2E3A}",
  ])
  func writesEveryDashTheSame(_ dash: String) throws {
    #expect(try Folding.fold("A\(dash)B") == "a-b")
  }

  @Test(arguments: [
    "'", "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}", "\u{2032}", "\u{02BC}", "\u{2039}",
    "\u{203A}", "\u{FF07}",
  ])
  func writesEverySingleQuoteTheSame(_ quote: String) throws {
    #expect(try Folding.fold("A\(quote)B") == "a'b")
  }

  @Test(arguments: [
    "\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{00AB}", "\u{00BB}", "\u{300C}",
    "\u{300D}", "\u{300E}", "\u{300F}", "\u{301D}", "\u{301E}", "\u{301F}", "\u{2E42}", "\u{FF02}",
    "\u{FF62}",
  ])
  func writesEveryDoubleQuoteTheSame(_ quote: String) throws {
    #expect(try Folding.fold("A\(quote)B") == "a\"b")
  }

  @Test(arguments: [
    " ", "\t", "\n", "\u{B}", "\u{C}", "\r", "\u{85}", "\u{A0}", "\u{1680}", "\u{2000}",
    "\u{2003}", "\u{2007}", "\u{2009}", "\u{200A}", "\u{2028}", "\u{2029}", "\u{202F}", "\u{205F}",
    "\u{3000}",
  ])
  func writesEachSpaceAsOneSpace(_ space: String) throws {
    #expect(try Folding.fold("A\(space)B") == "a b")
    #expect(try Folding.fold("A\(space)\(space)B") == "a  b")
  }

  @Test(arguments: [
    Row("", ""), Row("plain", "plain"), Row("café", "cafe"), Row("cafe\u{301}", "cafe"),
    Row("Việt", "Viet"), Row("lao động", "lao đong"), Row("Ångström", "Angstrom"),
    Row("εργάτης", "εργατης"), Row("й", "и"), Row("ё", "е"), Row("Ø", "Ø"),
  ])
  func stripsAccentsOfLatinGreekAndCyrillic(_ row: Row) throws {
    #expect(try Folding.stripAccents(row.given) == row.expected)
  }

  @Test(arguments: [
    "ผู้ย้ายถิ่น", "ค้ามนุษย์", "ពលករចំណាកស្រុក", "ရွှေ့ပြောင်းအလုပ်သမား", "ແຮງງານເຄື່ອນຍ້າຍ",
    "عَامِلٌ مُهَاجِر", "प्रवासी श्रमिक", "हिंदी", "புலம்பெயர்", "노동자", "がぎぐ", "שָׁלוֹם",
  ])
  func keepsTheMarksOfOtherScripts(_ text: String) throws {
    #expect(try scalars(Folding.stripAccents(text)) == scalars(Folding.compose(text)))
    #expect(try scalars(Folding.stripAccents("é" + text)) == scalars(Folding.compose("e" + text)))
  }

  @Test(arguments: [Row("e\u{301}", "é"), Row("", ""), Row("abc", "abc"), Row("각", "각")])
  func composes(_ row: Row) throws {
    #expect(try scalars(Folding.compose(row.given)) == scalars(row.expected))
  }

  private func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }
}

// MARK: - Properties

extension FoldingTests {
  @Test(arguments: 0..<500 as Range<UInt64>)
  func foldingTwiceChangesNothingMore(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    for _ in 0..<10 {
      let text = random.scalars(count: random.number(in: 1...40))
      let once = try Folding.fold(text)
      #expect(try scalars(Folding.fold(once)) == scalars(once), "\(text.debugDescription)")
      let stripped = try Folding.stripAccents(once)
      #expect(try scalars(Folding.stripAccents(stripped)) == scalars(stripped))
    }
  }

  /// Canonically equal texts fold to the same scalars, but for the iota subscript: among several
  /// marks it folds to a letter between them (Unicode, section 3.13, before D145).
  @Test(arguments: 0..<200 as Range<UInt64>)
  func foldingIgnoresComposition(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    for _ in 0..<10 {
      let any = random.scalars(count: random.number(in: 1...30))
      let text = String(String.UnicodeScalarView(any.unicodeScalars.filter { $0 != "\u{345}" }))
      let composed = try Folding.compose(text)
      #expect(
        try scalars(Folding.fold(text)) == scalars(Folding.fold(composed)),
        "\(text.debugDescription)")
    }
  }

  /// The Thai letter sends the text to ICU and touches nothing before it.
  @Test(arguments: 0..<300 as Range<UInt64>)
  func asciiPathEqualsICUs(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    let text = String(decoding: random.ascii(count: random.number(in: 0...80)), as: UTF8.self)
    #expect(try Folding.fold(text) + "\u{E01}" == Folding.fold(text + "\u{E01}"))
  }

  @Test func asciiPathEqualsICUsForEachByte() throws {
    for byte in 0 as UInt8..<0x80 {
      let text = String(decoding: [byte], as: UTF8.self)
      #expect(try Folding.fold(text) + "\u{E01}" == Folding.fold(text + "\u{E01}"), "\(byte)")
    }
  }

  /// U+FDFA folds to eighteen characters, which is more room than the first try has.
  @Test func growsItsBuffer() throws {
    let text = String(repeating: "\u{FDFA}", count: 1000)
    let folded = try Folding.fold(text)
    #expect(folded.unicodeScalars.count == 18_000)
    #expect(try Folding.fold(folded) == folded)
  }
}
