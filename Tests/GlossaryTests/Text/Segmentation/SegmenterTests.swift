import Glossary
import TestSupport
import Testing

/// The texts of the segments of a text.
private func segments(
  _ text: String, _ rules: SegmentationRules, _ language: LanguageTag = .indonesian,
  silence: Segmenter.Silence = .goesOn
) throws -> [String] {
  var segmenter = try Segmenter(rules, for: language, silence: silence)
  return try segmenter.segments(in: text).map { String(text.slice($0)) }
}

/// A document with one set of rules for all languages; a rule is `before|after`, with a minus sign
/// before it when the text does not break.
private func rules(_ rows: String...) -> SegmentationRules {
  SegmentationRules(
    ruleSets: [SegmentationRules.RuleSet(name: "All", rules: rows.map(rule))],
    maps: [SegmentationRules.LanguageMap(pattern: ".*", ruleSet: "All")])
}

private func rule(_ row: String) -> SegmentationRules.Rule {
  let isBreak = !row.hasPrefix("-")
  let sides = row.drop { $0 == "-" }.split(
    separator: "¦", maxSplits: 1, omittingEmptySubsequences: false)
  return SegmentationRules.Rule(
    isBreak: isBreak, before: String(sides[0]), after: String(sides[1]))
}

struct SegmenterTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var rules: SegmentationRules
    var text: String
    var segments: [String]
    var testDescription: String { text }
  }

  @Test(arguments: [
    Row(rules: rules(#"\.¦\s"#), text: "A b. C d.", segments: ["A b.", " C d."]),
    // The first rule that holds decides, whichever it is.
    Row(rules: rules(#"-Dr\.¦\s"#, #"\.¦\s"#), text: "Dr. A. B", segments: ["Dr. A.", " B"]),
    Row(rules: rules(#"\.¦\s"#, #"-Dr\.¦\s"#), text: "Dr. A", segments: ["Dr.", " A"]),
    Row(
      rules: rules(#"No\.¦\s[A-Z]"#, #"-No\.¦\s"#, #"\.¦\s"#), text: "No. 5 No. B. C",
      segments: ["No. 5 No.", " B.", " C"]),
    // An empty side allows anything, an empty rule every place.
    Row(rules: rules(#"¦\n"#), text: "a\nb", segments: ["a", "\nb"]),
    Row(rules: rules(#"\n¦"#), text: "a\nb", segments: ["a\n", "b"]),
    Row(rules: rules("¦"), text: "aéb", segments: ["a", "é", "b"]),
    Row(rules: rules("-¦", #"\.¦\s"#), text: "A. B", segments: ["A. B"]),
    // No rule, no break.
    Row(rules: rules(), text: "A. B", segments: ["A. B"]),
    Row(rules: rules(#"\.¦\s"#), text: "", segments: []),
    // Places after characters beyond the BMP, and after two- and three-byte ones.
    Row(rules: rules(#"\.¦\s"#), text: "🇮🇩 né។. B", segments: ["🇮🇩 né។.", " B"]),
    // Open repetitions are looked behind too.
    Row(
      rules: rules(#"-^\s*[0-9]+\.¦\s"#, #"[.?!]+¦\s"#), text: "12. A?! B. C",
      segments: ["12. A?!", " B.", " C"]),
    Row(
      rules: rules(#"-\b(?:a\.){2,}¦\s"#, #"\.¦\s"#), text: "a. b a.a. c",
      segments: ["a.", " b a.a. c"]),
    Row(
      rules: rules(#"[*+]¦\s"#, #"\+\*¦\s"#, #"\Q(*\E¦\s"#), text: "a* b+ c",
      segments: ["a*", " b+", " c"]),
    // What Java's expressions allow beside ICU's.
    Row(
      rules: rules(#"[:]¦\s"#, #"(?i)[a-z]??\.¦\s"#, #"<0}¦\s"#, #"\p{Nd}+;¦\s"#, #"a{1,2}+!¦\s"#),
      text: "a: b. <0} 12; aa! [:]", segments: ["a:", " b.", " <0}", " 12;", " aa!", " [:]"]),
    // Groups keep their numbers, flags their reach.
    Row(
      rules: rules(#"\.¦\s(\w)\1"#, #"\.¦\s(\d)\1"#), text: "a. bb. cd. 33",
      segments: ["a.", " bb. cd.", " 33"]),
    Row(
      rules: rules(#"-(?i)dr\.¦\s"#, #"-mr\.¦\s"#, #"\.¦\s"#), text: "DR. A MR. B",
      segments: ["DR. A MR.", " B"]),
    Row(
      rules: rules(#"-(?<x>a)\.¦\s"#, #"-(?<x>b)\.¦\s"#, #"\.¦\s"#), text: "a. b. c. d",
      segments: ["a. b. c.", " d"]),
    // A rule sees both sides of a place at once.
    Row(
      rules: rules(#"(?<=x)\.¦(?!\s\d)\s"#), text: "x. 5 x. A y. B",
      segments: ["x. 5 x.", " A y. B"]),
  ])
  func theFirstRuleThatHoldsDecides(row: Row) throws {
    #expect(try segments(row.text, row.rules) == row.segments)
  }

  @Test func aLanguageUsesTheFirstMapOrAllOfThem() throws {
    func document(cascades: Bool) -> SegmentationRules {
      SegmentationRules(
        ruleSets: [
          SegmentationRules.RuleSet(name: "Default", rules: [rule(#"\.¦\s"#)]),
          SegmentationRules.RuleSet(name: "Indonesian", rules: [rule(#"-dll\.¦\s"#)]),
        ],
        maps: [
          SegmentationRules.LanguageMap(pattern: "(ID|id).*", ruleSet: "Indonesian"),
          SegmentationRules.LanguageMap(pattern: ".*", ruleSet: "Default"),
        ], cascades: cascades)
    }
    let text = "A dll. B. C"
    #expect(try segments(text, document(cascades: true)) == ["A dll. B.", " C"])
    #expect(try segments(text, document(cascades: false)) == [text])
    #expect(try segments(text, document(cascades: true), .english) == ["A dll.", " B.", " C"])
    let old = try LanguageTag("in-ID")
    #expect(try document(cascades: false).ruleSets(for: old).map(\.name) == ["Indonesian"])
  }

  @Test(arguments: [("EN.*", true), ("en", false), ("en-gb", true), (".*GB", true), ("n.*", false)])
  func aMapMatchesAWholeTagInAnyCase(pattern: String, isMatch: Bool) throws {
    let rules = SegmentationRules(
      ruleSets: [SegmentationRules.RuleSet(name: "A")],
      maps: [SegmentationRules.LanguageMap(pattern: pattern, ruleSet: "A")])
    #expect(try rules.ruleSets(for: LanguageTag("en-GB")).isEmpty != isMatch)
  }

  @Test func whereNoRuleSpeaksICUMay() throws {
    let text = "你好。再见。 A. B"
    #expect(try segments(text, rules(), silence: .goesOn) == [text])
    #expect(
      try segments(text, rules(#"-\.\s¦"#), silence: .sentences)
        == ["你好。", "再见。 ", "A. B"])
  }

  @Test func sentencesHaveNoWhiteSpaceAroundThem() throws {
    var segmenter = try Segmenter(rules(#"\.¦\s"#, #"\n¦\n"#), for: .english)
    let text = "  A b.\n\n C.  \n\n"
    #expect(try segmenter.sentences(in: text).map { text.slice($0) } == ["A b.", "C."])
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func segmentsTileTheText(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "a", "B", ".", "?", " ", "\n", "é", "🇮🇩", "។", "5", "Dr", "(", "”", "\r\n", "。", "dll",
    ]
    let text = (0..<Int.random(in: 0...80, using: &generator))
      .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    let languages = ["id", "en", "th", "km", "und"]
    let language = try LanguageTag(languages.randomElement(using: &generator) ?? "id")
    var segmenter = try Segmenter(.builtin, for: language, silence: .sentences)
    let ranges = try segmenter.segments(in: text)
    var end = 0
    for range in ranges {
      #expect(range.start == end && range.length > 0)
      end = range.end
    }
    #expect(end == text.utf8.count)
    #expect(ranges.map { String(text.slice($0)) }.joined() == text)
    // A segmenter has no memory of the text before.
    #expect(try segmenter.segments(in: text) == ranges)
  }

  @Test(arguments: [
    (#"(((((a*)*)*)*)*)*¦\s"#, 1, "U_REGEX_LOOK_BEHIND_LIMIT"),
    (#"\.¦(\s"#, 1, "U_REGEX_MISMATCHED_PAREN"),
    (#"\.)¦(\s"#, 1, "U_REGEX_MISMATCHED_PAREN"),
  ])
  func aRuleAtFaultIsNamed(row: String, number: Int, status: String) throws {
    let error = #expect(throws: UnicodeError.self) {
      _ = try Segmenter(rules(row, #"\.¦\s"#), for: .english)
    }
    #expect(error?.code == .rule(ruleSet: "All", numbers: number...number, status: status))
  }

  @Test func aRuleThatExplodesIsStopped() throws {
    let error = #expect(throws: UnicodeError.self) {
      _ = try segments(
        ". " + String(repeating: "ab", count: 400),
        rules(#"-x¦\s"#, #"\.¦\s(?:a|b|ab){1,90}(?:a|b|ab){1,90}(?:a|b|ab){1,90}c"#))
    }
    guard case .rule("All", let numbers, _)? = error?.code else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(numbers == 2...2)
    #expect(error?.message.contains("takes far too long") == true)
  }
}
