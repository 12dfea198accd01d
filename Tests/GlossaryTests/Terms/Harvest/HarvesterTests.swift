import Glossary
import TestSupport
import Testing

/// A text with the pairs that it gives, each as `kind: term = other`.
private struct Row {
  var text: String
  var pairs: [String]
  var language = LanguageTag.indonesian
}

private let rows: [Row] = [
  // Full form and acronym.
  Row(
    text: "Ia menjadi korban tindak pidana perdagangan orang (TPPO) di Kamboja.",
    pairs: ["acronym: tindak pidana perdagangan orang = TPPO"]),
  Row(
    text:
      "Direktorat Pelindungan Warga Negara Indonesia (PWNI) menerima BPS (Badan Pusat Statistik).",
    pairs: [
      "acronym: Pelindungan Warga Negara Indonesia = PWNI", "acronym: Badan Pusat Statistik = BPS",
    ]),
  Row(
    text: "Surat Izin Perekrutan yang selanjutnya disingkat SIP adalah izin dari menteri.",
    pairs: ["acronym: Surat Izin Perekrutan = SIP"]),
  Row(
    text: "Kartu Pekerja Migran, disingkat KPM, berlaku lima tahun. KPK singkatan dari Komisi "
      + "Pemberantasan Korupsi.",
    pairs: ["acronym: Kartu Pekerja Migran = KPM", "acronym: Komisi Pemberantasan Korupsi = KPK"]),
  Row(
    text:
      "Anak buah kapal atau ABK bekerja di laut. Lembaga swadaya masyarakat atau disingkat LSM.",
    pairs: ["acronym: Anak buah kapal = ABK", "acronym: Lembaga swadaya masyarakat = LSM"]),
  Row(
    text: "Mereka melanggar korupsi, kolusi, dan nepotisme (KKN) sejak lama.",
    pairs: ["acronym: korupsi, kolusi, dan nepotisme = KKN"]),
  // Term and translation.
  Row(
    text: "Bank itu memberi kredit lewat koperasi kredit (credit union) di desa.",
    pairs: ["translation: koperasi kredit = credit union"]),
  // What a hyphen joins is one word.
  Row(
    text:
      "Buku tahunan hasil analisis komponen-komponen pokok (principal components analysis) terbit.",
    pairs: ["translation: analisis komponen-komponen pokok = principal components analysis"]),
  Row(
    text: "Kajian memakai diskusi kelompok terarah (focus group discussion/FGD) dan wawancara.",
    pairs: [
      "acronym: focus group discussion = FGD",
      "translation: diskusi kelompok terarah = focus group discussion",
    ]),
  Row(
    text: "Badan Kesehatan Dunia (World Health Organization, WHO) menetapkan status baru.",
    pairs: [
      "acronym: World Health Organization = WHO",
      "translation: Badan Kesehatan Dunia = World Health Organization",
    ]),
  Row(
    text: "Menurut Organisasi Maritim Dunia (World Maritime Organisation (WMO)), kapal itu aman.",
    pairs: [
      "acronym: World Maritime Organisation = WMO",
      "translation: Organisasi Maritim Dunia = World Maritime Organisation",
    ]),
  Row(
    text: "Negara menjamin keamanan maritim _(maritime security)_ di laut.",
    pairs: ["translation: keamanan maritim = maritime security"]),
  Row(
    text: "Perjanjian itu mengenal lock out (penutupan perusahaan) dan mogok.",
    pairs: ["translation: penutupan perusahaan = lock out"]),
  Row(
    text: "Asas kejahatan ganda (double criminality dipakai oleh pengadilan; lalu ekstradisi.",
    pairs: []),
  Row(
    text: "Migrasi aman (safe migration, yaitu perpindahan yang sah.",
    pairs: ["translation: Migrasi aman = safe migration"]),
  // Where a name begins.
  Row(
    text: "Acara dengar pendapat (hearing) berlangsung lama.",
    pairs: ["translation: dengar pendapat = hearing"]),
  Row(
    text: "Forum melibatkan semua pihak yang berkepentingan (stakeholders) di desa.",
    pairs: ["translation: pihak yang berkepentingan = stakeholders"]),
  Row(
    text: "Keduanya bekerja secara bersama Pengelolaan bersama (joint management) itu baru.",
    pairs: ["translation: Pengelolaan bersama = joint management"]),
  Row(
    text:
      "Pada 2000 di New York Tujuan Pembangunan Milenium (Millennium Development Goals MDGs) lahir.",
    pairs: [
      "acronym: Millennium Development Goals = MDGs",
      "translation: Tujuan Pembangunan Milenium = Millennium Development Goals",
    ]),
  Row(
    text:
      "Kami memakai data Survei Kehidupan Keluarga Indonesia (Indonesia Family Life Survey) lama.",
    pairs: [
      "translation: Survei Kehidupan Keluarga Indonesia = Indonesia Family Life Survey"
    ]),
  // What is none.
  Row(
    text: "Mereka memanfaatkan teknologi komunikasi (semacam quick count) dan survei.", pairs: []),
  Row(text: "Obat untuk malaria (antimalarial, chloroquine, dan sulfadoxine) habis.", pairs: []),
  Row(text: "Di Selandia Baru (Buckingham, 1999 dan 2003) hasilnya sama.", pairs: []),
  Row(text: "Badan Perencanaan Pembangunan Nasional (Bappenas) melakukan kajian.", pairs: []),
  Row(text: "Cara Filmer dan Pritchett (“Estimating Wealth”) dipakai lagi.", pairs: []),
  Row(text: "Ia lahir di Medan (Sumatra Utara) pada 1990 (lihat Kotak 4).", pairs: []),
  Row(text: "Kemiskinan turun (Sutton, 2009) sebesar 10 (sepuluh) persen (World Bank).", pairs: []),
  Row(text: "Pasal 5 ayat (1) dan (2), huruf (a), tabel (IV) serta 2 (dua) orang.", pairs: []),
  Row(text: "Kendaraan (mobil, motor) dan kepala desa (laki-laki) tidak hadir.", pairs: []),
  Row(text: "", pairs: []),
  Row(text: "((((", pairs: []),
  Row(text: "(TPPO)", pairs: []),
  // English with Indonesian in brackets.
  Row(
    text: "The ministry of manpower regulates job placement (penempatan kerja) abroad.",
    pairs: ["translation: job placement = penempatan kerja"], language: .english),
  Row(
    text:
      "The International Labour Organization (ILO) and the Human Rights Council, hereinafter HRC.",
    pairs: [
      "acronym: International Labour Organization = ILO", "acronym: Human Rights Council = HRC",
    ], language: .english),
]

private func occurrences(
  _ text: String, _ language: LanguageTag = .indonesian
) throws -> [Harvester.Occurrence] {
  var harvester = Harvester(TermBase(), sentences: .builtin)
  return try harvester.occurrences(in: DraftText(verbatim: text), language: language)
}

struct HarvesterTests {
  @Test(arguments: rows.indices)
  func aTextGivesItsPairs(index: Int) throws {
    let row = rows[index]
    let found = try occurrences(row.text, row.language).map {
      "\($0.pair.kind.rawValue): \($0.pair.term.text) = \($0.pair.other.text)"
    }
    #expect(found.sorted() == row.pairs.sorted())
  }

  @Test func aPairHasItsPlacesAndItsSentence() throws {
    let text = "Satu. Kami menemui anak buah kapal (ABK) di Benoa. Tiga."
    let found = try #require(try occurrences(text).first)
    #expect(text.slice(found.pair.term.range) == "anak buah kapal")
    #expect(text.slice(found.pair.other.range) == "ABK")
    #expect(text.slice(found.sentence) == "Kami menemui anak buah kapal (ABK) di Benoa.")
    #expect(found.pair.term.language == .indonesian)
    #expect(found.pair.other.language == nil)
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func partsStandWhereTheySay(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "anak", "buah", "kapal", "ABK", "(", ")", "[", "]", " ", ", ", "/", ". ", "\n\n", "credit",
      "union", "koperasi", "kredit", "disingkat", "atau", "or", "singkatan", "dari", "2", "“", "é",
    ]
    let text = (0..<Int.random(in: 0...60, using: &generator))
      .map { _ in (pieces.randomElement(using: &generator) ?? "") + " " }.joined()
    for found in try occurrences(text) {
      for part in [found.pair.term, found.pair.other] {
        #expect(!part.text.isEmpty)
        #expect(text.slice(part.range).hasPrefix(part.text.prefix(2)))
        #expect(found.sentence.contains(part.range))
      }
      #expect((1...99).contains(found.pair.score))
    }
  }
}

struct HarvestCollectionTests {
  private func candidates(_ texts: [String], base: TermBase = TermBase()) throws
    -> [HarvestCandidate]
  {
    var collection = HarvestCollection(base)
    for (index, text) in texts.enumerated() {
      for found in try occurrences(text) {
        collection.add(
          found.pair,
          at: HarvestCandidate.Evidence(
            document: "\(index).txt", line: 1, column: 1,
            sentence: String(text.slice(found.sentence))
          ))
      }
    }
    return collection.candidates()
  }

  @Test func casesAndInflectionsAreOneCandidate() throws {
    let found = try candidates([
      "Ada lembaga swadaya masyarakat (LSM).", "Lembaga Swadaya Masyarakat (LSM) hadir.",
      "Itulah lembaga swadaya masyarakatnya (LSM).", "Ada lembaga swadaya masyarakat (LSM) lain.",
    ])
    #expect(found.count == 1)
    #expect(found.first?.term.text == "lembaga swadaya masyarakat")
    #expect(found.first?.count == 4)
    #expect(found.first?.documents == 4)
    #expect(found.first?.evidence.count == HarvestCollection.mostEvidence)
    #expect(found.first?.standing == .new)
  }

  @Test func theLongerCutOfOneTermIsTakenIn() throws {
    let found = try candidates([
      "Ada penutupan perusahaan (lock out).", "Lalu penutupan perusahaan (lock out) lagi.",
      "Ada ancaman penutupan perusahaan (lock out).",
    ])
    #expect(found.map(\.term.text) == ["penutupan perusahaan"])
    #expect(found.first?.count == 3)
  }

  @Test func rivalsAreShown() throws {
    let found = try candidates(["Badan Pusat Statistik (BPS).", "Biro Pusat Statistik (BPS)."])
    #expect(found.map(\.rivals.count) == [1, 1])
  }

  @Test func theBaseIsAsked() throws {
    let found = try candidates(
      [
        "Ia korban tindak pidana perdagangan orang (TPPO).",
        "Ia korban tindak pidana penipuan online (TPPO).",
        "Mereka anggota koperasi kredit (credit union).",
      ], base: BuiltinBase.base)
    #expect(found.first { $0.term.text.hasSuffix("orang") }?.standing.isKnown == true)
    guard
      case .contradicts(_, let others)? = found.first(where: { $0.term.text.hasSuffix("online") })?
        .standing
    else {
      Issue.record("no contradiction")
      return
    }
    #expect(others.contains("tindak pidana perdagangan orang"))
    #expect(found.first { $0.kind == .translation }?.standing == .new)
  }
}

extension HarvestCandidate.Standing {
  fileprivate var isKnown: Bool { if case .known = self { true } else { false } }
}
