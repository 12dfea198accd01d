/// The sentences of one language as numbers of word forms, with what is known of each form.
///
/// A form is a lexeme as it is written; forms that differ in case or inflection only share a lemma.
struct CorpusSide: Sendable {
  /// What stands between a word and the one before it.
  enum Gap: UInt8, Sendable {
    /// Punctuation, or the beginning of the sentence: no term goes across it.
    case barrier

    /// Nothing, as in languages that do not divide words.
    case none

    /// White space.
    case space

    /// A hyphen.
    case hyphen
  }

  /// How a form is written.
  struct Shape: OptionSet, Sendable {
    let rawValue: UInt8

    /// It begins with a capital.
    static let capital = Shape(rawValue: 1)

    /// It has two capitals at least, and no small letter but a plural's: an acronym.
    static let acronym = Shape(rawValue: 2)

    /// It has letters, and no more digits than these: *Rp9.100* is none.
    static let word = Shape(rawValue: 4)
  }

  /// The language.
  let language: LanguageTag

  /// The forms of all sentences, one after another, and the gap before each.
  private(set) var forms: [Int32] = []
  private(set) var gaps: [Gap] = []

  /// Where each sentence begins, and where the last one ends.
  private(set) var starts: [Int] = [0]

  /// How each form is written, how it is shaped, and its lemma.
  private(set) var texts: [String] = []
  private(set) var shapes: [Shape] = []
  private(set) var lemmas: [Int32] = []

  /// The lemmas by number.
  private(set) var lemmaTexts: [String] = []

  private var formNumbers: [String: Int32] = [:]
  private var lemmaNumbers: [String: Int32] = [:]
  private let inflection: Inflection

  init(_ language: LanguageTag) {
    self.language = language
    inflection = Inflection(languageCode: language.language)
  }

  /// The number of sentences.
  var count: Int { starts.count - 1 }

  /// Where the words of a sentence are.
  func words(_ sentence: Int) -> Range<Int> { starts[sentence]..<starts[sentence + 1] }

  /// The lemma of a word, by its place.
  func lemma(at place: Int) -> Int32 { lemmas[Int(forms[place])] }

  /// The number of a lemma; nil where no sentence has it.
  func number(ofLemma lemma: String) -> Int32? { lemmaNumbers[lemma] }

  /// Adds a sentence.
  ///
  /// - Complexity: O(length).
  mutating func append(_ text: TokenizedText) throws(UnicodeError) {
    let lexemes = try Lexeme.all(in: text, inflection: inflection)
    var index = 0
    var gap = Gap.barrier
    for lexeme in lexemes {
      while text.tokens[index].range.start < lexeme.range.start {
        gap = Self.gap(gap, text, text.tokens[index])
        index += 1
      }
      let isPlaceholder = text.tokens[index].kind == .placeholder
      while index < text.tokens.count, text.tokens[index].range.end <= lexeme.range.end {
        index += 1
      }
      if isPlaceholder {
        gap = .barrier
        continue
      }
      forms.append(number(of: text.text.slice(lexeme.range), lemma: lexeme.lemma))
      gaps.append(gap)
      gap = .none
    }
    if starts.last.map({ $0 < gaps.count }) ?? false { gaps[starts[starts.count - 1]] = .barrier }
    starts.append(forms.count)
  }

  /// The gap, with one more token in it.
  private static func gap(_ gap: Gap, _ text: TokenizedText, _ token: Token) -> Gap {
    switch gap {
    case .none where token.kind == .space: .space
    case .none where text.folded(token) == "-": .hyphen
    case .space where token.kind == .space: .space
    // A dash with blanks around it is no hyphen.
    case .barrier, .none, .space, .hyphen: .barrier
    }
  }

  private mutating func number(of text: Substring, lemma: String) -> Int32 {
    let text = String(text)
    if let known = formNumbers[text] { return known }
    let number = Int32(texts.count)
    formNumbers[text] = number
    texts.append(text)
    shapes.append(Self.shape(of: text))
    if let known = lemmaNumbers[lemma] {
      lemmas.append(known)
    } else {
      lemmas.append(Int32(lemmaTexts.count))
      lemmaNumbers[lemma] = Int32(lemmaTexts.count)
      lemmaTexts.append(lemma)
    }
    return number
  }

  static func shape(of text: String) -> Shape {
    var shape: Shape = []
    var letters = 0
    var digits = 0
    var capitals = 0
    var small = 0
    for (index, scalar) in text.unicodeScalars.enumerated() {
      let properties = scalar.properties
      if properties.isAlphabetic { letters += 1 }
      if properties.numericType != nil { digits += 1 }
      if properties.isUppercase {
        if index == 0 { shape.insert(.capital) }
        capitals += 1
      } else if properties.isLowercase {
        small += 1
      }
    }
    if letters > 0, letters >= digits { shape.insert(.word) }
    if capitals > 1, small * 3 <= capitals { shape.insert(.acronym) }
    return shape
  }
}
