import Glossary
import GlossaryStore
import GlossaryWorkbench

/// The explanation of a score in words.
enum MatchWords {
  /// What the score is made of, a line each: the base with its edits, and each penalty.
  static func explanation(_ match: MemoryMatch) -> [String] {
    let explanation = match.explanation
    guard explanation.score < MatchScore.exact else {
      return [
        match.score > MatchScore.exact
          ? "the same text between the same neighbours" : "the same text"
      ]
    }
    return ["base \(TextStyle.fixedPoints(explanation.base))\(edits(explanation.edits))"]
      + explanation.penalties.map { "\(words($0)): −\(TextStyle.fixedPoints($0.points))" }
  }

  private static func edits(_ edits: [TokenEdit]) -> String {
    let counts = TokenEdit.Operation.allCases.filter { $0 != .form }.compactMap { operation in
      let count = edits.count { $0.operation == operation }
      return count > 0 ? "\(count) \(name(operation))" : nil
    }
    return counts.isEmpty ? "" : " (words \(counts.joined(separator: ", ")))"
  }

  private static func name(_ operation: TokenEdit.Operation) -> String {
    switch operation {
    case .substitute: "replaced"
    case .insert: "added"
    case .delete: "removed"
    case .form: "in another form"
    }
  }

  private static func words(_ penalty: MatchPenalty) -> String {
    let count = penalty.count
    let (one, many) =
      switch penalty.kind {
      case .number: ("number differs", "numbers differ")
      case .tag: ("tag differs", "tags differ")
      case .address: ("address differs", "addresses differ")
      case .variable: ("variable differs", "variables differ")
      case .form: ("word differs in case or form", "words differ in case or form")
      case .punctuation: ("punctuation mark differs", "punctuation marks differ")
      case .space: ("white space differs", "white spaces differ")
      case .layout: ("order of marks or blanks differs", "orders of marks or blanks differ")
      }
    return count == 1 ? one : "\(count) \(many)"
  }
}
