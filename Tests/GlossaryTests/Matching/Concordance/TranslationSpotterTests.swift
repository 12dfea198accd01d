import Foundation
import Glossary
import TestSupport
import Testing

struct TranslationSpotterTests {
  struct Row: Sendable {
    var query: String
    var translation: String
  }

  static let rows = [
    Row(query: "village", translation: "desa"),
    Row(query: "government", translation: "pemerintah"),
    Row(query: "world", translation: "dunia"),
    Row(query: "company", translation: "perusahaan"),
    Row(query: "water", translation: "air"),
  ]

  @Test(.enabled(if: SharedData.isPresent, "\(SharedData.reason)"), arguments: rows)
  func spotsTranslation(row: Row) throws {
    let pairs = try Self.pairs()
    let source = try FuzzyIndex.of(pairs.map(\.source))
    let target = try FuzzyIndex.of(pairs.map(\.target))
    let query = try ConcordanceQuery([row.query], options: .init(language: .english))
    var searcher = try ConcordanceSearcher(source, query)
    let result = try searcher.search(limit: TranslationSpotter.sampleSize)
    var tokenizer = Tokenizer(.indonesian)
    let targets = try result.hits.map { try tokenizer.tokenize(pairs[Int($0.unit)].target) }
    let spotter = try TranslationSpotter(
      targets, hits: result.total, in: [target], language: .indonesian)
    #expect(spotter.words.first?.lemma == row.translation, "\(spotter.words)")
    let frequent = [
      "yang", "di", "dan", "pada", "dengan", "untuk", "ini", "dari", "adalah", "dalam",
    ]
    #expect(spotter.words.allSatisfy { !frequent.contains($0.lemma) }, "\(spotter.words)")
    let spotted = try targets.filter { !(try spotter.ranges(in: $0).isEmpty) }
    #expect(2 * spotted.count >= targets.count)
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

  private static func pairs() throws -> [(source: String, target: String)] {
    let folder = try #require(SharedData.folder)
    let file = folder.appendingPathComponent("data/tm-pud/en-id.tsv")
    let text = try String(contentsOf: file, encoding: .utf8)
    return text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      return cells.count >= 2 ? (String(cells[0]), String(cells[1])) : nil
    }
  }
}
