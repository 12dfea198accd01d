/// Which concepts the segments of a translation name, and with what words they may be told.
struct NamedConcepts {
  let reading: TranslationReading
  private var words: [Int: [[String]]] = [:]

  init(_ reading: TranslationReading) {
    self.reading = reading
  }

  private var recognizer: TermRecognizer { reading.target.knowledge.recognizer }

  /// The designations that stand in the source of a segment, without those inside names.
  func sourceMatches(_ pair: SegmentPair) -> [TermRecognizer.Match] {
    let side = reading.source
    return side.matches[side.matches.indices(in: pair.source, by: \.range)].filter {
      !$0.references.isEmpty && !side.passages.isProtected($0.range)
    }
  }

  /// The designations that stand in the translation of a segment.
  func targetMatches(_ pair: SegmentPair) -> ArraySlice<TermRecognizer.Match> {
    guard let target = pair.target else { return [] }
    let side = reading.target
    return side.matches[side.matches.indices(in: target, by: \.range)]
  }

  /// The lemmas of the words of a translation.
  func targetLemmas(_ pair: SegmentPair) -> Set<String> {
    let text = reading.target.draft.text
    return Set(
      text.tokens[pair.targetTokens].lazy.filter(\.isContent).map {
        recognizer.inflection.lemma(of: text.folded($0))
      })
  }

  /// Whether a translation tells a concept: by a designation, or by all words of one in any order,
  /// of which those of a phrase may be derived otherwise (*penegak hukum* for *penegakan hukum*).
  mutating func tells(
    _ concept: Int, _ matches: ArraySlice<TermRecognizer.Match>, _ lemmas: Set<String>
  ) -> Bool {
    if matches.contains(where: { match in match.references.contains { $0.concept == concept } }) {
      return true
    }
    let designations = designationWords(of: concept)
    if designations.contains(where: { $0.allSatisfy(lemmas.contains) }) { return true }
    let roots = Set(lemmas.flatMap(LooseRoot.all(of:)))
    return designations.contains { words in
      guard words.count > 1 else { return false }
      let missing = words.count { !LooseRoot.all(of: $0).contains(where: roots.contains) }
      // Of three words one may be left out: *layanan konsuler* for *layanan jasa kekonsuleran*.
      return missing <= (words.count > 2 ? 1 : 0)
    }
  }

  /// Whether one concept may stand for another where a translator shortens: it is wider, narrower
  /// or its successor, or a phrase for it is part of one for the other (*migrant worker* and
  /// *Indonesian migrant worker*).
  mutating func areNear(_ one: Int, _ other: Int) -> Bool {
    let (left, right) = (recognizer.concepts[one], recognizer.concepts[other])
    if left.relations.contains(where: { $0.kind != .related && $0.target == right.id })
      || right.relations.contains(where: { $0.kind != .related && $0.target == left.id })
    {
      return true
    }
    let (first, second) = (designationWords(of: one), designationWords(of: other))
    return Self.hasPart(first, of: second) || Self.hasPart(second, of: first)
  }

  /// Whether the words of a phrase are among those of a longer one.
  private static func hasPart(_ phrases: [[String]], of others: [[String]]) -> Bool {
    phrases.contains { phrase in
      phrase.count > 1
        && others.contains { $0.count > phrase.count && phrase.allSatisfy($0.contains) }
    }
  }

  /// The lemmas of the content words of each designation of a concept in the language of the
  /// translation.
  private mutating func designationWords(of concept: Int) -> [[String]] {
    if let known = words[concept] { return known }
    let language = reading.target.draft.language
    let made: [[String]] = recognizer.concepts[concept].designations
      .filter { $0.language.serves(language) || $0.language.matches(language) }
      .map { designation in
        let words = folded(designation).filter { !Self.smallWords.contains($0) }
          .map(recognizer.inflection.lemma(of:))
        // Whose workers they are goes without saying.
        let others = words.filter { $0 != "indonesia" && $0 != "indonesian" }
        return others.count > 1 ? others : words
      }
      .filter { !$0.isEmpty }
    words[concept] = made
    return made
  }

  /// Whether a translation has the head of a phrase for a concept without any other word that could
  /// narrow it, as where a translator shortens.
  ///
  /// - Complexity: O(length of the segment · designations).
  func isShortened(_ concept: Int, _ pair: SegmentPair) -> Bool {
    let language = reading.target.draft.language
    let heads = Set(
      recognizer.concepts[concept].designations.lazy
        .filter { $0.language.serves(language) && $0.type != .acronym }
        .compactMap { HeadWords.head(of: folded($0), in: language) }
        .map(recognizer.inflection.lemma(of:)))
    guard !heads.isEmpty else { return false }
    let text = reading.target.draft.text
    return pair.targetTokens.contains { index in
      let token = text.tokens[index]
      return token.kind == .word
        && heads.contains(recognizer.inflection.lemma(of: text.folded(token)))
        && HeadWords.isBare(index, in: text, language)
    }
  }

  private func folded(_ designation: Designation) -> [String] {
    ((try? Folding.fold(designation.text)) ?? designation.text)
      .split { !$0.isLetter && !$0.isNumber && $0 != "'" }
      // Whose it is may be left out: *ship's crew*.
      .filter { !$0.hasSuffix("'s") && !$0.hasSuffix("s'") }.map(String.init)
  }

  private static let smallWords: Set<String> = [
    "of", "in", "the", "and", "for", "on", "to", "a", "an", "by", "with", "dan", "di", "yang",
    "untuk", "bagi", "atas", "dalam", "dari", "pada", "dengan",
  ]
}
