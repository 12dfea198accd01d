import Glossary
import TestSupport
import Testing

/// A text in which the designations that a recognizer finds are marked, with their endings.
struct RecognitionRow: Sendable, CustomTestStringConvertible {
  var marked: String
  var endings: [String]

  init(_ marked: String, endings: [String] = []) {
    self.marked = marked
    self.endings = endings
  }

  var testDescription: String { marked }
}

@Suite struct TermRecognizerTests {
  private func matches(
    _ text: String, _ language: LanguageTag
  ) throws -> [(match: TermRecognizer.Match, best: String)] {
    let recognizer = try TermRecognizer(try SmallBase.read(), language: language)
    var tokenizer = Tokenizer(.undetermined)
    return try recognizer.matches(in: tokenizer.tokenize(text)).map { match in
      (match, match.references.first.map { recognizer.designation($0).text } ?? "")
    }
  }

  private func expect(_ row: RecognitionRow, _ language: LanguageTag) throws {
    let text = MarkedText(row.marked).text
    let found = try matches(text, language).map(\.match)
    #expect(MarkedText.mark(found.map(\.range), in: text) == row.marked)
    #expect(found.map(\.ending).filter { !$0.isEmpty } == row.endings)
  }

  @Test(arguments: [
    // Whole tokens only.
    RecognitionRow("⟦TKI⟧ pulang lewat ⟦BNP2TKI⟧, bukan BP3TKI atau PPTKIS."),
    RecognitionRow("CPMI dan P3MI bukan ⟦PMI⟧."),
    RecognitionRow("SubTKI, TKI_lama, TKI2"),
    RecognitionRow("(⟦TKI⟧) “⟦TKI⟧” ⟦TKI⟧/⟦PMI⟧ ⟦TKI⟧."),
    // The longest wins.
    RecognitionRow("⟦Pekerja Migran Indonesia⟧ dan ⟦pekerja migran⟧ asing"),
    RecognitionRow("⟦pekerja migran Indonesia⟧"),
    RecognitionRow("pekerja ⟦pekerja migran⟧"),
    // A protected name hides the words inside it.
    RecognitionRow("⟦Serikat Buruh Migran Indonesia⟧ membela ⟦buruh migran⟧."),
    // Inflection.
    RecognitionRow("⟦TPPO-nya⟧ selesai", endings: ["-nya"]),
    RecognitionRow("⟦pekerja-pekerja migran⟧ itu"),
    RecognitionRow("⟦pekerja migrannya⟧ itu", endings: ["nya"]),
    RecognitionRow("⟦PMI-lah⟧ yang ⟦dilindungi⟧", endings: ["-lah"]),
    RecognitionRow("⟦PMInya⟧", endings: ["nya"]),
    // An acronym in lower case is a word; in a heading of capitals, a term still is one.
    RecognitionRow("apa yang terjadi? ⟦APA⟧ itu apa?"),
    RecognitionRow("tki dan bnp2tki, pmi dan Pmi"),
    RecognitionRow("⟦PEKERJA MIGRAN INDONESIA⟧ ⟦DILINDUNGI⟧"),
    // No designation crosses a sentence or paragraph.
    RecognitionRow("Ia pekerja. Migran lain datang."),
    RecognitionRow("Ia pekerja? Migran! Pekerja; migran: pekerja… migran"),
    RecognitionRow("pekerja\n\nmigran"),
    RecognitionRow("pekerja\r\n\r\nmigran"),
    RecognitionRow("pekerja \n \n migran"),
    RecognitionRow("pekerja, migran (pekerja) migran"),
    // A line break inside a paragraph is white space.
    RecognitionRow("para ⟦pekerja\nmigran⟧ itu"),
    RecognitionRow("para ⟦pekerja\r\n    migran⟧ itu"),
    RecognitionRow("para ⟦pekerja\u{A0}migran⟧ itu"),
    RecognitionRow("para “⟦pekerja” migran⟧ itu"),
    // Commas only where the designation has them.
    RecognitionRow("⟦migrasi yang aman, tertib, dan teratur⟧ bagi semua"),
    RecognitionRow("⟦migrasi yang aman, tertib dan teratur⟧ bagi semua"),
    RecognitionRow("migrasi yang aman (tertib), dan teratur"),
    RecognitionRow(""),
    RecognitionRow("🙂 ⟦PMI⟧ 👩🏽‍🌾 é ⟦pekerja migran⟧"),
  ])
  func indonesian(row: RecognitionRow) throws {
    try expect(row, .indonesian)
  }

  @Test(arguments: [
    RecognitionRow("⟦migrant workers⟧ and a ⟦Migrant Worker⟧", endings: ["s"]),
    RecognitionRow("the ⟦migrant workers'⟧ rights", endings: ["s'"]),
    RecognitionRow("the ⟦migrant workers’⟧ rights", endings: ["s'"]),
    RecognitionRow("the ⟦migrant worker's⟧ rights", endings: ["'s"]),
    RecognitionRow("⟦people smuggling⟧, ⟦people-smuggling⟧ and ⟦People–Smuggling⟧"),
    RecognitionRow("a tip on ⟦TIP⟧; Tip, TIPS, ⟦TIPs⟧", endings: ["s"]),
    RecognitionRow("pekerja migran"),
    RecognitionRow("my ⟦resume⟧ and your ⟦résumés⟧", endings: ["s"]),
    RecognitionRow("each ⟦State party⟧ and all ⟦States parties⟧", endings: ["s"]),
  ])
  func english(row: RecognitionRow) throws {
    try expect(row, .english)
  }

  @Test func theSpellingChoosesAmongDesignationsThatShareTheirLemmas() throws {
    #expect(try matches("my resume", .english).map(\.best) == ["résumé"])
    let both = try matches("PMI", .indonesian).flatMap(\.match.references)
    #expect(both.map(\.position) == [1, 1])
    #expect(both[0].concept < both[1].concept)
  }

  @Test func aProtectedNameHasNoReference() throws {
    let found = try matches("Serikat Buruh Migran Indonesia", .indonesian)
    #expect(found.map(\.match.references.isEmpty) == [true])
  }
}

@Suite struct BuiltinRecognitionTests {
  /// Every designation, alone between marks that no designation crosses, is recognized as itself.
  ///
  /// A range ends with the last word: the bracket in *Minimum Age Convention, 1973 (No. 138)* stays
  /// outside, as any punctuation at the end does.
  @Test(arguments: [LanguageTag.indonesian, .english])
  func everyDesignationIsRecognizedAtItsRange(language: LanguageTag) throws {
    let base = BuiltinBase.base
    let recognizer = try TermRecognizer(base, language: language)
    var tokenizer = Tokenizer(.undetermined)
    for (index, concept) in base.concepts.enumerated() {
      for (position, designation) in concept.designations.enumerated()
      where designation.language.matches(language) {
        let text = designation.text
        let end = text.lastIndex { $0.isLetter || $0.isNumber }.map(text.index(after:))
        let words = text[..<(end ?? text.endIndex)]
        let marked = MarkedText("2026: ⟦\(words)⟧\(text.dropFirst(words.count))!")
        let matches = try recognizer.matches(in: tokenizer.tokenize(marked.text))
        #expect(
          MarkedText.mark(matches.map(\.range), in: marked.text)
            == MarkedText.mark(marked.ranges, in: marked.text), "\(concept.id)")
        let isItself =
          matches.first?.references.contains { $0.concept == index && $0.position == position }
          ?? false
        #expect(isItself, "\(concept.id): \(designation.text)")
        let best = matches.first?.references.first.map { recognizer.designation($0).text }
        #expect(best == designation.text, "\(concept.id)")
        #expect(matches.first?.ending == "", "\(concept.id): \(designation.text)")
      }
    }
  }
}
