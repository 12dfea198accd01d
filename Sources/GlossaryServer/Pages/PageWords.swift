import Glossary

/// What the pages say, in one language.
struct PageWords: Sendable {
  let language: String
  let otherCode: String
  let otherName: String
  let skip: String
  let sections: String
  let terms: String
  let memory: String
  let draft: String
  let revision: String
  let search: String
  let searchTitle: String
  let searchLabel: String
  let searchHint: String
  let didYouMean: String
  let notFound: String
  let base: String
  let term: String
  let form: String
  let status: String
  let period: String
  let source: String
  let notes: String
  let relations: String
  let history: String
  let noHistory: String
  let content: String
  let removed: String
  let suggestions: String
  let suggestedBy: String
  let memoryTitle: String
  let memoryLabel: String
  let from: String
  let to: String
  let any: String
  let matches: String
  let concordance: String
  let draftTitle: String
  let draftLabel: String
  let draftDate: String
  let profile: String
  let check: String
  let apply: String
  let findings: String
  let noFindings: String
  let failed: String
  let uploadTitle: String
  let uploadLabel: String
  let report: String
  let needsScript: String
  let missingPage: String
  let until: String
  let since: String
  let write: String
  let ended: String
  let notYet: String
  let deprecated: String

  /// The language in which terms are named.
  var tag: LanguageTag { language == "id" ? .indonesian : .english }

  /// The words of a code; English for all but Indonesian.
  static func inLanguage(_ code: String) -> PageWords { code == "id" ? indonesian : english }

  static let english = PageWords(
    language: "en", otherCode: "id", otherName: "Bahasa Indonesia", skip: "Skip to the content",
    sections: "Sections", terms: "Terms", memory: "Memory", draft: "Draft", revision: "Revision",
    search: "Search", searchTitle: "Official terms", searchLabel: "Term, acronym or full form",
    searchHint: "Indonesian or English; inflected and misspelt words are found, too.",
    didYouMean: "Did you mean", notFound: "Nothing was found.", base: "Base", term: "Term",
    form: "Form", status: "Status", period: "In use", source: "Source", notes: "Notes",
    relations: "Relations", history: "History", noHistory: "No single change is on record.",
    content: "Content", removed: "removed", suggestions: "Suggestions",
    suggestedBy: "suggested by", memoryTitle: "Translation memory",
    memoryLabel: "Segment", from: "From", to: "Into", any: "any", matches: "Matches",
    concordance: "Concordance", draftTitle: "Check a draft", draftLabel: "Text",
    draftDate: "Day of the draft", profile: "Profile", check: "Check", apply: "Write “%”",
    findings: "Findings: %", noFindings: "Nothing to report.",
    failed: "The server did not answer as it should.", uploadTitle: "Check a file",
    uploadLabel: "DOCX, ODT, text, Markdown, HTML, XLIFF, PO or TMX", report: "Save the report",
    needsScript: "Checking as you type and uploads need JavaScript; the button checks without.",
    missingPage: "There is no such page", until: "until", since: "from", write: "write",
    ended: "was in use until", notYet: "comes into use only on", deprecated: "should not be used")

  static let indonesian = PageWords(
    language: "id", otherCode: "en", otherName: "English", skip: "Langsung ke isi",
    sections: "Bagian", terms: "Istilah", memory: "Memori", draft: "Naskah", revision: "Revisi",
    search: "Cari", searchTitle: "Istilah resmi",
    searchLabel: "Istilah, singkatan, atau bentuk lengkap",
    searchHint: "Bahasa Indonesia atau Inggris; kata berimbuhan dan salah ketik tetap ditemukan.",
    didYouMean: "Mungkin maksud Anda", notFound: "Tidak ada yang ditemukan.", base: "Basis",
    term: "Istilah", form: "Bentuk", status: "Status", period: "Masa pakai", source: "Sumber",
    notes: "Catatan", relations: "Hubungan", history: "Riwayat",
    noHistory: "Belum ada perubahan yang tercatat.", content: "Isi", removed: "dihapus",
    suggestions: "Usulan", suggestedBy: "diusulkan oleh",
    memoryTitle: "Memori terjemahan", memoryLabel: "Segmen", from: "Dari", to: "Ke", any: "semua",
    matches: "Kecocokan", concordance: "Konkordansi", draftTitle: "Periksa naskah",
    draftLabel: "Teks", draftDate: "Tanggal naskah", profile: "Profil", check: "Periksa",
    apply: "Tulis “%”", findings: "Temuan: %", noFindings: "Tidak ada temuan.",
    failed: "Server tidak menjawab sebagaimana mestinya.", uploadTitle: "Periksa berkas",
    uploadLabel: "DOCX, ODT, teks, Markdown, HTML, XLIFF, PO, atau TMX", report: "Simpan laporan",
    needsScript:
      "Pemeriksaan saat mengetik dan unggahan memerlukan JavaScript; tombol Periksa tetap bekerja.",
    missingPage: "Halaman itu tidak ada", until: "sampai", since: "sejak", write: "tulis",
    ended: "dipakai sampai", notYet: "baru berlaku pada", deprecated: "tidak dianjurkan")

  /// What a status is called.
  func name(of status: AdministrativeStatus) -> String {
    switch (status, language) {
    case (.preferred, "id"): "dianjurkan"
    case (.admitted, "id"): "boleh dipakai"
    case (.superseded, "id"): "telah diganti"
    case (.deprecated, "id"): "tidak dianjurkan"
    default: status.rawValue
    }
  }

  /// What a form is called.
  func name(of form: Designation.Form) -> String {
    switch (form, language) {
    case (.fullForm, "id"): "bentuk lengkap"
    case (.acronym, "id"): "singkatan"
    case (.shortForm, "id"): "bentuk pendek"
    case (.variant, "id"): "varian"
    case (.fullForm, _): "full form"
    case (.acronym, _): "acronym"
    case (.shortForm, _): "short form"
    case (.variant, _): "variant"
    }
  }

  /// How something matched.
  func name(of how: MatchKind) -> String {
    switch (how, language) {
    case (.exact, "id"): "persis"
    case (.acronym, "id"): "singkatan"
    case (.folded, "id"): "ejaan lain"
    case (.inflected, "id"): "bentuk berimbuhan"
    case (.citation, "id"): "kutipan peraturan"
    case (.prefix, "id"): "awal kata"
    case (.misspelt, "id"): "salah ketik"
    default: how.rawValue
    }
  }
}
