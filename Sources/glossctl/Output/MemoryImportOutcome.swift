import Glossary
import GlossaryStore
import GlossaryWorkbench

/// What an import of memories came to, file by file.
struct MemoryImportOutcome {
  private let inputs: [MemoryInput]
  private let isDryRun: Bool

  /// The first cases of each kind and rule of each file, in order.
  private var cases: [String: [MemoryImportCase]] = [:]
  private var counts: [Kind: Int] = [:]

  /// What became of each file.
  var accounts: [MemoryImportAccount] = []

  /// How many cases of a kind are named.
  private static let shown = 3

  private struct Kind: Hashable {
    var file: String
    var outcome: MemoryImportCase.Outcome
    var rule: String
  }

  init(inputs: [MemoryInput], isDryRun: Bool) {
    self.inputs = inputs
    self.isDryRun = isDryRun
  }

  /// Keeps a case if it is one of the first of its kind.
  mutating func add(_ found: MemoryImportCase) {
    let problem = found.problem
    let kind = Kind(file: problem.file, outcome: found.outcome, rule: problem.rule)
    let count = counts[kind, default: 0]
    counts[kind] = count + 1
    if count < Self.shown { cases[problem.file, default: []].append(found) }
  }

  /// The account for people, with the first cases of each kind.
  var text: String {
    var text = ""
    for (input, account) in zip(inputs, accounts) {
      text += "\(input.name): \(account.units.counted("unit")): \(account.added) added, "
      text += "\(account.merged) merged, \(account.replaced) replaced, "
      text += "\(account.skipped.values.reduce(0, +)) skipped"
      text += isDryRun ? " (dry run, nothing was changed)\n" : "\n"
      text += lines(.skipped, account.skipped, of: input.name)
      text += lines(.remark, account.remarks, of: input.name)
    }
    return text
  }

  private func lines(
    _ outcome: MemoryImportCase.Outcome, _ rules: [String: Int], of file: String
  ) -> String {
    var text = ""
    for (rule, count) in rules.sorted(by: { $0.key < $1.key }) {
      let counted = outcome == .remark ? count.counted("remark") : "\(count) skipped"
      text += "  \(counted): \(rule)\n"
      let known = cases[file, default: []].filter {
        $0.outcome == outcome && $0.problem.rule == rule
      }
      for found in known { text += "    \(TextStyle.printable(found.problem.description))\n" }
      if count > known.count {
        text += "    … and \(count - known.count) more; --report FILE has all\n"
      }
    }
    return text
  }

  /// Appends the account as JSON Lines, an object a file.
  ///
  /// - `file`, `format` and `dryRun`;
  /// - `units`, the number of all units of the file, and `added`, `merged`, `replaced`;
  /// - `skipped` and `remarks`, a number for each rule;
  /// - `cases`, the first of each outcome (`merged`, `replaced`, `skipped`, `remark`) and rule, with
  ///   their places.
  func write(to json: inout JSONWriter) {
    for (input, account) in zip(inputs, accounts) {
      json.object { json in
        json.member("file", input.name)
        json.member("format", input.format.rawValue)
        json.key("dryRun")
        json.value(isDryRun)
        json.member("units", account.units)
        json.member("added", account.added)
        json.member("merged", account.merged)
        json.member("replaced", account.replaced)
        json.key("skipped")
        Self.write(account.skipped, to: &json)
        json.key("remarks")
        Self.write(account.remarks, to: &json)
        json.key("cases")
        json.array(cases[input.name, default: []]) { json, found in
          json.object { json in
            json.member("outcome", found.outcome.rawValue)
            json.member("line", found.problem.line)
            json.member("column", found.problem.column)
            json.member("rule", found.problem.rule)
            json.member("message", found.problem.message)
          }
        }
      }
      json.endLine()
    }
  }

  private static func write(_ rules: [String: Int], to json: inout JSONWriter) {
    json.object { json in
      for (rule, count) in rules.sorted(by: { $0.key < $1.key }) { json.member(rule, count) }
    }
  }
}
