import Glossary
import GlossaryStore

/// What an import of one file came to.
struct TermImportOutcome {
  var file: String
  var account: Store.TermImport
  var table: TermTableReader.Result?

  /// The account for people, with the first skipped rows.
  func text(isDryRun: Bool) -> String {
    var text = "\(file): "
    if let table {
      text += "\(table.rows) rows: \(table.kept) kept, \(table.merged) merged,"
      text += " \(table.skipped.count) skipped; "
    }
    text += "concepts: \(account.added.count) added, \(account.replaced.count) replaced,"
    text += " \(account.unchanged.count) unchanged, \(account.kept.count) left as they were"
    text += isDryRun ? " (dry run, nothing was changed)\n" : "\n"
    let shown = 10
    for problem in problems.prefix(shown) { text += "  \(problem)\n" }
    if problems.count > shown {
      text += "  … and \(problems.count - shown) more; --report FILE has all\n"
    }
    return text
  }

  /// Every skipped row and remark, a line each.
  var report: String { problems.map { "\($0)\n" }.joined() }

  private var problems: [FileProblem] { (table?.skipped ?? []) + (table?.remarks ?? []) }

  /// The account as a line of JSON.
  func write(isDryRun: Bool, to json: inout JSONWriter) {
    json.object { json in
      json.member("file", file)
      json.key("dryRun")
      json.value(isDryRun)
      if let table {
        json.key("rows")
        json.object { json in
          json.member("total", table.rows)
          json.member("kept", table.kept)
          json.member("merged", table.merged)
          json.member("skipped", table.skipped.count)
        }
      }
      json.key("concepts")
      json.object { json in
        json.member("added", account.added.count)
        json.member("replaced", account.replaced.count)
        json.member("unchanged", account.unchanged.count)
        json.member("kept", account.kept.count)
      }
      json.key("skipped")
      json.array(table?.skipped ?? []) { $1.write(to: &$0) }
      json.key("remarks")
      json.array(table?.remarks ?? []) { $1.write(to: &$0) }
    }
    json.endLine()
  }
}
