/// Tells Indonesian from English in a few words, where no small words may stand.
struct PartLanguage {
  private let indonesian: Set<String>
  private let english: Set<String>

  /// Makes a judge that knows, beside its own, the words of some terms.
  init(indonesian: Set<String> = [], english: Set<String> = []) {
    // What both have tells nothing.
    self.indonesian = indonesian.subtracting(english)
    self.english = english.subtracting(indonesian)
  }

  /// How English some folded words are: above zero for English, below for Indonesian.
  ///
  /// - Complexity: O(length).
  func balance(_ words: some Sequence<String>) -> Int {
    words.reduce(0) { $0 + weight($1) }
  }

  /// The language of some folded words; nil when they do not tell.
  func language(_ words: some Sequence<String>) -> LanguageTag? {
    let balance = balance(words)
    return balance > 0 ? .english : balance < 0 ? .indonesian : nil
  }

  /// How English one folded word is, from -3 to 3.
  func weight(_ word: String) -> Int {
    if Self.englishWords.contains(word) { return 3 }
    if Self.indonesianWords.contains(word) { return -3 }
    if english.contains(word) { return 2 }
    if indonesian.contains(word) { return -2 }
    guard word.utf8.count > 2, word.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return 0 }
    var weight = 0
    if Self.indonesianEndings.contains(where: word.hasSuffix) { weight -= 2 }
    if Self.indonesianBeginnings.contains(where: word.hasPrefix), word.utf8.count > 5 {
      weight -= 1
    }
    if Self.englishEndings.contains(where: word.hasSuffix) { weight += 2 }
    if Self.englishLetters.contains(where: word.contains) { weight += 2 }
    if "aiu".contains(word.last ?? " ") { weight -= 1 }
    return max(-3, min(3, weight))
  }

  private static let englishEndings = [
    "tion", "sion", "ment", "ness", "ship", "ity", "ance", "ence", "ing", "ous", "ive", "ble",
    "ful", "less", "ally", "ary", "ogy", "ics", "ers", "ors", "ies", "ght", "ted", "ded", "ced",
    "sed", "ned", "red", "ure", "age", "ate", "ise", "ize", "ect", "ert", "est", "ist", "nd", "nt",
    "rt", "ld", "rk", "ct", "ge", "ce", "ve", "te", "le", "se", "re", "ne", "dy", "ry", "ty", "cy",
    "ly", "my", "ey", "ay", "ow", "ew", "x", "ss", "ns", "ts", "ds", "ms", "ks", "ls", "rd", "rm",
    "wn", "lt", "ical", "sk", "ft", "pt",
  ]
  private static let englishLetters = [
    "th", "sh", "ck", "gh", "wh", "ph", "ee", "oo", "ea", "ou", "tt", "ff", "ll", "pp", "mm", "rr",
    "cc", "ct", "tch", "qu", "igh", "wr", "x",
  ]
  private static let indonesianEndings = [
    "kan", "nya", "asi", "isme", "itas", "ian", "uan", "aan", "gan", "han", "tan", "man", "ran",
    "lan", "wan", "ang", "ung", "eng", "ong", "ah", "uh", "ih", "uk", "ik", "ak", "kah", "lah",
    "nan", "dan", "pan", "ban", "jan", "san",
  ]
  private static let indonesianBeginnings = [
    "mem", "men", "meng", "meny", "ber", "ter", "pem", "pen", "peng", "peny", "pel", "per", "ke",
    "se", "di",
  ]

  private static let englishWords: Set<String> = [
    "the", "of", "and", "to", "in", "for", "with", "on", "at", "by", "from", "as", "an", "is", "or",
    "not", "human", "woman", "women", "man", "men", "child", "children", "labour", "labor", "job",
    "work", "worker", "workers", "law", "state", "act", "bill", "fund", "trade", "union",
    "world", "united", "nations", "national", "international", "development", "programme",
    "plan", "action", "centre", "center", "council", "board", "office", "service", "services",
    "migrant", "migration", "migrants", "refugee", "victim", "victims", "rights", "report",
    "group", "focus", "discussion", "key", "survey", "poverty", "income", "health", "care",
    "school",
    "cash", "transfer", "market", "price", "cost", "loan", "debt", "swap", "bond", "rate", "net",
    "asian", "asia", "pacific", "european", "american", "south", "north", "east", "west", "mid",
    "general", "special", "social", "safety", "security", "public", "private", "civil", "society",
    "non", "government", "organization", "organisation", "agency", "committee", "commission",
    "convention", "protocol", "treaty", "memorandum", "understanding", "agreement", "letter",
    "intent", "purchasing", "management", "index", "analysis", "system", "network", "team",
    "task", "force", "project", "policy", "research", "institute", "university", "good",
    "best", "new", "old", "high", "low", "free", "open", "fair", "full", "first", "second", "top",
    "down", "up", "out", "off", "over", "under", "per", "year", "month", "week", "day", "time",
    "money", "gold", "oil", "food", "water", "land", "air", "sea", "fish", "farm", "home",
    "house", "family", "people", "person", "persons", "peer", "self", "help", "aid", "gap", "risk",
    "stock", "share", "offer", "initial", "rescue", "smuggling", "trafficking", "abuse", "crime",
    "border", "overstay", "remittance", "outsourcing", "crude", "palm", "demand", "supply",
    "baseline", "endline", "impact", "outcome", "output", "input", "sampling",
    "purposive", "random", "snowball", "purpose", "power", "parity", "consumer", "producer",
    "gross",
    "domestic", "product", "regional", "local", "district", "village", "head", "chief", "officer",
    "director", "manager", "secretary", "minister", "ministry", "department", "bureau", "quick",
    "count", "exit", "poll", "real", "estate", "hedging", "futures", "spot", "forward", "return",
    "equity", "asset", "capital", "adequacy", "ratio", "performing", "deposit", "lending", "credit",
    "card", "base", "based", "level", "field", "study", "case", "control", "quality", "standard",
    "operating", "procedure", "single", "window", "one", "stop", "shop", "door", "gate", "early",
    "warning", "war", "peace", "climate", "change", "green", "blue", "clean", "energy",
    "nuclear", "plant", "space", "station", "light", "speed", "heart", "brain", "blood", "cancer",
    "disease", "immune", "acquired", "deficiency", "syndrome", "league", "cup",
    "coach", "player", "goal", "match", "win", "draw", "loss", "player", "grand", "prix",
    "slam", "track", "road", "race", "run", "test", "drive", "driver", "masters",
    "champion", "champions", "championship", "federation", "association", "committee", "games",
    "fit", "lock", "double", "criminality", "dual", "prior", "informed", "consent", "due",
    "diligence", "principle", "refoulement", "reintegration", "recruitment", "placement",
  ]

  private static let indonesianWords: Set<String> = [
    "dan", "yang", "untuk", "di", "ke", "dari", "dengan", "pada", "oleh", "atau", "tentang", "atas",
    "bagi", "dalam", "antar", "antara", "secara", "sebagai", "para", "non", "anti", "pasca", "pra",
    "kerja", "pekerja", "tenaga", "orang", "anak", "hak", "hukum", "negara", "negeri", "badan",
    "dinas", "kantor", "pusat", "daerah", "desa", "kota", "kabupaten", "provinsi", "kecamatan",
    "kepala", "ketua", "menteri", "kementerian", "departemen", "lembaga", "komisi", "dewan",
    "majelis", "mahkamah", "undang", "peraturan", "keputusan", "program", "proyek", "dana", "bank",
    "bantuan", "beras", "miskin", "keluarga", "rumah", "tangga", "ibu", "bapak", "perempuan",
    "laki",
    "sekolah", "guru", "murid", "dasar", "atas", "bawah", "menengah", "tinggi", "rendah", "luar",
    "biasa", "umum", "khusus", "nasional", "internasional", "republik", "indonesia", "masyarakat",
    "rakyat", "warga", "sosial", "ekonomi", "politik", "budaya", "agama", "usaha", "kecil", "besar",
    "mikro", "makro", "modal", "saham", "pajak", "bea", "cukai", "tanah", "air", "laut", "udara",
    "kapal", "ikan", "buah", "awak", "migran", "buruh", "serikat", "majikan", "upah", "gaji",
    "korban", "tindak", "pidana", "perdata", "surat", "izin", "kartu", "tanda", "buku", "nomor",
    "tahun", "bulan", "hari", "jam", "rupiah", "persen", "juta", "ribu", "satu", "dua", "tiga",
    "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "belas", "puluh", "ratus",
    "lihat", "yaitu", "misalnya", "antara", "lain", "termasuk", "kecuali", "sekitar", "kurang",
    "lebih", "sama", "tidak", "ada", "ini", "itu", "nasional", "produk", "domestik", "bruto",
    "uang", "harga", "nilai", "tukar", "suku", "bunga", "utang", "gas", "minyak", "bumi", "tim",
    "satuan", "tugas", "kelompok", "komite", "panitia", "jaminan", "asuransi", "kesehatan",
    "pelayanan", "balai", "unit", "pelaksana", "teknis", "pos", "sistem", "data", "angka",
    "tingkat",
    "jaring", "pengaman", "wajib", "belajar", "putus", "cerai", "nikah", "akta", "catatan", "sipil",
  ]
}
