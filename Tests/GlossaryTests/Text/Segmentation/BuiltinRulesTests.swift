import Glossary
import TestSupport
import Testing

/// Texts with a bar where a sentence ends, by language.
private let rows: [(language: String, text: String)] = [
  // What the law is called by.
  (
    "id",
    "Menurut UU No. 18 Tahun 2017 Pasal 1 ayat (2), pekerja berhak atas upah.|Negara menjamin."
  ),
  ("id", "Lihat Ps. 5 dan hlm. 12 s.d. 14.|Bab itu pendek."),
  ("id", "Sesuai Kep. No. KEP-12/2019, izin dicabut.|Lamp. 1 memuat daftar."),
  ("id", "Hal ini penting dalam banyak hal.|Pemerintah setuju."),
  ("id", "Bacalah hal. 7 dahulu.|Lalu vol. 2 dan cet. IV."),
  // Titles, names and degrees.
  ("id", "Dr. H. Anwar dan Prof. Ir. Sri hadir.|Hj. Siti, Drs. Budi, dan Tn. Ali pulang."),
  ("id", "Ketua adalah B. J. Habibie, bukan M. Jusuf."),
  ("id", "Hadir pula Rina, S.H., M.Si., dan Ahmad, S.Sos.|Ia menjadi pembicara."),
  ("id", "Yth. Bapak Kepala Dinas, surat ini a.n. Menteri, d.a. Jl. Merdeka No. 1, Kab. Cilacap."),
  ("id", "Letjen. (Purn.) Agus memberi sambutan.|Acara selesai."),
  // Firms and places.
  ("id", "PT. Maju Jaya dan CV. Sentosa di Prov. Jawa Barat mengirim 14 orang."),
  ("id", "Saham PT Bumi Tbk. 30 persen dijual.|PT Bumi Tbk.|Perusahaan itu rugi."),
  // Money and numbers.
  ("id", "Remitansi mencapai Rp. 140 triliun atau naik 4,7 persen.|Angka itu Rp140.000.000,00."),
  ("id", "Pada pukul 10.30 WIB, Selasa (22/7/2025), 35 orang tiba.|Mereka sehat."),
  ("id", "Tiba 12 Des. 2015.|Berangkat lagi Jan. 2016."),
  // Abbreviations that may end a sentence.
  ("id", "Mereka membawa paspor, visa, dll.|Pemerintah memeriksa semuanya."),
  ("id", "Menurut Sari dkk. (2015), upah naik.|Dokumen (KTP, KK, dsb.) Indonesia lengkap."),
  ("id", "Kami membawa buku, pensil, dll. ke sekolah."),
  // Quotations with marks of their own.
  ("id", "\"Kami siap.\" kata Menteri di Jakarta.|\"Apakah aman?\" tanya Budi."),
  ("id", "“Pulanglah sekarang!” tegasnya.|Ia menutup rapat."),
  ("id", "“Kami siap.”|Menteri lalu pergi."),
  ("id", "(Lihat juga bab dua.)|Bab itu penting."),
  ("id", "Ia bertanya, \"Siapa?\"|\"Saya,\" jawab Ani."),
  // Enumerations.
  ("id", "1. Pekerja berhak atas upah.|2. Pekerja berhak atas cuti."),
  ("id", "Syaratnya: a. Warga negara; b. Sehat; c. Cakap."),
  ("id", "Rapat sudah selesai.|3. Laporan disusun."),
  ("id", "Mereka masuk golongan A.|Setiap orang diperiksa.|Vitamin C.|Mereka minum."),
  // Ellipses and other marks.
  ("id", "Ia diam … lalu pergi.|Benarkah?!|Ya…|Begitulah."),
  ("id", "Yahoo!|Kami menang."),
  ("id", "Alamat www.contoh.go.id dan a.b@contoh.id tidak berubah."),
  ("id", "Baris satu\nterus ke baris dua.|Baris tiga."),
  ("id", "Judul tanpa titik|\n\nParagraf kedua.|Kalimat dua."),
  ("id", "Singkatan dll.|\n\nParagraf baru."),
  // English.
  ("en", "Mr. and Mrs. Smith met Dr. A. B. Jones.|They talked."),
  ("en", "He lives in the U.S. Government housing.|She moved to the U.S.|The house is big."),
  ("en", "Law No. 18 of 2017, Art. 5, para. 2, applies.|See p. 12 and pp. 14-15."),
  ("en", "Use e.g. a passport, i.e. a document.|Labour vs. capital, cf. Annex B.|Each is short."),
  ("en", "Acme Co. Ltd. hired 14 people.|It left in Jan. 2015."),
  ("en", "Smith et al. (2010) disagree.|Others (migrants, etc.) Agree."),
  ("en", "They met at 5 p.m.|Then they left at 6 a.m. on Sunday."),
  ("en", "“We are ready.”|The minister left.|“Are you?” she asked."),
  ("en", "“Stop!” said the officer.|No.|That is wrong."),
  ("en", "Gen. Soedirman and St. Mary’s hospital.|The end."),
  ("en", "John F. Kennedy Jr. spoke.|King Jr.|He was tired."),
  // The neighbours.
  ("ms", "Syarikat Maju Sdn. Bhd. di Jln. Ampang membayar RM. 500.|En. Ali setuju."),
  ("fil", "Si G. Santos at Gng. Cruz ay dumating.|Blg. 5 ng batas, atbp.|Tapos na."),
  ("vi", "Ông sống ở TP. Hồ Chí Minh.|GS. Nam đã đến.|Tr. 5."),
  ("pt", "O Sr. Silva e a Dra. Costa leram o art. 5.º da lei.|Depois saíram."),
  ("tet", "Sr. Xanana ko'alia iha Dili.|Nia fila ona."),
  ("ta", "மு. கருணாநிதி வந்தார்.|அவர் பேசினார்.|சரியா?|ஆம்."),
  ("th", "เมื่อ พ.ศ. 2560 ดร. สมชาย มาถึง นาย ก. กลับ"),
  ("km", "គាត់មកដល់ហើយ។|គាត់ទៅផ្ទះ។|ផ្លែឈើ។ល។|ផ្សេង"),
  ("my", "သူလာသည်။|သူပြန်သွားသည်။"),
  ("lo", "ທ. ສົມ ມາຮອດ.|ລາວກັບບ້ານ."),
  ("zh", "他来了。|“你好！”|她问：你是谁？|我是3．5号。"),
  // Scripts that no rule names are ICU's.
  ("hi", "वह आया।|वह गया।"),
  ("de", "Er kam.|Sie ging, z. B. nach Hause.|Gut!"),
]

struct BuiltinRulesTests {
  @Test(arguments: rows.indices)
  func sentencesEndWhereTheyShould(index: Int) throws {
    let row = rows[index]
    let parts = row.text.split(separator: "|").map(String.init)
    // A blank follows a mark, but not in scripts without blanks, nor where a line ends.
    let glue = ["km", "my", "zh", "hi"].contains(row.language) ? "" : " "
    let text = parts.dropFirst().reduce(parts[0]) { $0 + ($1.hasPrefix("\n") ? "" : glue) + $1 }
    var segmenter = try Segmenter(
      .builtin, for: LanguageTag(row.language), silence: .sentences)
    let found = try segmenter.sentences(in: text).map { String(text.slice($0)) }
    let expected = parts.map { String($0.drop { $0.isNewline }) }
    #expect(found == expected)
  }
}
