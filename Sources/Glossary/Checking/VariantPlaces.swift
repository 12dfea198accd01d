/// Where the designations stand that may be mixed, in the places that count: not inside quotations, names
/// and titles, nor beside another form as its gloss.
struct VariantPlaces {
  /// The forms of each concept with their places, in order.
  private(set) var forms: [Int: [VariantReading.Form]] = [:]

  private let passages: Passages
  private let shape: NameShape

  /// Gathers the places of some designations.
  ///
  /// - Complexity: O(number of matches + places of the candidates · log length).
  init(
    _ matches: [TermRecognizer.Match], _ terms: MatchedTerms, _ passages: Passages,
    _ shape: NameShape, candidates: Set<TermRecognizer.Reference>
  ) {
    self.passages = passages
    self.shape = shape
    let concepts = terms.map(\.reference.concept)
    // Those that are counted word by word are left out, whatever terms they stand in.
    let isCandidate = terms.map {
      candidates.contains($0.reference) && !ProtectionMixture.contains($0.designation)
    }
    guard isCandidate.contains(true) else { return }
    var previous: (concept: Int, end: Int)?
    for (index, match) in matches.enumerated() where terms.numbers[index] >= 0 {
      let number = Int(terms.numbers[index])
      let range = match.range
      let before = previous
      previous = (concepts[number], range.end)
      guard isCandidate[number] else { continue }
      if let before, before.concept == concepts[number], isGloss(range, after: before.end) {
        continue
      }
      let term = terms.terms[number]
      if counts(match, term.designation) { add(term.reference, range) }
    }
  }

  private mutating func add(_ reference: TermRecognizer.Reference, _ place: TextRange) {
    var own = forms[reference.concept] ?? []
    forms[reference.concept] = nil
    if let known = own.firstIndex(where: { $0.reference == reference }) {
      own[known].places.append(place)
    } else {
      own.append(VariantReading.Form(reference: reference, places: [place]))
    }
    forms[reference.concept] = own
  }

  /// Adds places of a form that are no matches.
  mutating func add(_ form: VariantReading.Form) {
    for place in form.places { add(form.reference, place) }
    for index in forms[form.reference.concept]?.indices ?? 0..<0 {
      forms[form.reference.concept]?[index].places.sort()
    }
  }

  /// Whether a form stands beside another one that ends at an offset, as in *TPPO (trafficking)* and
  /// *penipuan daring atau online scam*.
  private func isGloss(_ range: TextRange, after end: Int) -> Bool {
    guard range.start - end <= 6 else { return false }
    let gap = shape.words.text.text.slice(TextRange(start: end, end: range.start))
    return gap.utf8.count <= 3 && gap.utf8.contains { "(/[".utf8.contains($0) }
      || gap == " atau " || gap == " or "
  }

  private func counts(_ match: TermRecognizer.Match, _ designation: Designation) -> Bool {
    let range = match.range
    guard !isAttribute(match, designation), !passages.isQuoted(range),
      !passages.isBoilerplate(range),
      !isBracketed(range) || AcronymBase.isAcronym(designation)
    else { return false }
    // In a heading any word may have a capital; what the base writes with one is a name there too.
    let mayBeName = !passages.isHeading(range) || designation.text.first?.isUppercase ?? false
    if mayBeName, passages.isProtected(range) || shape.isPartOfName(range, designation) {
      return false
    }
    return designation.status != .superseded
      || !passages.isHistory(range, before: designation.to)
  }

  private func isBracketed(_ range: TextRange) -> Bool {
    let text = shape.words.text
    return range.start > 0 && text.byte(at: range.start - 1) == UInt8(ascii: "(")
      && range.end < text.text.utf8.count && text.byte(at: range.end) == UInt8(ascii: ")")
  }

  /// Whether an English word qualifies the next one and so is no name of its thing: *minor delays*.
  private func isAttribute(
    _ match: TermRecognizer.Match, _ designation: Designation
  ) -> Bool {
    guard designation.language.serves(.english), match.ending.isEmpty,
      designation.status != .preferred, designation.type == .fullForm,
      !designation.text.contains(" "), designation.text.first?.isLowercase ?? false
    else { return false }
    let words = shape.words
    let next = words.words(in: match.range).upperBound
    guard next > 0, next < words.count, words.gap(after: next - 1) == " " else { return false }
    let word = words.word(next)
    return words.token(next).kind == .word && !LanguageGuess.english.contains(word)
      && !Self.followers.contains(word)
  }

  /// Words that may follow an English noun and that it does not qualify.
  private static let followers: Set<String> = [
    "or", "but", "who", "whose", "whom", "when", "where", "while", "if", "because", "without",
    "under", "over", "into", "between", "than", "may", "might", "must", "can", "could", "should",
    "would", "will", "shall", "had", "did", "does", "do", "be", "not", "also", "a", "an", "it",
    "he", "she", "they", "we", "his", "her", "its", "our", "your", "more", "only", "so", "then",
  ]
}
