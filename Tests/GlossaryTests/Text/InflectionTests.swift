import Glossary
import Testing

/// Words of a language with the lemma they share.
struct LemmaRow: Sendable, CustomTestStringConvertible {
  let lemma: String
  let forms: [String]

  init(_ lemma: String, _ forms: String) {
    self.lemma = lemma
    self.forms = forms.split(separator: " ").map(String.init)
  }

  var testDescription: String { lemma }
}

@Suite struct IndonesianLemmaTests {
  let inflection = Inflection(languageCode: "id")

  @Test(arguments: [
    LemmaRow("pekerja", "pekerja pekerjanya pekerjaku pekerjanyalah pekerja2 pekerja2nya"),
    LemmaRow("buruh", "buruh buruhnya buruh2 buruh2nya buruhlah buruhkah buruhpun"),
    LemmaRow("perlindungan", "perlindungan perlindungannya perlindunganmukah"),
    LemmaRow("masalah", "masalah masalahnya masalahku masalahkulah"),
    LemmaRow("sekolah", "sekolah sekolahnya sekolahlah sekolahnyapun"),
    LemmaRow("bukan", "bukan bukanlah bukankah"),
    LemmaRow("buku", "buku bukuku bukumu bukunya"),
    LemmaRow("hanya", "hanya hanyalah"),
    LemmaRow("peta", "peta petanya"),
    LemmaRow("meja", "meja mejamu"),
  ])
  func formsShareTheirLemma(row: LemmaRow) {
    for form in row.forms {
      #expect(inflection.lemma(of: form) == row.lemma, "\(form)")
    }
  }

  @Test(arguments: [
    "adalah", "setelah", "jumlah", "sejumlah", "istilah", "salah", "bersalah", "kalah", "wilayah",
    "bersekolah", "prasekolah", "bermasalah", "melangkah", "menikah", "berlaku", "pelaku",
    "mengaku", "pemangku", "maluku", "tanya", "bertanya", "ditanya", "menanya", "punya", "kamu",
    "bertemu", "menemu", "ditemu", "ilmu", "maupun", "walaupun", "bagaimanapun", "menghimpun",
    "pengolah", "disebelah", "hanya", "m2", "co2", "ace2", "bnp2tki", "", "nya", "2",
  ])
  func rootsStay(word: String) {
    #expect(inflection.lemma(of: word) == word)
  }

  @Test func derivationSeparates() {
    let words = [
      "kerja", "pekerja", "pekerjaan", "bekerja", "dipekerjakan", "lindung", "perlindungan",
      "pelindungan", "melindungi", "terlindung",
    ]
    #expect(Set(words.map(inflection.lemma)).count == words.count)
  }

  @Test func malayHasTheSameRules() {
    #expect(Inflection(languageCode: "ms").lemma(of: "pekerjanya") == "pekerja")
  }
}

@Suite struct IndonesianVerbTests {
  let inflection = Inflection(languageCode: "id")

  @Test(arguments: [
    ("dilindungi", "melindungi"), ("dilindunginya", "melindungi"), ("dipulangkan", "memulangkan"),
    ("ditempatkan", "menempatkan"), ("dikirim", "mengirim"), ("disalurkan", "menyalurkan"),
    ("diberikan", "memberikan"), ("difasilitasi", "memfasilitasi"),
    ("diverifikasi", "memverifikasi"), ("dicegah", "mencegah"), ("didaftarkan", "mendaftarkan"),
    ("dijamin", "menjamin"), ("digunakan", "menggunakan"), ("dihapus", "menghapus"),
    ("diatur", "mengatur"), ("diuji", "menguji"), ("dikhususkan", "mengkhususkan"),
    ("dimiliki", "memiliki"), ("dinyatakan", "menyatakan"), ("dirawat", "merawat"),
    ("diwajibkan", "mewajibkan"), ("diyakini", "meyakini"), ("diproses", "memproses"),
    ("ditransfer", "mentransfer"), ("dikritik", "mengkritik"), ("disyaratkan", "mensyaratkan"),
    ("diperbaiki", "memperbaiki"), ("diperiksa", "memeriksa"), ("diperlukan", "memerlukan"),
    ("diperluas", "memperluas"), ("dipekerjakan", "mempekerjakan"), ("dikaji", "mengkaji"),
    ("disahkan", "mengesahkan"), ("dicek", "mengecek"), ("disalah", "menyalah"),
  ])
  func passiveHasItsActive(passive: String, active: String) {
    #expect(inflection.verbAlternative(of: passive) == active)
  }

  @Test(arguments: [
    "melindungi", "pekerja", "dinas", "dinding", "diri", "diskusi", "direktur", "di", "dia", "",
  ])
  func otherWordsHaveNoAlternative(word: String) {
    #expect(inflection.verbAlternative(of: word) == nil)
  }

  @Test func onlyIndonesianHasPassives() {
    #expect(Inflection(languageCode: "en").verbAlternative(of: "directed") == nil)
    #expect(Inflection(languageCode: "it").verbAlternative(of: "dilindungi") == nil)
  }
}

@Suite struct EnglishLemmaTests {
  let inflection = Inflection(languageCode: "en")

  @Test(arguments: [
    LemmaRow("worker", "worker workers worker's worker\u{2019}s workers'"),
    LemmaRow("party", "party parties party's"),
    LemmaRow("woman", "woman women women's"),
    LemmaRow("child", "child children children's"),
    LemmaRow("person", "person persons"),
    LemmaRow("people", "people people's"),
    LemmaRow("criterion", "criterion criteria criterias"),
    LemmaRow("café", "café cafés"),
  ])
  func formsShareTheirLemma(row: LemmaRow) {
    for form in row.forms {
      #expect(inflection.lemma(of: form) == row.lemma, "\(form)")
    }
  }

  @Test(arguments: [
    ("policemen", "policeman"), ("salesmen", "salesman"), ("men", "man"), ("wives", "wife"),
    ("abuses", "abuse"), ("houses", "house"), ("bases", "base"), ("nations", "nation"),
    ("processes", "process"), ("boxes", "box"), ("churches", "church"), ("brushes", "brush"),
    ("crises", "crisis"), ("statuses", "status"), ("coronaviruses", "coronavirus"),
    ("lenses", "lens"), ("heroes", "hero"), ("shoes", "shoe"), ("movies", "movie"),
    ("pmis", "pmi"), ("iltos", "ilto"), ("areas", "area"), ("days", "day"), ("menus", "menu"),
  ])
  func pluralHasItsSingular(plural: String, singular: String) {
    #expect(inflection.lemma(of: plural) == singular)
    #expect(inflection.lemma(of: singular) == singular)
  }

  @Test(arguments: [
    "status", "process", "address", "analysis", "crisis", "basis", "series", "species", "news",
    "gas", "bus", "its", "this", "his", "was", "is", "has", "as", "us", "plus", "thus", "always",
    "perhaps", "across", "less", "unless", "customs", "goods", "means", "damages", "politics",
    "philippines", "aids", "it's", "let's", "1990s", "protected", "trafficking", "specimen", "",
    "s", "es", "'s",
  ])
  func otherWordsStay(word: String) {
    #expect(inflection.lemma(of: word) == word)
  }

  @Test(arguments: [
    ("custom", "customs"), ("good", "goods"), ("economic", "economics"), ("aid", "aids"),
    ("william", "williams"), ("new", "news"), ("specie", "species"),
  ])
  func differentWordsStayApart(first: String, second: String) {
    #expect(inflection.lemma(of: first) != inflection.lemma(of: second))
  }
}

@Suite struct InflectionTests {
  @Test(arguments: ["nya", "lah", "kah", "pun", "ku", "mu"])
  func cliticsAreIndonesian(word: String) {
    #expect(Inflection(languageCode: "id").isClitic(word))
    #expect(Inflection(languageCode: "ms").isClitic(word))
    #expect(!Inflection(languageCode: "en").isClitic(word))
  }

  @Test(arguments: ["an", "kan", "i", "nyalah", "", "pmi"])
  func otherWordsAreNoClitics(word: String) {
    #expect(!Inflection(languageCode: "id").isClitic(word))
  }

  @Test(arguments: ["fr", "th", "", "ID"])
  func otherLanguagesKeepTheirWords(code: String) {
    let inflection = Inflection(languageCode: code)
    for word in ["pekerjanya", "workers", "buruh2"] {
      #expect(inflection.lemma(of: word) == word)
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func lemmaIsIdempotent(seed: UInt64) {
    var words = WordGenerator(seed: seed)
    for _ in 0..<50 {
      for code in ["id", "en"] {
        let inflection = Inflection(languageCode: code)
        let word = words.next(in: code)
        let lemma = inflection.lemma(of: word)
        #expect(inflection.lemma(of: lemma) == lemma, "\(word)")
        #expect(word.hasPrefix(lemma) || code == "en", "\(word)")
        if let verb = inflection.verbAlternative(of: word) {
          #expect(inflection.lemma(of: verb) == verb, "\(word)")
        }
      }
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func cliticsDoNotChangeALemma(seed: UInt64) {
    let inflection = Inflection(languageCode: "id")
    var words = WordGenerator(seed: seed)
    for _ in 0..<50 {
      let stem = words.pick(WordGenerator.longStems)
      let word = stem + words.pick(WordGenerator.clitics) + words.pick(["", "lah", "kah", "pun"])
      #expect(inflection.lemma(of: word) == stem, "\(word)")
    }
  }
}

/// Makes words of real stems and real or piled-up endings, the same for the same seed.
private struct WordGenerator {
  static let clitics = ["nya", "ku", "mu"]

  static let longStems = words(
    """
    pekerja buruh majikan perlindungan pelindungan masalah sekolah jumlah istilah langkah berkah
    perilaku pelaku buku ilmu tamu himpun maupun migran korban perempuan anak upah gaji izin
    paspor kontrak negara bandara agen calon keluarga rumah tangga dokumen setelah punya tanya
    """)

  private static let stems = [
    "id": longStems
      + words("hak dilindungi dipulangkan dijumlah menyalah salah laku aku temu co2 bnp2tki"),
    "en": words(
      """
      worker party woman women man child children person people abuse process box church brush crisis
      status analysis series species news nation basis lens gas bus criterion criteria virus wife
      hero shoe movie day policy agency pmi mou café custom boss quiz axis index a 1990
      """),
  ]

  private static let endings = [
    "id": clitics + ["lah", "kah", "pun", "2", "2nya", "an", "kan", "i", ""],
    "en": ["s", "es", "ies", "'s", "'", "\u{2019}s", "ses", "men", "i", "u", ""],
  ]

  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next(in code: String) -> String {
    var word = pick(Self.stems[code] ?? [])
    for _ in 0..<3 { word += pick(Self.endings[code] ?? []) }
    return word
  }

  /// SplitMix64 (Steele, Lea, Flood 2014).
  mutating func pick(_ choices: [String]) -> String {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return choices[Int(mixed % UInt64(choices.count))]
  }

  private static func words(_ list: String) -> [String] {
    list.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
