import Glossary
import GlossaryStore
import GlossaryWorkbench

/// Prints what `concordance` finds, text by text.
struct ConcordanceAnswer {
  private let format: TextOrJSON
  private let style: TextStyle
  private var json = JSONWriter()
  private var text = ""

  init(format: TextOrJSON, style: TextStyle) {
    self.format = format
    self.style = style
  }

  /// Prints one text with its translation.
  mutating func print(_ match: ConcordanceMatch) throws {
    switch format {
    case .json: ConcordanceJSON.write(match, to: &json)
    case .text:
      text += marked(match.source.segment.text, match.ranges, style.bad) + "\n"
      text += "  " + marked(match.target.segment.text, match.targetRanges, style.good) + "\n"
      text += "  " + style.dim(facts(of: match)) + "\n\n"
    }
    if json.bytes.count + text.utf8.count > 1 << 16 { try flush() }
  }

  /// Prints what is held back, and how many texts there are; JSON has the counts only when nothing
  /// else was asked for.
  mutating func finish(_ counts: ConcordanceCounts, isCountOnly: Bool) throws {
    switch format {
    case .json: if isCountOnly { ConcordanceJSON.write(counts, to: &json) }
    case .text: if counts.total > 0 || isCountOnly { text += words(counts) }
    }
    try flush()
  }

  private mutating func flush() throws {
    try StandardOutput.write(json.bytes)
    try StandardOutput.write(text)
    json.removeAll()
    text.removeAll(keepingCapacity: true)
  }

  /// The text with some passages in colour, or in brackets where there is none.
  private func marked(
    _ text: String, _ ranges: [TextRange], _ color: (String) -> String
  ) -> String {
    var marked = ""
    var done = 0
    for range in ranges {
      marked += TextStyle.printable(text.slice(TextRange(start: done, end: range.start)))
      let passage = TextStyle.printable(text.slice(range))
      marked += style.isColored ? color(passage) : "[\(passage)]"
      done = range.end
    }
    return marked + TextStyle.printable(text.slice(TextRange(start: done, end: text.utf8.count)))
  }

  private func facts(of match: ConcordanceMatch) -> String {
    var facts = ["\(match.source.language) → \(match.target.language)", "unit \(match.unit)"]
    facts.append(TextStyle.printable(match.origin))
    if let domain = match.domain { facts.append(TextStyle.printable(domain)) }
    if let date = match.date { facts.append(String(date.extended.prefix(10))) }
    return facts.joined(separator: " · ")
  }

  private func words(_ counts: ConcordanceCounts) -> String {
    let languages = counts.languages.map { "\($0.language) \($0.texts)" }
    let origins = counts.origins.map { "\(TextStyle.printable($0.name)) \($0.texts)" }
    var lines = [style.bold(counts.total.counted("text"))]
    if !languages.isEmpty { lines.append("  by language: \(languages.joined(separator: ", "))") }
    if !origins.isEmpty { lines.append("  by origin: \(origins.joined(separator: ", "))") }
    return lines.map { $0 + "\n" }.joined()
  }
}
