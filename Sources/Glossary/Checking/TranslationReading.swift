/// A source text and its translation with what their rules share, read once for all of them.
public struct TranslationReading: Sendable {
  /// The source side.
  public let source: DraftReading

  /// The translation.
  public let target: DraftReading

  /// The segments with their translations, in order.
  public let units: [BilingualText.Unit]

  /// The same with their tokens.
  let pairs: [SegmentPair]

  /// Dates and numbers of both sides.
  let sourceFigures: Figures
  let targetFigures: Figures

  /// The habits the draft is held to.
  public var profile: Profile { target.profile }

  /// Dates and numbers of a side, in order.
  struct Figures: Sendable {
    var dates: [NamedDate]
    var numbers: [NumberMention]

    init(_ draft: Draft) {
      dates = draft.text.namedDates(in: draft.language)
      numbers = draft.text.numbers(in: draft.language, outside: dates.map(\.range))
    }
  }

  /// Reads a translation.
  ///
  /// - Complexity: O(length + number of units · log length).
  init(source: DraftReading, target: DraftReading, units: [BilingualText.Unit]) {
    self.source = source
    self.target = target
    self.units = units
    sourceFigures = Figures(source.draft)
    targetFigures = Figures(target.draft)
    pairs = units.map {
      SegmentPair($0, source: source.draft.text, target: target.draft.text)
    }
  }
}

/// A segment with its translation, by their tokens.
struct SegmentPair: Sendable {
  /// Where the source stands, without white space around it.
  var source: TextRange

  /// Where the translation stands, without white space around it; nil when there is none.
  var target: TextRange?

  /// The tokens of the source.
  var sourceTokens: Range<Int>

  /// The tokens of the translation, none without one.
  var targetTokens: Range<Int>

  /// Whether the translation has the very words of the source.
  var isCopy = false

  /// Whether the source is a key under which translators give their names.
  var isCredits = false

  /// Whether the file asks for a translation.
  let isTranslatable: Bool

  /// The translation where there is one to hold against the source.
  var comparedTarget: TextRange? { isCopy || isCredits || !isTranslatable ? nil : target }

  init(_ unit: BilingualText.Unit, source: TokenizedText, target: TokenizedText) {
    sourceTokens = Self.tokens(of: source, in: unit.source)
    self.source = Self.range(of: source, sourceTokens) ?? unit.source
    targetTokens = unit.target.map { Self.tokens(of: target, in: $0) } ?? 0..<0
    self.target = Self.range(of: target, targetTokens)
    isTranslatable = unit.isTranslatable
    guard self.target != nil else { return }
    let content = ContentKey(source, sourceTokens)
    isCopy = content == ContentKey(target, targetTokens)
    isCredits = Self.credits.contains(content)
  }

  /// Keys of Gettext catalogues, as GNOME and KDE have them.
  private static let credits = Set(
    [
      ["translator", "credits"], ["your", "names"], ["your", "emails"],
      ["name", "of", "translators"], ["email", "of", "translators"],
    ].map { ContentKey(words: $0) })

  private static func tokens(of text: TokenizedText, in range: TextRange) -> Range<Int> {
    var tokens = text.tokens.indices(in: range, by: \.range)
    while let last = tokens.last, text.tokens[last].kind == .space { tokens.removeLast() }
    while let first = tokens.first, text.tokens[first].kind == .space { tokens.removeFirst() }
    return tokens
  }

  private static func range(of text: TokenizedText, _ tokens: Range<Int>) -> TextRange? {
    guard let first = tokens.first, let last = tokens.last else { return nil }
    return TextRange(start: text.tokens[first].range.start, end: text.tokens[last].range.end)
  }
}

extension RandomAccessCollection where Index == Int {
  /// The indices of the elements that begin inside a range, of elements in order.
  ///
  /// - Complexity: O(log count).
  func indices(in range: TextRange, by place: (Element) -> TextRange) -> Range<Int> {
    let start = partitioningIndex { place($0).start >= range.start }
    let end = partitioningIndex { place($0).start >= range.end }
    return start..<Swift.max(start, end)
  }
}
