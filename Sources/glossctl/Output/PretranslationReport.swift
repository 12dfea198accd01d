import Glossary
import GlossaryStore
import GlossaryWorkbench

/// What `pretranslate` tells of a file: how many units have which fate, by band of score.
struct PretranslationReport {
  /// A line of the table.
  private struct Row {
    var name: String
    var title: String
    var units = 0
    var words = 0
  }

  private let result: Pretranslation
  private var rows: [Row]

  init(_ result: Pretranslation) {
    self.result = result
    rows =
      MatchBand.allCases.filter { $0 != .none }.map { Row(name: $0.rawValue, title: $0.title) } + [
        Row(name: "terms", title: "Terms"), Row(name: "none", title: "Nothing found"),
        Row(name: "translated", title: "Translated before"),
        Row(name: "approved", title: "Approved"), Row(name: "fixed", title: "Not for translation"),
        Row(name: "closed", title: "Without a place"),
      ]
    for (fate, words) in zip(result.fates, result.words) {
      guard let index = rows.firstIndex(where: { $0.name == Self.row(of: fate) }) else { continue }
      rows[index].units += 1
      rows[index].words += words
    }
  }

  private var proposals: [(unit: Int, proposal: TranslationProposal)] {
    result.fates.enumerated().compactMap { number, fate in
      if case .filled(let proposal) = fate { (number, proposal) } else { nil }
    }
  }

  private static func row(of fate: Pretranslation.Fate) -> String {
    switch fate {
    case .translated: "translated"
    case .approved: "approved"
    case .fixed: "fixed"
    case .closed: "closed"
    case .none: "none"
    case .filled(let proposal) where proposal.kind == .term: "terms"
    case .filled(let proposal): MatchBand(score: proposal.score).rawValue
    }
  }

  /// The figures as text; lines of nothing are left out.
  func text(_ style: TextStyle) -> String {
    let proposals = proposals
    let repaired = proposals.count { !$0.proposal.numberChanges.isEmpty }
    let lacking = proposals.count { $0.proposal.lacksCodes }
    let name = TextStyle.printable(result.file.name)
    var text =
      style.bold(name)
      + "  \(result.languages.source) → \(result.languages.target): \(result.filled) of "
      + "\(result.fates.count.counted("unit")) filled\n"
    let shown = rows.filter { $0.units > 0 }
    let width = shown.map(\.title.cellWidth).max() ?? 0
    for row in shown {
      let blanks = String(repeating: " ", count: width - row.title.cellWidth)
      text +=
        "  \(row.title)\(blanks)  \(row.units.counted("unit")), "
        + "\(row.words.counted("word"))\n"
    }
    if repaired > 0 { text += "  numbers replaced in \(repaired); look at them\n" }
    if lacking > 0 { text += "  codes left out in \(lacking); put them in\n" }
    return text
  }

  /// Writes the figures and every filled unit as a line of JSON.
  func write(to json: inout JSONWriter) {
    let text = result.file.text
    let lines = LineTable(text.source.source.parts[0].text)
    json.object { json in
      json.member("path", result.file.name)
      json.member("sourceLanguage", result.languages.source.description)
      json.member("targetLanguage", result.languages.target.description)
      json.member("units", result.fates.count)
      json.member("filled", result.filled)
      json.key("bands")
      json.array(rows) { json, row in
        json.object { json in
          json.member("band", row.name)
          json.member("units", row.units)
          json.member("words", row.words)
        }
      }
      json.key("segments")
      json.array(proposals) { json, filled in
        let unit = text.units[filled.unit]
        json.object { json in
          json.member("unit", unit.id)
          if let place = text.source.source.location(of: unit.source)?.range.start {
            json.member("line", lines.position(of: place).line)
          }
          Self.write(filled.proposal, to: &json)
        }
      }
    }
    json.endLine()
  }

  private static func write(_ proposal: TranslationProposal, to json: inout JSONWriter) {
    json.member("kind", proposal.kind.rawValue)
    json.key("score")
    json.value(hundredths: proposal.score)
    json.member("source", proposal.source)
    json.member("target", proposal.target)
    json.member("translation", proposal.text)
    json.member("origin", proposal.origin)
    json.key("needsReview")
    json.value(proposal.needsReview)
    json.key("lacksCodes")
    json.value(proposal.lacksCodes)
    json.key("numberChanges")
    json.array(proposal.numberChanges) { json, change in
      json.object { json in
        json.member("old", change.old)
        json.member("new", change.new)
      }
    }
  }
}
