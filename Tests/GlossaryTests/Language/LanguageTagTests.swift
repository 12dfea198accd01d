import Glossary
import Testing

struct LanguageTagTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var given: String
    var canonical: String
    var testDescription: String { "\(given) → \(canonical)" }

    init(_ given: String, _ canonical: String) {
      self.given = given
      self.canonical = canonical
    }
  }

  @Test(arguments: [
    Row("id", "id"), Row("ID", "id"), Row("en", "en"), Row("en-gb", "en-GB"),
    Row("EN_gb", "en-GB"), Row("ID-id", "id-ID"), Row("id_ID", "id-ID"), Row("und", "und"),
    Row("zh-HANT-tw", "zh-Hant-TW"), Row("es-419", "es-419"), Row("sr-latn-RS", "sr-Latn-RS"),
    Row("SL-ROZAJ-1994-BISKE", "sl-rozaj-1994-biske"), Row("de-CH-1996", "de-CH-1996"),
    Row("mul", "mul"), Row("ban-BALI", "ban-Bali"), Row("qaa-qaaa-qm", "qaa-Qaaa-QM"),
    Row("zsm", "zsm"), Row("fil", "fil"), Row("tl", "tl"), Row("no", "no"),
    Row("az-1xyz", "az-1xyz"),
  ])
  func setsCaseAndSeparators(_ row: Row) throws {
    let tag = try LanguageTag(row.given)
    #expect(tag.canonical == row.canonical)
    #expect(tag.description == row.canonical)
    #expect(tag.original == row.given)
  }

  @Test(arguments: [
    Row("in", "id"), Row("in_ID", "id-ID"), Row("iw-IL", "he-IL"), Row("ji", "yi"),
    Row("jw", "jv"), Row("mo", "ro"), Row("mol", "ro"), Row("sh", "sr-Latn"),
    Row("sh-BA", "sr-Latn-BA"), Row("sh-Cyrl", "sr-Cyrl"), Row("hbs", "sr-Latn"), Row("scc", "sr"),
    Row("ajp", "apc"), Row("prp", "gu"), Row("my-BU", "my-MM"), Row("pt-TP", "pt-TL"),
    Row("de-DD", "de-DE"), Row("fr-FX", "fr-FR"), Row("ar-YD", "ar-YE"), Row("fr-zr", "fr-CD"),
    Row("ja-Latn-heploc", "ja-Latn-alalc97"), Row("ja-Latn-heploc-alalc97", "ja-Latn-alalc97"),
  ])
  func replacesDeprecatedSubtags(_ row: Row) throws {
    #expect(try LanguageTag(row.given).canonical == row.canonical)
  }

  @Test(arguments: [
    Row("ind", "id"), Row("eng_GB", "en-GB"), Row("msa", "ms"),
    Row("may", "ms"), Row("jav", "jv"), Row("sun", "su"), Row("tgl", "tl"), Row("tam", "ta"),
    Row("khm", "km"), Row("lao", "lo"), Row("tha", "th"), Row("vie", "vi"), Row("bih", "bh"),
    Row("sqi", "sq"), Row("alb", "sq"), Row("hye", "hy"), Row("arm", "hy"), Row("eus", "eu"),
    Row("baq", "eu"), Row("mya", "my"), Row("bur", "my"), Row("zho", "zh"), Row("chi", "zh"),
    Row("ces", "cs"), Row("cze", "cs"), Row("nld", "nl"), Row("dut", "nl"), Row("fra", "fr"),
    Row("fre", "fr"), Row("kat", "ka"), Row("geo", "ka"), Row("deu", "de"), Row("ger", "de"),
    Row("ell", "el"), Row("gre", "el"), Row("isl", "is"), Row("ice", "is"), Row("mkd", "mk"),
    Row("mac", "mk"), Row("mri", "mi"), Row("mao", "mi"), Row("fas", "fa"), Row("per", "fa"),
    Row("ron", "ro"), Row("rum", "ro"), Row("slk", "sk"), Row("slo", "sk"), Row("bod", "bo"),
    Row("tib", "bo"), Row("cym", "cy"), Row("wel", "cy"), Row("aar", "aa"), Row("zul", "zu"),
  ])
  func shortensThreeLetterCodes(_ row: Row) throws {
    #expect(try LanguageTag(row.given).canonical == row.canonical)
  }

  @Test(arguments: [
    Row("zh-yue", "yue"), Row("zh-cmn", "cmn"), Row("zh-cmn-Hans-CN", "cmn-Hans-CN"),
    Row("chi_YUE_hk", "yue-HK"), Row("ms-zsm", "zsm"), Row("ms-bjn-ID", "bjn-ID"),
    Row("ar-ajp", "apc"), Row("sgn-ase", "ase"), Row("zh-min-nan-TW", "nan-TW"),
    Row("no-bok-NO", "nb-NO"), Row("nor-nyn", "nn"), Row("kok-gom", "gom"), Row("lv-ltg", "ltg"),
  ])
  func promotesExtendedLanguages(_ row: Row) throws {
    #expect(try LanguageTag(row.given).canonical == row.canonical)
  }

  @Test(arguments: [
    Row("art-lojban", "jbo"), Row("cel-gaulish", "cel-gaulish"), Row("en-GB-oed", "en-GB-oxendict"),
    Row("i-ami", "ami"), Row("i-bnn", "bnn"), Row("i-default", "i-default"),
    Row("i-enochian", "i-enochian"), Row("i-hak", "hak"), Row("i-klingon", "tlh"),
    Row("i-lux", "lb"), Row("I_MINGO", "i-mingo"), Row("i-navajo", "nv"), Row("i-pwn", "pwn"),
    Row("i-tao", "tao"), Row("i-tay", "tay"), Row("i-tsu", "tsu"), Row("no-bok", "nb"),
    Row("no-nyn", "nn"), Row("sgn-BE-FR", "sfb"), Row("sgn-BE-NL", "vgt"), Row("sgn-CH-DE", "sgg"),
    Row("zh-guoyu", "cmn"), Row("zh-hakka", "hak"), Row("zh-min", "zh-min"),
    Row("ZH_MIN_NAN", "nan"), Row("zh-xiang", "hsn"), Row("sgn-US", "ase"), Row("sgn-DD", "gsg"),
    Row("sgn-Latn-US", "sgn-Latn-US"),
  ])
  func replacesTagsRegisteredAsAWhole(_ row: Row) throws {
    #expect(try LanguageTag(row.given).canonical == row.canonical)
  }

  @Test(arguments: [
    Row("en-x-House_Style", "en-x-house-style"), Row("X-Draft", "x-draft"), Row("x-1-a", "x-1-a"),
    Row("th-U-CA-buddhist-t-EN", "th-t-en-u-ca-buddhist"),
    Row("en-b-bb-A-aa-x-z", "en-a-aa-b-bb-x-z"),
    Row("en-t-jp-0-zzz", "en-0-zzz-t-jp"),
  ])
  func ordersExtensions(_ row: Row) throws {
    #expect(try LanguageTag(row.given).canonical == row.canonical)
  }
}

// MARK: - Parts, order, look-up

extension LanguageTagTests {
  @Test func namesItsParts() throws {
    let tag = try LanguageTag("sl_latn_it_ROZAJ_1994_u_ca_buddhist_a_b1_x_in_1")
    #expect(tag.language == "sl")
    #expect(tag.script == "Latn")
    #expect(tag.region == "IT")
    #expect(tag.variants == ["rozaj", "1994"])
    #expect(tag.extensions == ["a-b1", "u-ca-buddhist"])
    #expect(tag.privateUse == ["in", "1"])
    #expect(try LanguageTag("es-419").region == "419")
    #expect(try LanguageTag("de-1996").variants == ["1996"])
  }

  @Test(arguments: ["id", "x-Latn-ID", "i-default", "zh-min", "en-u-latn-us", "en-x-Latn-US"])
  func lacksAbsentParts(_ text: String) throws {
    let tag = try LanguageTag(text)
    #expect(tag.script == nil)
    #expect(tag.region == nil)
    #expect(tag.variants.isEmpty)
  }

  @Test(arguments: [
    Row("x-house", "und"), Row("i-default", "und"), Row("zh-min", "zh"), Row("ind-ID", "id"),
  ])
  func namesTheLanguage(_ row: Row) throws {
    #expect(try LanguageTag(row.given).language == row.canonical)
  }

  @Test func comparesCanonicalForms() throws {
    let spellings = ["id-ID", "in_id", "IND-ID", "id_Id"]
    #expect(Set(try spellings.map { try LanguageTag($0) }).count == 1)
    #expect(try LanguageTag("EN") == .english)
    #expect(try LanguageTag("in") == .indonesian)
    #expect(try LanguageTag("UND") == .undetermined)
    #expect(LanguageTag.english < .indonesian)
    #expect(try LanguageTag("IN") > .english)
  }

  struct FallbackRow: Sendable {
    var tag: String
    var fallbacks: [String]
  }

  @Test(arguments: [
    FallbackRow(tag: "id", fallbacks: ["id"]),
    FallbackRow(tag: "zh_hant_tw", fallbacks: ["zh-Hant-TW", "zh-Hant", "zh"]),
    FallbackRow(tag: "en-u-ca-buddhist", fallbacks: ["en-u-ca-buddhist", "en-u-ca", "en"]),
    FallbackRow(
      tag: "zh-Hant-CN-x-private1-private2",
      fallbacks: [
        "zh-Hant-CN-x-private1-private2", "zh-Hant-CN-x-private1", "zh-Hant-CN", "zh-Hant", "zh",
      ]),
    FallbackRow(tag: "en-x-a-b", fallbacks: ["en-x-a-b", "en"]),
    FallbackRow(tag: "x-a1-b2", fallbacks: ["x-a1-b2", "x-a1"]),
    FallbackRow(tag: "i-default", fallbacks: ["i-default"]),
    FallbackRow(tag: "en-GB-oed", fallbacks: ["en-GB-oxendict", "en-GB", "en"]),
  ])
  func fallsBackAlongTheTag(_ row: FallbackRow) throws {
    #expect(try LanguageTag(row.tag).fallbacks.map(\.canonical) == row.fallbacks)
  }

  struct RangeRow: Sendable {
    var tag: String
    var range: String
    var matches: Bool
  }

  @Test(arguments: [
    RangeRow(tag: "en-GB", range: "en", matches: true),
    RangeRow(tag: "en", range: "en-GB", matches: false),
    RangeRow(tag: "en_gb", range: "EN-GB", matches: true),
    RangeRow(tag: "in-ID", range: "ind", matches: true),
    RangeRow(tag: "fil", range: "fi", matches: false),
    RangeRow(tag: "de-Latn-DE", range: "de-DE", matches: false),
    RangeRow(tag: "de-DE-1996", range: "de-DE", matches: true),
    RangeRow(tag: "en-GB", range: "en-US", matches: false),
  ])
  func matchesRanges(_ row: RangeRow) throws {
    #expect(try LanguageTag(row.tag).matches(LanguageTag(row.range)) == row.matches)
  }
}

// MARK: - Mistakes

extension LanguageTagTests {
  struct Mistake: CustomTestStringConvertible, Sendable {
    var text: String
    var code: LanguageTagError.Code
    var testDescription: String { String(reflecting: text) }

    init(_ text: String, _ code: LanguageTagError.Code) {
      self.text = text
      self.code = code
    }
  }

  @Test(arguments: [
    Mistake("", .empty), Mistake(" id", .surroundingWhiteSpace),
    Mistake("id\r\n", .surroundingWhiteSpace), Mistake("\t", .surroundingWhiteSpace),
    Mistake("id ID", .illegalCharacter(" ", offset: 2)),
    Mistake("id/ID", .illegalCharacter("/", offset: 2)),
    Mistake("*", .illegalCharacter("*", offset: 0)),
    Mistake("fran\u{E7}ais", .illegalCharacter("\u{E7}", offset: 4)),
    Mistake("en\u{2010}GB", .illegalCharacter("\u{2010}", offset: 2)),
    Mistake("e\u{301}n", .illegalCharacter("\u{301}", offset: 1)),
    Mistake("id_ID.UTF-8", .posixSuffix(".UTF-8")), Mistake("id_ID@euro", .posixSuffix("@euro")),
    Mistake("C.UTF-8", .posixSuffix(".UTF-8")), Mistake("-", .emptySubtag(offset: 0)),
    Mistake("id--ID", .emptySubtag(offset: 3)), Mistake("id_", .emptySubtag(offset: 3)),
    Mistake("_id", .emptySubtag(offset: 0)), Mistake("Indonesian_", .subtagTooLong("Indonesian")),
    Mistake("en-x-Vocabulary", .subtagTooLong("Vocabulary")),
    Mistake("English", .notALanguageCode("english")), Mistake("C", .notALanguageCode("c")),
    Mistake("a-DE", .notALanguageCode("a")), Mistake("419", .notALanguageCode("419")),
    Mistake("i-unknown", .notALanguageCode("i")), Mistake("Latn", .notALanguageCode("latn")),
    Mistake("en-USA", .unknownExtendedLanguage("usa", of: "en")),
    Mistake("ind-IDN", .unknownExtendedLanguage("idn", of: "id")),
    Mistake("zh-min-HK", .unknownExtendedLanguage("min", of: "zh")),
    Mistake("zh-yue-cmn", .unknownExtendedLanguage("yue", of: "zh")),
    Mistake("de-419-DE", .misplacedSubtag("de")), Mistake("zh-TW-Hant", .misplacedSubtag("hant")),
    Mistake("id-12", .misplacedSubtag("12")),
    Mistake("de-1996-1996", .repeatedSubtag("1996")),
    Mistake("ar-a-aaa-b-bbb-a-ccc", .repeatedSubtag("a")), Mistake("x", .emptyExtension("x")),
    Mistake("en-u", .emptyExtension("u")), Mistake("en-u-x-a", .emptyExtension("u")),
    Mistake("en" + String(repeating: "-abcde", count: 43), .tooLong(bytes: 260)),
    Mistake("sh-x" + String(repeating: "-abcd", count: 50), .tooLong(bytes: 259)),
  ])
  func refuses(_ mistake: Mistake) {
    #expect(throws: LanguageTagError(mistake.code, in: mistake.text)) {
      try LanguageTag(mistake.text)
    }
  }

  @Test(arguments: [
    Row("", #"language tag is empty; write a code such as "id" or "en-GB""#),
    Row(
      "indonesian_",
      #"language tag "indonesian_": "indonesian" has more than 8 characters; "#
        + #"write a code such as "id" or "en-GB""#),
    Row(
      "id_ID.UTF-8",
      #"language tag "id_ID.UTF-8": ".UTF-8" belongs to a POSIX locale, not to a language; "#
        + #"write "id-ID""#),
    Row(
      "C.UTF-8",
      #"language tag "C.UTF-8": ".UTF-8" belongs to a POSIX locale, not to a language; "#
        + #"write a code such as "id" or "en-GB""#),
    Row(
      "en-USA",
      #"language tag "en-USA": "usa" cannot follow "en"; "#
        + #"write a region as two letters or three digits, as in "en-GB" or "es-419""#),
    Row(
      "id\u{1B}[31m",
      #"language tag "id\u{1B}[31m": "\u{1B}" at byte 2 is no ASCII letter, digit or "-"; "#
        + #"write a code such as "id" or "en-GB""#),
  ])
  func explains(_ row: Row) throws {
    let error = try #require(throws: LanguageTagError.self) { try LanguageTag(row.given) }
    #expect(error.message == row.canonical)
  }
}

// MARK: - Properties

extension LanguageTagTests {
  @Test(arguments: 0..<500 as Range<UInt64>)
  func canonicalFormIsStable(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    for _ in 0..<20 {
      let text = Self.randomTag(using: &generator)
      let tag = try LanguageTag(text)
      let again = try LanguageTag(tag.canonical)
      #expect(again.canonical == tag.canonical, "\(text)")
      let respelt = Self.respelt(text, using: &generator)
      #expect(try LanguageTag(respelt).canonical == tag.canonical, "\(text) as \(respelt)")
      let canonical = Self.respelt(tag.canonical, using: &generator)
      #expect(try LanguageTag(canonical).canonical == tag.canonical, "\(tag) as \(canonical)")
    }
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func fallbacksAreCanonicalAndMatched(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    for _ in 0..<20 {
      let tag = try LanguageTag(Self.randomTag(using: &generator))
      for fallback in tag.fallbacks {
        #expect(try LanguageTag(fallback.canonical).canonical == fallback.canonical)
        #expect(tag.matches(fallback))
      }
    }
  }

  /// Reads any text of the characters that matter without a crash, and refuses or canonicalizes.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func survivesAnyText(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    for _ in 0..<50 {
      let text = String(
        (0..<Int.random(in: 0...12, using: &generator)).compactMap { _ in
          "--__aabdeginrsxzAX019.@ é".randomElement(using: &generator)
        })
      do throws(LanguageTagError) {
        let tag = try LanguageTag(text)
        #expect(try LanguageTag(tag.canonical).canonical == tag.canonical)
      } catch {
        #expect(error.text == text && !error.message.isEmpty)
      }
    }
  }

  private static let wholeTags = [
    "en-GB-oed", "i-default", "i-lux", "i-mingo", "sgn-BE-FR", "zh-min", "zh-min-nan", "art-lojban",
    "cel-gaulish", "no-bok", "x-a-b", "x-house",
  ]

  private static func randomTag(using generator: inout SeededGenerator) -> String {
    if Int.random(in: 0..<10, using: &generator) == 0 {
      return wholeTags.randomElement(using: &generator) ?? "und"
    }
    var parts: [String] = []
    func add(_ choices: [String], percent: Int) {
      guard Int.random(in: 0..<100, using: &generator) < percent else { return }
      parts += choices.randomElement(using: &generator).map { [$0] } ?? []
    }
    add(
      [
        "id", "in", "en", "ind", "eng", "sh", "hbs", "zh", "chi", "sgn", "mo", "zsm", "ajp", "qaa",
        "no", "art", "zh-yue", "ar-ajp", "sgn-ase", "zh-min-nan", "ms-zsm",
      ], percent: 100)
    add(["Latn", "Hant", "Arab"], percent: 30)
    add(["ID", "US", "DD", "DE", "BU", "419", "001", "BE"], percent: 50)
    add(["guoyu", "lojban", "hakka", "heploc", "rozaj"], percent: 30)
    add(["alalc97", "1996", "1a2b"], percent: 20)
    add(["u-ca-buddhist", "u-nu-latn"], percent: 20)
    add(["t-en-us", "0-abc", "a-bc-de"], percent: 20)
    add(["x-house", "x-u-1", "x-i-default"], percent: 20)
    return parts.joined(separator: "-")
  }

  private static func respelt(_ tag: String, using generator: inout SeededGenerator) -> String {
    String(
      tag.map { character in
        if character == "-" { return Bool.random(using: &generator) ? "_" : "-" }
        let spelling =
          Bool.random(using: &generator) ? character.uppercased() : character.lowercased()
        return spelling.first ?? character
      })
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers for the same seed everywhere.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
