/// A text to be checked, with what is known of it.
public struct Draft: Hashable, Sendable {
  /// The text with its tokens.
  public var text: TokenizedText

  /// The parts of the text, in order; empty for a text without known parts.
  public var blocks: [DraftBlock]

  /// The language.
  public var language: LanguageTag

  /// The day the document is of, with what says so; nil when unknown.
  public var documentDate: DocumentDate?

  /// The dates that the text names, where they were read already.
  var namedDates: [NamedDate]?

  /// Words that markup sets apart from the rest of their block, in order.
  var emphasized: [TextRange] = []

  /// The stretches in which its author has silenced rules.
  public var suppressions: [Suppression] = []

  /// The day the document is of; nil when unknown.
  public var date: PartialDate? { documentDate?.date }

  /// Makes a draft of a day that is given.
  public init(
    text: TokenizedText, blocks: [DraftBlock] = [], language: LanguageTag, date: PartialDate? = nil
  ) {
    self.init(
      text: text, blocks: blocks, language: language,
      documentDate: date.map { DocumentDate($0, ground: .given) })
  }

  /// Makes a draft.
  public init(
    text: TokenizedText, blocks: [DraftBlock] = [], language: LanguageTag,
    documentDate: DocumentDate?
  ) {
    self.text = text
    self.blocks = blocks
    self.language = language
    self.documentDate = documentDate
  }
}

extension Draft {
  /// Where the headings stand, in order.
  var headings: [TextRange] {
    blocks.compactMap { block in
      if case .heading = block.kind { block.range } else { nil }
    }
  }
}

/// A source text and its translation, to be checked against each other.
public struct BilingualDraft: Hashable, Sendable {
  /// The source side.
  public var source: Draft

  /// The translation.
  public var target: Draft

  /// The segments with their translations, in order.
  public var units: [BilingualText.Unit]

  /// Makes a draft.
  public init(source: Draft, target: Draft, units: [BilingualText.Unit]) {
    self.source = source
    self.target = target
    self.units = units
  }
}
