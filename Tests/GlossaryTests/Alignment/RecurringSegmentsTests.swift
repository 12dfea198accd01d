import Testing

@testable import Glossary

/// Sentences that recur within others, and how sentences begin and end.
@Suite struct RecurringSegmentsTests {
  private func read(_ sentences: [String]) throws -> SentenceWords {
    try SentenceWordsReader.read(AlignmentText(segments: sentences, language: .english))
  }

  @Test func wholeSentencesAreFoundWithinOthers() throws {
    let repeated = RecurringSegments(
      try read([
        "Law on village libraries", "It rains.", "This law on village libraries holds.",
        "A law on village roads", "Law on village libraries", "It rains.",
        "Village libraries on law",
      ]))
    #expect(repeated.whole == [0, -1, 2, 3, 0, -1, 6])
    #expect((0..<7).map { repeated.segments($0..<$0 + 1) } == [[0], [], [0], [], [0], [], []])
    #expect(repeated.counts[0] == 3)
    #expect(repeated.isEmpty(5..<7) && !repeated.isEmpty(1..<3))
  }

  @Test func segmentsSpeakForTheirCounterpartsOnly() throws {
    let source = RecurringSegments(
      try read(["Law on villages", "x", "y", "z", "See law on villages"]))
    let target = RecurringSegments(
      try read(["Hukum tentang desa", "x", "y", "Lihat hukum tentang desa", "z"]))
    let pairs = SegmentPairs(source, target, beads: [Bead(source: 0..<1, target: 0..<1)])
    #expect(pairs.score([0], [0]) > 0)
    #expect(pairs.score([0], []) < 0)
    #expect(pairs.score([], [0]) < 0)
    #expect(pairs.score([], []) == 0)
    #expect(SegmentPairs(source, target, beads: []).isEmpty)
  }

  @Test func edgesAreReadBehindQuotationMarks() throws {
    let words = try read(["«Come!»", "(and go),", "12 men", "\"No.\""])
    #expect(words.startKinds == [1, 2, 0, 1])
    #expect(words.endKinds.prefix(3) == [3, 4, 0])
    #expect(words.endKinds[3] == SentenceEdges.End.stop.rawValue)
  }

  /// What both sides do alike tells beads apart; what one side does as it likes tells nothing.
  @Test func edgesCountAsFarAsTheBeadsBearThemOut() {
    let kinds: [UInt8] = (0..<60).map { $0 % 3 == 0 ? 1 : 0 }
    let alike = EdgeTable(kinds, kinds, kinds: 2, beads: kinds.map { ($0, $0) })
    #expect(alike.gains[3] > 50 && alike.gains[1] < -150 && alike.gains[2] < -150)
    let turned = kinds.indices.map { kinds[($0 / 3 + $0) % 60] }
    let apart = EdgeTable(kinds, turned, kinds: 2, beads: zip(kinds, turned).map { ($0, $1) })
    #expect(apart.gains.allSatisfy { abs($0) < 50 })
    // Before any bead is known, the same is likelier and the other less so.
    let unknown = EdgeTable(kinds, kinds, kinds: 2, beads: [])
    #expect(unknown.gains[3] > 0 && unknown.gains[1] < 0)
  }

  /// One line of a title that a sentence quotes, before its rest, which begins small.
  @Test func aTitleStaysWithTheSentenceThatQuotesIt() throws {
    let source = AlignmentText(
      segments: [
        "Charter of the Village Library",
        "Whereas reading is the door to all knowledge of the world,",
        "Whereas the children of the village have no books of their own,",
        "Whereas the elders of the village have given a house for the library,",
        "Whereas the house has a roof, 4 rooms and 2 doors,",
        "In view of this, the village council",
        "Proclaims this Charter of the Village Library as a promise to all children of the village, "
          + "so that every child and every elder, keeping the books clean, shall read in the house "
          + "of the library and bring the books back after 14 days.",
        "Rule 1", "All children of the village may read in the library.",
        "Rule 2", "The library is open for 6 days of the week.",
        "Rule 3", "No one may take more than 3 books home.",
        "Rule 4", "The elders of the village keep the key of the house.",
      ], language: .english)
    let target = AlignmentText(
      segments: [
        "Piagam Perpustakaan Desa",
        "Menimbang bahwa membaca adalah pintu bagi semua pengetahuan di dunia,",
        "Menimbang bahwa anak-anak desa tidak mempunyai buku sendiri,",
        "Menimbang bahwa para sesepuh desa telah memberikan rumah untuk perpustakaan,",
        "Menimbang bahwa rumah itu mempunyai atap, 4 kamar dan 2 pintu,",
        "Dengan ini dewan desa menetapkan",
        "Piagam Perpustakaan Desa",
        "sebagai janji bagi semua anak desa, supaya setiap anak dan setiap sesepuh, dengan "
          + "menjaga buku tetap bersih, akan membaca di rumah perpustakaan dan mengembalikan buku "
          + "setelah 14 hari.",
        "Aturan 1", "Semua anak desa boleh membaca di perpustakaan.",
        "Aturan 2", "Perpustakaan dibuka selama 6 hari dalam seminggu.",
        "Aturan 3", "Tidak seorang pun boleh membawa pulang lebih dari 3 buku.",
        "Aturan 4", "Para sesepuh desa menyimpan kunci rumah itu.",
      ], language: .indonesian)
    let alignment = try SentenceAligner().align(source, target)
    #expect(
      alignment.ladder == (0..<6).map { "\($0):\($0)" } + ["6:6,7"]
        + (7..<15).map { "\($0):\($0 + 1)" })
  }
}
