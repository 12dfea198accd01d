import Glossary
import GlossaryWorkbench

/// A page that shows beads side by side: it stands by itself and can be printed.
struct AlignHTML: AlignOutput {
  private let title: String
  private let isReview: Bool
  private var hasBegun = false

  /// Makes a page; a review shows only what is doubtful or has no counterpart.
  init(title: String, isReview: Bool = false) {
    self.title = title
    self.isReview = isReview
  }

  mutating func begin() -> String {
    if hasBegun { return "" }
    hasBegun = true
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title>\(title)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <h1>\(title)</h1>

      """
  }

  func text(of documents: AlignedDocuments) -> String {
    let beads = documents.alignment.beads.filter { !isReview || !documents.isSure($0) }
    let lines = AlignAccount(documents).lines(hasReview: true).map {
      "<p>\(Markup.escaped($0.trimmed))</p>\n"
    }
    return """
      <section>
      <h2>\(Markup.escaped(documents.sourceName)) · \(Markup.escaped(documents.targetName))</h2>
      \(lines.joined())<table>
      <thead><tr><th>Sentences</th><th>Source</th><th>Target</th><th>Confidence</th></tr></thead>
      <tbody>
      \(beads.map { Self.row($0, documents) }.joined())</tbody>
      </table>
      </section>

      """
  }

  mutating func end() -> String {
    begin() + "<footer>glossctl \(glossctlVersion)</footer>\n</body>\n</html>\n"
  }

  private static func row(_ bead: Bead, _ documents: AlignedDocuments) -> String {
    let words = documents.words(bead)
    let kind =
      !bead.isPaired
      ? "alone" : documents.isDoubtful(bead) || bead.confidence < 5_000 ? "doubtful" : "sure"
    return """
      <tr class="\(kind)"><td>\(bead.ladder)</td>\
      <td lang="\(Markup.escaped(documents.source.language.canonical))">\(Markup.escaped(words.source))</td>\
      <td lang="\(Markup.escaped(documents.target.language.canonical))">\(Markup.escaped(words.target))</td>\
      <td>\(AlignedDocuments.percent(bead.confidence))</td></tr>

      """
  }

  private static let style = """
    :root { color-scheme: light dark; --back: #fff; --text: #1b1b1b; --dim: #666; --line: #ccc;
      --doubt: #fff3d6; --alone: #f1f1f1; }
    @media (prefers-color-scheme: dark) { :root { --back: #16181c; --text: #e6e6e6;
      --dim: #a0a0a0; --line: #444; --doubt: #4a3b12; --alone: #262a30; } }
    body { background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, sans-serif;
      margin: 2rem auto; max-width: 80rem; padding: 0 1rem; }
    table { border-collapse: collapse; width: 100%; }
    th, td { border-bottom: 1px solid var(--line); padding: .25rem .5rem; text-align: left;
      vertical-align: top; overflow-wrap: anywhere; }
    td:first-child, td:last-child { color: var(--dim); white-space: nowrap; }
    .doubtful td { background: var(--doubt); } .alone td { background: var(--alone); }
    footer { color: var(--dim); font-size: .875rem; }
    @media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; }
      thead { display: table-header-group; } }
    """
}
