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
    _ draft: Draft, words: TextWords, matches: [TermRecognizer.Match], terms: MatchedTerms,
    passages: Passages, recognizer: TermRecognizer
  ) {
    let hidden = Self.hidden(terms, NestedForms(matches, terms, words), passages, draft)
    let candidates = Self.candidates(terms, hidden, recognizer, draft)
    var places = VariantPlaces(
      matches, terms, passages, NameShape(words: words), candidates: candidates)
    for form in hidden { places.add(form) }
    var mixtures: [Mixture] = []
    var mixed: Set<TermRecognizer.Reference> = []
    for (concept, forms) in places.forms.sorted(by: { $0.key < $1.key }) where forms.count > 1 {
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

  // MARK: What is a mixture

  /// The places at which longer terms hide the preferred form of a concept of which the draft also has a
  /// form that is reported in a mixture.
  private static func hidden(
    _ terms: MatchedTerms, _ nested: NestedForms, _ passages: Passages, _ draft: Draft
  ) -> [Form] {
    var concepts: Set<Int> = []
    return terms.terms.flatMap { term -> [Form] in
      let concept = term.concept
      guard isReported(term.designation, of: concept, draft),
        concepts.insert(term.reference.concept).inserted
      else { return [] }
      return concept.designations.enumerated().compactMap { position, designation in
        guard designation.status == .preferred, designation.type == .fullForm,
          designation.language.serves(draft.language)
        else { return nil }
        let places = nested.places(of: designation).filter {
          !passages.isQuoted($0) && !passages.isProtected($0) && !passages.isBoilerplate($0)
        }
        let reference = TermRecognizer.Reference(
          concept: term.reference.concept, position: position)
        return places.isEmpty ? nil : Form(reference: reference, places: places)
      }
    }
  }

  /// The designations that would be a mixture if all their places counted; the fewer count, the
  /// fewer can be one.
  private static func candidates(
    _ terms: MatchedTerms, _ hidden: [Form], _ recognizer: TermRecognizer, _ draft: Draft
  ) -> Set<TermRecognizer.Reference> {
    let references = Set(terms.terms.map(\.reference) + hidden.map(\.reference))
    let byConcept = Dictionary(grouping: references, by: \.concept)
    let groups = byConcept.values.filter { $0.count > 1 }.map { references in
      mixture(of: references.map { Form(reference: $0, places: []) }, recognizer, draft)
    }
    return Set(groups.joined().map(\.reference))
  }

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
      let full = concept.designations.first {
        $0.status == .preferred && $0.type == .fullForm && $0.language == form.language
      }
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
  ///
  /// A word of another language is not kept beside one of the draft's own.
  private static func ordered(_ forms: [Form], _ recognizer: TermRecognizer) -> [Form] {
    func rank(_ form: Form) -> (Int, Int, Int) {
      let designation = recognizer.designation(form.reference)
      let concept = recognizer.concepts[form.reference.concept]
      let isKept =
        designation.status.isUsable && !UntranslatedName.isLoan(designation, of: concept)
      return (
        isKept ? 0 : 1, -form.places.count,
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
