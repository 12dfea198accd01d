internal import Glossary

/// A list element of a usage rule as a row.
struct UsageRuleRow {
  enum Kind: String {
    case always, from, mixed, near, official, never
    case exemptName = "exempt-name"
    case exemptPassage = "exempt-passage"
    case wrongExpansion = "wrong-expansion"
    case senseCue = "sense-cue"
    case otherSense = "other-sense"
  }

  var kind: Kind
  var position: Int
  var value: String

  /// The rows of a rule.
  ///
  /// Conditions share one count of positions, so that their order is kept.
  static func rows(of rule: UsageRule) -> [UsageRuleRow] {
    let conditions = rule.report.enumerated().map { position, condition in
      switch condition {
      case .always: UsageRuleRow(kind: .always, position: position, value: "")
      case .from(let day): UsageRuleRow(kind: .from, position: position, value: day.description)
      case .mixed: UsageRuleRow(kind: .mixed, position: position, value: "")
      case .near(let cues):
        UsageRuleRow(kind: .near, position: position, value: cues.joined(separator: "\n"))
      case .official: UsageRuleRow(kind: .official, position: position, value: "")
      case .never: UsageRuleRow(kind: .never, position: position, value: "")
      }
    }
    return conditions
      + rule.exemptNames.enumerated().map {
        UsageRuleRow(kind: .exemptName, position: $0, value: $1)
      }
      + rule.exemptPassages.enumerated().map {
        UsageRuleRow(kind: .exemptPassage, position: $0, value: $1.rawValue)
      }
      + rule.wrongExpansions.enumerated().map {
        UsageRuleRow(kind: .wrongExpansion, position: $0, value: $1)
      }
      + rule.senseCues.enumerated().map {
        UsageRuleRow(kind: .senseCue, position: $0, value: $1)
      }
      + rule.otherSenses.enumerated().map { position, sense in
        UsageRuleRow(
          kind: .otherSense, position: position,
          value: ([sense.name] + sense.cues).joined(separator: "\n"))
      }
  }

  /// Puts the row back into a rule; rows must come by position.
  func add(to rule: inout UsageRule) {
    switch kind {
    case .always: rule.report.append(.always)
    case .from: if let day = PartialDate(value) { rule.report.append(.from(day)) }
    case .mixed: rule.report.append(.mixed)
    case .near: rule.report.append(.near(value.split(separator: "\n").map(String.init)))
    case .official: rule.report.append(.official)
    case .never: rule.report.append(.never)
    case .exemptName: rule.exemptNames.append(value)
    case .exemptPassage:
      if let passage = UsageRule.Passage(rawValue: value) { rule.exemptPassages.append(passage) }
    case .wrongExpansion: rule.wrongExpansions.append(value)
    case .senseCue: rule.senseCues.append(value)
    case .otherSense:
      let lines = value.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      rule.otherSenses.append(
        UsageRule.Sense(name: lines.first ?? "", cues: Array(lines.dropFirst())))
    }
  }
}
