import Glossary
import GlossaryStore
import GlossaryWorkbench
import HTTPTypes
import Hummingbird

/// Looking terms up, whole and as they are typed.
struct TermAPI: Sendable {
  let pool: WorkerPool

  func register(in routes: inout Routes) {
    routes.get("/api/v2/lookup") { request, _ in
      let query = try QueryItems(request.uri.query)
      let question = try LookUpQuestion(query)
      let (bytes, revision) = try await pool.run { worker in
        let (result, revision) = try worker.search(question.query)
        var json = LookUpJSON(languages: question.shown, date: question.date)
        json.write(result)
        return (json.bytes, revision)
      }
      return .json(bytes, revision: revision)
    }
    routes.get("/api/v2/suggest") { request, _ in
      let query = try QueryItems(request.uri.query)
      let question = LookUpQuery(
        try query.required("q", longest: 1_000),
        filter: DesignationFilter(languages: try query.language("language").map { [$0] }),
        limit: try query.number("limit", in: 1...100, default: 10))
      let (bytes, revision) = try await pool.run { worker in
        let (completions, revision) = try worker.completions(question)
        return (Self.json(question.text, completions), revision)
      }
      return .json(bytes, revision: revision)
    }
  }

  private static func json(_ text: String, _ completions: [LookUpCompletion]) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("query", text)
      json.key("suggestions")
      json.array(completions) { json, completion in
        json.object { json in
          json.member("text", completion.designation.text)
          json.member("language", completion.designation.language.description)
          json.member("type", completion.designation.type.rawValue)
          json.member("status", completion.designation.status.rawValue)
          json.member("concept", completion.concept.id.description)
        }
      }
    }
    json.endLine()
    return json.bytes
  }
}

/// What a look-up asks for, as `glossctl lookup` does.
struct LookUpQuestion: Sendable {
  let query: LookUpQuery

  /// The languages that are shown; nil for all.
  let shown: [LanguageTag]?

  /// The day as of which terms are judged.
  let date: PartialDate?

  init(_ items: QueryItems) throws {
    let from = try items.language("from")
    let to = try items.language("to")
    let isAll = try items.flag("all")
    let both: [LanguageTag] = [.indonesian, .english]
    let sought = isAll ? nil : from.map { [$0] } ?? both
    if isAll {
      shown = nil
    } else if let to {
      shown = from.map { [$0, to] } ?? [to]
    } else {
      shown = from.map { [$0, $0.serves(.english) ? .indonesian : .english] } ?? both
    }
    date = try items.date("as-of") ?? Today.date
    query = LookUpQuery(
      try items.required("q", longest: 1_000),
      filter: DesignationFilter(languages: sought, subject: items.text("subject")),
      limit: try items.number("limit", in: 1...100, default: 10))
  }
}
