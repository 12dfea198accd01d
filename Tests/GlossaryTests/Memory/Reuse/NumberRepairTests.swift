import Testing

@testable import Glossary

@Suite struct NumberRepairTests {
  private func repaired(
    _ translation: String, of match: String, for segment: String,
    _ source: LanguageTag = .english, _ target: LanguageTag = .indonesian
  ) throws -> NumberRepair.Repaired? {
    var tokenizer = Tokenizer(source)
    let explanation = MatchExplanation(
      query: try tokenizer.tokenize(segment), match: try tokenizer.tokenize(match))
    return try NumberRepair.repaired(
      translation, of: match, for: segment, edits: explanation.edits, languages: (source, target))
  }

  @Test(arguments: [
    ("Ada 12 pekerja.", "There are 12 workers.", "There are 35 workers.", "Ada 35 pekerja."),
    (
      "Pasal 4 sampai 7 tahun 2017", "Articles 4 to 7 of 2017", "Articles 5 to 9 of 2018",
      "Pasal 5 sampai 9 tahun 2018"
    ),
    ("Naik 4,7 persen.", "Rose by 4.7 per cent.", "Rose by 12.25 per cent.", "Naik 12,25 persen."),
    (
      "Sebanyak 1.200 orang", "A total of 1,200 people", "A total of 15,300 people",
      "Sebanyak 15.300 orang"
    ),
    ("7 dari 4", "4 of 7", "5 of 8", "8 dari 5"),
  ])
  func numbersAreReplaced(
    translation: String, match: String, segment: String, expected: String
  ) throws {
    #expect(try repaired(translation, of: match, for: segment)?.text == expected)
  }

  @Test func changesAreTold() throws {
    let repaired = try repaired("Naik 4,7 persen.", of: "Up 4.7 per cent.", for: "Up 5.2 per cent.")
    #expect(repaired?.changes == [TranslationProposal.NumberChange(old: "4,7", new: "5,2")])
  }

  @Test(arguments: [
    // The number stands in words, twice, or not at all.
    ("Ada dua belas pekerja.", "There are 12 workers.", "There are 35 workers."),
    ("12 dari 12 pekerja", "Of the workers, 12", "Of the workers, 35"),
    ("12 dari 13 pekerja", "12 of 12 workers", "35 of 12 workers"),
    // More than numbers differs.
    ("Ada 12 pekerja.", "There are 12 workers.", "There are 35 sailors."),
    ("Ada 12 pekerja.", "There are 12 workers.", "There were over 35 workers."),
    ("Ada 12 pekerja.", "There are twelve workers.", "There are 35 workers."),
    // Nothing differs.
    ("Ada 12 pekerja.", "There are 12 workers.", "There are 12 workers."),
  ])
  func whatIsNotCertainIsLeft(translation: String, match: String, segment: String) throws {
    #expect(try repaired(translation, of: match, for: segment) == nil)
  }

  @Test func nounsThatChangeTheirFormAreLeft() throws {
    #expect(
      try repaired("1 worker", of: "1 pekerja", for: "3 pekerja", .indonesian, .english) == nil)
    #expect(
      try repaired("2 workers", of: "2 pekerja", for: "3 pekerja", .indonesian, .english)?.text
        == "3 workers")
    #expect(try repaired("1 pekerja", of: "1 worker", for: "3 worker")?.text == "3 pekerja")
  }
}
