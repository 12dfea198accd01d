import TestSupport
import Testing

@testable import Glossary

/// The slow, obvious twin of `TermRecognizer`: looks up every run of lexemes in a dictionary.
struct PlainRecognizer {
  private let recognizer: TermRecognizer
  private let inflection: Inflection
  private var references: [String: [TermRecognizer.Reference]] = [:]
  private var names: Set<String> = []
  private var starts: Set<String> = []
  private var longest = 0

  init(_ base: TermBase, language: LanguageTag) throws {
    recognizer = try TermRecognizer(base, language: language)
    inflection = Inflection(languageCode: language.language)
    var tokenizer = Tokenizer(.undetermined)
    for name in base.protectedNames {
      names.insert(try key(name, isVerb: false, &tokenizer))
    }
    for (index, concept) in base.concepts.enumerated() {
      for (position, designation) in concept.designations.enumerated()
      where designation.language.matches(language) {
        let key = try key(designation.text, isVerb: concept.partOfSpeech == .verb, &tokenizer)
        references[key, default: []].append(
          TermRecognizer.Reference(concept: index, position: position))
        for name in designation.usage.exemptNames {
          names.insert(try self.key(name, isVerb: false, &tokenizer))
        }
      }
    }
  }

  private mutating func key(
    _ text: String, isVerb: Bool, _ tokenizer: inout Tokenizer
  ) throws -> String {
    var lemmas = try Lexeme.all(in: tokenizer.tokenize(text), inflection: inflection).map(\.lemma)
    if isVerb, let verb = inflection.verbAlternative(of: lemmas[0]) { lemmas[0] = verb }
    longest = max(longest, lemmas.count)
    if let first = lemmas.first { starts.insert(first) }
    return lemmas.joined(separator: " ")
  }

  func matches(in text: TokenizedText) throws -> [TermRecognizer.Match] {
    let lexemes = try Lexeme.all(in: text, inflection: inflection).map { lexeme in
      let inside = text.tokens.indices.filter {
        lexeme.range.contains(text.tokens[$0].range) && !text.tokens[$0].range.isEmpty
      }
      return Placed(lemma: lexeme.lemma, first: inside.first ?? 0, end: (inside.last ?? 0) + 1)
    }
    var matches: [TermRecognizer.Match] = []
    var start = 0
    while start < lexemes.count {
      let found = try (1...longest).reversed().lazy.compactMap { length in
        try match(text, lexemes, start, length)
      }.first
      if let found { matches.append(found.0) }
      start = found?.1 ?? start + 1
    }
    return matches
  }

  /// A lexeme and its tokens.
  private struct Placed {
    var lemma: String
    var first: Int
    var end: Int
  }

  private func match(
    _ text: TokenizedText, _ lexemes: [Placed], _ start: Int, _ length: Int
  ) throws -> (TermRecognizer.Match, Int)? {
    guard start + length <= lexemes.count else { return nil }
    let run = lexemes[start..<start + length]
    var lemmas = run.map(\.lemma)
    if !starts.contains(lemmas[0]), let verb = inflection.verbAlternative(of: lemmas[0]) {
      lemmas[0] = verb
    }
    let key = lemmas.joined(separator: " ")
    guard references[key] != nil || names.contains(key) else { return nil }
    let isBroken = zip(run, run.dropFirst()).contains { left, right in
      Gap(text, tokens: left.end..<right.first) == .end
    }
    if isBroken { return nil }
    let surface = try Surface(
      text: text, tokens: run[start].first..<lexemes[start + length - 1].end, inflection: inflection
    )
    let ranked = (references[key] ?? [])
      .compactMap { reference in
        surface.distance(to: recognizer.designation(reference)).map { ($0, reference) }
      }
      .sorted { $0.0 < $1.0 }
      .map(\.1)
    guard let closest = ranked.first else {
      guard names.contains(key) else { return nil }
      return (
        TermRecognizer.Match(range: surface.range, references: [], ending: ""), start + length
      )
    }
    let ending = surface.ending(beyond: recognizer.designation(closest))
    return (
      TermRecognizer.Match(range: surface.range, references: ranked, ending: ending), start + length
    )
  }
}

struct PlainRecognizerTests {
  private static let plain = Result {
    [
      LanguageTag.indonesian: try PlainRecognizer(BuiltinBase.base, language: .indonesian),
      .english: try PlainRecognizer(BuiltinBase.base, language: .english),
    ]
  }
  private static let recognizers = Result {
    [
      LanguageTag.indonesian: try TermRecognizer(BuiltinBase.base, language: .indonesian),
      .english: try TermRecognizer(BuiltinBase.base, language: .english),
    ]
  }

  /// Words of the base with what inflection, punctuation and layout put around them.
  private static let pieces: [String] =
    BuiltinBase.base.concepts.flatMap(\.designations).map(\.text)
    + RandomText.pieces
    + [
      "-nya", "nya", "2", "-lah", "'s", "’", "s'", "di", "dilindungi", "pekerja", "migran", "-",
      "pekerja-pekerja", "hak-hak", "Undang-Undang", "workers'", "an", "(", ")", "\n\n", ", ",
    ] + Array(repeating: " ", count: 600)

  @Test(arguments: 0..<60 as Range<UInt64>)
  func findsWhatTheObviousSearchFinds(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    var tokenizer = Tokenizer(.undetermined)
    let text = (0..<random.number(in: 1...60)).map { _ in random.pick(Self.pieces) }.joined()
    let tokens = try tokenizer.tokenize(text)
    for language in [LanguageTag.indonesian, .english] {
      let plain = try #require(Self.plain.get()[language])
      let recognizer = try #require(Self.recognizers.get()[language])
      let found = try recognizer.matches(in: tokens)
      #expect(try plain.matches(in: tokens) == found, "\(text.debugDescription)")
    }
  }
}
