/// What a folded word may be in a text, whatever the terms are.
struct WordTraits: OptionSet {
  let rawValue: UInt8

  /// Begins the name of a body: *Yayasan*, *Kementerian*.
  static let bodyHead = WordTraits(rawValue: 1)

  /// A small word inside a name: *dan*, *of*.
  static let connector = WordTraits(rawValue: 2)

  /// Begins the title of a law after its year: *tentang*.
  static let titleOpener = WordTraits(rawValue: 4)

  /// Stands before the year of a law: *tahun*.
  static let yearWord = WordTraits(rawValue: 8)

  /// Begins a phrase that speaks of the past: *saat itu*.
  static let pastOpener = WordTraits(rawValue: 16)

  /// A clitic of the word that a hyphen ties it to: *-nya*.
  static let clitic = WordTraits(rawValue: 32)

  /// The traits of a folded word, clitics apart.
  static func of(_ word: String) -> WordTraits { known[word] ?? [] }

  /// Phrases that speak of the past by themselves.
  ///
  /// *Kini* and *now* do not: a sentence with them is history only when it names the new word too,
  /// which the rule sees.
  static let pastPhrases = [
    "dulu", "dahulu", "saat itu", "ketika itu", "kala itu", "waktu itu", "pada masa itu",
    "sebelumnya bernama", "sebelumnya disebut", "semula bernama", "semula disebut",
    "berubah menjadi", "diubah menjadi", "berganti nama", "bertransformasi menjadi", "formerly",
    "previously known as", "previously called", "at the time", "then known as", "renamed",
    "used to be", "tidak dipakai lagi", "tidak lagi dipakai", "tidak digunakan lagi",
    "tidak lagi digunakan", "tidak berlaku lagi", "no longer used", "no longer in use",
    "is no longer called",
  ].map { $0.split(separator: " ").map(String.init) }

  private static let known: [String: WordTraits] = {
    var known: [String: WordTraits] = [:]
    func add(_ words: some Sequence<String>, _ trait: WordTraits) {
      for word in words { known[word, default: []].insert(trait) }
    }
    add(
      [
        "yayasan", "lembaga", "badan", "komisi", "kementerian", "departemen", "serikat",
        "asosiasi", "forum", "direktorat", "deputi", "jaringan", "perhimpunan", "koalisi",
        "perkumpulan", "solidaritas", "aliansi", "paguyuban", "ikatan", "konfederasi", "federasi",
      ], .bodyHead)
    add(
      [
        "dan", "di", "ke", "atas", "bagi", "untuk", "dari", "yang", "oleh", "pada", "dengan",
        "serta", "tentang", "and", "of", "the", "for", "in", "on", "to", "against", "their",
      ], .connector)
    add(["tentang", "mengenai", "on", "concerning"], .titleOpener)
    add(["tahun", "of", "year"], .yearWord)
    add(pastPhrases.compactMap(\.first), .pastOpener)
    return known
  }()
}
