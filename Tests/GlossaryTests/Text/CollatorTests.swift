import Glossary
import TestSupport
import Testing

struct CollatorTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var language: String
    var ordered: [String]
    var testDescription: String { language }

    init(_ language: String, _ ordered: String...) {
      self.language = language
      self.ordered = ordered
    }
  }

  @Test(arguments: [
    Row(
      "id", "", " ", "-", "1", "a", "A", "á", "asing", "Buruh", "buruh migran", "pekerja", "TKI",
      "Ω"),
    Row("en", "cafe", "café", "caff", "resume", "résumé", "zebra"),
    Row("sv", "a", "z", "å", "ä", "ö"), Row("de", "a", "ä", "o", "ö", "z"),
    Row("vi", "a", "ă", "â", "b", "d", "đ", "e", "ê"), Row("es", "n", "nz", "ñ", "o"),
    // A vowel written before its consonant is ordered after it.
    Row("th", "กา", "เก", "ขา", "เข", "คน", "แรง"),
    Row("zh", "阿", "北京", "工人", "移民", "中国"), Row("ru", "а", "б", "е", "ж", "я"),
  ])
  func ordersByLanguage(_ row: Row) throws {
    let collator = try Collator(try LanguageTag(row.language))
    for (index, text) in row.ordered.enumerated() {
      #expect(!collator.precedes(text, text))
      for later in row.ordered[(index + 1)...] {
        #expect(collator.precedes(text, later), "\(text) \(later)")
        #expect(!collator.precedes(later, text), "\(later) \(text)")
      }
    }
    var random = SeededGenerator(seed: 7)
    let keyed = try row.ordered.shuffled(using: &random).map { (try collator.sortKey($0), $0) }
    let sorted = keyed.sorted { $0.0.lexicographicallyPrecedes($1.0) }
    #expect(sorted.map(\.1) == row.ordered)
  }

  @Test func primaryStrengthIgnoresCaseAndAccents() throws {
    let collator = try Collator(.english, strength: .primary)
    for (first, second) in [("cafe", "CAFÉ"), ("a", "Á"), ("", "\u{200D}")] {
      #expect(!collator.precedes(first, second) && !collator.precedes(second, first))
      #expect(try collator.sortKey(first) == collator.sortKey(second))
    }
    #expect(collator.precedes("café", "caff"))
  }

  @Test func emptyTextComesFirst() throws {
    let collator = try Collator(.indonesian)
    #expect(!collator.precedes("", ""))
    #expect(collator.precedes("", "a") && !collator.precedes("a", ""))
    let empty = try collator.sortKey("")
    #expect(try empty.lexicographicallyPrecedes(collator.sortKey(" ")))
    // What collation ignores is equal to nothing.
    for ignored in ["\0", "\u{200D}", "\u{AD}"] {
      #expect(!collator.precedes("", ignored) && !collator.precedes(ignored, ""))
      #expect(try collator.sortKey(ignored) == empty)
    }
  }

  @Test func canonicallyEqualTextsAreEqual() throws {
    let collator = try Collator(.undetermined)
    for (first, second) in [
      ("é", "e\u{301}"), ("한", "\u{1112}\u{1161}\u{11AB}"), ("Å", "\u{212B}"),
    ] {
      #expect(!collator.precedes(first, second) && !collator.precedes(second, first))
      #expect(try collator.sortKey(first) == collator.sortKey(second))
    }
  }

  @Test func longTextsHaveKeys() throws {
    let collator = try Collator(.undetermined)
    let text = String(repeating: "移民ñ\u{301}", count: 10_000)
    #expect(try collator.sortKey(text).lexicographicallyPrecedes(collator.sortKey(text + "a")))
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func sortKeysOrderAsComparisonDoes(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    let language = random.pick(["id", "en", "th", "zh", "vi", "sv", "ja", "ar", "und"])
    let collator = try Collator(try LanguageTag(language))
    var texts = [""]
    for _ in 0..<6 {
      let text = random.scalars(count: random.number(in: 0...12))
      texts += [text, text.uppercased(), random.mixture(pieces: 3)]
      texts.append(random.edited(text, edits: 1, alphabet: ["a", "A", "á", "ก", " ", "-", "移"]))
    }
    let keys = try texts.map { try collator.sortKey($0) }
    for (left, leftKey) in zip(texts, keys) {
      for (right, rightKey) in zip(texts, keys) {
        #expect(
          collator.precedes(left, right) == leftKey.lexicographicallyPrecedes(rightKey),
          "\(language): \(left.debugDescription) \(right.debugDescription)")
      }
    }
  }
}
