/// The rules there are.
public enum RuleCatalogue {
  /// The rules for one text, in the order in which they are listed.
  static let draftRules: [any DraftRule] = [
    DeprecatedTerm(), InconsistentVariant(), WrongExpansion(), UndefinedAcronym(),
    AmbiguousAcronym(), InstitutionAtDate(), TitleVariant(), MisspeltTerm(), UntranslatedName(),
  ]

  /// The rules for a text and its translation.
  static let translationRules: [any TranslationRule] = [
    TermNotUsed(), ForbiddenTarget(), InconsistentTranslation(), UntranslatedSegment(),
    NumberMismatch(), DateMismatch(), PlaceableMismatch(), AcronymMismatch(),
  ]

  /// What each rule is, in the order in which they are listed.
  public static let descriptions: [RuleDescription] =
    draftRules.map { type(of: $0).description } + translationRules.map { type(of: $0).description }
}
