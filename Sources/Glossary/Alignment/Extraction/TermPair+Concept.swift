extension TermPair {
  /// Makes a concept of the pair that waits for a terminologist.
  ///
  /// - Parameters:
  ///   - id: The id of the concept.
  ///   - source: The language of the source.
  ///   - target: The language of the translation.
  ///   - note: A remark on the concept.
  /// - Returns: A concept with both terms admitted, and attested as nothing but a suggestion.
  public func proposal(
    id: Concept.ID, from source: LanguageTag, to target: LanguageTag, note: String
  ) -> Concept {
    Concept(
      id: id, notes: [note],
      designations: [(source, self.source.text), (target, self.target.text)].map {
        Designation(
          language: $0, text: $1, type: Self.form(of: $1), status: .admitted, confidence: .unsure)
      })
  }

  /// Whether a term is an acronym by its letters.
  public static func form(of text: String) -> Designation.Form {
    CorpusSide.shape(of: text).contains(.acronym) && !text.contains(" ") ? .acronym : .fullForm
  }
}
