/// The rules of a language as patterns for ICU, fewer and larger than the rules.
struct SegmenterPlan {
  /// Rules in a row that all break or all do not, as one pattern whose matches begin where one of
  /// them holds.
  struct Step {
    var isBreak: Bool
    var pattern: String

    /// The rules by their indices in the set.
    var rules: ClosedRange<Int>

    /// The set by its index.
    var ruleSet: Int

    /// What stands next to the places where it holds, where the form of all its rules tells.
    var edges: Edges?
  }

  /// The characters before and after a place.
  struct Edges {
    var before: PatternEdge
    var after: PatternEdge
  }

  /// The most rules in one pattern, so that a rule at fault can be told.
  private static let stepLength = 64

  private(set) var steps: [Step] = []
  private let sets: [SegmentationRules.RuleSet]

  /// Plans the rules of sets, one after the other.
  init(_ sets: [SegmentationRules.RuleSet]) {
    self.sets = sets
    for (setIndex, set) in sets.enumerated() {
      var isOpen = false
      for (index, rule) in set.rules.enumerated() {
        let last = steps.count - 1
        let joins = Self.joins(rule)
        if isOpen, joins, steps[last].isBreak == rule.isBreak,
          steps[last].rules.count < Self.stepLength
        {
          steps[last].pattern += "|" + Self.pattern(of: rule)
          steps[last].rules = steps[last].rules.lowerBound...index
        } else {
          steps.append(
            Step(
              isBreak: rule.isBreak, pattern: Self.pattern(of: rule), rules: index...index,
              ruleSet: setIndex))
        }
        isOpen = joins
      }
    }
    for index in steps.indices where steps[index].isBreak {
      steps[index].edges = Self.edges(of: sets[steps[index].ruleSet].rules[steps[index].rules])
    }
  }

  /// What stands next to the places where one of some rules holds; nil where the form of one does not
  /// tell.
  private static func edges(of rules: ArraySlice<SegmentationRules.Rule>) -> Edges? {
    var before: [PatternEdge] = []
    var after: [PatternEdge] = []
    for rule in rules {
      guard !(rule.before.isEmpty && rule.after.isEmpty),
        let end = rule.before.isEmpty ? .any : PatternEdge(endOf: rule.before),
        let start = rule.after.isEmpty ? .any : PatternEdge(startOf: rule.after)
      else { return nil }
      before.append(end)
      after.append(start)
    }
    return Edges(before: PatternEdge(either: before), after: PatternEdge(either: after))
  }

  /// The pattern of one rule, whose matches begin where it holds.
  ///
  /// What follows comes first, since it costs less than looking behind. ICU searches fast for a match
  /// that begins with a character of its own, so that a rule with a break ends with what follows.
  static func pattern(of rule: SegmentationRules.Rule) -> String {
    if rule.before.isEmpty && rule.after.isEmpty { return "(?:)" }
    let closed = BoundedPattern.closing(rule.before)
    let before = closed.isEmpty ? "" : "(?<=\(closed))"
    let after = BoundedPattern.closing(rule.after)
    let ahead = after.isEmpty ? "" : "(?=\(after))"
    // Groups with names may stand in a pattern only once.
    guard rule.isBreak, joins(rule) else { return ahead + before }
    let tail = PatternEdge(endOf: closed).map { "(?<=\($0.passed)|\($0.needed))" } ?? ""
    return tail + ahead + before + (after.isEmpty ? "" : "(?:\(after))")
  }

  /// Whether a rule may stand in one pattern with others: a group has another number or a second
  /// owner of its name there, and an open quotation would swallow what follows.
  private static func joins(_ rule: SegmentationRules.Rule) -> Bool {
    let text = Array((rule.before + " " + rule.after).utf8)
    return !text.indices.dropLast().contains { index in
      switch (text[index], text[index + 1]) {
      case (UInt8(ascii: "\\"), UInt8(ascii: "1")...UInt8(ascii: "9")),
        (UInt8(ascii: "\\"), UInt8(ascii: "k")), (UInt8(ascii: "\\"), UInt8(ascii: "Q")),
        (UInt8(ascii: "?"), UInt8(ascii: "<")), (UInt8(ascii: "?"), UInt8(ascii: "x")):
        true
      default: false
      }
    }
  }

  /// The error that names the rule, or the rules, of a step at which ICU gave up.
  func failure(of step: Step, _ error: UnicodeError) -> UnicodeError {
    let set = sets[step.ruleSet]
    for index in step.rules {
      guard let fault = Self.fault(of: set.rules[index]) else { continue }
      return UnicodeError(.rule(ruleSet: set.name, numbers: index + 1...index + 1, status: fault))
    }
    let numbers = step.rules.lowerBound + 1...step.rules.upperBound + 1
    return UnicodeError(.rule(ruleSet: set.name, numbers: numbers, status: error.status))
  }

  /// What ICU says of a rule that it does not compile; nil for a good one.
  static func fault(of rule: SegmentationRules.Rule) -> String? {
    // Each side alone comes first: together they may hide a bracket that is not closed.
    let sides = [rule.before, rule.after].map(BoundedPattern.closing)
    for pattern in sides + [Self.pattern(of: rule)] where !pattern.isEmpty {
      do throws(UnicodeError) {
        _ = try Pattern(pattern)
      } catch {
        return error.status
      }
    }
    return nil
  }
}

extension UnicodeError {
  /// The name of ICU's own status, empty where ICU has no part in the error.
  fileprivate var status: String {
    switch code {
    case .library(_, let status), .rule(_, _, let status): status
    case .malformedUTF8, .malformed, .notEncodable, .unknownEncoding, .tooLong: ""
    }
  }
}
