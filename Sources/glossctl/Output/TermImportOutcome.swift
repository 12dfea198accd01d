import Glossary
import GlossaryStore

/// One file as it was read for an import.
struct TermImportSource {
  var file: String
  var terms: TermBase
  var table: TermTableReader.Result?
  var skipped: [FileProblem] = []
  var remarks: [FileProblem] = []

  /// Every skipped row and remark.
  var problems: [FileProblem] { skipped + remarks }

  /// The same, a line each.
  var report: String { problems.map { "\($0)\n" }.joined() }
}

/// What an import of one file came to.
struct TermImportOutcome {
  var source: TermImportSource
  var account: Store.TermImport
  var isDryRun: Bool

  /// The account for people, with the first skipped rows.
  var text: String {
    var text = "\(source.file): "
    if let table = source.table {
      text += "\(table.rows) rows: \(table.kept) kept, \(table.merged) merged,"
      text += " \(table.skipped.count) skipped; "
    }
    let counts = kinds.map { "\($0.ids.count) \($0.name)" }
    text += "concepts: " + counts.joined(separator: ", ")
    text += isDryRun ? " (dry run, nothing was changed)\n" : "\n"
    let shown = 10
    for problem in source.problems.prefix(shown) { text += "  \(problem)\n" }
    if source.problems.count > shown {
      text += "  … and \(source.problems.count - shown) more; --report FILE has all\n"
    }
    return text
  }

  private var kinds: [(name: String, ids: [Concept.ID])] {
    [
      ("added", account.added), ("merged", account.merged), ("replaced", account.replaced),
      ("unchanged", account.unchanged), ("kept", account.kept),
    ]
  }

  /// The account as a line of JSON.
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("file", source.file)
      json.key("dryRun")
      json.value(isDryRun)
      if let table = source.table {
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
        for (name, ids) in kinds { json.member(name, ids.count) }
      }
      json.key("changed")
      json.array(account.merged + account.replaced) { $0.value($1.description) }
      json.key("skipped")
      json.array(source.skipped) { $1.write(to: &$0) }
      json.key("remarks")
      json.array(source.remarks) { $1.write(to: &$0) }
    }
    json.endLine()
  }
}
