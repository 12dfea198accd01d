/// The senses of acronyms that mean more than one thing, with the words that tell them apart.
enum AcronymSenses {
  /// One sense.
  struct Sense: Hashable {
    /// What the acronym stands for.
    var name: String

    /// Whether it is the one of the base.
    var isBase: Bool

    /// Words beside which it has this sense.
    var cues: [String]

    /// How many of the cues stand in a sentence.
    func count(in sentence: Passages.Sentence) -> Int {
      cues.count { sentence.containsLemmas(anyOf: [$0.split(separator: " ").map(String.init)]) }
    }
  }

  /// Fields whose words speak for the sense of an acronym of another.
  static let neighbours: [String: Set<String>] = [
    "labour-migration": [
      "labour-migration", "placement-recruitment", "trafficking", "migration", "domestic-work",
      "forced-labour",
    ],
    "human-rights-treaty": ["human-rights-treaty", "human-rights", "treaty-law"],
    "asean": ["asean", "trafficking"],
    "trafficking": ["trafficking", "smuggling", "forced-labour"],
    "fishing-seafaring": ["fishing-seafaring"],
    "placement-recruitment": ["placement-recruitment", "labour-migration"],
    "un-system": ["un-system", "migration", "refugee", "trafficking", "labour-migration"],
    "institution-id": ["institution-id", "diplomacy-consular"],
    "immigration": ["immigration", "migration"],
    "domestic-work": ["domestic-work", "labour-migration"],
    "labour-rights": ["labour-rights", "labour-inspection"],
  ]

  /// The senses by the folded acronym, that of the base first.
  static let table: [String: [Sense]] = [
    "pmi": [
      base("Pekerja Migran Indonesia", "penempatan", "tppo", "bp2mi", "kp2mi", "pekerja", "migran"),
      other(
        "Palang Merah Indonesia", "donor", "darah", "relawan", "palang merah", "transfusi",
        "ambulans", "bencana", "blood", "donor", "red cross"),
      other(
        "Purchasing Managers' Index", "manufaktur", "indeks", "ekspansi", "kontraksi",
        "manufacturing", "index", "purchasing"),
    ],
    "kkp": [
      base(
        "Kementerian Kelautan dan Perikanan", "ikan", "laut", "kelautan", "perikanan", "nelayan"),
      other("Kantor Kesehatan Pelabuhan", "kesehatan", "karantina", "vaksin", "pelabuhan"),
    ],
    "kri": [
      base("Konsulat Republik Indonesia", "konsul", "konsulat", "konsuler", "wni"),
      other("Kapal Republik Indonesia", "kapal", "laksamana", "tni", "perang", "berlayar"),
    ],
    "abk": [
      base("anak buah kapal", "kapal", "laut", "pelaut", "nakhoda", "ikan", "perikanan"),
      other("anak berkebutuhan khusus", "sekolah", "siswa", "inklusi", "inklusif", "guru"),
    ],
    "akp": [
      base("awak kapal perikanan", "kapal", "perikanan", "ikan", "laut"),
      other("Ajun Komisaris Polisi", "kapolsek", "polsek", "polres", "kasat", "kapolres"),
    ],
    "pkl": [
      base("Perjanjian Kerja Laut", "pelaut", "kapal", "awak"),
      other("pedagang kaki lima", "pedagang", "trotoar", "lapak", "berjualan", "satpol"),
      other("praktik kerja lapangan", "mahasiswa", "siswa", "magang", "smk"),
    ],
    "pkb": [
      base("Perjanjian Kerja Bersama", "serikat", "perusahaan", "perundingan", "buruh"),
      other("Partai Kebangkitan Bangsa", "partai", "fraksi", "pemilu", "caleg", "muhaimin"),
      other("Pajak Kendaraan Bermotor", "kendaraan", "pajak", "samsat"),
    ],
    "pkp": [
      base("Perjanjian Kerja Sama Penempatan", "penempatan", "mitra", "p3mi"),
      other("Pengusaha Kena Pajak", "pajak", "faktur", "ppn", "npwp"),
    ],
    "art": [
      base("asisten rumah tangga", "majikan", "rumah tangga", "gaji", "pekerja"),
      other("Anggaran Rumah Tangga", "anggaran", "organisasi", "pasal", "musyawarah"),
      other("terapi antiretroviral", "hiv", "aids", "odha", "antiretroviral"),
    ],
    "tka": [
      base("tenaga kerja asing", "asing", "imigrasi", "izin", "rptka"),
      other("Tes Kemampuan Akademik", "siswa", "sekolah", "tes", "ujian", "nilai"),
    ],
    "tpi": [
      base("Tempat Pemeriksaan Imigrasi", "imigrasi", "paspor", "bandara", "perlintasan"),
      other("Tempat Pelelangan Ikan", "ikan", "lelang", "nelayan"),
    ],
    "ppt": [
      base("Pusat Pelayanan Terpadu", "korban", "kekerasan", "pelayanan"),
      other("PowerPoint", "slide", "presentasi", "paparan"),
    ],
    "ace": [
      base(
        "ASEAN Confederation of Employers", "employer", "atuc", "labour", "pengusaha", "serikat"),
      other("ASEAN Centre for Energy", "energy", "energi", "listrik", "renewable"),
    ],
    "add": [
      base("Abu Dhabi Dialogue", "dialogue", "dialog", "migration", "gcc"),
      other("Alokasi Dana Desa", "desa", "dana", "kades"),
    ],
    "apa": [
      base("ASEAN Plan of Action", "asean", "trafficking"),
      other("American Psychological Association", "psychological", "citation", "style"),
    ],
    "iom": [
      base(
        "International Organization for Migration", "migration", "migrasi", "pengungsi", "migrant"),
      other("Institute of Medicine", "medicine", "medical"),
      other("Isle of Man", "isle", "tax haven"),
    ],
    "sea": [
      base("seafarers' employment agreement", "seafarer", "vessel", "shipowner", "crew"),
      other("South-East Asia", "asia", "region", "games"),
    ],
    "hrc": [base("Human Rights Council", "council", "geneva", "resolution", "session")],
    "loi": [
      base("list of issues", "committee", "report", "komite", "laporan"),
      other("letter of intent", "imf", "investor", "investasi", "investment"),
    ],
    "cmw": [
      base(
        "Convention or Committee on Migrant Workers", "konvensi", "komite", "convention",
        "committee")
    ],
    "mwc": [base("Migrant Workers Convention", "convention", "konvensi")],
    "gcm": [base("Global Compact for Migration", "migration", "migrasi", "compact")],
    "mfa": [
      base("Migrant Forum in Asia or Ministry of Foreign Affairs", "forum", "ministry", "minister")
    ],
    "tip": [base("trafficking in persons", "trafficking", "perdagangan", "report")],
  ]

  private static func base(_ name: String, _ cues: String...) -> Sense {
    Sense(name: name, isBase: true, cues: cues)
  }

  private static func other(_ name: String, _ cues: String...) -> Sense {
    Sense(name: name, isBase: false, cues: cues)
  }
}
