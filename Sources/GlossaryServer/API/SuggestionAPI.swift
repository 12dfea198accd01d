import FoundationEssentials
import Glossary
import GlossaryStore
import GlossaryWorkbench
import HTTPTypes
import Hummingbird

/// Changes that those propose who may not write, and that those judge who may.
struct SuggestionAPI: Sendable {
  let pool: WorkerPool
  let bodyLimit: Int

  /// The most characters of a comment and of a reason.
  private static let longestRemark = 2_000

  func register(in routes: inout Routes) {
    registerProposals(in: &routes)
    registerLists(in: &routes)
    registerVerdicts(in: &routes)
  }

  // MARK: Proposals

  private func registerProposals(in routes: inout Routes) {
    routes.post("/api/v2/concepts/{id}/suggestions") { request, context in
      try context.require(.suggest)
      let id = try ConceptAPI.id(context)
      let version = try VersionField.optional(request)
      let items = try QueryItems(request.uri.query)
      let (base, comment) = (try items.baseName(), try Self.comment(items))
      let bytes = try await request.bytes(limit: bodyLimit)
      return try await suggest(by: context) { worker in
        let concept = try ConceptAPI.concept(
          id, NamedFile(name: "body", bytes: bytes), worker.store)
        return SuggestionProposal(
          .concept(id, base: base), replacing: version,
          content: try TermBaseYAMLWriter.write(TermBase(concepts: [concept])), comment: comment)
      }
    }
    routes.post("/api/v2/suggestions") { request, context in
      try context.require(.suggest)
      let items = try QueryItems(request.uri.query)
      let origin = items.text("origin") ?? "api"
      let comment = try Self.comment(items)
      let content = try await unit(request, by: context)
      return try await suggest(by: context) { _ in
        SuggestionProposal(
          .newUnit(origin: origin), replacing: nil, content: content, comment: comment)
      }
    }
    routes.post("/api/v2/units/{id}/suggestions") { request, context in
      try context.require(.suggest)
      let id = try UnitAPI.id(context)
      let version = try VersionField.required(request)
      let comment = try Self.comment(QueryItems(request.uri.query))
      let content = try await unit(request, by: context)
      return try await suggest(by: context) { _ in
        SuggestionProposal(.unit(id), replacing: version, content: content, comment: comment)
      }
    }
  }

  private func suggest(
    by context: ServerContext,
    _ proposal: @escaping @Sendable (StoreWorker) throws -> SuggestionProposal
  ) async throws -> Response {
    let author = ChangeAuthor(context.actor, at: Today.moment)
    let made = try await pool.run { try $0.store.suggest(proposal($0), by: author) }
    var response = Response.json(SuggestionJSON.bytes(made), status: .created)
    response.headers[.location] = "/api/v2/suggestions/\(made.id)"
    return response
  }

  /// The unit of a body in JSON, after a look whether it is one.
  private func unit(_ request: Request, by context: ServerContext) async throws -> String {
    let body = try await request.decode(UnitBody.self, limit: bodyLimit)
    _ = try body.draft(by: context.actor, before: nil)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(body), as: UTF8.self)
  }

  private static func comment(_ items: QueryItems) throws -> String? {
    guard items.text("comment") != nil else { return nil }
    return try items.required("comment", longest: longestRemark)
  }

  // MARK: Lists

  private func registerLists(in routes: inout Routes) {
    routes.get("/api/v2/suggestions") { request, _ in
      let items = try QueryItems(request.uri.query)
      var filter = SuggestionFilter()
      filter.kind = try items.choice("kind")
      return try await list(items, filter)
    }
    routes.get("/api/v2/concepts/{id}/suggestions") { request, context in
      var filter = SuggestionFilter()
      filter.concept = try ConceptAPI.id(context)
      return try await list(QueryItems(request.uri.query), filter)
    }
    routes.get("/api/v2/units/{id}/suggestions") { request, context in
      var filter = SuggestionFilter()
      filter.unit = try UnitAPI.id(context)
      return try await list(QueryItems(request.uri.query), filter)
    }
    routes.get("/api/v2/suggestions/{id}") { _, context in
      let id = try Self.id(context)
      guard let found = try await pool.run({ try $0.store.suggestion(id) }) else {
        throw SuggestionConflict.missing
      }
      return .json(SuggestionJSON.bytes(found))
    }
  }

  private func list(_ items: QueryItems, _ filter: SuggestionFilter) async throws -> Response {
    var filter = filter
    filter.state = try items.choice("state")
    filter.author = items.text("author")
    let limit = try items.number("limit", in: 1...1_000, default: 100)
    let offset = try items.number("offset", in: 0...Int(Int32.max), default: 0)
    let (total, page) = try await pool.run { [filter] in
      try $0.store.suggestions(filter, offset..<offset + limit)
    }
    return .json(SuggestionJSON.bytes(page, total: total, offset: offset))
  }

  private static func id(_ context: ServerContext) throws -> Int64 {
    let text = try context.parameters.require("id")
    guard let id = Int64(text), id > 0 else {
      throw Problem.missing("\"\(text)\" is no suggestion")
    }
    return id
  }

  // MARK: Verdicts

  private func registerVerdicts(in routes: inout Routes) {
    routes.post("/api/v2/suggestions/{id}/accept") { request, context in
      try context.require(.write)
      let id = try Self.id(context)
      let version = try VersionField.optional(request)
      let judge = ChangeAuthor(context.actor, at: Today.moment, accepting: id)
      let (accepted, revision) = try await pool.run { worker in
        let accepted = try SuggestionAcceptance(version: version, judge: judge)
          .accept(id, in: worker.store)
        return (accepted, try worker.state().revision)
      }
      return .json(SuggestionJSON.bytes(accepted), revision: revision)
    }
    routes.post("/api/v2/suggestions/{id}/reject") { request, context in
      try context.require(.write)
      struct Body: Decodable {
        var reason: String
      }
      let id = try Self.id(context)
      let reason = try await request.decode(Body.self, limit: bodyLimit).reason
      guard !reason.isEmpty, reason.unicodeScalars.count <= Self.longestRemark else {
        throw Problem(
          .unprocessableContent, "a reason has 1 to \(Self.longestRemark) characters",
          pointer: "reason")
      }
      let judge = ChangeAuthor(context.actor, at: Today.moment)
      let rejected = try await pool.run { try $0.store.reject(id, reason: reason, by: judge) }
      return .json(SuggestionJSON.bytes(rejected))
    }
  }
}
