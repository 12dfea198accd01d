/// A designation that may be retired, with what is the same at all its places in a draft.
struct RetiredTerm {
  let designation: Designation
  let concept: Concept

  /// What to write instead on the day of the draft.
  let suggestion: String?

  /// The one designation that may take its place unseen, as far as the term base tells.
  let safeReplacement: Designation?

  /// The folded words of an acronym with blanks between; nil for other designations.
  let acronymKey: String?

  /// Takes a designation of a draft.
  ///
  /// - Complexity: O(n log n) in the designations of the concept.
  init(_ reference: TermRecognizer.Reference, in reading: DraftReading) {
    let concept = reading.knowledge.recognizer.concepts[reference.concept]
    let designation = concept.designations[reference.position]
    let date = reading.draft.date
    self.concept = concept
    self.designation = designation
    let suggestion = concept.replacement(for: designation, on: date)
    self.suggestion = suggestion
    acronymKey = designation.type == .acronym ? AcronymBase.key(of: designation.text) : nil
    safeReplacement = suggestion.flatMap {
      Self.safeReplacement($0, for: designation, of: concept, on: date)
    }
  }

  /// Whether another rule speaks of the designation: of a body's name that is out of date, a full
  /// form beside its acronym, a loanword.
  var isOfAnotherRule: Bool {
    InstitutionName.isDated(designation, of: concept)
      || UntranslatedName.isLoan(designation, of: concept) || TitleWords.isTitle(designation)
  }

  /// The one preferred designation of the same form, if it is what is suggested.
  ///
  /// What a body of the state was called stays with a person, who knows which time is meant.
  private static func safeReplacement(
    _ suggestion: String, for designation: Designation, of concept: Concept, on date: PartialDate?
  ) -> Designation? {
    let preferred = concept.designations.filter { other in
      other.language == designation.language && other.status == .preferred
        && other.type == designation.type
        && (date.map { other.validity(on: $0) == .current } ?? (other.to == nil))
    }
    guard preferred.count == 1, let other = preferred.first, other.text == suggestion,
      other.confidence != .unsure, !designation.usage.isAmbiguous,
      designation.type == .acronym || designation.type == .fullForm || designation.type == .variant,
      !institutions.contains(concept.subject?.id ?? "")
    else { return nil }
    return other
  }

  /// The subject fields whose designations are names of bodies.
  private static let institutions: Set<String> = [
    "institution-id", "un-system", "asean", "civil-society",
  ]
}
