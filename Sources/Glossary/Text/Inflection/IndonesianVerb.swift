/// Forms the active of an Indonesian passive verb.
enum IndonesianVerb {
  /// Returns the lemma of the `meN-` verb of a `di-` verb, nil when the word is none.
  ///
  /// - Complexity: O(`word.utf8.count`).
  static func active(ofPassive word: String) -> String? {
    let passive = IndonesianInflection.lemma(of: word)
    guard starts(passive[...], with: "di"), !notPassive.contains(passive[...]) else { return nil }
    let base = Substring(passive.utf8.dropFirst(2))
    guard let active = withNasalPrefix(base) else { return nil }
    // The term is looked up by its own lemma, whatever that makes of a root like a clitic.
    return IndonesianInflection.lemma(of: active)
  }

  /// Puts `meN-` before a base; nil when the base has one syllable and is not known to be a verb.
  private static func withNasalPrefix(_ base: Substring) -> String? {
    let bytes = base.utf8
    let stem = bytes.suffix(3).elementsEqual("kan".utf8) ? Substring(bytes.dropLast(3)) : base
    if oneSyllable.contains(stem) { return "menge" + base }
    guard bytes.count(where: isVowel) > 1, let first = bytes.first else { return nil }
    let rest = base.dropFirst()
    let losesFirst = rest.utf8.first.map(isVowel) == true && !keepsFirst(base)
    return switch Unicode.Scalar(first) {
    case "p": "mem" + (losesFirst ? rest : base)
    case "t": "men" + (losesFirst ? rest : base)
    case "k": "meng" + (losesFirst ? rest : base)
    case "s": losesFirst ? "meny" + rest : "men" + base
    case "b", "f", "v": "mem" + base
    case "c", "d", "j", "z": "men" + base
    case "a", "e", "g", "h", "i", "o", "q", "u": "meng" + base
    case "l", "m", "n", "r", "w", "y": "me" + base
    default: nil
    }
  }

  /// Whether `p` or `k` stays before a vowel: after the prefixes `per-` and `pe-`, and in a few
  /// roots.
  private static func keepsFirst(_ base: Substring) -> Bool {
    starts(base, with: "per")
      ? !rootsInPer.contains { starts(base, with: $0) }
      : keepingFirst.contains { starts(base, with: $0) }
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    "aeiou".utf8.contains(byte)
  }

  private static func starts(_ word: Substring, with prefix: some StringProtocol) -> Bool {
    word.utf8.starts(with: prefix.utf8)
  }

  // MARK: Lists

  /// Bases that take `menge-`, alone or before `-kan`.
  private static let oneSyllable = Set(
    wordList("bom cap cat cek lap las lem pas pel pos rem sah tes tik"))

  /// Beginnings of bases whose `per` belongs to the root.
  private static let rootsInPer = wordList(
    "perah peran peras pergok perinci perintah periksa perluk perosok")

  /// Beginnings of the other bases that keep their first letter.
  private static let keepingFirst = wordList("kaji pekerja pelajar punya")

  /// Frequent words whose `di` is the root's, or a preposition written solid by mistake.
  private static let notPassive = Set(
    wordList(
      """
      diabetes diagnosa diagnosis diagnostik diagonal diagram diakritik dialek dialog diameter diare
      diatas dibawah dibelakang dibidang didaerah didepan diesel difabel diferensial difusi digital
      dijital dikarenakan diktator dilema dilematis diluar dimana dimasa dimensi dinamik dinamika
      dinamis dinamit dinasti dinosaurus dioksida diploma diplomasi diplomat diplomatik direksi
      direktif direktorat direktori direktur dirgahayu dirumah disabilitas disain disana
      disekeliling disekitar disentri disertasi disetiap disfungsi disini disinfeksi disinfektan
      disinformasi disinsentif disiplin disisi disitu diskon diskotek diskresi diskriminasi
      diskriminatif diskusi disparitas dispensasi disposisi disrupsi distorsi distribusi distributor
      distrik ditempat diversifikasi divestasi dividen divisi
      """))
}
