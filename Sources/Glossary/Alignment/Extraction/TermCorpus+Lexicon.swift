extension TermCorpus {
  /// Learns how probable words are as translations of others.
  ///
  /// - Parameters:
  ///   - minimum: The least probability of a translation, in hundredths of a per cent.
  ///   - options: How the model is learnt.
  /// - Complexity: as `WordModel`.
  /// - Returns: The probable translations of each word of the sources.
  public func lexicon(
    minimum: Int = 500, options: WordModel.Options = WordModel.Options()
  ) -> Lexicon {
    let model = WordModel(sentencePairs, equalWords: equalLemmas, options: options)
    var lexicon = Lexicon()
    for word in source.lemmaTexts.indices where word < model.table.rows {
      let translations = model.table.row(word).compactMap { translation, probability in
        let hundredths = Int((probability * 10_000).rounded())
        return hundredths >= minimum
          ? Lexicon.Translation(target.lemmaTexts[Int(translation)], probability: hundredths) : nil
      }
      if !translations.isEmpty { lexicon.set(translations, of: source.lemmaTexts[word]) }
    }
    return lexicon
  }
}
