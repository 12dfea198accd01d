import FoundationEssentials
import Glossary
import GlossaryStore
import GlossaryWorkbench
import HTTPTypes
import Hummingbird

/// Asking the memory: matches and concordances.
struct MemoryAPI: Sendable {
  let pool: WorkerPool
  let bodyLimit: Int

  /// The longest text that is compared with the memory, in characters.
  static let longestText = 16_000

  /// The most segments that one request may bring.
  private static let mostSegments = 1_000

  func register(in routes: inout Routes) {
    routes.get("/api/v2/match") { request, _ in
      let items = try QueryItems(request.uri.query)
      let query = MatchQuery(
        try items.required("q", longest: Self.longestText), before: items.text("before"),
        after: items.text("after"))
      return try await matches([query], try MatchOptions(items), "application/json")
    }
    routes.post("/api/v2/match") { request, context in
      let items = try QueryItems(request.uri.query)
      let body = try await request.decode(Segments.self, limit: bodyLimit)
      guard body.segments.count <= Self.mostSegments else {
        throw Problem(
          .unprocessableContent, "a request has at most \(Self.mostSegments) segments",
          pointer: "segments")
      }
      for text in body.segments where text.unicodeScalars.count > Self.longestText {
        throw Problem(
          .unprocessableContent, "a segment has at most \(Self.longestText) characters",
          pointer: "segments")
      }
      return try await matches(
        body.segments.map { MatchQuery($0) }, try MatchOptions(items), "application/jsonl")
    }
    routes.get("/api/v2/concordance") { request, _ in
      let items = try QueryItems(request.uri.query)
      _ = try items.required("q", longest: 1_000)
      var question = ConcordanceRequest(items.all("q"))
      question.language = try items.language("in")
      question.target = try items.language("to")
      question.matchesCase = try items.flag("case")
      question.matchesInflection = try !items.flag("exact")
      if items["near"] != nil {
        question.near = try items.number("near", in: 1...1_000, default: 1)
      }
      question.limit = try items.number("limit", in: 0...1_000, default: 20)
      question.filter = try MemoryFilter(items)
      return try await concordance(question)
    }
  }

  private struct Segments: Decodable {
    var segments: [String]
  }

  /// The matches of texts, a line of JSON each.
  private func matches(
    _ queries: [MatchQuery], _ options: MatchOptions, _ type: String
  ) async throws -> Response {
    let (bytes, revision) = try await pool.run { worker in
      let (matches, revision) = try worker.matches(for: queries, options)
      var json = JSONWriter()
      for (query, matches) in zip(queries, matches) {
        MatchJSON.write(query.text, matches, to: &json)
      }
      return (json.bytes, revision)
    }
    return bytes.answer(type, revision: revision)
  }

  private func concordance(_ question: ConcordanceRequest) async throws -> Response {
    let (bytes, revision) = try await pool.run { worker in
      let revision = try worker.state().revision
      var matches: [[UInt8]] = []
      let counts = try worker.store.concordance(question, notice: worker.notice) { match in
        var json = JSONWriter()
        ConcordanceJSON.write(match, to: &json)
        matches.append(json.bytes.dropLast())
      }
      var json = JSONWriter()
      json.object { json in
        json.key("matches")
        json.array(matches) { $0.value(rendered: $1) }
        json.key("counts")
        var all = JSONWriter()
        ConcordanceJSON.write(counts, to: &all)
        json.value(rendered: all.bytes.dropLast())
      }
      json.endLine()
      return (json.bytes, revision)
    }
    return .json(bytes, revision: revision)
  }
}

extension MatchOptions {
  /// What the parameters of a request ask for.
  init(_ items: QueryItems) throws {
    self.init()
    source = try items.language("from")
    target = try items.language("to")
    minimum = try items.number("min", in: 1...100, default: 70) * 100
    limit = try items.number("limit", in: 1...100, default: 5)
    filter = try MemoryFilter(items)
  }
}

extension MemoryFilter {
  /// What the parameters of a request ask for.
  init(_ items: QueryItems) throws {
    self.init()
    let (domains, origins) = (items.all("domain"), items.all("origin"))
    if !domains.isEmpty { self.domains = domains }
    if !origins.isEmpty { self.origins = origins }
    since = try items.date("since").map { Timestamp($0) }
    before = try items.date("until").map { Timestamp($0) }
    if items["min-usage"] != nil {
      minimumUsage = try items.number("min-usage", in: 0...Int(Int32.max), default: 0)
    }
  }
}

extension Timestamp {
  /// The beginning of a day, month or year.
  init(_ date: PartialDate) {
    self.init(startOf: date.year, month: date.month ?? 1, day: date.day ?? 1)
  }
}
