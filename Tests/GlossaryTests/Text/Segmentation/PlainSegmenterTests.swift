import Foundation
import Glossary
import TestSupport
import Testing

/// Asks every rule at every place, one after the other.
private struct PlainSegmenter {
  let rules: [SegmentationRules.Rule]

  func breaks(in text: String) throws -> [Int] {
    let expressions = try rules.map { rule in
      let before = rule.before.isEmpty ? "" : "(?<=\(rule.before))"
      let after = rule.after.isEmpty ? "" : "(?=\(rule.after))"
      // What follows comes first, so that its groups have the numbers that it refers to.
      let pattern = after + before
      return try NSRegularExpression(pattern: pattern.isEmpty ? "(?:)" : pattern)
    }
    let length = text.utf16.count
    var found: [Int] = []
    for index in text.unicodeScalars.indices.dropFirst() {
      let place = index.utf16Offset(in: text)
      let first = expressions.firstIndex { expression in
        expression.firstMatch(
          in: text, options: [.anchored, .withTransparentBounds, .withoutAnchoringBounds],
          range: NSRange(location: place, length: length - place)) != nil
      }
      if let first, rules[first].isBreak {
        found.append(text.utf8.distance(from: text.startIndex, to: index))
      }
    }
    return found
  }
}

struct PlainSegmenterTests {
  private static let befores = [
    "", #"\."#, #"[.?!]["”]?"#, #"\bDr\."#, #"\n"#, #"\s[A-Z]\."#, "x|yy", #"(?i)DLL\."#, "(a)b?",
    #"\d{1,3}\."#, "[^a-z]", #"(?<!x)\."#, #"^\s{0,3}\d\."#, "é", #"\p{Lu}"#, "-", "[a^]",
  ]
  private static let afters = [
    "", #"\s"#, #"\s+[A-Z]"#, #"\n"#, #"(\w)\1"#, #"(?!\s)"#, ".", #"(?<n>b)\k<n>"#, "$", #"\b"#,
    #"\s*"#,
  ]
  private static let pieces = [
    "a", "b", "ab", "A", "B", ".", "?", " ", "  ", "\n", "Dr.", "dll.", "x", "yy", "”", "é", "🇮🇩",
    "5",
    "12", "-", "^",
  ]

  private func check(seed: UInt64, pieces count: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let rules = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
      SegmentationRules.Rule(
        isBreak: Bool.random(using: &generator),
        before: Self.befores.randomElement(using: &generator) ?? "",
        after: Self.afters.randomElement(using: &generator) ?? "")
    }
    let text = (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
    let document = SegmentationRules(
      ruleSets: [SegmentationRules.RuleSet(name: "A", rules: rules)],
      maps: [SegmentationRules.LanguageMap(pattern: ".*", ruleSet: "A")])
    var segmenter = try Segmenter(document, for: .english)
    let breaks = try segmenter.segments(in: text).dropFirst().map(\.start)
    #expect(breaks == (try PlainSegmenter(rules: rules).breaks(in: text)), "\(rules) \(text)")
    try checkPlaces(of: text, document, .goesOn, &generator)
    try checkPlaces(of: text, document, .sentences, &generator)
  }

  /// Expects the segment around a place to be the one of the whole text.
  private func checkPlaces(
    of text: String, _ rules: SegmentationRules, _ silence: Segmenter.Silence,
    _ generator: inout SeededGenerator
  ) throws {
    var segmenter = try Segmenter(rules, for: .english, silence: silence)
    let segments = try segmenter.segments(in: text)
    for _ in 0..<5 {
      guard let index = text.unicodeScalars.indices.randomElement(using: &generator) else { return }
      let offset = text.utf8.distance(from: text.startIndex, to: index)
      let segment = segments.first { $0.start <= offset && offset < $0.end }
      #expect(try segmenter.segment(around: offset, in: text) == segment, "\(rules) \(text)")
    }
  }

  /// Rules that forbid what a full stop would do leave the other marks to ICU, which a text that begins
  /// with a sure break asks in any case.
  @Test(arguments: 0..<300 as Range<UInt64>)
  func whatNoRuleNamesIsLeftToICU(seed: UInt64) throws {
    var generator = SeededGenerator(seed: 5_000 + seed)
    let pieces = [
      "a", "B", " ", "  ", ".", "?", "!", "…", ")", "”", "\"", "।", "。", "؟", "。」", ";", "\u{37E}",
      "\n", "\r\n", "\u{2029}", "\u{85}", "\u{301}", "\u{200D}", "𑁇", "😀", "5", "ก", "។", ",",
    ]
    let text = (0..<30).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    func rules(_ rows: [SegmentationRules.Rule]) -> SegmentationRules {
      SegmentationRules(
        ruleSets: [SegmentationRules.RuleSet(name: "A", rules: rows)],
        maps: [SegmentationRules.LanguageMap(pattern: ".*", ruleSet: "A")])
    }
    let language = try LanguageTag(seed % 3 == 0 ? "el" : "en")
    let forbidden = SegmentationRules.Rule(isBreak: false, before: #"[.?\n]\s{0,9}"#, after: "")
    var bare = try Segmenter(rules([]), for: language, silence: .sentences)
    var ruled = try Segmenter(rules([forbidden]), for: language, silence: .sentences)
    let sure = "।A। B "
    let plain = PlainSegmenter(rules: [
      SegmentationRules.Rule(isBreak: true, before: forbidden.before, after: "")
    ])
    let held = Set(try plain.breaks(in: text))
    let breaks = try bare.segments(in: sure + text).map { $0.start - sure.utf8.count }
    let expected = breaks.filter { $0 > 0 && !held.contains($0) }
    let found = try ruled.segments(in: text).dropFirst().map(\.start)
    #expect(found == expected, "\(text.debugDescription)")
  }

  @Test(arguments: 0..<400 as Range<UInt64>)
  func breaksAreThoseOfEveryRuleAtEveryPlace(seed: UInt64) throws {
    try check(seed: seed, pieces: 40)
  }

  @Test(arguments: 0..<3 as Range<UInt64>)
  func longTextsAreNoDifferent(seed: UInt64) throws {
    try check(seed: 1_000 + seed, pieces: 3_000)
  }
}
