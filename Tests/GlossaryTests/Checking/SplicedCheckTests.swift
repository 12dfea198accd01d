import Foundation
import TestSupport
import Testing

@testable import Glossary

/// A draft that is checked while it is written, and the same states checked by themselves.
@Suite("Checks of one state after another")
struct SplicedCheckTests {
  private static let pieces = [
    "TKI", "PMI", "pekerja migran", "Para pekerja migran Indonesia ", "BNP2TKI (",
    "Badan Pelindungan Pekerja Migran Indonesia (BP2MI)", "perlindungan", "pelindungan",
    "labour", "labor ", "trafficking in persons", "Undang-Undang Nomor 18 Tahun 2017 tentang ",
    "Pelindungan Pekerja Migran Indonesia", "Konvensi ILO Nomor 188", "KTT ke-42 ASEAN",
    "KTT ASEAN XLII", "Selasa (22/7/2025)", "22 Juli 2025", "“", "”", "(", ")", "\"", "\n", "\n\n",
    "\r\n", "\r\n\r\n", " ", "  ", ". ", ", ", "-", "/", ":", "Baca juga: ", "Foto: ", "> ", "- ",
    "KETENTUAN UMUM", "migran Indonesai", "e\u{301}", "👩‍🏭", "移民工人", "ค", "<a href=", ">", "{",
    "}", "https://ilo.org/", "@", "%", "disingkat ", "TPPO", "tindak pidana perdagangan orang ",
    "sebelumnya ", "ditangani ", "2004 ", "tahun ", "political will", "stakeholder ",
    "PMI itu Palang Merah", "the ", "yang ", "Satgas TPPO",
  ]

  private static let drafts: [(name: String, text: String)] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Fixtures/LabelledDrafts").standardized
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter { $0.hasSuffix(".txt") }.compactMap { name in
      let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      return text.map { (name, $0) }
    }
  }()

  /// A text of some length, made of labelled drafts of one language.
  private static func text(_ language: String, _ length: Int, _ random: inout RandomText) -> String
  {
    let own = drafts.filter { $0.name.hasPrefix(language) }.map(\.text)
    var text = ""
    while text.utf8.count < length { text += random.pick(own) + "\n\n" }
    return text
  }

  private static let knowledge = TermKnowledge(BuiltinBase.base)

  @Test("1,000 random edits give what a fresh check finds", arguments: 0..<40 as Range<UInt64>)
  func randomEdits(seed: UInt64) throws {
    #expect(Self.drafts.count > 30)
    var random = RandomText(seed: seed)
    let language = random.pick(["id-", "en-"])
    var text = Self.text(language, random.number(in: 10_000...12_000), &random)
    let settings = CheckSettings(profile: random.pick([.standard, .official, .strict]))
    let date = random.pick([nil, nil, PartialDate("2025-07-22"), PartialDate("2015-03")])
    var checker = DraftChecker(terms: Self.knowledge, settings: settings)
    var fresh = DraftChecker(terms: Self.knowledge, settings: settings)
    var reading: DraftReading?
    var spliced = 0
    for step in 0..<25 {
      text = Self.edit(text, &random)
      let file = NamedFile(name: "draft.txt", bytes: Array(text.utf8))
      guard let read = try? DraftReader.read(file) else { continue }
      var state = try checker.state(read.text, after: reading, date: date, metadata: read.metadata)
      state.draft.suppressions = read.suppressions
      let (outcome, next) = try checker.check(state)
      if next.words.vocabulary === reading?.words.vocabulary { spliced += 1 }
      reading = next
      var draft = try fresh.draft(read.text, date: date, metadata: read.metadata)
      draft.suppressions = read.suppressions
      let expected = try fresh.check(draft)
      try #require(
        next.draft == expected.reading.draft, "edit \(step): the tokens or dates are others")
      try Self.expectSame(next, expected.reading, step)
      #expect(outcome.findings == expected.outcome.findings, "edit \(step)")
      #expect(outcome == expected.outcome, "edit \(step)")
    }
    // Most edits touch a few paragraphs and nothing else.
    #expect(spliced > 3)
  }

  private static func expectSame(
    _ one: DraftReading, _ other: DraftReading, _ step: Int
  ) throws {
    try #require(one.words.numbers == other.words.numbers, "edit \(step)")
    try #require(one.words.tokens == other.words.tokens, "edit \(step)")
    try #require(one.words.words == other.words.words, "edit \(step)")
    try #require(one.words.counts == other.words.counts, "edit \(step)")
    try #require(one.matches == other.matches, "edit \(step)")
    try #require(
      one.acronyms.entries.map(\.introduction) == other.acronyms.entries.map(\.introduction),
      "edit \(step)")
    try #require(
      one.acronyms.entries.map(\.range) == other.acronyms.entries.map(\.range), "edit \(step)")
    try #require(one.titles.ranges == other.titles.ranges, "edit \(step)")
    try #require(one.titles.findings == other.titles.findings, "edit \(step)")
    for match in one.matches {
      let same =
        one.passages.isQuoted(match.range) == other.passages.isQuoted(match.range)
        && one.passages.isProtected(match.range) == other.passages.isProtected(match.range)
        && one.passages.isBoilerplate(match.range) == other.passages.isBoilerplate(match.range)
        && one.passages.isHistory(match.range, before: PartialDate("2017"))
          == other.passages.isHistory(match.range, before: PartialDate("2017"))
      try #require(same, "edit \(step): the passage of \(match.range) is another")
    }
  }

  /// One random edit: text put in, taken out or replaced, paragraphs joined or parted.
  private static func edit(_ text: String, _ random: inout RandomText) -> String {
    var scalars = Array(text.unicodeScalars)
    let place = random.number(in: 0...scalars.count)
    let end = min(scalars.count, place + random.number(in: 0...40))
    switch random.number(in: 0...5) {
    case 0: scalars.removeSubrange(place..<end)
    case 1: scalars.insert(contentsOf: random.pick(pieces).unicodeScalars, at: place)
    case 2: scalars.replaceSubrange(place..<end, with: random.pick(pieces).unicodeScalars)
    case 3:
      // Joins two paragraphs.
      let blank = scalars.indices.filter {
        $0 + 1 < scalars.count && scalars[$0] == "\n" && scalars[$0 + 1] == "\n"
      }
      if !blank.isEmpty {
        let first = random.pick(blank)
        scalars.removeSubrange(first...first + 1)
      }
    case 4: scalars.insert(contentsOf: "\n\n".unicodeScalars, at: place)
    default:
      let words = (0..<random.number(in: 1...6)).map { _ in random.pick(pieces) }
      scalars.insert(contentsOf: words.joined(separator: " ").unicodeScalars, at: place)
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
