import Glossary
import GlossaryStore
import GlossaryWorkbench

/// One file as it was read for an import.
struct TermImportSource {
  var file: String
  var terms: TermBase
  var table: TermTableReader.Result?
  var skipped: [FileProblem] = []
  var remarks: [FileProblem] = []

  /// How many rows or entries were skipped, listed or not.
  var skippedCount = 0

  /// How many entries were read, where the file has entries.
  var entries: Int?

  /// How many skipped rows or entries, and remarks, are not listed.
  var unlisted = 0

  /// Every skipped row or entry and remark that is listed.
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
      text += "\(table.rows.counted("row")): \(table.kept) kept, \(table.merged) merged,"
      text += " \(table.skipped.count) skipped; "
    }
    if let entries = source.entries {
      let skipped = source.skippedCount
      text += "\(entries.counted("entry")): \(entries - skipped) kept, \(skipped) skipped; "
    }
    let counts = kinds.map { "\($0.ids.count) \($0.name)" }
    text += "concepts: " + counts.joined(separator: ", ")
    text += isDryRun ? " (dry run, nothing was changed)\n" : "\n"
    let shown = 10
    for problem in source.problems.prefix(shown) { text += "  \(problem)\n" }
    let more = source.problems.count + source.unlisted - shown
    if more > 0 { text += "  … and \(more) more; --report FILE has all\n" }
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
      if let entries = source.entries {
        json.key("entries")
        json.object { json in
          json.member("total", entries)
          json.member("kept", entries - source.skippedCount)
          json.member("skipped", source.skippedCount)
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
