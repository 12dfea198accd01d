extension SegmenterPool {
  /// Breaks texts by the rules that come with the library.
  public static let builtin = SegmenterPool(.builtin, silence: .sentences)
}

extension DraftChecker {
  /// Makes a checker with knowledge of its own, which breaks texts by the built-in rules.
  public init(base: TermBase, settings: CheckSettings = CheckSettings()) {
    self.init(terms: TermKnowledge(base), settings: settings)
  }

  /// Makes a checker that breaks texts by the built-in rules.
  public init(terms: TermKnowledge, settings: CheckSettings = CheckSettings()) {
    self.init(terms: terms, settings: settings, sentences: .builtin)
  }
}
