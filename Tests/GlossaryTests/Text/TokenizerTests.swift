import Glossary
import TestSupport
import Testing

struct TokenizerTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var text: String
    var tokens: [String]
    var testDescription: String { text.debugDescription }

    /// The tokens are given as their kind's letter and their text, those of white space left out.
    init(_ text: String, _ tokens: String...) {
      self.text = text
      self.tokens = tokens
    }
  }

  private func described(_ text: TokenizedText) -> [String] {
    text.tokens.compactMap { token in
      switch token.kind {
      case .space: nil
      case .punctuation: "p:\(text.source(token))"
      case .word: "w:\(text.source(token))"
      case .number: "n:\(text.source(token))"
      case .placeholder: "h:\(text.source(token))"
      }
    }
  }

  @Test(arguments: [
    Row(""), Row(" \t\r\n"), Row("BP2MI", "w:BP2MI"), Row("Rp4,7 triliun", "w:Rp4,7", "w:triliun"),
    Row("1.250.000", "n:1.250.000"), Row("4,7%", "n:4,7", "p:%"),
    Row("18/2017", "n:18", "p:/", "n:2017"),
    Row("TPPO-nya", "w:TPPO", "p:-", "w:nya"), Row("Jum'at", "w:Jum'at"), Row("Jum’at", "w:Jum’at"),
    Row("workers' pay", "w:workers", "p:'", "w:pay"), Row("a_b", "w:a_b"),
    Row("Pasal 5.", "w:Pasal", "n:5", "p:."), Row("U.S.", "w:U.S", "p:."),
    Row("ค้ามนุษย์", "w:ค้า", "w:มนุษย์"), Row("移民工人", "w:移民", "w:工人"),
    Row("노동자 보호", "w:노동자", "w:보호"), Row("حقوق العمال", "w:حقوق", "w:العمال"),
    Row("права", "w:права"), Row("“ya”", "p:“", "w:ya", "p:”"), Row("🇮🇩", "p:🇮🇩"), Row("👩‍🏭", "p:👩‍🏭"),
    Row("e\u{301}a", "w:e\u{301}a"), Row("_", "p:_"),
    Row("___", "p:___"), Row("1_", "n:1_"), Row("CO2", "w:CO2"), Row("CO2 é", "w:CO2", "w:é"),
    Row("pekerja2 – __", "w:pekerja2", "p:–", "p:__"), Row("@ILO é", "p:@", "w:ILO", "w:é"),
    Row("１２", "n:１２"), Row("١٢٣", "n:١٢٣"),
  ])
  func namesKinds(_ row: Row) throws {
    var tokenizer = Tokenizer(.undetermined)
    #expect(try described(tokenizer.tokenize(row.text)) == row.tokens)
  }

  @Test(arguments: [
    Row("Halo {0}!", "{0}"), Row("{name}", "{name}"), Row("a {0,number,#.#} b", "{0,number,#.#}"),
    Row("{{x}}", "{{x}}"), Row("{{ nama depan }}", "{{ nama depan }}"), Row("${x}", "${x}"),
    Row("%{x}", "%{x}"), Row("{}", "{}"), Row("abc{0}def", "{0}"), Row("{0}{1}", "{0}", "{1}"),
    Row("%s", "%s"), Row("%1$d dari %2$d", "%1$d", "%2$d"), Row("%(name)s", "%(name)s"),
    Row("%5.2f", "%5.2f"), Row("%lld", "%lld"), Row("%@", "%@"), Row("(%d)", "%d"),
    Row("<b>tebal</b>", "<b>", "</b>"), Row("<a href=\"x\">x</a>", "<a href=\"x\">", "</a>"),
    Row("<br/>", "<br/>"), Row("A &amp; B", "&amp;"), Row("&#39;&#x27;", "&#39;", "&#x27;"),
    Row("Lihat https://ilo.org/a?b=c.", "https://ilo.org/a?b=c"),
    Row("(HTTP://ILO.ORG/)", "HTTP://ILO.ORG/"), Row("“https://ilo.org”", "https://ilo.org"),
    Row("www.bp2mi.go.id, lalu", "www.bp2mi.go.id"), Row("WWW.ILO.ORG", "WWW.ILO.ORG"),
    Row("surel: info@bp2mi.go.id.", "info@bp2mi.go.id"), Row("a.b+c@d-e.org", "a.b+c@d-e.org"),
    Row("แรง{0}งาน", "{0}"), Row("é %s 𝒳 {1}", "%s", "{1}"),
    Row("50 % dari"), Row("100% dan"), Row("100%"), Row("5%-10%"), Row("100%%"), Row("a < b > c"),
    Row("x<3"), Row("R&D; Q&A"), Row("&;"), Row("{ \"a\": 1 }"), Row("a @ b"), Row("a@b"),
    Row("@nama"),
    Row("http://"), Row("www."), Row("www"), Row("{"), Row("}{"), Row("%"), Row("%("), Row("<"),
  ])
  func keepsPlaceholdersWhole(_ row: Row) throws {
    var tokenizer = Tokenizer(.undetermined)
    let text = try tokenizer.tokenize(row.text)
    let placeholders = text.tokens.filter { $0.kind == .placeholder }
    #expect(placeholders.map { String(text.source($0)) } == row.tokens)
    expectTiling(text)
  }

  @Test func countsContent() throws {
    var tokenizer = Tokenizer(.indonesian)
    let text = try tokenizer.tokenize("Ada 2 {0}, ya.")
    #expect(
      text.tokens.filter(\.isContent).map { String(text.source($0)) } == ["Ada", "2", "{0}", "ya"])
  }

  @Test func foldsTokens() throws {
    var tokenizer = Tokenizer(.undetermined)
    let text = try tokenizer.tokenize("ＰＭＩ – “Café” ﬁ ƒ\u{A0}Z")
    #expect(text.tokens.map(text.folded).joined() == "pmi - \"café\" fi ƒ z")
  }

  /// Finnish and Swedish keep a colon inside a word, in ASCII as elsewhere.
  @Test(arguments: ["sv", "fi", "sv-SE"])
  func keepsTheColonOfSwedishAndFinnish(_ tag: String) throws {
    var tokenizer = Tokenizer(try LanguageTag(tag))
    #expect(try described(tokenizer.tokenize("EU:n")) == ["w:EU:n"])
    #expect(try described(tokenizer.tokenize("EU:n ä")) == ["w:EU:n", "w:ä"])
    var root = Tokenizer(.undetermined)
    #expect(try described(root.tokenize("EU:n")) == ["w:EU", "p::", "w:n"])
  }

  private func expectTiling(_ text: TokenizedText) {
    var end = 0
    var isTiled = true
    var folds = true
    for token in text.tokens {
      isTiled = isTiled && token.range.start == end && !token.range.isEmpty
      end = token.range.end
      folds = folds && (try? Folding.fold(String(text.source(token)))) == text.folded(token)
    }
    #expect(isTiled && end == text.text.utf8.count, "\(text.text.prefix(200).debugDescription)")
    #expect(folds, "\(text.text.prefix(200).debugDescription)")
  }
}

// MARK: - Properties

extension TokenizerTests {
  @Test(arguments: 0..<500 as Range<UInt64>)
  func tokensTileTheText(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    // One tokenizer for all: what a long text leaves in its buffers must not show in a short one.
    var tokenizer = Tokenizer(random.pick([.undetermined, .indonesian, .english]))
    for _ in 0..<5 {
      expectTiling(try tokenizer.tokenize(random.mixture(pieces: random.number(in: 0...60))))
      expectTiling(try tokenizer.tokenize(random.scalars(count: random.number(in: 0...60))))
    }
  }

  /// Placeholders stay whole wherever words and marks touch them.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func placeholdersStayWhole(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    var tokenizer = Tokenizer(.undetermined)
    let words = ["pekerja", "แรงงาน", "12", " ", "移民", "é", "-", "\r\n", "👩‍🏭", "\u{A0}"]
    let placeholders = ["{0}", "{{x}}", "${x}", "<b>", "</b>", "&amp;"]
    for _ in 0..<10 {
      var text = ""
      var expected: [TextRange] = []
      for _ in 0..<random.number(in: 0...12) {
        if random.number(in: 0...1) == 0 {
          text += random.pick(words)
        } else {
          let start = text.utf8.count
          text += random.pick(placeholders)
          expected.append(TextRange(start: start, end: text.utf8.count))
        }
      }
      let tokens = try tokenizer.tokenize(text).tokens
      #expect(
        tokens.filter { $0.kind == .placeholder }.map(\.range) == expected,
        "\(text.debugDescription)")
    }
  }

  /// ICU counts the steps of a match and gives up on a text that takes too many.
  @Test(arguments: [
    "{", "}", "{{", "{a,", "${", "<", "<a", "<a ", "</", "%", "%1", "%(", "%(a", "%.", "a@", "@",
    "a@a.", "a@a.a", "a.@", "&", "&a", "&#", "&#x", "http://", "http://.", "http:", "www.", "www..",
    "w", "www.,", "\"{<%&@", "a{", "a<", "แ<", "é@",
  ])
  func hostileTextsAreTokenized(_ unit: String) throws {
    var tokenizer = Tokenizer(.undetermined)
    let text = String(repeating: unit, count: 100_000 / unit.utf8.count)
    try #expect(tokenizer.tokenize(text).tokens.last?.range.end == text.utf8.count)
  }

  @Test(arguments: ["a", ".", "1 ", "é", "pekerja migran ", "{a", "<b"])
  func longRunsWithOneMarkAreTokenized(_ unit: String) throws {
    var tokenizer = Tokenizer(.undetermined)
    for mark in ["@", "{a,", "<a", "http://", "a@a"] {
      let run = String(repeating: unit, count: 100_000 / unit.utf8.count)
      for text in [mark + run, run + mark] {
        try #expect(tokenizer.tokenize(text).tokens.last?.range.end == text.utf8.count, "\(mark)")
      }
    }
  }

  /// What ICU grants one match must not be used up by all the matches of a long text together.
  @Test func longTextsAreTokenized() throws {
    var tokenizer = Tokenizer(.undetermined)
    let text = String(
      repeating: "mempertanggungjawabkannya mengesampingkannya 100% {0}. ", count: 36_000)
    let tokens = try tokenizer.tokenize(text).tokens
    #expect(tokens.count { $0.kind == .placeholder } == 36_000)
  }
}
