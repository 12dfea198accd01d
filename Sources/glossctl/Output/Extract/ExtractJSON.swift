import Glossary
import GlossaryWorkbench

/// Pairs of terms as JSON Lines; `docs/schemas/extract.schema.json` describes them.
enum ExtractJSON {
  /// Writes a line.
  static func write(
    _ term: ExtractedTerm, _ example: TermExample, of corpus: TermCorpus, to json: inout JSONWriter
  ) {
    let pair = term.pair
    let standing = StandingWords(term.standing)
    json.object { json in
      json.key("source")
      write(pair.source, corpus.sourceLanguage, to: &json)
      json.key("target")
      write(pair.target, corpus.targetLanguage, to: &json)
      json.member("kind", pair.kind.rawValue)
      json.member("count", pair.count)
      json.member("segments", corpus.count)
      json.key("score")
      json.value(hundredths: pair.score)
      json.member("standing", standing.name)
      json.member("concept", standing.concept)
      json.member("status", standing.status?.rawValue)
      json.key("base")
      json.array(standing.instead) { $0.value($1) }
      json.key("example")
      json.object { json in
        json.member("source", example.source)
        json.key("sourceSpan")
        ScalarOffsets(example.source).write(example.sourceRange, to: &json)
        json.member("target", example.target)
        json.key("targetSpan")
        ScalarOffsets(example.target).write(example.targetRange, to: &json)
      }
    }
    json.endLine()
  }

  private static func write(
    _ term: TermPair.Term, _ language: LanguageTag, to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("language", language.description)
      json.member("term", term.text)
      json.member("termType", TermPair.form(of: term.text).rawValue)
      json.member("lemma", term.lemma)
      json.member("segments", term.segments)
    }
  }
}
