/// The words of numbers in Indonesian and English.
enum NumberWords {
  /// What a word does in a number written in words.
  enum Part: Sendable {
    /// One to nine, and ten to nineteen.
    case unit(Int)

    /// *Twenty* to *ninety*, which a unit may follow.
    case tens(Int)

    /// *Belas*: ten more than the unit before.
    case teen

    /// *Puluh*, *ratus*, *hundred*: the unit before times a power of ten.
    case times(Int)

    /// *Ribu*, *juta*, *million*: all before times a power of ten.
    case scale(Int)

    /// *Seribu*, *sejuta*: one of a scale.
    case oneOf(Int)
  }

  static let parts = WordTable<Part>(
    [
      ("satu", .unit(1)), ("dua", .unit(2)), ("tiga", .unit(3)), ("empat", .unit(4)),
      ("lima", .unit(5)), ("enam", .unit(6)), ("tujuh", .unit(7)), ("delapan", .unit(8)),
      ("sembilan", .unit(9)), ("sepuluh", .unit(10)), ("sebelas", .unit(11)),
      ("one", .unit(1)), ("two", .unit(2)), ("three", .unit(3)), ("four", .unit(4)),
      ("five", .unit(5)), ("six", .unit(6)), ("seven", .unit(7)), ("eight", .unit(8)),
      ("nine", .unit(9)), ("ten", .unit(10)), ("eleven", .unit(11)), ("twelve", .unit(12)),
      ("thirteen", .unit(13)), ("fourteen", .unit(14)), ("fifteen", .unit(15)),
      ("sixteen", .unit(16)), ("seventeen", .unit(17)), ("eighteen", .unit(18)),
      ("nineteen", .unit(19)), ("twenty", .tens(20)), ("thirty", .tens(30)),
      ("forty", .tens(40)), ("fifty", .tens(50)), ("sixty", .tens(60)), ("seventy", .tens(70)),
      ("eighty", .tens(80)), ("ninety", .tens(90)), ("belas", .teen), ("puluh", .times(1)),
      ("ratus", .times(2)), ("hundred", .times(2)), ("seratus", .oneOf(2)),
      ("seribu", .oneOf(3)), ("sejuta", .oneOf(6)), ("semiliar", .oneOf(9)),
      ("setriliun", .oneOf(12)),
    ] + scales.map { ($0.0, .scale($0.1)) })

  /// Words for a power of ten after digits or words.
  static let scales: [(String, Int)] = [
    ("ribu", 3), ("juta", 6), ("miliar", 9), ("milyar", 9), ("triliun", 12), ("trilyun", 12),
    ("ribuan", 3), ("jutaan", 6), ("miliaran", 9), ("triliunan", 12), ("thousand", 3),
    ("million", 6), ("billion", 9), ("trillion", 12), ("thousands", 3), ("millions", 6),
    ("billions", 9), ("trillions", 12), ("ribunya", 3), ("jutanya", 6), ("miliarnya", 9),
    ("triliunnya", 12), ("trilliun", 12), ("triliyun", 12), ("trilion", 12), ("milliar", 9),
  ]

  /// Powers of ten after digits: the words, and abbreviations that only digits make sure.
  static let scalesAfterDigits = WordTable<Int>(
    scales + [
      ("rb", 3), ("jt", 6), ("mn", 6), ("mln", 6), ("bn", 9), ("bln", 9), ("tn", 12), ("trn", 12),
      ("hundred", 2), ("ratus", 2), ("ratusan", 2), ("k", 3),
    ])

  /// Letters that stand for a power of ten after money alone, in Indonesian.
  static let indonesianLetters = WordTable<Int>([("m", 9), ("t", 12)])

  /// Letters that stand for a power of ten after money alone, in English.
  static let englishLetters = WordTable<Int>([("m", 6), ("b", 9), ("t", 12)])

  static let ordinals = WordTable<Int>(
    [
      "pertama kesatu first", "kedua second", "ketiga third", "keempat fourth", "kelima fifth",
      "keenam sixth", "ketujuh seventh", "kedelapan eighth", "kesembilan ninth", "kesepuluh tenth",
      "kesebelas eleventh", "twelfth",
    ].enumerated().flatMap { index, words in
      words.split(separator: " ").map { (String($0), index + 1) }
    })

  static let percentages = WordTable<Void>(
    ["%", "persen", "persennya", "prosen", "pct", "percent", "percentage"].map { ($0, ()) })

  /// Currencies before an amount.
  static let currenciesBefore = WordTable<String>([
    ("rp", "IDR"), ("idr", "IDR"), ("$", "USD"), ("usd", "USD"), ("€", "EUR"), ("eur", "EUR"),
    ("£", "GBP"), ("gbp", "GBP"), ("rm", "MYR"), ("myr", "MYR"), ("sgd", "SGD"), ("¥", "JPY"),
    ("jpy", "JPY"), ("hkd", "HKD"), ("twd", "TWD"), ("aud", "AUD"), ("sar", "SAR"),
    ("krw", "KRW"), ("₩", "KRW"), ("php", "PHP"), ("thb", "THB"), ("cny", "CNY"),
  ])

  /// Letters before a dollar sign that tell whose it is.
  static let dollars = WordTable<String>([
    ("us", "USD"), ("s", "SGD"), ("a", "AUD"), ("hk", "HKD"), ("nt", "TWD"), ("au", "AUD"),
  ])

  /// Currencies after an amount; dollars without a country are taken for American ones.
  static let currenciesAfter = WordTable<String>([
    ("rupiah", "IDR"), ("idr", "IDR"), ("dolar", "USD"), ("dollar", "USD"), ("dollars", "USD"),
    ("usd", "USD"), ("euro", "EUR"), ("euros", "EUR"), ("eur", "EUR"), ("€", "EUR"),
    ("ringgit", "MYR"), ("yen", "JPY"), ("riyal", "SAR"), ("riyals", "SAR"), ("won", "KRW"),
    ("baht", "THB"), ("yuan", "CNY"), ("pound", "GBP"), ("pounds", "GBP"), ("peso", "PHP"),
    ("pesos", "PHP"),
  ])

  /// What follows *dolar* and tells whose it is.
  static let dollarsAfter = WordTable<String>([
    ("as", "USD"), ("amerika", "USD"), ("singapura", "SGD"), ("hongkong", "HKD"), ("hong", "HKD"),
    ("taiwan", "TWD"), ("australia", "AUD"), ("kanada", "CAD"), ("brunei", "BND"),
  ])

  /// What stands before *dollars* and tells whose they are.
  static let dollarsOf = WordTable<String>([
    ("us", "USD"), ("u.s", "USD"), ("american", "USD"), ("singapore", "SGD"), ("kong", "HKD"),
    ("taiwan", "TWD"), ("taiwanese", "TWD"), ("australian", "AUD"), ("canadian", "CAD"),
    ("brunei", "BND"),
  ])

  /// Words that make a number so many times itself.
  static let multiples = WordTable<Int>([("dozen", 12), ("lusin", 12)])

  /// Nouns that a Roman numeral may follow or, in English, precede.
  static let romanHeads = WordTable<Void>(
    [
      "abad", "bab", "bagian", "tahap", "kelas", "jilid", "lampiran", "buku", "volume", "century",
      "chapter", "part", "phase", "grade", "class", "stage", "annex", "appendix", "level",
      "golongan", "tingkat", "triwulan", "kuartal", "semester", "quarter", "book", "title", "tipe",
      "type", "perang", "war", "eselon", "echelon", "gelombang", "wave", "ke", "article", "pasal",
      "tabel", "table", "dunia", "section", "pelita", "repelita", "group", "sesi", "session",
      "protokol", "protocol", "putaran", "round", "sidang", "pertemuan", "meeting", "ktt", "summit",
      "kongres", "congress", "angkatan", "batch", "munas", "rakernas", "muktamar",
    ].map { ($0, ()) })

  static let timesBefore = WordTable<Void>(["pukul", "jam"].map { ($0, ()) })
  static let timesAfter = WordTable<Void>(
    ["wib", "wita", "wit", "am", "pm", "a.m", "p.m", "gmt", "utc", "o'clock"].map { ($0, ()) })

  static let rangeConnectors = WordTable<Void>(
    ["-", "to", "and", "or", "dan", "sampai", "hingga", "atau", "s.d"].map { ($0, ()) })
}
