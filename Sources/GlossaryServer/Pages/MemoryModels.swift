import Glossary
import GlossaryStore
import GlossaryWorkbench

/// A choice among others.
struct ChoiceModel {
  let value: String
  let text: String
  let isChosen: Bool
}

/// A stretch of a text that differs, or does not, from what was asked.
struct PieceModel {
  var text: String
  var isSame = false
  var isDeleted = false
  var isInserted = false
}

/// A stretch of a text that is marked, or not.
struct MarkedModel {
  let text: String
  let isMarked: Bool

  /// A text with some of its ranges marked.
  static func pieces(_ text: String, _ ranges: [TextRange]) -> [MarkedModel] {
    var pieces: [MarkedModel] = []
    var end = 0
    for range in ranges where range.start >= end {
      let before = String(text.slice(TextRange(start: end, end: range.start)))
      if !before.isEmpty { pieces.append(MarkedModel(text: before, isMarked: false)) }
      pieces.append(MarkedModel(text: String(text.slice(range)), isMarked: true))
      end = range.end
    }
    let rest = String(text.slice(TextRange(start: end, end: text.utf8.count)))
    if !rest.isEmpty { pieces.append(MarkedModel(text: rest, isMarked: false)) }
    return pieces
  }
}

/// A match of the memory.
struct MatchModel {
  let score: String
  let facts: String
  let sourceCode: String
  let pieces: [PieceModel]
  let targetCode: String
  let target: String
  let hasPenalties: Bool
  let penalties: String

  init(_ match: MemoryMatch, query: TokenizedText, _ tokenizer: inout Tokenizer) throws {
    score = TextStyle.points(match.score)
    facts = [match.origin, match.domain, match.date.map { String($0.extended.prefix(10)) }]
      .compactMap(\.self).joined(separator: " · ")
    sourceCode = match.source.language.description
    targetCode = match.target.language.description
    target = match.target.segment.text
    let text = try tokenizer.tokenize(match.source.segment.text)
    let difference = WordDifference(match.explanation, query: query, match: text)
    pieces = difference.pieces.flatMap { piece -> [PieceModel] in
      switch piece {
      case .same(let text): [PieceModel(text: text, isSame: true)]
      case .deleted(let text): [PieceModel(text: text, isDeleted: true)]
      case .inserted(let text): [PieceModel(text: text, isInserted: true)]
      case .form(let match, let query):
        [PieceModel(text: match, isDeleted: true), PieceModel(text: query, isInserted: true)]
      }
    }
    penalties = match.explanation.penalties
      .map { "\($0.kind.rawValue) −\(TextStyle.points($0.points))" }.joined(separator: ", ")
    hasPenalties = !penalties.isEmpty
  }
}

/// A text of the memory that has the words that were asked for.
struct PassageModel {
  let sourceCode: String
  let source: [MarkedModel]
  let targetCode: String
  let target: [MarkedModel]
  let facts: String

  init(_ match: ConcordanceMatch) {
    sourceCode = match.source.language.description
    targetCode = match.target.language.description
    source = MarkedModel.pieces(match.source.segment.text, match.ranges)
    target = MarkedModel.pieces(match.target.segment.text, match.targetRanges)
    facts = [match.origin, match.domain].compactMap(\.self).joined(separator: " · ")
  }
}

/// The page of the memory.
struct MemoryModel {
  let words: PageWords
  let query: String
  let from: [ChoiceModel]
  let to: [ChoiceModel]
  let asked: Bool
  var matches: [MatchModel] = []
  var passages: [PassageModel] = []
  var matchCount = ""
  var concordanceCount = ""

  init(
    _ query: String, languages: [(source: LanguageTag, targets: [LanguageTag])],
    from: LanguageTag?, to: LanguageTag?, _ words: PageWords
  ) {
    self.words = words
    self.query = query
    asked = !query.isEmpty
    self.from = Self.choices(languages.map(\.source), chosen: from, words)
    self.to = Self.choices(Set(languages.flatMap(\.targets)).sorted(), chosen: to, words)
  }

  private static func choices(
    _ languages: [LanguageTag], chosen: LanguageTag?, _ words: PageWords
  ) -> [ChoiceModel] {
    [ChoiceModel(value: "", text: words.any, isChosen: chosen == nil)]
      + languages.map {
        ChoiceModel(value: $0.description, text: $0.name(in: words.tag), isChosen: $0 == chosen)
      }
  }
}

/// The page of a draft.
struct DraftModel {
  let words: PageWords
  let text: String
  let date: String
  let profiles: [ChoiceModel]
  var status = ""
  var findings: [FindingModel] = []

  init(_ text: String, date: String, profile: Profile, _ words: PageWords) {
    self.words = words
    self.text = text
    self.date = date
    profiles = Profile.allCases.map {
      ChoiceModel(value: $0.rawValue, text: $0.rawValue, isChosen: $0 == profile)
    }
  }
}

/// A finding of a draft.
struct FindingModel {
  let severity: String
  let text: String
  let message: String
  let rule: String
  let place: String
  let hasSuggestions: Bool
  let suggestions: [LocalizedModel]

  init(_ placed: PlacedFinding) {
    severity = placed.finding.severity.rawValue
    text = placed.place.words
    message = placed.finding.message
    rule = placed.finding.rule.description
    place = "\(placed.place.start.line):\(placed.place.start.column)"
    suggestions = placed.finding.suggestions.map { LocalizedModel(code: "", text: $0) }
    hasSuggestions = !suggestions.isEmpty
  }
}
