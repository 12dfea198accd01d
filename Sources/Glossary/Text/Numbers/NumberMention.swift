/// A number that a text names: *4,7 persen*, *Rp140-an triliun*, *dua belas*, *ke-3*, *Bab IV*.
public struct NumberMention: Hashable, Sendable {
  /// What a number says.
  public enum Kind: Hashable, Sendable {
    /// How many or how much.
    case plain

    /// A share of a hundred.
    case percentage

    /// Money, of a currency by its code of ISO 4217.
    case currency(String)

    /// A place in an order.
    case ordinal

    /// Digits that name something and count nothing: *3.2.1*.
    case code
  }

  /// How a number is written.
  public enum Notation: Hashable, Sendable {
    /// In digits, with a scale word or without.
    case digits

    /// In words.
    case words

    /// In Roman numerals.
    case roman

    /// In digits that belong to a name or open a list: *COVID-19*, *(1)*.
    case label
  }

  /// Where it stands, with its scale word and unit.
  public var range: TextRange

  /// The number; for *1.250* in the reading of the language.
  public var value: DecimalValue

  /// What else it may be: *1.250* read as in the other convention, *10* of *10–12 juta*.
  public var alternatives: [DecimalValue]

  /// What it says.
  public var kind: Kind

  /// How it is written.
  public var notation: Notation

  /// Whether it is round by its own words: *140-an*, *1990s*.
  public var isApproximate: Bool

  /// Makes a mention.
  public init(
    range: TextRange, value: DecimalValue, alternatives: [DecimalValue] = [], kind: Kind = .plain,
    notation: Notation = .digits, isApproximate: Bool = false
  ) {
    self.range = range
    self.value = value
    self.alternatives = alternatives
    self.kind = kind
    self.notation = notation
    self.isApproximate = isApproximate
  }
}

extension TokenizedText {
  /// The numbers that the text names outside its dates and times, in order; none overlaps another.
  ///
  /// Separators are read by the language where both readings are possible; scale words and number
  /// words may be Indonesian or English in either language.
  ///
  /// - Parameters:
  ///   - language: The language of the text.
  ///   - dates: Places whose numbers belong to dates, in order.
  /// - Returns: The numbers.
  /// - Complexity: O(number of tokens).
  public func numbers(
    in language: LanguageTag, outside dates: [TextRange] = []
  ) -> [NumberMention] {
    var reader = NumberReader(self, language: language, dates: dates)
    reader.read()
    return reader.numbers
  }
}
