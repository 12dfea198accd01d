import TestSupport
import Testing

@testable import Glossary

@Suite struct TermExtractorTests {
  private func texts(_ pairs: [TermPair]) -> [String] {
    pairs.map { "\($0.source.text) = \($0.target.text)" }
  }

  @Test(arguments: [
    "migrant worker = pekerja migran", "employment contract = kontrak kerja",
    "placement agency = Perusahaan penempatan", "placement fee = biaya penempatan",
    "debt bondage = jeratan utang", "legal aid = bantuan hukum",
    "training centre = balai latihan", "medical examination = pemeriksaan kesehatan",
    "domestic worker = pekerja rumah tangga", "minimum wage = upah minimum",
    "travel document = dokumen perjalanan", "labour attaché = Atase ketenagakerjaan",
    "shelter = rumah aman", "employer = Pemberi kerja", "IOM = IOM", "embassy = Kedutaan",
    "union = serikat",
  ])
  func expectedTermsAreFound(term: String) async throws {
    let found = texts(await TermExtractor.extract(from: try SmallCorpus.make()))
    #expect(found.contains { $0.lowercased() == term.lowercased() }, "\(found)")
  }

  @Test func partsOfTermsAreLeftOut() async throws {
    let found = await TermExtractor.extract(from: try SmallCorpus.make())
    let sources = found.map(\.source.lemma)
    for part in ["bondage", "attache", "examination", "aid", "domestic"] {
      #expect(!sources.contains(part))
    }
    // "Wage" stands outside of "minimum wage" too.
    #expect(sources.contains("wage"))
  }

  @Test func countsAreThoseOfAPlainScan() async throws {
    let corpus = try SmallCorpus.make()
    for pair in await TermExtractor.extract(from: corpus) {
      let (sources, targets) = (
        PlainTermCount.segments(of: pair.source.lemma, in: corpus.source),
        PlainTermCount.segments(of: pair.target.lemma, in: corpus.target)
      )
      #expect(pair.source.segments == sources.count)
      #expect(pair.target.segments == targets.count)
      #expect(pair.count >= 2 && pair.count <= sources.intersection(targets).count)
      #expect(sources.contains(pair.example) && targets.contains(pair.example))
      #expect(pair.score >= 0)
    }
  }

  @Test func resultIsTheSameEachTimeAndRepetitionsAddNothing() async throws {
    let once = await TermExtractor.extract(from: try SmallCorpus.make())
    let again = await TermExtractor.extract(from: try SmallCorpus.make())
    #expect(once == again)
    let doubled = try SmallCorpus.make(SmallCorpus.pairs + SmallCorpus.pairs)
    #expect(doubled.repeated == SmallCorpus.pairs.count)
    #expect(await TermExtractor.extract(from: doubled) == once)
  }

  @Test func scoresFallAndTiesHaveAnOrder() async throws {
    let found = await TermExtractor.extract(from: try SmallCorpus.make())
    for (one, next) in zip(found, found.dropFirst()) {
      #expect(
        (one.score, one.count, next.source.lemma, next.target.lemma)
          >= (next.score, next.count, one.source.lemma, one.target.lemma))
    }
  }

  @Test func otherDirectionFindsTheSameTerms() async throws {
    let there = await TermExtractor.extract(from: try SmallCorpus.make())
    let back = await TermExtractor.extract(
      from: try SmallCorpus.make(
        SmallCorpus.pairs.map { ($1, $0) }, from: .indonesian, to: .english))
    let one = Set(there.map { [$0.source.lemma, $0.target.lemma] })
    let other = Set(back.map { [$0.target.lemma, $0.source.lemma] })
    // Links grow in an order of their own in each direction, so a few may differ.
    #expect(one.intersection(other).count * 10 >= max(one.count, other.count) * 8)
  }

  @Test func optionsBoundLengthAndFrequency() async throws {
    var options = TermExtractor.Options()
    options.longest = 1
    let corpus = try SmallCorpus.make()
    let single = await TermExtractor.extract(from: corpus, options: options)
    #expect(single.allSatisfy { !$0.source.lemma.contains(" ") && !$0.target.lemma.contains(" ") })
    options.longest = 6
    options.minimumCount = 4
    let frequent = await TermExtractor.extract(from: corpus, options: options)
    #expect(!frequent.isEmpty && frequent.allSatisfy { $0.count >= 4 })
  }

  @Test func acronymsAndNamesAreTold() async throws {
    let pairs = [
      ("The IOM opened an office in West Java.", "IOM membuka kantor di Jawa Barat."),
      ("Officials of the IOM met in West Java.", "Pejabat IOM bertemu di Jawa Barat."),
      ("People from West Java asked the IOM.", "Warga Jawa Barat bertanya kepada IOM."),
    ]
    let found = await TermExtractor.extract(from: try SmallCorpus.make(pairs))
    let kinds = Dictionary(found.map { ($0.source.text, $0.kind) }, uniquingKeysWith: { $1 })
    #expect(kinds["IOM"] == .acronym)
    #expect(kinds["West Java"] == .name)
  }

  @Test func languagesWithoutListsWorkByFrequency() async throws {
    // Invented words: "la" and "zu" are everywhere.
    let pairs = (0..<60).map { number in
      let (term, other) = (["mika", "sorel", "tanu"][number % 3], "wort\(number % 7)")
      return (
        "la \(term) pado la \(other)x", "zu \(term)g pudo zu \(other)y"
      )
    }
    let corpus = try SmallCorpus.make(pairs, from: try LanguageTag("eo"), to: try LanguageTag("vo"))
    let found = await TermExtractor.extract(from: corpus)
    #expect(texts(found).contains("sorel = sorelg"))
    #expect(found.allSatisfy { !$0.source.lemma.hasPrefix("la ") && $0.source.lemma != "la" })
  }

  @Test func nothingGivesNothing() async throws {
    #expect(await TermExtractor.extract(from: try SmallCorpus.make([])).isEmpty)
    let blank = try SmallCorpus.make([("", "Pekerja"), ("Worker", " "), ("{0}", "…")])
    #expect(await TermExtractor.extract(from: blank).isEmpty)
  }

  @Test func exampleShowsBothTerms() async throws {
    let corpus = try SmallCorpus.make()
    var tokenizer = Tokenizer(.undetermined)
    for pair in await TermExtractor.extract(from: corpus) {
      let example = try corpus.example(of: pair, &tokenizer)
      let source = try #require(example.sourceRange)
      let target = try #require(example.targetRange)
      let inflection = Inflection(languageCode: "en")
      let lexemes = try Lexeme.all(
        in: tokenizer.tokenize(String(example.source.slice(source))), inflection: inflection)
      #expect(lexemes.map(\.lemma).joined(separator: " ") == pair.source.lemma)
      #expect(!example.target.slice(target).isEmpty)
    }
  }

  @Test func lexiconHasTheLikelyWordFirst() throws {
    let lexicon = try SmallCorpus.make().lexicon()
    #expect(lexicon.translations(of: "passport").first?.word == "paspor")
    #expect(lexicon.translations(of: "wage").first?.word == "upah")
    #expect(lexicon.probability(of: "paspor", for: "passport") > 5_000)
    #expect(lexicon.probability(of: "upah", for: "passport") == 0)
    #expect(lexicon.translations(of: "unheard").isEmpty)
    #expect(lexicon.words == lexicon.words.sorted())
    for word in lexicon.words {
      let sum = lexicon.translations(of: word).reduce(0) { $0 + $1.probability }
      #expect(sum <= 10_100)
    }
  }
}

/// Counts terms by looking at every place.
private enum PlainTermCount {
  /// The sentences in which the lemmas stand one after another without a barrier between them.
  static func segments(of lemma: String, in side: CorpusSide) -> Set<Int> {
    let words = lemma.split(separator: " ").map(String.init)
    var segments: Set<Int> = []
    for sentence in 0..<side.count {
      let places = side.words(sentence)
      for start in places where start + words.count <= places.upperBound {
        let isThere = words.indices.allSatisfy { index in
          side.lemmaTexts[Int(side.lemma(at: start + index))] == words[index]
            && (index == 0 || side.gaps[start + index] != .barrier)
        }
        if isThere { segments.insert(sentence) }
      }
    }
    return segments
  }
}
