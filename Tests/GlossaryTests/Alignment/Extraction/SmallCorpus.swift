import Foundation
import TestSupport

@testable import Glossary

/// Forty pairs of sentences about work abroad.
enum SmallCorpus {
  static let pairs: [(String, String)] = {
    let file = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures/extract/pairs.tsv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: "\t")
      return (String(cells[0]), String(cells[1]))
    }
  }()

  static func make(
    _ pairs: [(String, String)] = pairs, from: LanguageTag = .english,
    to: LanguageTag = .indonesian
  ) throws -> TermCorpus {
    var corpus = TermCorpus(from: from, to: to)
    var tokenizer = Tokenizer(.undetermined)
    for (text, translation) in pairs { try corpus.append(text, translation, &tokenizer) }
    return corpus
  }
}
