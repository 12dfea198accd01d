/// What a user wants to see in use: one or more terms that a text must all contain.
///
/// A term is a word, a phrase, or any of the two with `*` after a word for all words that begin so:
///
/// ```swift
/// let query = try ConcordanceQuery(["pekerja migran", "perlindung*"], options: options)
/// ```
///
/// A phrase is found where its tokens stand one after another. White space between them makes no
/// difference; any other token between them does, so that *e-mail* is found by `e-mail` and not by
/// `e mail`. Tokens whose folded form is empty, such as a zero-width space, count as not there; and
/// with `matchesInflection` so does what inflects a word and is a token of its own: the apostrophe of
/// *workers’ rights*, and in Indonesian and Malay the clitic of *TKI-nya*.
///
/// Dictionaries split scripts that are written without spaces, and the same letters come apart
/// differently in another sentence. So letters of Thai, Lao, Khmer, Burmese, Chinese and Japanese
/// that a term has without a break are compared as one string: with consecutive tokens that no white
/// space parts and whose forms, joined, give that string. It begins and ends where tokens do, but
/// that the outer ends of a term may also lie between any two Chinese characters, of which each can
/// be a word.
public struct ConcordanceQuery: Hashable, Sendable {
  /// How the words of a query are compared with those of a text.
  public struct Options: Hashable, Sendable {
    /// Whether words must be written as in the query, small and capital letters included; there is no
    /// inflection then.
    public var matchesCase: Bool

    /// Whether a word also finds those of the same lemma, accents apart, and not only its folded form.
    ///
    /// Prefixes always compare folded forms.
    public var matchesInflection: Bool

    /// The language whose inflection applies.
    public var language: LanguageTag

    /// How near to one another the terms must stand, nil for anywhere in the text.
    ///
    /// Counted in words, numbers and placeholders from the end of one to the start of the other:
    /// neighbours are 1 apart, and less than 1 counts as 1. One occurrence of each term must be near all the others.
    public var near: Int?

    /// Makes options.
    public init(
      matchesCase: Bool = false, matchesInflection: Bool = true,
      language: LanguageTag = .undetermined, near: Int? = nil
    ) {
      self.matchesCase = matchesCase
      self.matchesInflection = matchesInflection
      self.language = language
      self.near = near
    }
  }

  /// The terms as given.
  public let terms: [String]

  /// How they are compared.
  public let options: Options

  /// Each distinct demand on a token.
  let elements: [ConcordanceElement]

  /// Of each term the places in `elements`.
  let phrases: [[Int]]

  /// Makes a query; a term of white space alone asks nothing.
  ///
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError` when ICU fails.
  public init(_ terms: [String], options: Options = Options()) throws(UnicodeError) {
    self.terms = terms
    self.options = options
    var parser = ConcordanceParser(options)
    var numbers: [ConcordanceElement: Int] = [:]
    var elements: [ConcordanceElement] = []
    var phrases: [[Int]] = []
    for term in terms {
      var phrase: [Int] = []
      for element in try parser.elements(of: term) {
        let number = numbers[element] ?? elements.count
        if number == elements.count { elements.append(element) }
        numbers[element] = number
        phrase.append(number)
      }
      if !phrase.isEmpty { phrases.append(phrase) }
    }
    self.elements = elements
    self.phrases = phrases
  }

  /// Whether the query asks nothing, and so finds nothing.
  public var isEmpty: Bool { phrases.isEmpty }
}
