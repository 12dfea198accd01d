/// The titles of treaties, declarations and laws in a base.
enum TitleWords {
  /// Whether a designation is a title: a full form of four words or more whose head is a kind of
  /// instrument.
  static func isTitle(_ designation: Designation) -> Bool {
    guard designation.type == .fullForm, mayHaveFourWords(designation.text),
      designation.text.contains(where: \.isUppercase)
    else { return false }
    let words = designation.text.lowercased().split { !$0.isLetter && !$0.isNumber }
      .map(String.init)
    guard words.count >= 4 else { return false }
    return head(of: words) != nil
  }

  /// Whether three bytes or more of a text are no ASCII letters, as between four words.
  private static func mayHaveFourWords(_ text: String) -> Bool {
    text.utf8.count { !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) } >= 3
  }

  /// The place of the noun that says what kind of instrument a title is of: the first word in
  /// Indonesian, the last one before the first preposition in English, and in a convention of the
  /// ILO (*Work in Fishing Convention, 2007*) the one before the year.
  static func head(of words: [String]) -> Int? {
    if let first = words.first, heads.contains(first) { return 0 }
    let end = words.firstIndex(where: ExpansionWords.connectors.contains) ?? words.count
    if end > 0, end <= 5, heads.contains(words[end - 1]) { return end - 1 }
    let year = words.firstIndex { $0.utf8.count == 4 && Int($0) != nil } ?? words.count
    return words[..<year].lastIndex(where: englishHeads.contains)
  }

  /// Kinds of instruments, in either language.
  static let heads: Set<String> = englishHeads.union([
    "konvensi", "protokol", "deklarasi", "konsensus", "kovenan", "kesepakatan", "perjanjian",
    "piagam", "pakta", "traktat", "resolusi", "pernyataan", "rencana", "konvenan",
  ])

  /// Kinds of instruments in English, where other words of the title may stand before them.
  static let englishHeads: Set<String> = [
    "convention", "protocol", "declaration", "consensus", "covenant", "compact", "agreement",
    "treaty", "charter", "pact", "resolution", "statement", "plan",
  ]
}

/// The titles of a base, to be found by the words they share with a text.
struct TitleIndex: Sendable {
  /// A title with its words.
  struct Title: Sendable {
    var reference: TermRecognizer.Reference
    /// All words, folded.
    var words: [String]
    /// The words in the form in which full forms are compared.
    var content: [String]
    /// How many different words these are.
    let differentWords: Int
    /// The kind of instrument; empty for a numbered law, whose title is what follows *tentang*.
    var head: String

    init(_ reference: TermRecognizer.Reference, words: [String], head: String) {
      self.reference = reference
      self.words = words
      self.head = head
      content = ExpansionWords.normal(words)
      differentWords = Set(content).count
    }
  }

  /// A numbered law.
  struct LawKey: Hashable {
    var kind: Kind
    var number: String
    var year: String

    /// Kinds of numbered laws.
    enum Kind: Hashable, Sendable { case law, governmentRegulation }
  }

  private(set) var titles: [Title] = []

  /// Words that stand in titles without a capital and join nothing by themselves: *supplementing*.
  private(set) var smallWords: Set<String> = []
  private var byWord: [String: [Int32]] = [:]
  private var laws: [LawKey: [Int32]] = [:]

  /// The most titles that one word may lead to; a word of more says little.
  private static let mostTitles = 64

  /// Which designations of a base are titles, of every language.
  ///
  /// - Complexity: O(size of the base).
  static func references(in base: TermBase) -> [TermRecognizer.Reference] {
    base.concepts.enumerated().flatMap { concept, entry in
      entry.designations.enumerated().compactMap { position, designation in
        TitleWords.isTitle(designation) || Self.isLaw(designation)
          ? TermRecognizer.Reference(concept: concept, position: position) : nil
      }
    }
  }

  /// Reads titles.
  ///
  /// - Complexity: O(length of the titles).
  /// - Throws: `UnicodeError` when ICU has no data.
  init(
    _ references: [TermRecognizer.Reference], concepts: ConceptList
  ) throws(UnicodeError) {
    var tokenizer = Tokenizer(.undetermined)
    for reference in references {
      let text = try tokenizer.tokenize(concepts.designation(reference).text)
      let words = TextWords(text)
      let all = (0..<words.count).map(words.word)
      noteSmallWords(of: words)
      if let law = LawReference.first(in: words) {
        let tail = Array(all[law.title...])
        laws[law.key, default: []].append(Int32(titles.count))
        titles.append(Title(reference, words: tail, head: ""))
      } else if let head = TitleWords.head(of: all) {
        titles.append(Title(reference, words: all, head: all[head]))
      }
    }
    for (number, title) in titles.enumerated() where !title.head.isEmpty {
      for word in Set(title.content) where byWord[word, default: []].count < Self.mostTitles {
        byWord[word, default: []].append(Int32(number))
      }
    }
  }

  /// Keeps the small words of a title that is written with capitals.
  private mutating func noteSmallWords(of words: TextWords) {
    guard words.count > 1, words.isCapital(0) else { return }
    for index in 1..<words.count where words.token(index).kind == .word {
      let word = words.word(index)
      // The second half of a doubled noun is no small word: *Hak-hak*.
      guard !words.isCapital(index), word != words.word(index - 1),
        !ExpansionWords.connectors.contains(word)
      else { continue }
      smallWords.insert(word)
    }
  }

  private static func isLaw(_ designation: Designation) -> Bool {
    designation.type == .fullForm
      && [
        "Undang-Undang Nomor", "Peraturan Pemerintah Nomor", "Law No.", "Government Regulation No.",
      ]
      .contains {
        designation.text.hasPrefix($0)
      }
  }

  /// The titles that share a word.
  func titles(with word: String) -> [Int32] { byWord[word] ?? [] }

  /// The titles of a law.
  func titles(of law: LawKey) -> [Title] { (laws[law] ?? []).map { titles[Int($0)] } }
}

/// A place where a text names a law by number and year and then gives its title.
struct LawReference {
  /// The law.
  var key: TitleIndex.LawKey

  /// The word before the title: *tentang*, *on*.
  var opener: Int

  /// The first word of the title; an article before it is none.
  var title: Int

  /// The first law that a text names with its title.
  static func first(in words: TextWords) -> LawReference? {
    (0..<words.count).lazy.compactMap { LawReference(at: $0, in: words) }.first
  }

  /// The law whose title begins after the word *tentang* or *on* at an index; nil where none does.
  init?(at index: Int, in words: TextWords) {
    guard index >= 3, index + 1 < words.count, Self.openers.contains(words.word(index)),
      words.token(index - 1).kind == .number || words.range(index - 1).length == 4
    else { return nil }
    var year = words.word(index - 1)
    var number: String
    var before = index - 2
    if let slash = year.firstIndex(of: "/") {
      number = String(year[..<slash])
      year = String(year[year.index(after: slash)...])
    } else if ["tahun", "of", "year"].contains(words.word(before)) {
      number = words.word(before - 1)
      before -= 2
    } else if words.gap(after: before) == "/" {
      number = words.word(before)
      before -= 1
    } else {
      return nil
    }
    guard year.utf8.count == 4, Int(year) != nil, Int(number) != nil else { return nil }
    while before >= 0, ["nomor", "no", "no.", "number", "nr"].contains(words.word(before)) {
      before -= 1
    }
    guard before >= 0 else { return nil }
    let kind: TitleIndex.LawKey.Kind
    switch words.word(before) {
    case "undang", "uu", "law":
      // *Peraturan Pemerintah Pengganti Undang-Undang* is another kind.
      if before >= 2, words.word(before - 2) == "pengganti" { return nil }
      kind = .law
    case "pemerintah", "pp": kind = .governmentRegulation
    case "regulation":
      guard before >= 1, words.word(before - 1) == "government" else { return nil }
      kind = .governmentRegulation
    default: return nil
    }
    key = TitleIndex.LawKey(kind: kind, number: number, year: year)
    opener = index
    title = words.word(index + 1) == "the" && index + 2 < words.count ? index + 2 : index + 1
  }

  /// Words between a law's number and its title.
  static let openers: Set<String> = ["tentang", "mengenai", "on", "concerning"]
}
