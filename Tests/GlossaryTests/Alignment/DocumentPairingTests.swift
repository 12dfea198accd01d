import Testing

@testable import Glossary

/// Two documents as one bilingual text.
@Suite struct DocumentPairingTests {
  @Test func sentencesOfTwoDocumentsPair() throws {
    let source = DraftText(
      verbatim: """
        Siaran Pers

        Pemerintah memulangkan 120 PMI. Mereka tiba di Jakarta kemarin malam.

        Baris ini tidak ada dalam terjemahan sama sekali, dan cukup panjang untuk berdiri sendiri.

        Menteri menyambut mereka di bandara.
        """)
    let target = DraftText(
      verbatim: """
        Press Release

        The government brought 120 migrant workers home. They arrived in Jakarta last night.

        The Minister met them at the airport.
        """)
    let text = try BilingualText(pairing: source, with: target, sentences: .builtin)
    let pairs = text.units.map { unit in
      "\(source.text.slice(unit.source)) | \(unit.target.map { target.text.slice($0) } ?? "–")"
    }
    #expect(
      pairs == [
        "Siaran Pers | Press Release",
        "Pemerintah memulangkan 120 PMI. | The government brought 120 migrant workers home.",
        "Mereka tiba di Jakarta kemarin malam. | They arrived in Jakarta last night.",
        "Baris ini tidak ada dalam terjemahan sama sekali, dan cukup panjang untuk berdiri sendiri. | –",
        "Menteri menyambut mereka di bandara. | The Minister met them at the airport.",
      ])
    #expect(text.source == source && text.target == target)
  }

  @Test func boilerplateIsLeftOut() throws {
    var source = DraftText(verbatim: "Baca juga\n\nSatu dua tiga.")
    source.blocks = [
      DraftBlock(range: TextRange(start: 0, end: 9), kind: .boilerplate),
      DraftBlock(range: TextRange(start: 11, end: 25), kind: .paragraph),
    ]
    let text = try BilingualText(
      pairing: source, with: DraftText(verbatim: "One two three."), sentences: .builtin)
    #expect(text.units.map(\.source) == [TextRange(start: 11, end: 25)])
    #expect(text.units.map(\.target) == [TextRange(start: 0, end: 14)])
    // A sentence of few words may be told elsewhere; a longer one is missing.
    let nothing = DraftText(verbatim: "")
    #expect(try BilingualText(pairing: source, with: nothing, sentences: .builtin).units.isEmpty)
    let long = DraftText(verbatim: "Satu dua tiga empat lima enam tujuh.")
    #expect(try BilingualText(pairing: long, with: nothing, sentences: .builtin).units.count == 1)
  }
}
