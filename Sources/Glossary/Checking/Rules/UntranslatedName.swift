/// Names and terms that stand in another language than the draft's.
struct UntranslatedName: DraftRule {
  static let description = RuleDescription(
    RuleID("untranslated-name"), scope: .draft, severity: .minor,
    summary: "A name or term in another language than that of the draft.",
    documentation: """
      A name of the term base that stands in the other language, where the draft's own language has \
      an established form, is reported at its first place (minor), and other terms and loanwords \
      (political will, stakeholder, job order) are an info. Nothing is said where the draft's own \
      form stands in the same sentence, where brackets, quotation marks or a slash set the words \
      apart, where they introduce an acronym, inside passages in the other language, and of names \
      that are kept as they are.
      """)

  func findings(in reading: DraftReading) throws(UnicodeError) -> [Finding] {
    let names = reading.knowledge.foreignNames.matches(in: reading.words, lemmas: reading.lemmas)
    let isLoan = reading.terms.map { Self.isLoan($0.designation, of: $0.concept) }
    guard !names.isEmpty || isLoan.contains(true) else { return [] }
    let surroundings = Surroundings(reading, names, isLoan)
    return (foreign(names, reading, surroundings) + loans(isLoan, reading, surroundings))
      .sorted { $0.range < $1.range }
  }

  // MARK: Names and terms

  private func foreign(
    _ places: [PhraseIndex.Match], _ reading: DraftReading, _ surroundings: Surroundings
  ) -> [Finding] {
    let words = reading.words
    let shape = NameShape(words: words)
    var explained: Set<Int> = []
    var found: [Int: (place: TextRange, designation: Designation, more: [TextRange])] = [:]
    var order: [Int] = []
    for place in places {
      let range = words.range(place.words)
      let concept = place.reference.concept
      if explained.contains(concept) { continue }
      if surroundings.isExplained(range, concept: concept) {
        explained.insert(concept)
        continue
      }
      guard !surroundings.isForeign(place.words), !isProtected(range, place, reading, shape),
        !reading.passages.isQuoted(range), !reading.passages.isBoilerplate(range)
      else { continue }
      if found[concept] == nil {
        let designation = reading.knowledge.acronyms.designation(place.reference)
        found[concept] = (range, designation, [])
        order.append(concept)
      } else {
        found[concept]?.more.append(range)
      }
    }
    return order.compactMap { concept in
      guard let first = found[concept] else { return nil }
      return finding(
        first.place, first.designation, reading.knowledge.base.concepts[concept], first.more,
        reading)
    }
  }

  /// Whether a phrase is part of a longer name.
  private func isProtected(
    _ range: TextRange, _ place: PhraseIndex.Match, _ reading: DraftReading, _ shape: NameShape
  ) -> Bool {
    reading.passages.isProtected(range)
      || shape.isPartOfName(range, reading.knowledge.acronyms.designation(place.reference))
  }

  private func finding(
    _ place: TextRange, _ designation: Designation, _ concept: Concept, _ more: [TextRange],
    _ reading: DraftReading
  ) -> Finding? {
    let own = concept.designationsByStanding.filter {
      $0.language.serves(reading.draft.language) && $0.status.isUsable
        && $0.confidence != .unsure && $0.type != .acronym
        && (reading.draft.date.map($0.validity) ?? ($0.to == nil ? .current : nil)) == .current
    }
    guard let suggestion = (own.first { $0.type == designation.type } ?? own.first)?.text else {
      return nil
    }
    let isName = designation.text.split(separator: " ").count { $0.first?.isUppercase ?? false } > 1
    return Finding(
      rule: Self.id, severity: isName ? .minor : .info,
      message: "“\(designation.text)” is “\(suggestion)” in the language of the draft",
      range: place,
      suggestions: [suggestion], concept: concept.id,
      related: more.map { Finding.Related(message: "again", range: $0) })
  }

  // MARK: Loanwords

  /// Words that the draft's language has borrowed and that it has words of its own for.
  private func loans(
    _ isLoan: [Bool], _ reading: DraftReading, _ surroundings: Surroundings
  ) -> [Finding] {
    let recognizer = reading.knowledge.recognizer
    let shape = NameShape(words: reading.words)
    var places: [TermRecognizer.Reference: [TextRange]] = [:]
    var order: [TermRecognizer.Reference] = []
    for match in reading.terms.matches(of: isLoan).map({ reading.matches[$0] }) {
      guard let reference = match.references.first, !reading.variants.isMixed(match),
        !reading.passages.isProtected(match.range),
        !shape.isPartOfName(match.range, recognizer.designation(reference)),
        !reading.passages.isQuoted(match.range),
        !surroundings.isExplained(match.range, concept: reference.concept),
        !surroundings.isForeign(reading.words.words(in: match.range))
      else { continue }
      if places[reference] == nil { order.append(reference) }
      places[reference, default: []].append(match.range)
    }
    return order.compactMap { reference in
      let designation = recognizer.designation(reference)
      let concept = recognizer.concepts[reference.concept]
      guard let all = places[reference], let first = all.first else { return nil }
      let suggestion = concept.replacement(for: designation, on: reading.draft.date)
      let isName = designation.text.first?.isUppercase ?? false
      return Finding(
        rule: Self.id, severity: isName && designation.status == .deprecated ? .minor : .info,
        message: "“\(designation.text)” is a word of another language"
          + (suggestion.map { "; write “\($0)”" } ?? ""), range: first,
        suggestions: suggestion.map { [$0] } ?? [], concept: concept.id,
        related: all.dropFirst().map { Finding.Related(message: "again", range: $0) })
    }
  }

  /// Whether a designation is the concept's word of another language that is not to be used, or only
  /// beside no other.
  static func isLoan(_ designation: Designation, of concept: Concept) -> Bool {
    guard designation.language.serves(.indonesian), designation.type != .acronym,
      !designation.usage.report.contains(.never),
      designation.status == .deprecated
        || designation.status == .admitted && designation.usage.suggestion != nil
    else { return false }
    let text = designation.text.lowercased()
    return concept.designations.contains {
      $0.language.serves(.english) && $0.status.isUsable && $0.text.lowercased() == text
    }
  }
}

/// What stands around a foreign phrase.
private struct Surroundings {
  private let reading: DraftReading
  private let own: Set<String>
  private let foreign: Set<String>
  private let places: [Int: [Int]]

  /// - Parameters:
  ///   - reading: The draft.
  ///   - names: Its names and terms in the other language.
  ///   - isLoan: Which of its terms are loanwords, by number.
  init(_ reading: DraftReading, _ names: [PhraseIndex.Match], _ isLoan: [Bool]) {
    self.reading = reading
    let concepts = reading.terms.map(\.reference.concept)
    let asked = Set(
      names.map(\.reference.concept)
        + concepts.indices.lazy.filter { isLoan[$0] }.map { concepts[$0] })
    let isOwn = concepts.indices.map { !isLoan[$0] && asked.contains(concepts[$0]) }
    var places: [Int: [Int]] = [:]
    for index in reading.terms.matches(of: isOwn) {
      let concept = concepts[Int(reading.terms.numbers[index])]
      places[concept, default: []].append(reading.matches[index].range.start)
    }
    self.places = places
    let isIndonesian = reading.draft.language.serves(.indonesian)
    own = isIndonesian ? LanguageGuess.indonesian : LanguageGuess.english
    foreign = isIndonesian ? LanguageGuess.english : LanguageGuess.indonesian
  }

  /// Whether brackets, quotation marks, a slash or words set a phrase apart, or the draft's own form
  /// stands in its sentence.
  func isExplained(_ range: TextRange, concept: Int) -> Bool {
    if reading.passages.isEmphasized(range) { return true }
    let text = reading.draft.text.text
    let before = text.slice(TextRange(start: max(0, range.start - 1), end: range.start)).utf8.first
    let end = text.utf8.count
    if let before, "(\"/*_[".utf8.contains(before) { return true }
    let after = text.utf8[text.utf8.index(text.utf8.startIndex, offsetBy: range.end)...].prefix(2)
    if let first = after.first, ")\"/*_]".utf8.contains(first) { return true }
    if range.end + 2 <= end, after.elementsEqual(" (".utf8) { return true }
    let words = reading.words
    let first = words.firstWord(from: range.start)
    if first > 0, Self.announcers.contains(words.word(first - 1)) { return true }
    guard let places = places[concept] else { return false }
    let sentence = reading.passages.nearbySentence(of: range)
    let next = places.partitioningIndex { $0 >= sentence.start }
    return next < places.count && places[next] < sentence.end
  }

  /// Whether a phrase stands in a passage of the other language.
  ///
  /// Of the small words around it, in its own line or cell, more are of that language. Where there are
  /// none, a phrase that is alone there belongs to the draft; other words beside it may be of any
  /// language.
  func isForeign(_ phrase: Range<Int>) -> Bool {
    let words = reading.words
    var balance = 0
    var hasOwn = false
    let line = words.words(in: reading.passages.paragraph(of: words.range(phrase)))
    if line == phrase { return false }
    let around = max(0, phrase.lowerBound - 8)..<min(words.count, phrase.upperBound + 8)
    for index in around where !phrase.contains(index) {
      let word = words.word(index)
      if own.contains(word) {
        balance += 1
        hasOwn = true
      }
      if foreign.contains(word) { balance -= 2 }
    }
    return !hasOwn || balance <= 0
  }

  private static let announcers: Set<String> = [
    "atau", "or", "yakni", "yaitu", "alias", "disebut", "istilah", "bertajuk", "berjudul",
    "called", "titled",
  ]
}
