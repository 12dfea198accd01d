import Glossary
import TestSupport
import Testing

struct ConcordanceTests {
  struct Row: Sendable {
    var terms: [String]
    var text: String

    /// What is found, each range's text.
    var found: [String]
    var options = ConcordanceQuery.Options(language: .indonesian)

    init(
      _ terms: String..., in text: String, finds found: [String],
      matchesCase: Bool = false, matchesInflection: Bool = true,
      language: LanguageTag = .indonesian, near: Int? = nil
    ) {
      self.terms = terms
      self.text = text
      self.found = found
      options = ConcordanceQuery.Options(
        matchesCase: matchesCase, matchesInflection: matchesInflection, language: language,
        near: near)
    }
  }

  static let rows: [Row] = [
    Row(
      "pekerja", in: "Pekerjanya, pekerja-pekerja; kerja",
      finds: ["Pekerjanya", "pekerja", "pekerja"]),
    Row("pekerja", in: "Pekerjanya dan PEKERJA", finds: ["PEKERJA"], matchesInflection: false),
    Row("pekerja", in: "Pekerja dan pekerja", finds: ["pekerja"], matchesCase: true),
    Row("workers", in: "A worker's children", finds: ["worker's"], language: .english),
    Row(
      "worker rights", in: "All workers’ rights", finds: ["workers’ rights"], language: .english),
    Row("worker rights", in: "a worker 'rights'", finds: [], language: .english),
    Row("worker rights", in: "workers- rights", finds: [], language: .english),
    Row("TKI dipulangkan", in: "TKI-nya dipulangkan", finds: ["TKI-nya dipulangkan"]),
    Row("TKI dipulangkan", in: "TKI -nya dipulangkan", finds: []),
    Row("TKI dipulangkan", in: "TKI-nya dipulangkan", finds: [], matchesInflection: false),
    Row("TKI dipulangkan", in: "TKI-nya dipulangkan", finds: [], language: .english),
    Row("TKI-nya dipulangkan", in: "TKI dipulangkan", finds: []),
    Row("child", in: "A worker's children", finds: ["children"], language: .english),
    Row("naive", in: "so naïve", finds: ["naïve"]),
    Row("naive", in: "so naïve", finds: [], matchesInflection: false),
    Row("pekerja migran", in: "Pekerja  migran, pekerja, migran", finds: ["Pekerja  migran"]),
    Row("perlindung*", in: "Perlindungan dan pelindungan", finds: ["Perlindungan"]),
    Row("perlindung* pekerja", in: "perlindungan pekerja", finds: ["perlindungan pekerja"]),
    Row("hak perlindung*", in: "hak perlindungannya", finds: ["hak perlindungannya"]),
    Row("e-mail", in: "e-mail, e mail, email", finds: ["e-mail"]),
    Row("e mail", in: "e-mail", finds: []),
    Row("pekerja", "hak", in: "hak para pekerja", finds: ["hak", "pekerja"]),
    Row("pekerja", "hak", in: "hak para", finds: []),
    Row("pekerja", "hak", in: "hak para pekerja", finds: [], near: 1),
    Row("pekerja", "hak", in: "hak para pekerja", finds: ["hak", "pekerja"], near: 2),
    Row("a", "b", in: "a x x x b a", finds: ["b", "a"], near: 1),
    Row("18/2017", in: "Nomor 18/2017.", finds: ["18/2017"]),
    Row("4,7", in: "4,7 dan 4,71", finds: ["4,7"]),
    Row("(", in: "a (b)", finds: ["("]),
    Row("*", in: "a * b", finds: ["*"]),
    Row("{0}", in: "isi {0} dan {1}", finds: ["{0}"]),
    Row("é", in: "e\u{301}", finds: ["e\u{301}"], matchesCase: true),
    Row("ภาษาไทย", in: "พูดภาษาไทยได้", finds: ["ภาษาไทย"]),
    Row("แรงงานข้ามชาติ", in: "สิทธิของแรงงานข้ามชาติในประเทศ", finds: ["แรงงานข้ามชาติ"]),
    Row("ภาษา*", in: "พูดภาษาไทยได้", finds: ["ภาษา"]),
    Row("កម្មករ", in: "សិទ្ធិរបស់កម្មករនៅកម្ពុជា", finds: ["កម្មករ"]),
    Row("កម្មករ", in: "កម្ម\u{200B}ករ", finds: ["កម្ម\u{200B}ករ"]),
    Row("工人", in: "移民工人的权利", finds: ["工人"]),
    Row("民工", in: "移民工人的权利", finds: ["移民工人"]),
    Row("العمال", in: "حقوق العمال المهاجرين", finds: ["العمال"]),
    Row("العمال المهاجرين", in: "حقوق العمال المهاجرين", finds: ["العمال المهاجرين"]),
    Row(" ", in: "a", finds: []),
  ]

  @Test(arguments: rows)
  func finds(row: Row) throws {
    let index = try FuzzyIndex.of(["x", row.text, "y z"])
    let query = try ConcordanceQuery(row.terms, options: row.options)
    var searcher = try ConcordanceSearcher(index, query)
    let result = try searcher.search(limit: 10)
    #expect(result.total == (row.found.isEmpty ? 0 : 1))
    let found = result.hits.flatMap { $0.ranges.map { String(row.text.slice($0)) } }
    #expect(found == row.found)
    let plain = try PlainConcordance(row.terms, row.options).ranges(in: row.text)
    #expect(plain.map { String(row.text.slice($0)) } == row.found)
  }

  @Test func orderIsNewestFirst() throws {
    let index = try FuzzyIndex.of(
      ["kata", "satu kata", "kata lain", "kata dua tiga", "bukan"],
      dates: [1: Timestamp(seconds: 90), 3: Timestamp(seconds: 50)])
    let query = try ConcordanceQuery(["kata"])
    var searcher = try ConcordanceSearcher(index, query)
    #expect(try searcher.search(limit: 9).hits.map(\.unit) == [1, 3, 2, 0])
    #expect(try searcher.search(limit: 2).hits.map(\.unit) == [1, 3])
    #expect(try searcher.search(limit: 0).total == 4)
    let odd = try searcher.search(limit: 1) { $0.unit % 2 == 0 }
    #expect(odd.hits.map(\.unit) == [2] && odd.total == 2)
    var units: [Int64] = []
    try searcher.forEachHit { hit in
      units.append(hit.unit)
      return units.count < 3
    }
    #expect(units == [0, 1, 2])
  }

  @Test func manyHitsKeepTheNewest() throws {
    let count = 5_000
    let dates = Dictionary(
      uniqueKeysWithValues: (0..<count).map {
        ($0, Timestamp(seconds: Int64($0 * 7919 % count + 1)))
      })
    let index = try FuzzyIndex.of(Array(repeating: "kata", count: count), dates: dates)
    var searcher = try ConcordanceSearcher(index, try ConcordanceQuery(["kata"]))
    let result = try searcher.search(limit: 10)
    #expect(result.total == count)
    #expect(result.hits.map(\.date) == (0..<10).map { UInt32(count - $0) })
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func equalsScan(seed: UInt64) throws {
    var source = RandomConcordance(
      segments: RandomSegments(random: SeededGenerator(seed: seed)), text: RandomText(seed: seed))
    let texts = (0..<source.text.number(in: 0...40)).map { _ in source.segment() }
    let index = try FuzzyIndex.of(texts)
    for _ in 0..<12 {
      let (terms, options) = source.query(texts)
      let plain = try PlainConcordance(terms, options)
      var searcher = try ConcordanceSearcher(index, try ConcordanceQuery(terms, options: options))
      let modulus = Int64(source.text.number(in: 1...3))
      var expected: [Int64: [TextRange]] = [:]
      for (place, text) in texts.enumerated() where Int64(place) % modulus == 0 {
        let ranges = try plain.ranges(in: text)
        if !ranges.isEmpty { expected[Int64(place)] = ranges }
      }
      let limit = source.text.number(in: 0...50)
      let result = try searcher.search(limit: limit) { $0.unit % modulus == 0 }
      #expect(result.total == expected.count, "\(terms.debugDescription) \(options)")
      #expect(result.hits.map(\.unit) == Array(expected.keys.sorted(by: >).prefix(limit)))
      for hit in result.hits {
        let text = texts[Int(hit.unit)].debugDescription
        #expect(hit.ranges == expected[hit.unit], "\(terms.debugDescription) \(options) \(text)")
      }
      var streamed: [Int64: [TextRange]] = [:]
      try searcher.forEachHit(where: { $0.unit % modulus == 0 }) { hit in
        streamed[hit.unit] = hit.ranges
        return true
      }
      #expect(streamed == expected, "\(terms.debugDescription) \(options)")
    }
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func rangesHoldTheQuery(seed: UInt64) throws {
    var source = RandomConcordance(
      segments: RandomSegments(random: SeededGenerator(seed: seed)), text: RandomText(seed: seed))
    let texts = (0..<30).map { _ in source.segment() }
    let index = try FuzzyIndex.of(texts)
    for word in ["pekerja", "migran", "THE", "18", "4,7", "ไทย", "full", "—"] {
      let options = ConcordanceQuery.Options(matchesInflection: false)
      var searcher = try ConcordanceSearcher(index, try ConcordanceQuery([word], options: options))
      let folded = try Folding.fold(word)
      for hit in try searcher.search(limit: .max).hits {
        for range in hit.ranges {
          #expect(try Folding.fold(String(texts[Int(hit.unit)].slice(range))) == folded)
        }
      }
    }
  }

  @Test func manyTermsFindTheirText() throws {
    let words = (0..<100).map { "kata\($0)x" }
    let whole = words.joined(separator: " ")
    let index = try FuzzyIndex.of([words.dropLast().joined(separator: " "), whole])
    for terms in [words, [whole]] {
      var searcher = try ConcordanceSearcher(index, try ConcordanceQuery(terms))
      let result = try searcher.search(limit: 5)
      #expect(result.hits.map(\.unit) == [1] && result.total == 1)
      #expect(result.hits.first?.ranges.count == terms.count)
    }
  }
}

/// Random texts and queries that find something in them now and then.
struct RandomConcordance {
  var segments: RandomSegments
  var text: RandomText

  private static let words = [
    "pekerja", "Pekerjanya", "migran", "Migran", "workers", "worker's", "naïve", "naive",
    "ภาษาไทย", "ไทย", "พูดภาษาไทยได้", "移民工人", "工人", "民工", "的", "កម្មករ", "នៅ", "العمال", "4,7", "18",
    "{0}", "-", "(", "*", ",", "/", "\u{200B}", "kata2", "İ", "ß", "nya", "-nya", "’", "'",
  ]

  mutating func segment() -> String {
    if text.number(in: 0...2) == 0 { return segments.segment(longest: 12) }
    if text.number(in: 0...3) == 0 { return text.mixture(pieces: text.number(in: 0...12)) }
    return (0..<text.number(in: 0...12))
      .map { _ in text.pick(Self.words) + text.pick(["", " ", " ", " ", "  ", "\u{A0}"]) }
      .joined()
  }

  mutating func query(_ texts: [String]) -> (terms: [String], options: ConcordanceQuery.Options) {
    let terms = (0..<text.pick([1, 1, 1, 2, 2, 3])).map { _ in term(texts) }
    let options = ConcordanceQuery.Options(
      matchesCase: text.number(in: 0...3) == 0, matchesInflection: text.number(in: 0...2) > 0,
      language: text.pick([.indonesian, .english, .undetermined]),
      near: text.pick([nil, nil, 0, 1, 2, 5]))
    return (terms, options)
  }

  /// A stretch of a text, with `*` at times.
  private mutating func term(_ texts: [String]) -> String {
    guard !texts.isEmpty, text.number(in: 0...4) > 0 else { return text.pick(Self.words) }
    let scalars = Array(text.pick(texts).unicodeScalars)
    if scalars.isEmpty { return text.pick(Self.words) }
    let start = text.number(in: 0...scalars.count - 1)
    let end = min(scalars.count, start + text.number(in: 1...12))
    var term = String.UnicodeScalarView()
    term.append(contentsOf: scalars[start..<end])
    return String(term) + text.pick(["", "", "*", "* " + text.pick(Self.words)])
  }
}
