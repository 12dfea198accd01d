/// What one place of a phrase asks of the tokens there.
///
/// A form is the folded form of a token, or with `matchesCase` its canonical composition.
enum ConcordanceElement: Hashable {
  /// A token of this form.
  case form([UInt8])

  /// A token whose form begins so.
  case prefix([UInt8])

  /// A word of this lemma.
  case lemma(String)

  /// Consecutive tokens whose forms, joined, are this.
  case run(ConcordanceRun)

  /// Whether one token is all that it takes.
  var isSingle: Bool {
    if case .run = self { false } else { true }
  }

  /// Whether inflection of the word makes no difference.
  var isInflected: Bool {
    if case .lemma = self { true } else { false }
  }
}

/// Reads the terms of a query.
struct ConcordanceParser: ~Copyable {
  private let options: ConcordanceQuery.Options
  private let inflection: Inflection
  private var tokenizer = Tokenizer(.undetermined)

  init(_ options: ConcordanceQuery.Options) {
    self.options = options
    inflection = Inflection(languageCode: options.language.language)
  }

  mutating func elements(of term: String) throws(UnicodeError) -> [ConcordanceElement] {
    let text = try tokenizer.tokenize(term)
    let tokens = text.tokens
    var elements: [ConcordanceElement] = []
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      let form = try form(token, text)
      index += 1
      guard token.kind != .space && !form.isEmpty else { continue }
      if UnspacedScript.occurs(in: form) {
        var run = form
        while index < tokens.count {
          let next = try self.form(tokens[index], text)
          guard tokens[index].kind != .space, next.isEmpty || UnspacedScript.occurs(in: next) else {
            break
          }
          run += next
          index += 1
        }
        let isPrefix = Self.takePrefixMark(&index, text)
        elements.append(.run(ConcordanceRun(run, isPrefix: isPrefix)))
      } else if token.isContent && Self.takePrefixMark(&index, text) {
        elements.append(.prefix(form))
      } else if token.kind == .word && options.matchesInflection && !options.matchesCase {
        let word = try Folding.stripAccents(text.folded(token))
        elements.append(.lemma(inflection.lemma(of: word)))
      } else {
        elements.append(.form(form))
      }
    }
    return Self.openEnds(elements)
  }

  private func form(_ token: Token, _ text: TokenizedText) throws(UnicodeError) -> [UInt8] {
    guard options.matchesCase else {
      return Array(text.foldedBytes[token.folded.start..<token.folded.end])
    }
    // Whether a token is there at all is a matter of its folded form.
    if token.folded.isEmpty { return [] }
    return Array(try Folding.compose(String(text.source(token))).utf8)
  }

  /// Moves behind a `*` that stands right after a word and before a space or the end.
  private static func takePrefixMark(_ index: inout Int, _ text: TokenizedText) -> Bool {
    guard index < text.tokens.count, text.source(text.tokens[index]) == "*",
      index + 1 == text.tokens.count || text.tokens[index + 1].kind == .space
    else { return false }
    index += 1
    return true
  }

  /// Lets the first and the last element begin and end inside a token where they are runs.
  private static func openEnds(_ elements: [ConcordanceElement]) -> [ConcordanceElement] {
    var elements = elements
    if case .run(var run)? = elements.first {
      run.mayBeginInside = true
      elements[0] = .run(run)
    }
    if case .run(var run)? = elements.last {
      run.mayEndInside = true
      elements[elements.count - 1] = .run(run)
    }
    return elements
  }
}
