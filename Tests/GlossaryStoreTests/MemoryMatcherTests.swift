import Foundation
import Glossary
import GlossaryStore
import TestSupport
import Testing

@Suite struct MemoryMatcherTests {
  let place: Workplace
  let store: Store

  init() throws {
    place = try Workplace(isEmpty: true)
    store = try PreparedStore.open(in: place)
  }

  @Test func anEmptyMemoryHasNoMatch() throws {
    #expect(try store.isMemoryEmpty())
    #expect(try store.matches("anything").isEmpty)
    #expect(try store.matches("").isEmpty)
  }

  @Test func theSameTextIs100AndALikeOneLess() throws {
    try store.fill([
      .of(["en": "Migrant workers have rights.", "id": "Pekerja migran memiliki hak."]),
      .of(["en": "Migrant workers have duties.", "id": "Pekerja migran memiliki kewajiban."]),
      .of(["en": "Nothing of the kind", "id": "Tidak ada"]),
    ])
    let matches = try store.matches("Migrant workers have rights.")
    #expect(matches.map(\.score) == [10_000, 7_500])
    #expect(
      matches.map(\.target.segment.text) == [
        "Pekerja migran memiliki hak.", "Pekerja migran memiliki kewajiban.",
      ])
    #expect(matches.map(\.unit) == [1, 2])
    #expect(matches[0].explanation.edits.isEmpty)
    #expect(matches[1].explanation.edits.count == 1)
    #expect(matches[0].origin == "test.tmx")
  }

  @Test func filtersLeaveUnitsOut() throws {
    try store.fill(
      [
        .of(["en": "one two three", "id": "lama"], changed: "20150101T000000Z", usage: 7),
        .of(["en": "one two three", "id": "tanpa tanggal"]),
      ], origin: "old.tmx", domain: "law")
    try store.fill(
      [.of(["en": "one two three", "id": "baru"], changed: "20220101T000000Z", usage: 2)],
      origin: "new.tmx")
    func targets(_ change: (inout MemoryFilter) -> Void) throws -> [String] {
      try store.matches("one two three") { change(&$0.filter) }.map(\.target.segment.text)
    }
    #expect(try targets { _ in } == ["baru", "lama", "tanpa tanggal"])
    #expect(try targets { $0.domains = ["law"] } == ["lama", "tanpa tanggal"])
    #expect(try targets { $0.domains = ["health"] } == [])
    #expect(try targets { $0.origins = ["new.tmx"] } == ["baru"])
    #expect(try targets { $0.origins = ["new.tmx", "old.tmx"] }.count == 3)
    #expect(try targets { $0.since = Timestamp("20200101T000000Z") } == ["baru"])
    #expect(try targets { $0.before = Timestamp("20200101T000000Z") } == ["lama"])
    #expect(try targets { $0.minimumUsage = 3 } == ["lama"])
    #expect(try targets { $0.minimumUsage = 2 } == ["baru", "lama"])
  }

  @Test func theSameNeighboursMake101() throws {
    try store.fill([
      .of(["en": "Yes.", "id": "Ya."], changed: "20220101T000000Z"),
      .of(
        ["en": "Yes.", "id": "Benar."], changed: "20100101T000000Z",
        properties: ["prev": "Is it so?", "next": "Good."]),
      .of(
        ["en": "No.", "id": "Tidak."],
        properties: ["x-context-pre": "<seg>Is it <ph x=\"1\"/>so?</seg>"]),
    ])
    let inContext = try store.matches(MatchQuery("Yes.", before: "Is it so?", after: "Good."))
    #expect(inContext.map(\.score) == [10_100, 10_000])
    #expect(inContext.map(\.target.segment.text) == ["Benar.", "Ya."])
    let half = try store.matches(MatchQuery("Yes.", before: "Is it so?", after: "Bad."))
    #expect(half.map(\.target.segment.text) == ["Ya.", "Benar."])
    #expect(half.map(\.score) == [10_000, 10_000])
    #expect(try store.matches(MatchQuery("No.", before: "Is it so?")).map(\.score) == [10_100])
    #expect(try store.matches(MatchQuery("No?", before: "Is it so?")).map(\.score) == [9_990])
  }

  @Test func differing100TargetsComeNewestFirst() throws {
    try store.fill([
      .of(["en": "wage", "id": "gaji"], changed: "20120101T000000Z"),
      .of(["en": "wage", "id": "upah"], changed: "20200101T000000Z"),
      .of(["en": "wage", "id": "bayaran"]),
      .of(["en": "wage", "id": "imbalan"]),
      .of(["en": "wage", "id": "gaji"], changed: "20230101T000000Z"),
    ])
    let matches = try store.matches("wage")
    #expect(matches.map(\.target.segment.text) == ["gaji", "upah", "imbalan", "bayaran"])
    #expect(matches.map(\.unit) == [5, 2, 4, 3])
    #expect(try store.matches("wage") { $0.limit = 2 }.map(\.unit) == [5, 2])
  }

  @Test func repetitionsAreShownOnceHoweverMany() throws {
    var units = try (0..<60).map { _ in try TranslationUnit.of(["en": "OK now", "id": "Oke"]) }
    units.append(try .of(["en": "OK now", "id": "Baik"], changed: "19990101T000000Z"))
    units.append(try .of(["en": "OK then", "id": "Kalau begitu"]))
    try store.fill(units)
    let matches = try store.matches("OK now") { $0.minimum = 5_000 }
    #expect(matches.map(\.target.segment.text) == ["Baik", "Oke", "Kalau begitu"])
  }

  /// Units that were seen are passed over by what they say, and still each of their texts counts.
  @Test func repetitionsOfTwoTextsOfOneLanguage() throws {
    try store.fill(
      try (0..<60).map { _ in
        try .of(["en": "OK now", "en": "OK now!", "id": "Oke", "ms": "Baiklah"])
      })
    let matches = try store.matches("OK now") { $0.minimum = 5_000 }
    #expect(matches.map(\.score) == [10_000, 10_000, 9_990, 9_990])
    #expect(
      matches.map { "\($0.source.segment.text) \($0.target.segment.text)" } == [
        "OK now Oke", "OK now Baiklah", "OK now! Oke", "OK now! Baiklah",
      ])
  }

  @Test func canonicallyEqualTextsAreNotTheSame() throws {
    try store.fill([
      .of(["en": "caf\u{E9}", "id": "kedai"]), .of(["en": "cafe\u{301}", "id": "kedai"]),
    ])
    let matches = try store.matches("caf\u{E9}")
    #expect(matches.map(\.unit) == [1, 2])
    #expect(matches.map(\.score) == [10_000, 9_980])
  }

  @Test func languagesFallBackAlongTheTag() throws {
    try store.fill([
      .of(["en-GB": "colour of skin", "id": "warna kulit", "th": "สีผิว"]),
      .of(["en-US": "color of skin", "id": "warna kulit"]),
      .of(["en": "kind of skin", "ms": "jenis kulit"]),
      .of(["id": "warna kulit", "en-GB": "skin colour"]),
    ])
    func units(_ text: String, _ from: String?, _ to: String?) throws -> [String] {
      try store.matches(text) {
        $0.source = from.flatMap { try? LanguageTag($0) }
        $0.target = to.flatMap { try? LanguageTag($0) }
        $0.minimum = 6_000
      }.map { "\($0.unit) \($0.target.language)" }
    }
    #expect(try units("colour of skin", "en-GB", "id") == ["1 id"])
    #expect(try units("colour of skin", "en", "id") == ["1 id", "2 id"])
    #expect(try units("colour of skin", "en", nil) == ["1 id", "1 th", "3 ms", "2 id"])
    #expect(try units("colour of skin", "en-US", "id") == ["2 id"])
    #expect(try units("colour of skin", "id", "en").isEmpty)
    #expect(try units("warna kulit", "id", "en-GB") == ["4 en-GB", "1 en-GB"])
    #expect(try units("warna kulit", nil, "en") == ["4 en-GB", "2 en-US", "1 en-GB"])
  }

  @Test func unitsOfOneLanguageGiveNoMatch() throws {
    try store.fill([
      .of(["en": "alone in the memory"]), .of(["en": "alone in the memory", "en": "by itself"]),
    ])
    #expect(try store.matches("alone in the memory").isEmpty)
  }

  @Test(arguments: [
    "a", "", "…", "— , .", "17", "3,5 %", "<b>", "{0} %s", "https://ilo.org/x",
    "แรงงานข้ามชาติมีสิทธิ", "ពលករទេសន្តរប្រវេសន៍មានសិទ្ធិ", "ရွှေ့ပြောင်းအလုပ်သမားများတွင်အခွင့်အရေးရှိသည်",
    "移民工人享有权利。", "للعمال المهاجرين حقوق.", "  ", "a\tb", "\u{1F469}\u{200D}\u{1F3ED}",
  ])
  func anyTextFindsItself(_ text: String) throws {
    try store.fill([
      .of(["en": "Quite another sentence.", "id": "Kalimat lain."]),
      .of(["und": text, "id": "terjemahan"]),
    ])
    #expect(try store.matches(text).first?.score == 10_000)
    #expect(try store.matches(text).first?.unit == 2)
  }

  @Test func oneWordOfTwoThousandChanged() throws {
    let words = (0..<2_000).map { "word\($0 % 700)x" }
    var other = words
    other[1_234] = "changed"
    try store.fill([
      .of(["en": words.joined(separator: " "), "id": "panjang"]),
      .of(["en": "short", "id": "pendek"]),
    ])
    let match = try #require(try store.matches(other.joined(separator: " ")).first)
    #expect(match.score == 9_995)
    #expect(match.explanation.edits.map(\.operation) == [.substitute])
  }

  @Test func explanationsAreOfTheTextsShown() throws {
    var source = RandomText(seed: 11)
    let texts = (0..<300).map { _ in source.mixture(pieces: 8) }
    try store.fill(try texts.map { try .of(["en": $0, "id": "x\($0)"]) })
    var tokenizer = Tokenizer(.undetermined)
    for text in texts.prefix(60) {
      let query = source.edited(text, edits: 2, alphabet: ["a", " ", "7", "."])
      for match in try store.matches(query, { $0.minimum = 3_000 }) {
        let explanation = MatchExplanation(
          query: try tokenizer.tokenize(query),
          match: try tokenizer.tokenize(match.source.segment.text))
        #expect(match.explanation == explanation)
        #expect(match.score == explanation.score)
      }
    }
  }

  @Test(.enabled(if: SharedData.isPresent, "\(SharedData.reason)"))
  func realSegmentsAsAPlainScanFindsThem() throws {
    let folder: URL = try #require(SharedData.folder)
    let file = folder.appendingPathComponent("data/tm-pud/en-id.tsv")
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: "\t").map { String($0) } }
    try store.fill(try rows.map { try .of(["en": $0[0], "id": $0[1]]) })
    let plain = try PlainMatcher(rows.map { $0[0] })
    var tokenizer = Tokenizer(.undetermined)
    var options = MatchOptions()
    options.source = .english
    var matcher = try store.matcher(options)
    for row in rows.enumerated().filter({ $0.offset % 25 == 0 }).map(\.element) {
      var words = row[0].split(separator: " ")
      words[words.count / 2] = "changed"
      let query = words.joined(separator: " ")
      let expected = plain.search(try tokenizer.tokenize(query), minimum: 7_000, limit: 5)
      let found = try matcher.matches(for: MatchQuery(query))
      #expect(
        found.map { "\($0.score) \($0.unit)" } == expected.map { "\($0.score) \($0.place + 1)" })
    }
  }
}
