import TestSupport
import Testing

@testable import Glossary

/// A draft in which the words that the rule reports are marked, with what it says of each.
struct DraftRow: Sendable, CustomTestStringConvertible {
  var marked: String
  var date: String?
  var profile: Profile
  var findings: [String]

  init(
    _ marked: String, _ date: String? = "2025-07-22", profile: Profile = .standard,
    findings: String...
  ) {
    self.marked = marked
    self.date = date
    self.profile = profile
    self.findings = findings
  }

  var testDescription: String { "\(marked) (\(date ?? "no date"))" }
}

/// The rule over the built-in base, whose recognizers are built once.
@Suite struct DeprecatedTermTests {
  private static let knowledge = Result {
    [
      LanguageTag.indonesian: try LanguageKnowledge(BuiltinBase.base, language: .indonesian),
      .english: try LanguageKnowledge(BuiltinBase.base, language: .english),
    ]
  }

  private func findings(
    _ text: String, _ language: LanguageTag, _ date: String?, _ profile: Profile = .standard
  ) throws -> [Finding] {
    let knowledge = try #require(Self.knowledge.get()[language])
    var tokenizer = Tokenizer(.undetermined)
    let draft = Draft(
      text: try tokenizer.tokenize(text), language: language,
      date: try date.map { try #require(PartialDate($0)) })
    let reading = try DraftReading(
      draft, knowledge: knowledge, profile: profile, sentences: .builtin)
    return try DeprecatedTerm().findings(in: reading)
  }

  private func expect(_ row: DraftRow, _ language: LanguageTag) throws {
    let text = MarkedText(row.marked).text
    let findings = try findings(text, language, row.date, row.profile)
    #expect(MarkedText.mark(findings.map(\.range), in: text) == row.marked)
    #expect(
      findings.map { "\($0.severity): \($0.suggestions.joined(separator: ", "))" } == row.findings)
    #expect(findings.allSatisfy { $0.rule == DeprecatedTerm.id && $0.concept != nil })
  }

  @Test(arguments: [
    DraftRow("Para ⟦TKI⟧ pulang.", "2017-11-22", findings: "minor: PMI"),
    DraftRow("Para ⟦TKI⟧ pulang.", "2018", findings: "minor: PMI"),
    DraftRow("Para TKI pulang.", "2017-11-21"),
    DraftRow("Para TKI pulang.", "2017"),
    DraftRow("Para TKI pulang.", "2012-05"),
    DraftRow("Para ⟦TKI⟧ pulang.", nil, findings: "info: PMI"),
    // Of a date that is wanting one question is enough.
    DraftRow(
      "Para ⟦TKI⟧ dan TKI lain, para ⟦PPTKIS⟧, lagi TKI.", nil, findings: "info: PMI", "info: P3MI"),
    DraftRow("TIGA ⟦PEMBANTU RUMAH TANGGA⟧.", findings: "minor: PEKERJA RUMAH TANGGA"),
    DraftRow("Ia naik Kemnakertrans dulu.", "2013"),
    // The times of bodies are another rule's business.
    DraftRow("Rapat Depnakertrans.", "2009-11-03"),
    DraftRow("⟦PPTKIS⟧ rapat.", "2017-11-22", findings: "minor: P3MI"),
    DraftRow("PPTKIS rapat.", "2017-11-21"),
    // What was never right is reported whatever the date.
    DraftRow("Seorang ⟦TKW⟧ pulang.", "2005-01-01", findings: "minor: PMI perempuan"),
    DraftRow("Seorang ⟦TKW⟧ pulang.", nil, findings: "minor: PMI perempuan"),
    DraftRow(
      "Para ⟦imigran gelap⟧.", "1999", findings: "minor: migran dalam situasi ireguler"),
  ])
  func theDateDecides(row: DraftRow) throws {
    try expect(row, .indonesian)
  }

  @Test(arguments: [
    // Exempt in quotations by the base.
    DraftRow("“TKI kami pulang,” katanya."),
    DraftRow("\"Ada pembantu rumah tangga,\" katanya."),
    DraftRow("Ia menyebut «imigran gelap»."),
    // An info where the base has no exemption.
    DraftRow("Ia berkata, \"⟦ijin⟧ itu habis.\"", findings: "info: izin"),
    DraftRow(
      "“Ada ⟦pahlawan devisa⟧ di sana.”", profile: .official, findings: "info: pekerja migran"),
    // A quotation ends with its mark, or with its paragraph.
    DraftRow("“Halo,” kata ⟦TKI⟧ itu.", findings: "minor: PMI"),
    DraftRow("“Kutipan yang tidak ditutup.\n\nPara ⟦TKI⟧ pulang.", findings: "minor: PMI"),
  ])
  func wordsInQuotationsBelongToTheSpeaker(row: DraftRow) throws {
    try expect(row, .indonesian)
  }

  @Test(arguments: [
    DraftRow("Dulu mereka disebut TKI."),
    DraftRow("Saat itu TKI belum dilindungi. Para ⟦TKI⟧ pulang.", findings: "minor: PMI"),
    DraftRow("Pada 2012 ada 500 TKI di sana."),
    DraftRow("Pada Mei 2016 para TKI dideportasi."),
    DraftRow("Pada 12/3/2015 para TKI dideportasi."),
    DraftRow("Pada 2024 ada 500 ⟦TKI⟧ di sana.", findings: "minor: PMI"),
    // Years of laws are no dates.
    DraftRow("Menurut UU Nomor 13 Tahun 2003, ⟦TKI⟧ dijamin.", findings: "minor: PMI"),
    DraftRow("Menurut UU 13/2003, ⟦TKI⟧ dijamin.", findings: "minor: PMI"),
    DraftRow("Menurut UU No. 13 Tahun 2003, ⟦TKI⟧ dijamin.", findings: "minor: PMI"),
    DraftRow("BNP2TKI, kini BP2MI, didirikan pada 2006."),
    DraftRow("BNP2TKI (sekarang BP2MI) mencatat data."),
    DraftRow("BP2MI, sebelumnya bernama BNP2TKI, mencatat data."),
    DraftRow("BNP2TKI mencatat data."),
    DraftRow("Kepala BNP2TKI mencatat data.", "2015-03-01"),
    // The past excuses no word that was never right.
    DraftRow("Pada 2012 ada ⟦imigran gelap⟧.", findings: "minor: migran dalam situasi ireguler"),
  ])
  func sentencesAboutThePastKeepTheirWords(row: DraftRow) throws {
    try expect(row, .indonesian)
  }

  @Test(arguments: [
    DraftRow(
      "Undang-Undang Nomor 39 Tahun 2004 tentang Penempatan dan Perlindungan Tenaga Kerja Indonesia"
        + " di Luar Negeri dicabut."),
    DraftRow(
      "UU No. 39 Tahun 2004 tentang Penempatan dan Perlindungan Tenaga Kerja Indonesia di Luar"
        + "\nNegeri melindungi ⟦TKI⟧.", findings: "minor: PMI"),
    DraftRow("Peraturan Menteri Nomor 14 Tahun 2010 tentang Pelaksanaan Penempatan TKI berlaku."),
    DraftRow("Badan Nasional Penempatan dan Perlindungan Tenaga Kerja Indonesia rapat."),
    DraftRow("Serikat Buruh Migran Indonesia rapat."),
    DraftRow("Asosiasi Perusahaan Jasa Tenaga Kerja Indonesia (APJATI) rapat."),
    DraftRow("BP3TKA dan PPTKL bukan TKIX."),
    // A name that is itself wrong is reported as a whole.
    DraftRow(
      "⟦Badan Perlindungan Pekerja Migran Indonesia⟧ rapat.",
      findings: "minor: Badan Pelindungan Pekerja Migran Indonesia"),
    // Beside its acronym it is a wrong expansion.
    DraftRow("Badan Perlindungan Pekerja Migran Indonesia (BP2MI) rapat."),
    DraftRow(
      "Kata ⟦Kementerian Tenaga Kerja⟧ kemarin.", findings: "minor: Kementerian Ketenagakerjaan"),
    DraftRow("Kementerian Tenaga Kerja dan Transmigrasi Republik Demokratik rapat."),
  ])
  func namesKeepTheirWords(row: DraftRow) throws {
    try expect(row, .indonesian)
  }

  @Test(arguments: [
    DraftRow("Baca juga: Nasib TKI di Malaysia\nPara ⟦TKI⟧ pulang.", findings: "minor: PMI"),
    DraftRow("Berita.\n\n  (Baca Juga: TKI dan TKW)\n\nPenulis: Pembantu TKI\nEditor: TKI"),
    DraftRow("Copyright TKI 2025\n© TKI\nTag: TKI, TKW"),
    DraftRow("Ia baca juga nasib ⟦TKI⟧.", findings: "minor: PMI"),
  ])
  func linesThatAreNoTextAreSkipped(row: DraftRow) throws {
    try expect(row, .indonesian)
  }

  @Test(arguments: [
    DraftRow("⟦Pengiriman⟧ pekerja migran dihentikan.", findings: "minor: Penempatan"),
    DraftRow("Pengiriman surat-surat itu dihentikan."),
    DraftRow("Pengiriman barang dihentikan. Pekerja migran pulang."),
    DraftRow("Pengiriman uang oleh pekerja migran naik."),
    DraftRow("Pengiriman data PMI tertunda."),
    DraftRow(
      "Perdagangan orang adalah tindakan perekrutan, pengangkutan, penampungan, pengiriman,"
        + " pemindahan, atau penerimaan seseorang, termasuk anak."),
    DraftRow("⟦Pengiriman ilegal⟧ marak.", findings: "minor: Penempatan ilegal"),
    DraftRow("Penempatan ilegal dan perekrutan ilegal marak."),
    DraftRow("Seorang ⟦pembantu⟧ dan majikan.", findings: "minor: pekerja rumah tangga"),
    DraftRow("Seorang pembantu rektor."),
    DraftRow("⟦penahanan⟧ oleh kantor imigrasi", findings: "minor: detensi"),
    DraftRow("penahanan oleh polisi"),
    // A cue tells the retired sense of a word from the one that stays.
    DraftRow("negara penandatangan konvensi itu"),
    DraftRow("⟦negara penandatangan⟧ sesudah ratifikasi", findings: "minor: Negara Pihak"),
  ])
  func cuesDecideInTheirSentence(row: DraftRow) throws {
    try expect(row, .indonesian)
  }

  @Test(arguments: [
    DraftRow("Para pahlawan devisa."),
    DraftRow("Para ⟦pahlawan devisa⟧.", profile: .official, findings: "info: pekerja migran"),
    DraftRow(
      "Para ⟦TKI⟧ dan ⟦pahlawan devisa⟧.", profile: .official, findings: "minor: PMI",
      "info: pekerja migran"),
    // Admitted words and mixtures are no business of this rule.
    DraftRow("Buruh migran adalah pekerja migran."),
    DraftRow("Perdagangan manusia dan perdagangan orang."),
  ])
  func theOfficialProfileSaysMore(row: DraftRow) throws {
    try expect(row, .indonesian)
  }

  @Test(arguments: [
    DraftRow("⟦TKI-nya⟧ pulang.", findings: "minor: PMI-nya"),
    DraftRow("⟦TKInya⟧ pulang.", findings: "minor: PMI-nya"),
    DraftRow("⟦TKI-TKI⟧ itu.", findings: "minor: PMI"),
    DraftRow("⟦Imigran gelap⟧ itu.", findings: "minor: Migran dalam situasi ireguler"),
    DraftRow("⟦Praktek⟧ dan ⟦praktek⟧.", findings: "minor: Praktik", "minor: praktik"),
    DraftRow("⟦prakteknya⟧ itu", findings: "minor: praktiknya"),
    DraftRow("⟦kerjasamanya⟧ itu", findings: "minor: kerja samanya"),
    DraftRow("⟦Kemenlu⟧ rapat.", findings: "minor: Kemlu"),
    DraftRow("⟦tenaga kerja Indonesia⟧ itu", findings: "minor: Pekerja Migran Indonesia"),
  ])
  func suggestionsTakeCapitalsAndClitics(row: DraftRow) throws {
    try expect(row, .indonesian)
  }

  @Test(arguments: [
    DraftRow(
      "Many ⟦illegal migrants⟧ came.", findings: "minor: migrants in an irregular situation"),
    DraftRow("⟦Illegal migrant⟧ found.", findings: "minor: Migrant in an irregular situation"),
    DraftRow(
      "Two ⟦maids⟧ and a ⟦maid⟧.", findings: "minor: domestic workers", "minor: domestic worker"),
    DraftRow("The ⟦maid's⟧ contract.", findings: "minor: domestic worker's"),
    DraftRow("The ⟦maids'⟧ contracts.", findings: "minor: domestic workers'"),
    DraftRow("“Two maids came,” she said."),
    DraftRow("A foreign domestic helper in Hong Kong."),
    DraftRow("⟦Sending countries⟧ met.", findings: "minor: Countries of origin"),
    DraftRow("The ⟦sending country's⟧ duty.", findings: "minor: country of origin's"),
    DraftRow("⟦Illegal aliens⟧.", findings: "minor: Migrants in an irregular situation"),
    DraftRow("The master of the ship."),
    DraftRow("The ⟦master⟧ of a domestic worker.", findings: "minor: employer"),
    DraftRow("⟦Migrant fishermen⟧ came.", findings: "minor: Migrant fishers"),
    DraftRow("⟦Sending⟧ of workers.", findings: "minor: Placement"),
    DraftRow("Sending money home."),
    DraftRow("Illegal recruitment and illegal placement."),
    DraftRow("⟦Indonesian overseas workers⟧ came.", findings: "minor: Indonesian migrant workers"),
    DraftRow("Indonesian overseas workers came.", "2016"),
    DraftRow("In 2010 Indonesian overseas workers came."),
    DraftRow("They were formerly called Indonesian overseas workers."),
    DraftRow("Law No. 39 of 2004 on the Placement and Protection of Indonesian Overseas Workers."),
    DraftRow("⟦East Timor⟧ joined.", findings: "minor: Timor-Leste"),
    DraftRow("⟦East Timor⟧ joined.", nil, findings: "info: Timor-Leste"),
  ])
  func english(row: DraftRow) throws {
    try expect(row, .english)
  }

  @Test func theMessageSaysSinceWhenAndWhatToWrite() throws {
    let dated = try #require(findings("Para TKI pulang.", .indonesian, "2020").first)
    #expect(dated.message == "“TKI” has been out of use since 2017-11-22; write “PMI”")
    #expect(dated.concept?.description == "indonesian-migrant-worker")
    #expect(dated.source?.id == "uu-18-2017-pasal-1-angka-2")
    let undated = try #require(findings("Para TKI pulang.", .indonesian, nil).first)
    #expect(
      undated.message
        == "“TKI” has been out of use since 2017-11-22 and the date of the draft is unknown; write “PMI”"
    )
    let always = try #require(findings("Seorang TKW.", .indonesian, nil).first)
    #expect(always.message == "“TKW” should not be used; write “PMI perempuan”")
  }

  /// A word of unsure standing is a suggestion, and no word alone misleads about who is meant.
  @Test(arguments: [LanguageTag.indonesian, .english], [Profile.standard, .official])
  func noFindingIsMajorAndUnsureOnesAreInfo(language: LanguageTag, profile: Profile) throws {
    for concept in BuiltinBase.base.concepts {
      for designation in concept.designations where designation.language.matches(language) {
        for finding in try findings("x: \(designation.text)!", language, "2026", profile) {
          #expect(finding.severity != .major)
          if designation.confidence == .unsure, finding.concept == concept.id {
            #expect(finding.severity == .info, "\(designation.text)")
          }
        }
      }
    }
  }

  /// What the base tells to write is not reported in its turn.
  @Test(arguments: [LanguageTag.indonesian, .english])
  func suggestionsAreNotReported(language: LanguageTag) throws {
    for concept in BuiltinBase.base.concepts {
      for designation in concept.designations where designation.language.matches(language) {
        for finding in try findings("x: \(designation.text)!", language, "2026") {
          for suggestion in finding.suggestions {
            let again = try findings("x: \(suggestion)!", language, "2026")
            #expect(again.isEmpty, "\(designation.text) → \(suggestion)")
          }
        }
      }
    }
  }

  /// Names and preferred words of today pass, alone and as they are.
  @Test(arguments: [LanguageTag.indonesian, .english])
  func usableDesignationsPass(language: LanguageTag) throws {
    let today = try #require(PartialDate("2026"))
    for concept in BuiltinBase.base.concepts {
      for designation in concept.designations
      where designation.language.matches(language) && designation.status.isUsable
        && designation.validity(on: today) == .current
      {
        let found = try findings("x: \(designation.text)!", language, "2026")
        #expect(found.isEmpty, "\(concept.id): \(designation.text) → \(found.map(\.message))")
      }
    }
  }

  @Test func protectedNamesPass() throws {
    for name in BuiltinBase.base.protectedNames {
      for language in [LanguageTag.indonesian, .english] {
        #expect(try findings("Menurut \(name), demikian.", language, "2026").isEmpty, "\(name)")
      }
    }
  }

  /// No text may stop the check, and findings come in order inside it.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func anyTextIsChecked(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "TKI", "-nya", "imigran", "gelap", " ", "\n", "\"", "“", "(", ".", ",", "Badan", "Nomor",
      "39",
      "Tahun", "2004", "tentang", "🙂", "é", "\u{301}", "\r\n", "Baca juga:", "pengiriman", "PMI",
      "{0}", "dan", "-", "'", "/", "2016", "dulu",
    ]
    let text = (0..<Int.random(in: 0...30, using: &random)).map { _ in
      (pieces.randomElement(using: &random) ?? "") + (Bool.random(using: &random) ? " " : "")
    }.joined()
    for language in [LanguageTag.indonesian, .english] {
      let findings = try findings(text, language, "2025")
      #expect(findings == findings.sorted { $0.range < $1.range })
      #expect(findings.allSatisfy { !$0.range.isEmpty && $0.range.end <= text.utf8.count })
    }
  }
}

@Suite struct DraftCheckerTests {
  @Test(arguments: [
    ("Para pekerja migran yang pulang dari luar negeri.", LanguageTag.indonesian),
    ("The rights of migrant workers and their families.", .english),
    ("Pekerja membaca The Jakarta Post di rumah dan di kantor.", .indonesian),
    ("The Undang-Undang was adopted in Jakarta by the DPR.", .english),
    ("", .indonesian), ("12345", .indonesian), ("PMI", .indonesian),
    ("THE RIGHTS OF WORKERS", .english), ("the dan", .indonesian),
  ])
  func theLanguageIsJudgedFromSmallWords(text: String, language: LanguageTag) throws {
    var checker = DraftChecker(base: TermBase())
    #expect(try checker.draft(DraftText(verbatim: text)).language == language)
  }

  @Test func aGivenLanguageIsKeptAndItsRegionShareTheRules() throws {
    var checker = DraftChecker(base: BuiltinBase.base)
    let british = try LanguageTag("en-GB")
    let draft = try checker.draft(DraftText(verbatim: "yang dan di maid"), language: british)
    #expect(draft.language == british)
    #expect(try checker.findings(in: draft).map(\.suggestions) == [["domestic worker"]])
  }

  @Test func oneCheckerServesDraftsOfSeveralLanguages() throws {
    var checker = DraftChecker(base: BuiltinBase.base)
    for (text, count) in [
      ("Para imigran gelap yang datang.", 1), ("The maid of the house.", 1),
      ("Para imigran gelap yang datang.", 1), ("", 0),
    ] {
      let draft = try checker.draft(DraftText(verbatim: text))
      #expect(try checker.findings(in: draft).count == count, "\(text)")
    }
  }
}
