import Foundation
import Glossary
import TestSupport
import Testing

struct TranslationSpotterTests {
  struct Row: Sendable {
    var query: String
    var translation: String
    var corpus = Corpus.reports
  }

  /// Real pairs, read once.
  struct Corpus: Sendable {
    static let news = Corpus("data/tm-pud/en-id.tsv")
    static let reports = Corpus("data/tm-smeru/en-id.tsv.gz")

    var sources: [String] = []
    var targets: [String] = []

    private static let size = 3_000

    private init(_ path: String) {
      guard let file = SharedData.folder?.appendingPathComponent(path) else { return }
      let options = PairTableReader.Options(source: .english, target: .indonesian)
      // The body leaves the reader by an error once there are enough.
      try? PairTableReader.read(name: path, blocks: try blocks(of: file), options: options) {
        item in
        guard case .unit(let unit, _) = item, unit.variants.count == 2 else { return }
        sources.append(unit.variants[0].segment.text)
        targets.append(unit.variants[1].segment.text)
        if sources.count == Self.size { throw CancellationError() }
      }
    }
  }

  static let rows = [
    Row(query: "village", translation: "desa"),
    Row(query: "poverty", translation: "kemiskinan"),
    Row(query: "poor", translation: "miskin"),
    Row(query: "world", translation: "dunia", corpus: .news),
    Row(query: "company", translation: "perusahaan", corpus: .news),
    Row(query: "government", translation: "pemerintah", corpus: .news),
  ]

  @Test(.enabled(if: SharedData.isPresent, "\(SharedData.reason)"), arguments: rows)
  func spotsTranslation(row: Row) throws {
    let source = try FuzzyIndex.of(row.corpus.sources)
    let target = try FuzzyIndex.of(row.corpus.targets)
    let query = try ConcordanceQuery([row.query], options: .init(language: .english))
    var searcher = try ConcordanceSearcher(source, query)
    let result = try searcher.search(limit: TranslationSpotter.sampleSize)
    var tokenizer = Tokenizer(.indonesian)
    let targets = try result.hits.map { try tokenizer.tokenize(row.corpus.targets[Int($0.unit)]) }
    let spotter = try TranslationSpotter(
      targets, hits: result.total, in: [target], language: .indonesian)
    #expect(spotter.words.first?.lemma == row.translation, "\(spotter.words)")
    let frequent = [
      "yang", "di", "dan", "pada", "dengan", "untuk", "ini", "dari", "adalah", "dalam",
    ]
    #expect(spotter.words.allSatisfy { !frequent.contains($0.lemma) }, "\(spotter.words)")
    let spotted = try targets.filter { !(try spotter.ranges(in: $0).isEmpty) }
    #expect(2 * spotted.count >= targets.count, "\(spotter.words)")
  }

  @Test func rangesCoverInflectedForms() throws {
    let texts = ["kepala desa", "desanya besar", "kota besar", "jalan", "kota lain", "sungai"]
    let index = try FuzzyIndex.of(texts)
    var tokenizer = Tokenizer(.indonesian)
    let targets = try texts[..<2].map { try tokenizer.tokenize($0) }
    let spotter = try TranslationSpotter(targets, hits: 2, in: [index], language: .indonesian)
    #expect(spotter.words.map(\.lemma) == ["desa"])
    #expect(spotter.words.map(\.association) == [10_000] && spotter.words.map(\.count) == [2])
    let text = try tokenizer.tokenize("Di Desamu")
    #expect(try spotter.ranges(in: text) == [TextRange(start: 3, end: 9)])
  }

  @Test func oneHitSpotsNothing() throws {
    let index = try FuzzyIndex.of(["desa", "kota"])
    var tokenizer = Tokenizer(.indonesian)
    let target = try tokenizer.tokenize("desa")
    let spotter = try TranslationSpotter([target], hits: 1, in: [index], language: .indonesian)
    #expect(spotter.words.isEmpty)
    #expect(try spotter.ranges(in: target).isEmpty)
  }

  @Test func noHitsSpotNothing() throws {
    let spotter = try TranslationSpotter(
      [], hits: 0, in: [try FuzzyIndex.of([])], language: .indonesian)
    #expect(spotter.words.isEmpty)
  }
}
