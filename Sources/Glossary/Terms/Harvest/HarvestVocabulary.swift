/// The small words by which the harvest finds its way.
enum HarvestVocabulary {
  /// Words between two names of one thing.
  static let alternatives: Set<String> = ["atau", "or"]

  /// Words before a name that announce it.
  static let announcers: Set<String> = [
    "selanjutnya", "disebut", "disingkat", "yang", "dengan", "sebagai", "menjadi", "biasa", "lazim",
    "sering", "lebih", "dikenal", "juga", "istilah", "singkatan", "kependekan", "dari", "dalam",
    "bahasa", "atau", "or", "hereinafter", "hereafter", "referred", "to",
    "as", "called", "abbreviated", "also", "known", "commonly", "henceforth", "sekarang", "dulu",
    "kini", "formerly", "now", "the", "adalah", "merupakan", "ialah", "is", "an", "for", "of",
  ]

  /// Names of languages, which announce a name behind the word for language only: *bahasa Inggris:*.
  static let languages: Set<String> = ["inggris", "indonesia"]

  /// Words behind which a single word is more often a part of the sentence than a term.
  static let prepositions: Set<String> = [
    "di", "ke", "dari", "dengan", "oleh", "untuk", "pada", "yang", "menjadi", "akan",
  ]

  /// Words before the last part of a list.
  static let conjunctions: Set<String> = ["dan", "serta", "and"]

  /// Words that give an acronym.
  static let abbreviators: Set<String> = [
    "disingkat", "disebut", "dikenal", "hereinafter", "hereafter", "abbreviated",
  ]

  /// Words that give the full form of an acronym.
  static let meanings: Set<String> = ["singkatan", "kependekan", "kepanjangan", "stands"]

  /// Words that begin a bracket without a name.
  static let asides: Set<String> = [
    "lihat", "baca", "misalnya", "semacam", "sejenis", "misal", "contoh", "contohnya", "seperti",
    "yaitu", "yakni",
    "termasuk", "antara", "kecuali", "selain", "karena", "kalau", "jika", "bila", "agar", "sejak",
    "mulai", "dari", "pada", "untuk", "oleh", "dengan", "tidak", "bukan", "dan", "tetapi", "see",
    "e.g", "eg", "i.e", "ie", "such", "including", "for", "which", "who", "where", "when",
    "because",
    "but", "not", "compare", "cf", "note", "from", "with", "sumber", "source", "foto", "photo",
    "ibid", "op", "pasal", "ayat", "bab", "tabel", "table", "figure", "kotak", "box", "gambar",
    "grafik", "lampiran", "annex", "appendix", "halaman", "page", "hlm", "both", "some", "all",
    "in",
  ]

  /// Words that only a citation has.
  static let citation: Set<String> = [
    "et", "al", "ibid", "eds", "dkk", "hlm", "pp", "http", "https",
  ]

  /// The kinds of bodies, which begin their names.
  static let bodies: Set<String> = [
    "organisasi", "badan", "bank", "dana", "komisi", "komite", "dewan", "lembaga", "perhimpunan",
    "asosiasi", "perserikatan", "uni", "konferensi", "forum", "liga", "federasi", "pusat",
    "konvensi", "biro", "jaringan", "serikat", "aliansi", "otoritas", "konfederasi", "program",
  ]

  /// Small words of Indonesian that no English name has.
  static let indonesianSmall: Set<String> = [
    "dan", "yang", "untuk", "dari", "dengan", "pada", "oleh", "atau", "ini", "itu", "adalah",
    "tidak", "ada", "akan", "juga", "dalam", "sebagai", "karena", "para", "lihat", "antara", "di",
    "ke", "atas", "bagi", "tentang", "serta", "sudah", "telah", "lebih", "kurang", "sekitar",
  ]

  /// Small words of English that no Indonesian name has.
  static let englishSmall: Set<String> = [
    "the", "of", "and", "for", "with", "or", "is", "are", "was", "were", "from", "by", "this",
    "that", "these", "those", "which", "who", "not", "their", "his", "her", "its", "about", "more",
  ]

  private static let small: Set<String> = indonesianSmall.union(englishSmall).union([
    "merupakan", "ialah", "yaitu", "yakni", "suatu", "sebuah", "seorang", "beberapa", "setiap",
    "tiap", "semua", "seluruh", "banyak", "berbagai", "masing", "tersebut", "bahwa", "agar",
    "hingga",
    "sampai", "sejak", "selama", "setelah", "sebelum", "ketika", "saat", "jika", "bila", "apabila",
    "kalau", "maka", "namun", "tetapi", "sedangkan", "sementara", "maupun", "melalui", "terhadap",
    "menurut", "tanpa", "belum", "masih", "hanya", "saja", "pun", "lagi", "dapat", "bisa", "harus",
    "perlu", "boleh", "kami", "kita", "mereka", "dia", "ia", "saya", "anda", "nya", "sangat",
    "seperti", "antar", "guna", "demi", "berupa", "bernama", "bahkan", "selain", "termasuk",
    "misalnya", "meliputi", "mencakup", "secara", "per", "a", "an", "in", "on", "at", "to", "as",
    "be", "been", "has", "have", "had", "it", "they", "we", "he", "she", "also", "such", "some",
    "any", "all", "each", "other", "into", "through", "between", "under", "during", "called",
    "including", "than", "then", "but", "if", "when", "while", "dll", "dsb", "lain", "lainnya",
    "hal", "berdasarkan", "pengesahan", "bersifat", "berbentuk", "berjumlah", "luar", "belakang",
    "persoalan", "permasalahan", "masalah", "ancaman", "sepuluh", "seratus", "sebagian", "semacam",
    "melakukan",
    "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "kepada",
    "agak", "sesudah", "sesuai", "terdapat", "terjadi", "biasa", "disebut", "dikenal", "istilah",
    "maka", "sekaligus", "yg",
  ])

  /// Whether a folded word holds sentences together and begins or ends no name.
  static func isSmall(_ word: String) -> Bool { small.contains(word) }

  /// Whether a folded word looks like a predicate that *yang* ties to its noun.
  static func isPredicate(_ word: String) -> Bool {
    word.utf8.count > 5 && (word.hasPrefix("ber") || word.hasPrefix("ter"))
  }

  /// Whether a folded word looks like a verb of a sentence, which no name begins with.
  static func isVerb(_ word: String, _ language: LanguageTag) -> Bool {
    guard language.serves(.indonesian), word.utf8.count > 5 else { return false }
    if ["menengah", "menteri", "mental", "merah", "metode", "media", "medis"].contains(word) {
      return false
    }
    return word.hasSuffix("nya") || word.hasPrefix("mem") || word.hasPrefix("men")
      || word.hasPrefix("meng")
      || word.hasPrefix("meny") || word.hasPrefix("mel") || word.hasPrefix("mer")
      || (word.hasPrefix("di")
        && (word.hasSuffix("kan") || word.hasSuffix("i") && !word.hasSuffix("si")))
  }
}
