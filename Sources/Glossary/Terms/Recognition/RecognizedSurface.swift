/// What stands between two lexemes of a text.
enum Gap: Hashable {
  /// White space, a hyphen or a quotation mark: words of one phrase.
  case close

  /// Other punctuation within a sentence, folded.
  case mark(String)

  /// The end of a sentence or paragraph, which no designation crosses.
  case end

  /// What the tokens between two lexemes make.
  init(_ text: TokenizedText, tokens: Range<Int>) {
    self = .close
    var lineBreaks = 0
    for token in text.tokens[tokens] { add(text, token, &lineBreaks) }
  }

  private mutating func add(_ text: TokenizedText, _ token: Token, _ lineBreaks: inout Int) {
    if token.kind == .space {
      lineBreaks += text.source(token).utf8.count { $0 == 0x0A }
      if lineBreaks > 1 { self = .end }
      return
    }
    let folded = text.folded(token)
    switch (self, folded) {
    case (.end, _), (_, "-"), (_, "'"), (_, "\""): return
    case (_, "?"), (_, "!"), (_, ";"), (_, "…"), (_, ":"): self = .end
    case (.close, _): self = .mark(folded)
    case (.mark(let before), _): self = .mark(before + folded)
    }
  }
}

/// A stretch of a text that may be a designation.
struct Surface {
  let text: TokenizedText
  let lexemes: [Lexeme]
  private let gaps: [Gap]

  /// Takes the lexemes of some tokens.
  init(
    text: TokenizedText, tokens: Range<Int>, inflection: Inflection
  ) throws(UnicodeError) {
    self.text = text
    lexemes = try Lexeme.all(in: text, tokens: tokens, inflection: inflection)
    var gaps: [Gap] = []
    var token = tokens.lowerBound
    for (left, right) in zip(lexemes, lexemes.dropFirst()) {
      while text.tokens[token].range.start < left.range.end { token += 1 }
      let first = token
      while text.tokens[token].range.start < right.range.start { token += 1 }
      gaps.append(Gap(text, tokens: first..<token))
    }
    self.gaps = gaps
  }

  /// Where it stands, from the first lexeme to the last.
  var range: TextRange {
    TextRange(
      start: lexemes.first?.range.start ?? 0, end: lexemes.last?.range.end ?? 0)
  }

  /// How far its spelling is from a designation's: 0 the same text, 1 other case or width, 2 other
  /// accents or hyphens, 3 inflected; nil where it cannot be that designation.
  func distance(to designation: Designation) -> Int? {
    let source = String(text.text.slice(range))
    if source == designation.text { return 0 }
    guard accepts(designation, source) else { return nil }
    // Valid UTF-8 of this length folds; a failure here would have failed the tokenizer before.
    let folded = (try? Folding.fold(source)) ?? source
    let other = (try? Folding.fold(designation.text)) ?? designation.text
    if folded == other { return 1 }
    let words = lexemes.flatMap(\.words)
    let plain = (try? Folding.stripAccents(other)) ?? other
    let isSame = plain.split { !$0.isLetter && !$0.isNumber }.map(String.init) == words
    return isSame ? 2 : 3
  }

  private func accepts(_ designation: Designation, _ source: String) -> Bool {
    for gap in gaps {
      // Punctuation inside a phrase is fine only where the designation has it too.
      if case .mark(let mark) = gap, !mark.allSatisfy({ designation.text.contains($0) }) {
        return false
      }
    }
    if designation.usage.isCaseSensitive {
      guard source.hasPrefix(designation.text) else { return false }
      // *TIPS* is no plural of TIP, which would be *TIPs*.
      let rest = source.dropFirst(designation.text.count)
      return rest.first == "-" || rest.allSatisfy { !$0.isUppercase }
    }
    guard designation.type == .acronym else { return true }
    // A word in lower case is a word, not an acronym: *apa* is not APA.
    return source.hasPrefix(designation.text)
      || source.unicodeScalars.allSatisfy { !$0.properties.isLowercase }
      || designation.text.unicodeScalars.allSatisfy { !$0.properties.isUppercase }
  }

  /// The clitic, plural or possessive that the last word has and the designation lacks; an
  /// irregular plural counts as `s`.
  func ending(beyond designation: Designation) -> String {
    guard let last = lexemes.last else { return "" }
    let source = text.text.slice(last.range)
    let hyphen = source.lastIndex { $0 == "-" }
    if let hyphen, last.words.count > 1, !designation.text.hasSuffix(source) {
      let clitic = source[hyphen...]
      // A reduplicated word has no clitic: *pekerja-pekerja*.
      return last.words.last == last.words.first ? "" : String(clitic)
    }
    guard last.words.count == 1, let word = last.words.first, word != last.lemma,
      !designation.text.lowercased().hasSuffix(word)
    else { return "" }
    // An apostrophe that follows the word belongs to the lexeme, not to the word.
    let apostrophe = last.range.length > 0 && source.last.map { "'’".contains($0) } ?? false
    let inflection = word.hasPrefix(last.lemma) ? String(word.dropFirst(last.lemma.count)) : "s"
    return inflection + (apostrophe && !inflection.hasSuffix("'") ? "'" : "")
  }
}
