import Glossary
import Testing

/// Sentences of official prose that were written before the rules were tried on them.
private let indonesian = [
  "Direktur Pelindungan WNI, Drs. Bambang Suryadi, M.A., menyampaikan hal itu di Jakarta, Senin (14/4/2025).",
  "Sebanyak 128 pekerja migran dipulangkan melalui Pos Lintas Batas Negara Entikong, Kab. Sanggau.",
  "Mereka tiba pukul 16.45 WIB dengan tiga bus.",
  "“Seluruhnya dalam keadaan sehat,” kata Bambang.",
  "Menurut UU No. 21 Tahun 2007 Pasal 2 ayat (1), pelaku dipidana paling singkat 3 (tiga) tahun.",
  "Denda yang dijatuhkan mencapai Rp. 600 juta atau setara US$ 38,5 ribu.",
  "Apakah hukuman itu cukup?",
  "Prof. Dr. Hj. Endang Rahayu, S.H., M.Hum., berpendapat sebaliknya.",
  "Ia menilai hakim perlu memperhatikan hak korban atas restitusi (lihat hlm. 14).",
  "Data BPS menunjukkan remitansi naik 4,7 persen pada triwulan II 2024.",
  "Angka itu belum termasuk kiriman lewat kerabat, teman, dll.",
  "Kementerian kemudian menerbitkan Kep. Menteri No. 137 Tahun 2025.",
  "Keputusan tersebut berlaku s.d. 31 Desember 2026.",
  "PT. Karya Insan Mandiri dan CV. Bahari Jaya termasuk yang dicabut izinnya.",
  "Surat pencabutan ditandatangani a.n. Menteri oleh Sekretaris Jenderal.",
  "“Kami tidak akan menoleransi pungutan liar!” tegasnya.",
  "Warga dapat melapor ke Jl. M.T. Haryono Kav. 52, Jakarta Selatan.",
  "Laporan juga diterima lewat telp. (021) 7500-123 setiap hari kerja.",
  "Tn. Hasan, seorang nelayan asal Brebes, mengaku belum menerima gaji selama 7 bulan.",
  "Ny. Suminah menunggu suaminya di Ds. Karanganyar, Kec. Losari.",
  "Berdasarkan hasil pemeriksaan, dokumen korban dipalsukan oleh sdr. R.",
  "Penyidik telah menyita paspor, buku pelaut, kontrak, dsb. sebagai barang bukti.",
  "Sidang berikutnya dijadwalkan pada 2 Mei.",
  "Ketua majelis, H. Abdul Karim, menunda sidang karena saksi tidak hadir.",
  "Saksi ahli, yakni Dr. Maria F. Indrati, hadir secara daring.",
  "Peraturan itu mencabut PP No. 3 Tahun 2013 (Lembaran Negara Tahun 2013 Nomor 3).",
  "Anak buah kapal bekerja rata-rata 18 jam sehari, padahal batasnya 14 jam.",
  "Lihat pula Ps. 27 dan Ps. 28 Konvensi.",
  "Konvensi tersebut mulai berlaku 16 November 2017…",
  "Demikian siaran pers ini dibuat.",
]

private let english = [
  "The Minister of Manpower, Dr. Yassierli, met his counterpart in Kuala Lumpur on Tues. 3 June 2025.",
  "Both sides agreed to revise the MoU signed in Jan. 2022.",
  "Under Art. 16, para. 3, workers shall keep their passports.",
  "Employers that violate this rule face fines of up to RM. 50,000, i.e. about US$ 11,500.",
  "Mr. Tan Boon Seng Jr., of Sunrise Plantations Sdn. Bhd., welcomed the change.",
  "“It is long overdue.”",
  "He added that, e.g., fees charged by agents had doubled since 2019.",
  "Is the system fair?",
  "A survey by the I.L.O. and Gallup Inc. suggests that it is not.",
  "Of 1,482 respondents, 63.4 per cent had paid more than two months’ wages.",
  "See Table 3 and Fig. 2 on pp. 41–43.",
  "The U.S. Department of State placed the country on its watch list in 2021.",
  "It was upgraded in the next report.",
  "According to Spaan et al. (2018), brokers often act as lenders.",
  "The court heard the case of Rahman vs. Golden Harvest Ltd. in Putrajaya.",
  "The plaintiff, represented by J. R. Fernandez, sought unpaid wages of 18 months.",
  "Judgment was reserved until 9 a.m. on Friday.",
  "“Will the passports be returned?” asked counsel.",
  "Gen. (ret.) Prayut opened the session; Amb. Kamal chaired it.",
  "Delegates from Viet Nam, Lao P.D.R. and Myanmar also spoke.",
  "Resolution No. 7 was adopted by consensus.",
  "Its annexes (A, B, etc.) will be published by Oct. 15.",
  "Ms. Nguyen Thi Hoa, 34, was rescued off Cà Mau.",
  "She had worked aboard the vessel for 26 months without shore leave!",
  "The owner, Blue Ocean Co. Ltd., denied the claim.",
  "Interpol issued notices for five suspects, incl. two recruiters in Ambon.",
  "St. Theresa’s shelter in Batam receives 40 women a week.",
  "The shelter needs funds, staff, medicine, etc.",
  "Donations reached approx. 2.3 million dollars last year.",
  "The report ends with 12 recommendations…",
]

struct UnseenProseTests {
  @Test func nearlyAllBoundariesAreRight() throws {
    var (right, wanted, found) = (0, 0, 0)
    var wrong: [Substring] = []
    for (language, sentences) in [(LanguageTag.indonesian, indonesian), (.english, english)] {
      let text = sentences.joined(separator: " ")
      var segmenter = try Segmenter(.builtin, for: language, silence: .sentences)
      let ranges = try segmenter.sentences(in: text)
      var ends: Set<Int> = []
      var end = 0
      for sentence in sentences {
        end += sentence.utf8.count
        ends.insert(end)
        end += 1
      }
      wanted += sentences.count
      found += ranges.count
      right += ranges.count { ends.contains($0.end) }
      wrong += ranges.filter { !ends.contains($0.end) }.map { text.slice($0) }
    }
    #expect(right * 100 >= wanted * 98, "\(right) of \(wanted)")
    #expect(right * 100 >= found * 98, "\(wrong)")
  }
}
