import Glossary
import TestSupport
import Testing

struct SearchKeyTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var language: String
    var text: String
    var plain: String
    var lemma: String
    var verbLemma: String?
    var testDescription: String { "\(language): \(text)" }

    init(_ language: String, _ text: String, _ plain: String, _ lemma: String, verb: String? = nil)
    {
      self.language = language
      self.text = text
      self.plain = plain
      self.lemma = lemma
      verbLemma = verb
    }
  }

  private func key(_ text: String, _ language: String) throws -> SearchKey {
    var tokenizer = Tokenizer(try LanguageTag(language))
    return try SearchKey(tokenizer.tokenize(text), inflection: Inflection(languageCode: language))
  }

  private func lexemes(_ text: String, _ language: String) throws -> [Lexeme] {
    var tokenizer = Tokenizer(try LanguageTag(language))
    return try Lexeme.all(
      in: tokenizer.tokenize(text), inflection: Inflection(languageCode: language))
  }

  @Test(arguments: [
    Row("id", "Pekerja Migran", "pekerja migran", "pekerja migran"),
    Row("id", "pekerja   migran.", "pekerja migran", "pekerja migran"),
    Row("id", "TPPO-nya", "tppo nya", "tppo"),
    Row("id", "TPPO–nya", "tppo nya", "tppo"),
    Row("id", "pekerja-pekerja", "pekerja pekerja", "pekerja"),
    Row("id", "pekerja-pekerjanya", "pekerja pekerjanya", "pekerja"),
    Row("id", "Pekerjanya", "pekerjanya", "pekerja"),
    Row("id", "undang-undang dasar", "undang undang dasar", "undang dasar"),
    Row("id", "non-diskriminasi", "non diskriminasi", "non diskriminasi"),
    Row("id", "pekerja - migran", "pekerja migran", "pekerja migran"),
    Row("id", "pekerja-", "pekerja", "pekerja"),
    Row("id", "pekerja-18", "pekerja 18", "pekerja 18"),
    Row("id", "UU 18/2017", "uu 18 2017", "uu 18 2017"),
    Row(
      "id", "dilindungi negara", "dilindungi negara", "dilindungi negara", verb: "melindungi negara"
    ),
    Row("en", "migrant workers'", "migrant workers", "migrant worker"),
    Row("en", "migrant workers’ rights", "migrant workers rights", "migrant worker right"),
    Row("en", "worker's", "worker's", "worker"), Row("en", "worker’s", "worker's", "worker"),
    Row("en", "People-Smuggling", "people smuggling", "people smuggling"),
    Row("en", "people\u{2011}smuggling", "people smuggling", "people smuggling"),
    Row("en", "café", "cafe", "cafe"), Row("en", "cafe\u{301}", "cafe", "cafe"),
    Row("vi", "người lao động", "nguoi lao đong", "nguoi lao đong"),
    Row("th", "ค้ามนุษย์", "ค้า มนุษย์", "ค้า มนุษย์"),
    Row("ja", "ＩＬＯ", "ilo", "ilo"),
    Row("id", "Halo {Nama}", "halo {nama}", "halo {nama}"),
    Row("id", "", "", ""), Row("id", "—", "-", "-"), Row("en", "“…”", "\"...\"", "\"...\""),
    Row("id", " ", " ", " "), Row("und", "🙂", "🙂", "🙂"),
  ])
  func makesKeys(_ row: Row) throws {
    let key = try key(row.text, row.language)
    #expect(key.plain == row.plain)
    #expect(key.lemma == row.lemma)
    #expect(key.verbLemma == row.verbLemma)
  }

  struct LexemeRow: CustomTestStringConvertible, Sendable {
    var language: String
    var text: String
    var lexemes: [String]
    var testDescription: String { "\(language): \(text)" }

    init(_ language: String, _ text: String, _ lexemes: String...) {
      self.language = language
      self.text = text
      self.lexemes = lexemes
    }
  }

  @Test(arguments: [
    LexemeRow("id", "korban TPPO-nya, ya", "korban", "TPPO-nya", "ya"),
    LexemeRow("id", "pekerja-pekerjanya-lah!", "pekerja-pekerjanya-lah"),
    LexemeRow("id", "anti-TPPO", "anti", "TPPO"),
    LexemeRow("en", "the workers' pay", "the", "workers'", "pay"),
    LexemeRow("en", "the workers’ pay", "the", "workers’", "pay"),
    LexemeRow("en", "'worker' pay", "worker", "pay"),
    LexemeRow("en", "TPPO-nya", "TPPO", "nya"),
    LexemeRow("id", "para workers' itu", "para", "workers", "itu"),
    LexemeRow("en", "(2) {0}", "2", "{0}"), LexemeRow("en", ""), LexemeRow("en", "?!"),
  ])
  func tiesWhatInflectionTies(_ row: LexemeRow) throws {
    let found = try lexemes(row.text, row.language)
    #expect(found.map { String(row.text.slice($0.range)) } == row.lexemes)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func lexemesStandInOrder(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    for language in ["id", "en", "th", "und"] {
      let text = random.mixture(pieces: random.number(in: 0...40))
      let found = try lexemes(text, language)
      for (before, after) in zip(found, found.dropFirst()) {
        #expect(before.range.end <= after.range.start, "\(text.debugDescription)")
      }
      #expect(found.allSatisfy { !$0.words.isEmpty && !$0.range.isEmpty })
      let key = try key(text, language)
      #expect(found.isEmpty || key.lemma == found.map(\.lemma).joined(separator: " "))
    }
  }

  /// A key is looked up with what a user types, which may be the key itself.
  @Test(arguments: 0..<100 as Range<UInt64>)
  func caseMakesNoDifference(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    let words = ["Pekerja", "migran", "TPPO-nya", "buruh", "18", "naïve", "трудовой", "ﬁ", "移民"]
    let text = (0..<6).map { _ in random.pick(words) }.joined(separator: " ")
    #expect(try key(text, "id") == key(text.uppercased(), "id"))
    #expect(try key(key(text, "id").plain, "id").plain == key(text, "id").plain)
  }

  @Test func versionNamesICU() {
    #expect(SearchKey.version.hasSuffix(ICUVersion.current))
  }
}
