/// Acronyms that a reader is not told the meaning of.
struct UndefinedAcronym: DraftRule {
  static let description = RuleDescription(
    RuleID("undefined-acronym"), scope: .draft, severity: .minor,
    summary: "An acronym without its full form at its first use.",
    documentation: """
      An acronym that the term base wants explained is reported once, at its first use in running \
      text, when no full form introduces it there or before. Headings, bylines, datelines, link lines \
      and copyright lines neither count as a first use nor introduce. An acronym that speaks for itself \
      (Kemlu, Kemenko Polkam), and one whose full form stands earlier without being tied to it, is \
      an info. So is an acronym that is introduced and never used again, and one behind a word that \
      it holds itself (“badan BP2MI”). Acronyms that the base does not know are reported by the \
      strict profile only. One that may mean several things is ambiguous-acronym's as long as \
      nothing tells which.
      """)

  func findings(in reading: DraftReading) throws(UnicodeError) -> [Finding] {
    let uses = reading.acronymUses
    var findings: [Finding] = []
    let fullForms = FullForms(of: uses, in: reading)
    for use in uses {
      let undefined = Self.undefined(use, reading, fullForms)
      if let undefined { findings.append(undefined) }
      findings += Self.doubled(use, reading).filter { $0.range.end != undefined?.range.end }
    }
    findings += Self.unused(uses, reading)
    if reading.profile == .strict { findings += Self.unknown(reading) }
    return findings.sorted { $0.range < $1.range }
  }

  // MARK: Without a full form

  private static func undefined(
    _ use: AcronymUses, _ reading: DraftReading, _ fullForms: FullForms
  ) -> Finding? {
    guard use.designation.usage.expansion == .firstUse, let first = use.places.first,
      use.designation.status != .deprecated
    else { return nil }
    let entries = reading.acronyms.entries(of: use.key).filter {
      !reading.passages.isHeading($0.acronym) && !reading.passages.isBoilerplate($0.acronym)
    }
    if let entry = entries.first, entry.acronym.start <= first.start { return nil }
    if fullForms.isBeside(use, first) { return nil }
    guard case .concept(let sense) = SenseJudge(reading, use).outcome(),
      needsFullForm(sense, use, reading)
    else { return nil }
    let concept = reading.knowledge.base.concepts[sense]
    let named = fullForms.firstPlace(of: use.senses.filter { $0.concept == sense }, before: first)
    if let named, isGlossed(named, by: first, reading) { return nil }
    let isClear = isTransparent(use.designation.text)
    let isTerm = !Institutions.contains(concept)
    let full = fullForm(concept, use, reading)
    var message = "“\(use.designation.text)” is not explained at its first use"
    if named != nil { message = "“\(use.designation.text)” is not tied to its full form" }
    if let full { message += "; write “\(full) (\(use.designation.text))”" }
    var related: [Finding.Related] = []
    if let named {
      related.append(Finding.Related(message: "the full form without the acronym", range: named))
    }
    if let entry = entries.first {
      related.append(Finding.Related(message: "explained only here", range: entry.acronym))
    }
    return Finding(
      rule: id, severity: isClear || named != nil && isTerm ? .info : .minor, message: message,
      range: first, suggestions: full.map { ["\($0) (\(use.designation.text))"] } ?? [],
      concept: concept.id, source: use.designation.sources.first, related: related)
  }

  /// Whether an acronym stands in the bracket that follows its full form, be it not alone there: *Direktorat
  /// Jenderal Imigrasi Kementerian Hukum (Ditjen Imigrasi Kemenkum)*.
  private static func isGlossed(
    _ full: TextRange, by acronym: TextRange, _ reading: DraftReading
  ) -> Bool {
    guard full.end < acronym.start, acronym.start - full.end < 80 else { return false }
    let between = reading.draft.text.text.slice(TextRange(start: full.end, end: acronym.start)).utf8
    return between.contains(UInt8(ascii: "(")) && between.allSatisfy { !")\n.;".utf8.contains($0) }
  }

  /// Whether the acronym of a concept is one that needs its full form.
  private static func needsFullForm(
    _ concept: Int, _ use: AcronymUses, _ reading: DraftReading
  ) -> Bool {
    let acronyms = reading.knowledge.acronyms
    let own = (acronyms.senses(ofKey: use.key) ?? []).filter { $0.concept == concept }
    let language = reading.draft.language
    let designation =
      own.first { acronyms.designation($0).language.serves(language) } ?? own.first
    return designation.map { acronyms.designation($0).usage.expansion == .firstUse } ?? false
  }

  /// Whether an acronym is made of syllables, so that a reader can tell what it means.
  private static func isTransparent(_ acronym: String) -> Bool {
    acronym.unicodeScalars.count { $0.properties.isLowercase } > 2
  }

  /// The full form to write: in the language of the draft where there is one, of its day.
  private static func fullForm(
    _ concept: Concept, _ use: AcronymUses, _ reading: DraftReading
  ) -> String? {
    let forms = concept.designationsByStanding.filter {
      $0.status.isUsable && $0.type == .fullForm && $0.confidence != .unsure
        && (reading.draft.date.map($0.validity) ?? ($0.to == nil ? .current : nil)) == .current
    }
    let own = forms.filter { $0.language.serves(reading.draft.language) }
    // Of several full forms the one with the acronym's letters.
    let spelled = own.first { form in
      AcronymLetters.fits(
        use.designation.text,
        form.text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }
    return (spelled ?? own.first ?? forms.first)?.text
  }

  // MARK: Never used again

  private static func unused(_ uses: [AcronymUses], _ reading: DraftReading) -> [Finding] {
    let totals = Dictionary(
      uses.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var done: Set<String> = []
    return reading.acronyms.entries.compactMap { entry in
      guard case .right(let concept) = entry.verdict, done.insert(entry.key).inserted,
        !reading.passages.isBoilerplate(entry.acronym), !reading.passages.isHeading(entry.acronym),
        let use = totals[entry.key], use.total == 1,
        use.designation.usage.expansion == .firstUse
      else { return nil }
      // A longer acronym that holds it uses it: *Satgas TPPO*.
      let last = entry.introduction.acronym.upperBound - 1
      guard reading.words.counts[Int(reading.words.numbers[last])] == 1 else { return nil }
      return Finding(
        rule: id, severity: .info,
        message: "“\(use.designation.text)” is introduced and not used again",
        range: entry.acronym, concept: reading.knowledge.base.concepts[concept].id)
    }
  }

  // MARK: Doubled

  /// *Badan BP2MI*: the first word of the full form before the acronym.
  private static func doubled(_ use: AcronymUses, _ reading: DraftReading) -> [Finding] {
    guard reading.draft.language.serves(.indonesian) else { return [] }
    let heads = Set(
      use.senses.flatMap { reading.knowledge.acronyms.expansions[$0.concept] ?? [] }
        .filter {
          let designation = reading.knowledge.acronyms.designation($0.reference)
          return designation.language.serves(reading.draft.language)
            && designation.status.isUsable && designation.type == .fullForm
        }
        .compactMap { $0.allWords.first.map(ExpansionWords.lemma) })
    return use.places.compactMap { place in
      let index = reading.words.firstWord(from: place.start)
      guard index > 0, reading.words.gap(after: index - 1) == " ",
        heads.contains(ExpansionWords.lemma(reading.words.word(index - 1)))
      else { return nil }
      let range = TextRange(start: reading.words.range(index - 1).start, end: place.end)
      return Finding(
        rule: id, severity: .info,
        message: "“\(reading.words.source(index - 1))” stands in “\(use.designation.text)” already",
        range: range, suggestions: [String(reading.draft.text.text.slice(place))],
        concept: reading.knowledge.base.concepts[use.senses[0].concept].id)
    }
  }

  // MARK: Unknown

  /// Acronyms that neither the base nor the text explains and that stand more than once.
  private static func unknown(_ reading: DraftReading) -> [Finding] {
    let words = reading.words
    let base = reading.knowledge.acronyms
    let isKnown = words.map(knownFact) { !base.senses(of: [$0]).isEmpty }
    var done: Set<Int32> = []
    return words.numbers.indices.compactMap { index in
      let number = words.numbers[index]
      guard words.counts[Int(number)] > 1, !isKnown[Int(number)], !done.contains(number),
        words.token(index).kind == .word
      else { return nil }
      let source = words.source(index)
      guard (3...8).contains(source.utf8.count),
        source.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }),
        !source.utf8.allSatisfy({ "IVXLC".utf8.contains($0) }),
        !reading.passages.isHeading(words.range(index)),
        !reading.passages.isBoilerplate(words.range(index)),
        index == 0 || !isCapitals(words.source(index - 1)),
        index + 1 == words.count || !isCapitals(words.source(index + 1))
      else { return nil }
      done.insert(number)
      guard reading.acronyms.entries(of: words.word(index)).isEmpty else { return nil }
      return Finding(
        rule: id, severity: .info, message: "“\(source)” is not explained",
        range: words.range(index))
    }
  }

  private static let knownFact = WordFact<Bool>()

  /// Whether a word is all capitals, as in a heading.
  private static func isCapitals(_ word: Substring) -> Bool {
    word.unicodeScalars.count > 3 && word.unicodeScalars.allSatisfy { $0.properties.isUppercase }
  }
}

/// Where the full forms of concepts stand in a draft.
private struct FullForms {
  private var first: [Int: TextRange] = [:]
  private var ends: [Int: Set<Int>] = [:]
  private let text: TokenizedText

  /// Finds the full forms of some acronyms.
  init(of uses: [AcronymUses], in reading: DraftReading) {
    text = reading.draft.text
    let recognizer = reading.knowledge.recognizer
    let concepts = Set(uses.lazy.flatMap(\.senses).map(\.concept))
    let forms = reading.terms.map { term in
      term.references.prefix(2).filter { reference in
        guard concepts.contains(reference.concept) else { return false }
        let designation = recognizer.designation(reference)
        return !AcronymBase.isAcronym(designation) && designation.status != .deprecated
      }.map(\.concept)
    }
    for index in reading.terms.matches(of: forms.map { !$0.isEmpty }) {
      let range = reading.matches[index].range
      if reading.passages.isBoilerplate(range) { continue }
      for concept in forms[Int(reading.terms.numbers[index])] {
        if first[concept] == nil, !reading.passages.isHeading(range) { first[concept] = range }
        ends[concept, default: []].insert(range.end)
      }
    }
  }

  /// The first place of a full form of some concepts before a place.
  func firstPlace(
    of senses: [TermRecognizer.Reference], before place: TextRange
  ) -> TextRange? {
    senses.lazy.compactMap { first[$0.concept] }.first { $0.start < place.start }
  }

  /// Whether a full form stands just before a place: *…/ILO*, *… – ILO*.
  func isBeside(_ use: AcronymUses, _ place: TextRange) -> Bool {
    use.senses.contains { sense in
      (1...5).contains { gap in ends[sense.concept]?.contains(place.start - gap) ?? false }
    }
  }
}
