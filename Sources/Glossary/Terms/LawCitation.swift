/// A law or regulation that is named by its kind, number and year, as *UU 18/2017* is.
struct LawCitation: Hashable {
  /// What kind of instrument is cited.
  var kind: Kind

  /// Its number.
  var number: Int

  /// The year of its enactment.
  var year: Int

  /// Kinds of numbered instruments of Indonesia, each with the words that official titles use.
  enum Kind: CaseIterable {
    case law
    case lieuOfLaw
    case governmentRegulation
    case presidentialRegulation
    case presidentialDecree
    case presidentialInstruction

    /// The key of the kind in a title, in Indonesian and English.
    fileprivate var titles: (indonesian: String, english: String) {
      switch self {
      case .law: ("undang undang", "law")
      case .lieuOfLaw:
        ("peraturan pemerintah pengganti undang undang", "government regulation in lieu of law")
      case .governmentRegulation: ("peraturan pemerintah", "government regulation")
      case .presidentialRegulation: ("peraturan presiden", "presidential regulation")
      case .presidentialDecree: ("keputusan presiden", "presidential decree")
      case .presidentialInstruction: ("instruksi presiden", "presidential instruction")
      }
    }

    /// What citations write instead of the words of the title.
    fileprivate var abbreviation: String {
      switch self {
      case .law: "uu"
      case .lieuOfLaw: "perppu"
      case .governmentRegulation: "pp"
      case .presidentialRegulation: "perpres"
      case .presidentialDecree: "keppres"
      case .presidentialInstruction: "inpres"
      }
    }
  }

  /// Reads the plain key of a text that is a citation and nothing else but, after *tentang* or *on*,
  /// the subject of the law; nil for any other text.
  ///
  /// - Complexity: O(length).
  init?(key: String) {
    let words = key.split { $0 == " " || $0 == "/" }
    guard let start = words.firstIndex(where: { Int($0) != nil }), start > 0 else { return nil }
    var named = words[..<start]
    if let last = named.last, ["nomor", "no", "number"].contains(last) { named.removeLast() }
    let name = named.joined(separator: " ")
    let kind = Kind.allCases.first {
      [$0.abbreviation, $0.titles.indonesian, $0.titles.english].contains(name)
    }
    var rest = words[start...]
    guard let kind, let number = Int(rest.removeFirst()) else { return nil }
    if let joint = rest.first, ["tahun", "of", "year", "th"].contains(joint) { rest.removeFirst() }
    guard let digits = rest.popFirst(), digits.utf8.count == 4, let year = Int(digits),
      rest.first.map({ ["tentang", "mengenai", "on", "concerning"].contains($0) }) ?? true
    else { return nil }
    self.kind = kind
    self.number = number
    self.year = year
  }

  /// The beginnings of the plain keys of titles that this citation stands for.
  var titleKeys: [String] {
    [
      "\(kind.titles.indonesian) nomor \(number) tahun \(year)",
      "\(kind.titles.english) no \(number) of \(year)",
      "\(kind.titles.english) number \(number) of \(year)",
    ]
  }
}
