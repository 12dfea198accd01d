/// Says whether the full form that a text gives for an acronym is one of its own.
struct ExpansionJudge {
  /// What an introduction turns out to be.
  enum Verdict: Hashable {
    /// The acronym stands for this concept of the base.
    case right(concept: Int)

    /// The text gives a full form that is no known one's neighbour: a sense of its own.
    case own

    /// The text gives a full form that deprecated words are made of, which another rule reports.
    case outdated(concept: Int)

    /// The words beside it are no full form of it.
    case none

    /// The full form is wrong.
    case wrong(Fault)

    /// The verdict with the words of the full form so many further on.
    func moved(words: Int) -> Verdict {
      guard case .wrong(var fault) = self else { return self }
      fault.words = fault.words.moved(by: words)
      return .wrong(fault)
    }
  }

  /// What is wrong with a full form.
  struct Fault: Hashable {
    var severity: Severity
    var message: String
    /// The words of the full form.
    var words: Range<Int>
    var concept: Int
    /// The full form to write.
    var suggestion: TermRecognizer.Reference?
  }

  let words: TextWords
  let base: AcronymBase
  let language: LanguageTag
  let date: PartialDate?
  /// The compared form of each distinct word, nil for connecting ones.
  let normals: [String?]

  /// Words that number a report or meeting inside its name: *list of issues prior to submission of
  /// the second report*.
  private static let qualifiers: Set<String> = [
    "first", "second", "third", "fourth", "initial", "combined", "periodic", "pertama", "kedua",
    "ketiga", "keempat", "awal", "gabungan", "periodik",
  ]

  func verdict(on introduction: AcronymIntroduction) -> Verdict {
    let all = base.senses(of: introduction.acronym.map(words.word))
      .filter { base.designation($0).status != .deprecated }
    // Of one concept the acronym of the draft's language has the dates that count.
    let own = all.filter { base.designation($0).language.serves(language) }
    let senses = own + all.filter { sense in !own.contains { $0.concept == sense.concept } }
    let runs = introduction.inside + (introduction.before.isEmpty ? [] : [introduction.before])
    let verdicts = runs.map { verdict(on: $0, introduction, senses) }
    // One right full form makes the introduction; *Organisasi Perburuhan Internasional
    // (International Labour Organization/ILO)* may have a wrong one beside it.
    if let wrong = verdicts.first(where: { if case .wrong = $0 { true } else { false } }) {
      return wrong
    }
    for verdict in verdicts {
      if case .right = verdict { return verdict }
    }
    for verdict in verdicts {
      if case .outdated = verdict { return verdict }
    }
    return verdicts.contains(.own) ? .own : .none
  }

  private func verdict(
    on run: Range<Int>, _ introduction: AcronymIntroduction, _ senses: [TermRecognizer.Reference]
  ) -> Verdict {
    let isBefore = run == introduction.before
    let all = run.filter { normals[Int(words.numbers[$0])] != nil }
    let normal = collapsed(all)
    let acronym = introduction.acronym.map { String(words.source($0)) }.joined(separator: " ")
    if let fault = knownFault(run, senses) { return .wrong(fault) }
    for sense in senses {
      if let match = match(normal, sense, isBefore: isBefore) { return match }
    }
    // *Inter-Governmental* is *Intergovernmental*.
    let joined = hyphenated(all)
    if joined.count < normal.count {
      for sense in senses {
        if let match = match(joined, sense, isBefore: isBefore) { return match }
      }
    }
    if let fault = familyFault(run, acronym, senses) { return .wrong(fault) }
    if let other = foreignFault(normal, acronym, senses, introduction, isBefore: isBefore) {
      return other
    }
    let letters = run.suffix(20).map(words.word)
    let extent = AcronymLetters.extent(of: acronym, in: letters)
    if let near = nearFault(normal, acronym, senses, introduction, isBefore: isBefore) {
      return near
    }
    return extent != nil || introduction.isExplicit ? .own : .none
  }

  /// A compared word with the place it has in the text.
  struct Word {
    var index: Int
    var normal: String
  }

  private func collapsed(_ indices: [Int]) -> [Word] {
    var words: [Word] = []
    for index in indices {
      guard let normal = normals[Int(self.words.numbers[index])], normal != words.last?.normal
      else { continue }
      words.append(Word(index: index, normal: normal))
    }
    return words
  }

  /// The compared words with those that a hyphen ties made one.
  private func hyphenated(_ indices: [Int]) -> [Word] {
    var joined: [Word] = []
    var plain: [String] = []
    for index in indices {
      let word = words.word(index)
      if let last = joined.last, index > 0, words.gap(after: index - 1) == "-",
        last.index == index - 1 || plain.last?.hasSuffix(words.word(index - 1)) == true
      {
        plain[plain.count - 1] += word
        joined[joined.count - 1].normal = ExpansionWords.lemma(plain[plain.count - 1])
      } else if let normal = normals[Int(words.numbers[index])] {
        joined.append(Word(index: index, normal: normal))
        plain.append(word)
      }
    }
    return joined
  }

  // MARK: What is right

  /// Whether a full form of a sense stands at the end of a run, or is the whole of one in brackets.
  private func match(
    _ normal: [Word], _ sense: TermRecognizer.Reference, isBefore: Bool
  ) -> Verdict? {
    let texts = normal.map(\.normal)
    let unnumbered = texts.filter { !Self.qualifiers.contains($0) }
    for expansion in base.expansions[sense.concept] ?? [] {
      let designation = base.designation(expansion.reference)
      let count = expansion.words.count
      guard count > 0,
        Self.stands(expansion.words, in: texts) || Self.stands(expansion.words, in: unnumbered)
      else { continue }
      if designation.status == .deprecated {
        // Only the very words are the other rule's.
        return .outdated(concept: sense.concept)
      }
      if isBefore, goesOn(expansion.words, normal) { continue }
      if belong(sense, expansion.reference) { return .right(concept: sense.concept) }
    }
    return nil
  }

  /// Whether a name goes on with *and* after a full form: *Kementerian Ketenagakerjaan dan
  /// Transmigrasi*.
  private func goesOn(_ expansion: [String], _ normal: [Word]) -> Bool {
    let texts = normal.map(\.normal)
    guard
      let start = (0...max(0, texts.count - expansion.count)).last(where: {
        texts[$0...].starts(with: expansion)
      }), start + expansion.count < normal.count
    else { return false }
    let joint = normal[start + expansion.count - 1].index + 1
    return joint + 1 < words.count && ["dan", "and"].contains(words.word(joint))
      && words.isCapital(joint + 1)
  }

  private static func stands(_ words: [String], in texts: [String]) -> Bool {
    guard texts.count >= words.count else { return false }
    return (0...texts.count - words.count).contains {
      texts[$0..<$0 + words.count].elementsEqual(words)
    }
  }

  /// Whether an acronym and a full form of its concept have been in use at the same time.
  func belong(
    _ acronym: TermRecognizer.Reference, _ full: TermRecognizer.Reference
  ) -> Bool {
    let (one, other) = (base.designation(acronym), base.designation(full))
    if let end = one.to, let start = other.from, end.isReached(by: start) { return false }
    if let end = other.to, let start = one.from, end.isReached(by: start) { return false }
    return true
  }

  // MARK: What is wrong

  /// A full form that the base knows to be wrong.
  private func knownFault(
    _ run: Range<Int>, _ senses: [TermRecognizer.Reference]
  ) -> Fault? {
    for sense in senses {
      for wrong in base.wrongExpansions(of: sense) {
        let expected = wrong.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        guard expected.count <= run.count else { continue }
        let start = run.upperBound - expected.count
        guard run.suffix(expected.count).map(words.word) == expected else { continue }
        let suggestion = self.suggestion(sense, for: start..<run.upperBound)
        return Fault(
          severity: .major,
          message: message(sense, "is not “\(text(start..<run.upperBound))”", suggestion),
          words: start..<run.upperBound, concept: sense.concept, suggestion: suggestion)
      }
    }
    return nil
  }

  /// A full form of the family of *PMI* whose words with P are not as many as the digit says.
  private func familyFault(
    _ run: Range<Int>, _ acronym: String, _ senses: [TermRecognizer.Reference]
  ) -> Fault? {
    guard let digit = FamilyCount.digit(of: acronym) else { return nil }
    let folded = run.map(words.word)
    guard let count = FamilyCount.count(in: folded, of: acronym), count != digit else {
      return nil
    }
    let first = familyStart(run, acronym)
    let suggestion = senses.first.flatMap { self.suggestion($0, for: first..<run.upperBound) }
    return Fault(
      severity: .major,
      message:
        "“\(acronym)” counts \(digit) words with P, and “\(text(first..<run.upperBound))” has "
        + "\(count)" + (suggestion.map { "; write “\(base.designation($0).text)”" } ?? ""),
      words: first..<run.upperBound, concept: senses.first?.concept ?? -1, suggestion: suggestion)
  }

  /// The first of the capitalised words that end a run.
  private func familyStart(_ run: Range<Int>, _ acronym: String) -> Int {
    var first = run.upperBound - 1
    while first > run.lowerBound,
      words.isCapital(first - 1) || ExpansionWords.connectors.contains(words.word(first - 1))
        || words.word(first - 1).hasPrefix("p")
    { first -= 1 }
    while first < run.upperBound - 1, ExpansionWords.connectors.contains(words.word(first)) {
      first += 1
    }
    return first
  }

  /// The full form of something else.
  private func foreignFault(
    _ normal: [Word], _ acronym: String, _ senses: [TermRecognizer.Reference],
    _ introduction: AcronymIntroduction, isBefore: Bool
  ) -> Verdict? {
    guard let first = senses.first, introduction.isPlain || introduction.isExplicit else {
      return nil
    }
    for count in stride(from: min(normal.count, 20), to: 1, by: -1) {
      let suffix = normal.suffix(count)
      let owners = base.owners(inAnyOrder: suffix.map(\.normal))
      guard let owner = owners.first, let start = suffix.first, let last = suffix.last else {
        continue
      }
      guard isBefore || count == normal.count else { return nil }
      let range = start.index..<last.index + 1
      let sense =
        senses.first { sense in owners.contains { $0.concept == sense.concept } } ?? first
      let isOwn = owners.contains { owner in senses.contains { $0.concept == owner.concept } }
      if isOwn, base.designation(owner).status == .deprecated {
        return .outdated(concept: owner.concept)
      }
      // Its own words in another order are a near miss.
      if isOwn, isReordered(suffix.map(\.normal), owners, senses) { return nil }
      // A wider or narrower term, such as *pekerja migran* beside PMI, is a near miss.
      let difference = nearest(sense, suffix.map(\.normal))
      if !isOwn, let difference, difference.1.replaced.isEmpty { return nil }
      let suggestion = self.suggestion(sense, for: range)
      let what =
        isOwn
        ? "and “\(text(range))” were not in use at the same time"
        : "does not stand for “\(text(range))”"
      return .wrong(
        Fault(
          severity: .major, message: message(sense, what, suggestion), words: range,
          concept: sense.concept, suggestion: suggestion))
    }
    return nil
  }

  /// Whether words are a full form of one of the senses but for their order.
  private func isReordered(
    _ found: [String], _ owners: [TermRecognizer.Reference], _ senses: [TermRecognizer.Reference]
  ) -> Bool {
    owners.contains { owner in
      senses.contains { $0.concept == owner.concept && belong($0, owner) }
        && base.expansions[owner.concept]?.contains {
          $0.reference == owner && $0.words != found
        } ?? false
    }
  }

  // MARK: Words

  /// The full form to write: of the language of the words, current on the day.
  private func suggestion(
    _ sense: TermRecognizer.Reference, for range: Range<Int>
  ) -> TermRecognizer.Reference? {
    let candidates = (base.expansions[sense.concept] ?? []).map(\.reference).filter {
      base.designation($0).status.isUsable && belong(sense, $0)
    }
    return candidates.min { rank($0) < rank($1) }
  }

  private func rank(_ reference: TermRecognizer.Reference) -> Int {
    let designation = base.designation(reference)
    return (designation.language.matches(language) ? 0 : 4)
      + (designation.status == .preferred ? 0 : 1) + (designation.type == .fullForm ? 0 : 2)
  }

  func text(_ range: Range<Int>) -> Substring {
    words.text.text.slice(words.range(range))
  }

  func message(
    _ sense: TermRecognizer.Reference, _ what: String, _ suggestion: TermRecognizer.Reference?
  ) -> String {
    "“\(base.designation(sense).text)” \(what)"
      + (suggestion.map { "; write “\(base.designation($0).text)”" } ?? "")
  }
}
