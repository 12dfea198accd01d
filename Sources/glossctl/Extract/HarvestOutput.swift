import Glossary

/// Candidates for people and programs.
enum HarvestOutput {
  /// All candidates in a format.
  static func text(_ candidates: [HarvestCandidate], _ format: CandidateFormat) -> String {
    switch format {
    case .text: candidates.map(paragraph).joined()
    case .tsv: table(candidates)
    case .json: candidates.map(json).joined()
    }
  }

  private static func paragraph(_ candidate: HarvestCandidate) -> String {
    let places = candidate.count == 1 ? "once" : "\(candidate.count) times"
    let files = candidate.documents == 1 ? "" : " in \(candidate.documents.counted("file"))"
    var lines = [
      "\(candidate.term.text) = \(candidate.other.text)  "
        + "\(candidate.kind.rawValue), \(candidate.score), \(places)\(files)"
    ]
    switch candidate.standing {
    case .new: break
    case .known(let id): lines.append("  known: \(id)")
    case .contradicts(let id, let others):
      lines.append("  the base has \(quoted(others)) (\(id))")
    }
    if !candidate.rivals.isEmpty {
      lines.append("  the texts also have \(quoted(candidate.rivals))")
    }
    if let first = candidate.evidence.first {
      lines.append("  \(first.document):\(first.line):\(first.column): \(first.sentence)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ names: [String]) -> String {
    names.prefix(3).map { "“\($0)”" }.joined(separator: ", ")
  }

  /// The heading of the table.
  static let columns = [
    "term", "language", "other", "otherLanguage", "kind", "score", "count", "documents", "standing",
    "concept", "document", "line", "column", "sentence",
  ]

  private static func table(_ candidates: [HarvestCandidate]) -> String {
    let writer = DelimitedWriter(.tsv)
    let lines = candidates.map { candidate in
      let first = candidate.evidence.first
      return writer.line([
        candidate.term.text, candidate.term.language?.description ?? "", candidate.other.text,
        candidate.other.language?.description ?? "", candidate.kind.rawValue,
        String(candidate.score), String(candidate.count), String(candidate.documents),
        candidate.standing.name, candidate.standing.concept?.description ?? "",
        first?.document ?? "", first.map { String($0.line) } ?? "",
        first.map { String($0.column) } ?? "", first?.sentence ?? "",
      ])
    }
    return writer.line(columns) + lines.joined()
  }

  private static func json(_ candidate: HarvestCandidate) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("kind", candidate.kind.rawValue)
      for (name, part) in [("term", candidate.term), ("other", candidate.other)] {
        json.key(name)
        json.object { json in
          json.member("text", part.text)
          json.member("language", part.language?.description)
        }
      }
      json.member("score", candidate.score)
      json.member("count", candidate.count)
      json.member("documents", candidate.documents)
      json.member("standing", candidate.standing.name)
      json.member("concept", candidate.standing.concept?.description)
      json.key("contradictions")
      json.array(candidate.standing.others) { $0.value($1) }
      json.key("rivals")
      json.array(candidate.rivals) { $0.value($1) }
      json.key("evidence")
      json.array(candidate.evidence) { json, evidence in
        json.object { json in
          json.member("path", evidence.document)
          json.member("line", evidence.line)
          json.member("column", evidence.column)
          json.member("sentence", evidence.sentence)
        }
      }
    }
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension HarvestCandidate.Standing {
  /// The name in tables and JSON.
  var name: String {
    switch self {
    case .new: "new"
    case .known: "known"
    case .contradicts: "contradicts"
    }
  }

  /// The concept that it is about.
  var concept: Concept.ID? {
    switch self {
    case .new: nil
    case .known(let id), .contradicts(let id, _): id
    }
  }

  /// What the base has instead.
  var others: [String] { if case .contradicts(_, let others) = self { others } else { [] } }
}
