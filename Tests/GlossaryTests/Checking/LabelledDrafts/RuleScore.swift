import Glossary

/// What the checker said of a draft, held against its labels.
struct DraftOutcome: Sendable {
  /// The draft.
  var draft: LabelledDraft

  /// Expected findings that were made.
  var hits: [LabelledDraft.Label] = []

  /// Findings that were not expected.
  var wrong: [Finding] = []

  /// Expected findings that were not made.
  var missed: [LabelledDraft.Label] = []

  /// Traps in which a wrong finding stands.
  var sprung: [LabelledDraft.Label] = []

  /// Holds findings against labels: each label takes one finding of its rule that overlaps it.
  init(_ draft: LabelledDraft, findings: [Finding]) {
    self.draft = draft
    var open = draft.cases
    for finding in findings {
      if let index = open.firstIndex(where: { finding.stands(at: $0) }) {
        hits.append(open.remove(at: index))
      } else {
        wrong.append(finding)
      }
    }
    missed = open
    sprung = draft.traps.filter { trap in wrong.contains { $0.stands(at: trap) } }
  }

  /// The wrong findings and the misses of a rule, a line each.
  func complaints(about rule: RuleID) -> [String] {
    wrong.filter { $0.rule == rule }.map {
      "\(draft.name): \(rule) speaks at “\(draft.words($0.range))”: \($0.message)"
    }
      + missed.filter { $0.rule == rule }.map {
        "\(draft.name): \(rule) is silent at “\(draft.words($0.range))”"
      }
  }
}

extension Finding {
  fileprivate func stands(at label: LabelledDraft.Label) -> Bool {
    rule == label.rule && range.start < label.range.end && label.range.start < range.end
  }
}

extension LabelledDraft {
  fileprivate func words(_ range: TextRange) -> String {
    text.slice(range).split { $0.isNewline }.joined(separator: " ")
  }
}

/// The figures of one rule over all drafts.
struct RuleScore: Hashable, Sendable {
  var rule: RuleID

  /// Expected findings, those of them that were made, and findings that were not expected.
  var cases: Int
  var hits: Int
  var wrong: Int

  /// Places where the rule must keep silent, and those where it did not.
  var traps: Int
  var sprung: Int

  /// How many drafts hold a case.
  var drafts: Int

  /// Findings that were expected among those made, in hundredths of a per cent.
  var precision: Int { Self.ratio(hits, hits + wrong) }

  /// Findings that were made among those expected, in hundredths of a per cent.
  var recall: Int { Self.ratio(hits, cases) }

  /// Adds up the figures of a rule.
  init(_ rule: RuleID, _ outcomes: [DraftOutcome]) {
    func count(_ labels: (DraftOutcome) -> [LabelledDraft.Label]) -> Int {
      outcomes.reduce(0) { $0 + labels($1).count { $0.rule == rule } }
    }
    self.rule = rule
    cases = count(\.draft.cases)
    hits = count(\.hits)
    wrong = outcomes.reduce(0) { $0 + $1.wrong.count { $0.rule == rule } }
    traps = count(\.draft.traps)
    sprung = count(\.sprung)
    drafts = outcomes.count { $0.draft.cases.contains { $0.rule == rule } }
  }

  private static func ratio(_ part: Int, _ whole: Int) -> Int {
    whole == 0 ? 10_000 : (part * 10_000 + whole / 2) / whole
  }
}

/// The table that is printed and kept.
struct ScoreTable: Hashable, Sendable {
  var scores: [RuleScore]

  /// The figures of each rule of the catalogue, over some outcomes.
  init(_ outcomes: [DraftOutcome]) {
    scores = RuleCatalogue.descriptions.map { RuleScore($0.id, outcomes) }
  }

  /// The table as text, a line a rule.
  var text: String {
    let head = [
      "rule", "drafts", "cases", "found", "missed", "wrong", "traps", "sprung", "precision",
      "recall",
    ]
    let rows = scores.map { score in
      [score.rule.description]
        + [
          score.drafts, score.cases, score.hits, score.cases - score.hits, score.wrong, score.traps,
          score.sprung,
        ].map(String.init) + [Self.percent(score.precision), Self.percent(score.recall)]
    }
    return ([head] + rows).map(Self.line).joined(separator: "\n") + "\n"
  }

  /// Precision and recall by rule of a kept table, in hundredths of a per cent.
  static func kept(in text: String) -> [RuleID: (precision: Int, recall: Int)] {
    var kept: [RuleID: (precision: Int, recall: Int)] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: " ")
      guard let rule = cells.first, cells.count == 10, let precision = hundredths(cells[8]),
        let recall = hundredths(cells[9])
      else { continue }
      kept[RuleID(String(rule))] = (precision, recall)
    }
    return kept
  }

  private static func line(_ cells: [String]) -> String {
    zip(cells, [25, 7, 6, 6, 7, 6, 6, 7, 10, 8]).enumerated().map { index, cell in
      let padding = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
      return index == 0 ? cell.0 + padding : padding + cell.0
    }.joined()
  }

  private static func percent(_ hundredths: Int) -> String {
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  private static func hundredths(_ percent: Substring) -> Int? {
    Int(percent.filter { $0 != "." })
  }
}
