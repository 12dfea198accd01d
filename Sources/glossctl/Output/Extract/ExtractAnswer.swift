import Glossary
import GlossaryWorkbench

/// Prints pairs of terms as text, as a table, or as JSON Lines.
struct ExtractAnswer {
  private let format: CandidateFormat
  private let style: TextStyle
  private let corpus: TermCorpus
  private let found: Int

  /// Makes output for the pairs of a corpus, of which so many were found.
  init(
    format: CandidateFormat, style: TextStyle, corpus: TermCorpus, found: Int
  ) {
    self.format = format
    self.style = style
    self.corpus = corpus
    self.found = found
  }

  /// Prints all.
  mutating func print(_ terms: [ExtractedTerm]) throws {
    var tokenizer = Tokenizer(.undetermined)
    switch format {
    case .text:
      var text = ""
      for term in terms {
        text += self.text(of: term, try corpus.example(of: term.pair, &tokenizer))
        if text.utf8.count > 1 << 16 {
          try StandardOutput.write(text)
          text.removeAll(keepingCapacity: true)
        }
      }
      try StandardOutput.write(text + (terms.isEmpty ? "" : summary(terms)))
    case .tsv:
      let writer = DelimitedWriter(.tsv)
      var lines = terms.isEmpty ? "" : writer.line(heading)
      for term in terms {
        lines += writer.line(row(term, try corpus.example(of: term.pair, &tokenizer)))
      }
      try StandardOutput.write(lines)
    case .json:
      var json = JSONWriter()
      for term in terms {
        let example = try corpus.example(of: term.pair, &tokenizer)
        ExtractJSON.write(term, example, of: corpus, to: &json)
        if json.bytes.count > 1 << 16 {
          try StandardOutput.write(json.bytes)
          json.removeAll()
        }
      }
      try StandardOutput.write(json.bytes)
    }
  }

  // MARK: Text

  private func text(of term: ExtractedTerm, _ example: TermExample) -> String {
    let pair = term.pair
    let head =
      style.bold(TextStyle.printable(pair.source.text)) + " = "
      + style.bold(TextStyle.printable(pair.target.text))
    let others = pair.target.segments.counted("segment")
    let counts = "\(pair.count) of \(pair.source.segments) and \(others)"
    var lines = ["\(head)  \(style.dim("\(counts), score \(TextStyle.points(pair.score))"))"]
    if let remark = remark(term) { lines.append("  " + remark) }
    lines.append("  " + excerpt(example.source, example.sourceRange))
    lines.append("  " + excerpt(example.target, example.targetRange))
    return lines.map { $0 + "\n" }.joined() + "\n"
  }

  /// What the bases say.
  private func remark(_ term: ExtractedTerm) -> String? {
    switch term.standing {
    case .new: return nil
    case .known(let concept, let status):
      let word = status.isUsable ? "known" : "known as \(status.rawValue)"
      return (status.isUsable ? style.good(word) : style.warning(word)) + ": \(concept)"
    case .differs(let difference):
      let pair = term.pair
      let (term, other) =
        difference.hasSource
        ? (pair.source.text, pair.target.text)
        : (pair.target.text, pair.source.text)
      let instead = difference.instead.prefix(3).map { TextStyle.printable($0) }
        .joined(separator: ", ")
      let words =
        "the base has \(TextStyle.printable(term)) = \(instead) (\(difference.concept)); "
        + "the text has \(TextStyle.printable(other)) \(pair.count) times"
      return style.warning(words)
    }
  }

  /// How much of an example is shown on each side of the term, in characters.
  private static let context = 50

  /// The term with what stands around it.
  private func excerpt(_ text: String, _ range: TextRange?) -> String {
    guard let range else {
      return TextStyle.shortened(TextStyle.printable(text), to: 2 * Self.context)
    }
    let before = text.slice(TextRange(start: 0, end: range.start))
    let after = text.slice(TextRange(start: range.end, end: text.utf8.count))
    let start = before.count > Self.context ? "…" + before.suffix(Self.context) : String(before)
    let end = after.count > Self.context ? after.prefix(Self.context) + "…" : String(after)
    let term = TextStyle.printable(text.slice(range))
    return TextStyle.printable(start) + (style.isColored ? style.good(term) : "[\(term)]")
      + TextStyle.printable(end)
  }

  private func summary(_ terms: [ExtractedTerm]) -> String {
    let words = corpus.words
    let known = terms.count { if case .known = $0.standing { true } else { false } }
    let differing = terms.count { if case .differs = $0.standing { true } else { false } }
    var line =
      "\(terms.count) of \(found.counted("pair")), \(known) known, \(differing) against the term base; "
      + "\(corpus.count.counted("segment")), \(words.source) and \(words.target.counted("word"))"
    if corpus.repeated > 0 { line += ", \(corpus.repeated) repeated segments left out" }
    return style.bold(line) + "\n"
  }

  // MARK: Table

  private var heading: [String] {
    [
      corpus.sourceLanguage.description, corpus.targetLanguage.description, "count",
      "source_segments", "target_segments", "score", "kind", "standing", "concept", "base",
      "source_example", "target_example",
    ]
  }

  private func row(_ term: ExtractedTerm, _ example: TermExample) -> [String] {
    let pair = term.pair
    let standing = StandingWords(term.standing)
    return [
      pair.source.text, pair.target.text, String(pair.count), String(pair.source.segments),
      String(pair.target.segments), TextStyle.fixedPoints(pair.score), pair.kind.rawValue,
      standing.name, standing.concept ?? "", standing.instead.joined(separator: "; "),
      example.source, example.target,
    ]
  }
}

/// What the bases say of a pair, in the words of tables and JSON.
struct StandingWords {
  var name: String
  var concept: String?
  var status: AdministrativeStatus?
  var instead: [String] = []

  init(_ standing: KnownTerms.Standing) {
    switch standing {
    case .new: name = "new"
    case .known(let id, let known):
      name = "known"
      concept = id.description
      status = known
    case .differs(let difference):
      name = difference.hasSource ? "other-target" : "other-source"
      concept = difference.concept.description
      instead = difference.instead
    }
  }
}
