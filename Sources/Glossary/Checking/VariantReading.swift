/// The concepts for which a draft uses several words that should be one.
struct VariantReading {
  /// A concept with its mixed words.
  struct Mixture {
    var concept: Int
    /// The words and their places, the one to keep first.
    var forms: [Form]
  }

  /// A word and its places, in order.
  struct Form {
    var reference: TermRecognizer.Reference
    var places: [TextRange]
  }

  /// The mixtures, in order of the concepts.
  let mixtures: [Mixture]

  private let mixed: Set<TermRecognizer.Reference>

  /// Finds the mixtures of a draft.
  ///
  /// - Complexity: O(number of matches · log length).
  init(
    _ draft: Draft, words: TextWords, matches: [TermRecognizer.Match], passages: Passages,
    recognizer: TermRecognizer
  ) {
    let places = Self.places(matches, passages, recognizer, NameShape(words: words))
    var mixtures: [Mixture] = []
    var mixed: Set<TermRecognizer.Reference> = []
    for (concept, forms) in places.sorted(by: { $0.key < $1.key }) where forms.count > 1 {
      let group = Self.mixture(of: forms, recognizer, draft)
      guard group.count > 1 else { continue }
      let mixture = Mixture(concept: concept, forms: Self.ordered(group, recognizer))
      mixtures.append(mixture)
      mixed.formUnion(mixture.forms.dropFirst().map(\.reference))
    }
    self.mixtures = mixtures
    self.mixed = mixed
  }

  /// Whether a match is reported as part of a mixture.
  func isMixed(_ match: TermRecognizer.Match) -> Bool {
    match.references.first.map(mixed.contains) ?? false
  }

  // MARK: Places

  /// The forms of each concept with the places that count: not inside quotations, names and titles,
  /// nor beside another form as its gloss.
  private static func places(
    _ matches: [TermRecognizer.Match], _ passages: Passages, _ recognizer: TermRecognizer,
    _ shape: NameShape
  ) -> [Int: [Form]] {
    var places: [Int: [Form]] = [:]
    var previous: (concept: Int, end: Int)?
    let text = shape.words.text.text
    let utf8 = text.utf8
    for match in matches {
      guard let reference = match.references.first else { continue }
      let range = match.range
      let isGloss: Bool
      if let previous, previous.concept == reference.concept, range.start - previous.end <= 3 {
        let gap = text.slice(TextRange(start: previous.end, end: range.start))
        isGloss = gap.utf8.contains { "(/[".utf8.contains($0) }
      } else {
        isGloss = false
      }
      previous = (reference.concept, range.end)
      let isBracketed =
        range.start > 0
        && utf8[utf8.index(utf8.startIndex, offsetBy: range.start - 1)] == UInt8(ascii: "(")
        && range.end < utf8.count
        && utf8[utf8.index(utf8.startIndex, offsetBy: range.end)] == UInt8(ascii: ")")
      let designation = recognizer.designation(reference)
      // These two are counted word by word, whatever terms they stand in.
      if ProtectionMixture.contains(designation) || isAttribute(match, designation, shape.words) {
        continue
      }
      // In a heading any word may have a capital; what the base writes with one is a name there too.
      let isName =
        (!passages.isHeading(range) || designation.text.first?.isUppercase ?? false)
        && (passages.isProtected(range) || shape.isPartOfName(range, designation))
      guard !isGloss, !isName, !passages.isQuoted(range), !passages.isBoilerplate(range),
        !(isBracketed && !AcronymBase.isAcronym(designation)),
        !(designation.status == .superseded && passages.isHistory(range, before: designation.to))
      else { continue }
      var forms = places[reference.concept] ?? []
      if let known = forms.firstIndex(where: { $0.reference == reference }) {
        forms[known].places.append(range)
      } else {
        forms.append(Form(reference: reference, places: [range]))
      }
      places[reference.concept] = forms
    }
    return places
  }

  /// Whether an English word qualifies the next one and so is no name of its thing: *minor delays*.
  private static func isAttribute(
    _ match: TermRecognizer.Match, _ designation: Designation, _ words: TextWords
  ) -> Bool {
    guard designation.language.serves(.english), match.ending.isEmpty,
      designation.status != .preferred, designation.type == .fullForm,
      !designation.text.contains(" "), designation.text.first?.isLowercase ?? false
    else { return false }
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

  // MARK: What is a mixture

  /// The forms that should be one: those that the base reports in a mixture, with the forms of their
  /// kind that stand beside them.
  private static func mixture(
    of forms: [Form], _ recognizer: TermRecognizer, _ draft: Draft
  ) -> [Form] {
    var kept: Set<Int> = []
    for (index, form) in forms.enumerated() {
      let designation = recognizer.designation(form.reference)
      let concept = recognizer.concepts[form.reference.concept]
      guard isReported(designation, of: concept, draft) else { continue }
      for (other, partner) in forms.enumerated() where other != index {
        let second = recognizer.designation(partner.reference)
        // A word whose time is over is reported by its date.
        guard
          second.status.isUsable || second.reportConditions.contains(.mixed)
            || isReported(second, of: concept, draft) || isCurrent(second, draft),
          areVariants(designation, second, concept)
        else { continue }
        kept.formUnion([index, other])
      }
    }
    let group = kept.sorted().map { forms[$0] }
    let designations = group.map { recognizer.designation($0.reference) }
    // There must be one to keep and one to change.
    let isUsable = designations.contains { $0.status.isUsable || isCurrent($0, draft) }
    let isMarked = designations.contains {
      !$0.reportConditions.contains(.never) || $0.status == .preferred
    }
    return isUsable && isMarked ? group : []
  }

  private static func isCurrent(_ designation: Designation, _ draft: Draft) -> Bool {
    designation.status == .superseded
      && draft.date.map { designation.validity(on: $0) == .current } ?? false
  }

  /// Whether a form is reported beside another one: by its usage rule, or as one acronym of a body
  /// with two.
  private static func isReported(
    _ designation: Designation, of concept: Concept, _ draft: Draft
  ) -> Bool {
    let conditions = designation.reportConditions
    if conditions.contains(.never) { return false }
    if conditions.contains(.mixed) { return true }
    guard Institutions.contains(concept), designation.type != .fullForm,
      AcronymBase.isAcronym(designation) || designation.type == .acronym
    else { return false }
    // With a known date another rule says which is wrong.
    return designation.to == nil || draft.date == nil
  }

  /// Whether two forms are variants: not a full form and its own acronym, and not one word with
  /// other capitals.
  private static func areVariants(
    _ form: Designation, _ other: Designation, _ concept: Concept
  ) -> Bool {
    if form.text.lowercased() == other.text.lowercased() { return false }
    if Institutions.contains(concept), !form.reportConditions.contains(.mixed) {
      return AcronymBase.isAcronym(form) && AcronymBase.isAcronym(other)
    }
    switch (kind(form), kind(other)) {
    case (.acronym, .acronym), (.full, .full), (.short, .short), (.short, .full): return true
    case (.acronym, .full), (.acronym, .short): return false
    case (.full, .acronym):
      let isOwn = AcronymLetters.extent(of: other.text, in: words(of: form.text)) != nil
      let full = concept.designations.first { $0.status == .preferred && $0.type == .fullForm }
      // *Asisten rumah tangga* beside PRT, but not another title beside its acronym.
      return !isOwn && !TitleWords.isTitle(form)
        && (full.map { AcronymLetters.fits(other.text, words(of: $0.text)) } ?? false)
    case (.full, .short): return false
    case (.short, .acronym): return form.text.contains { $0.isNumber }
    }
  }

  private static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private enum Kind { case full, short, acronym }

  private static func kind(_ designation: Designation) -> Kind {
    switch designation.type {
    case .fullForm, .variant: .full
    case .shortForm: .short
    case .acronym: .acronym
    }
  }

  // MARK: What to keep

  /// The form to keep first: the best by standing, unless another one that is right too stands more
  /// often; then by number of places.
  private static func ordered(_ forms: [Form], _ recognizer: TermRecognizer) -> [Form] {
    func rank(_ form: Form) -> (Int, Int, Int) {
      let designation = recognizer.designation(form.reference)
      return (
        designation.status.isUsable ? 0 : 1, -form.places.count,
        designation.status == .preferred ? 0 : 1
      )
    }
    let sorted = forms.sorted { rank($0) < rank($1) }
    guard
      let last = sorted.lastIndex(where: { form in
        let designation = recognizer.designation(form.reference)
        return designation.usage.report != [.never]
      }), last > 0
    else { return sorted }
    // A form that is never reported may be kept, but not marked.
    var ordered = sorted
    ordered.append(ordered.remove(at: last))
    return ordered
  }
}
