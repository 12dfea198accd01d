import Glossary
import GlossaryStore
import GlossaryWorkbench
import HTTPTypes
import Hummingbird

/// Concepts one by one: read, changed, with their history.
struct ConceptAPI: Sendable {
  let pool: WorkerPool
  let bodyLimit: Int

  func register(in routes: inout Routes) {
    routes.get("/api/v2/concepts") { request, _ in
      try await list(QueryItems(request.uri.query))
    }
    routes.get("/api/v2/concepts/{id}") { request, context in
      let id = try Self.id(context)
      let isYAML = request.headers[.accept]?.contains("application/yaml") ?? false
      let (found, revision) = try await pool.run { worker in
        (try worker.store.versionedConcept(id), try worker.state().revision)
      }
      guard let found else { throw Problem.missing("there is no concept \"\(id)\"") }
      return try Self.answer(found, isYAML: isYAML, revision: revision)
        .of(version: found.version, for: request)
    }
    routes.put("/api/v2/concepts/{id}") { request, context in
      try context.require(.write)
      let id = try Self.id(context)
      let version = try VersionField.optional(request)
      let base = try QueryItems(request.uri.query).baseName()
      let bytes = try await request.bytes(limit: bodyLimit)
      let author = ChangeAuthor(context.actor, at: Today.moment)
      let (now, revision) = try await pool.run { worker in
        let concept = try Self.concept(id, NamedFile(name: "body", bytes: bytes), worker.store)
        let now = try worker.store.put(concept, in: base, replacing: version, by: author)
        return (now, try worker.state().revision)
      }
      return try Self.answer(
        now, isYAML: false, revision: revision, status: version == nil ? .created : .ok
      ).of(version: now.version, for: request)
    }
    routes.delete("/api/v2/concepts/{id}") { request, context in
      try context.require(.write)
      let id = try Self.id(context)
      let version = try VersionField.required(request)
      let base = try QueryItems(request.uri.query).baseName()
      let author = ChangeAuthor(context.actor, at: Today.moment)
      try await pool.run { try $0.store.remove(id, from: base, version: version, by: author) }
      return Response(status: .noContent)
    }
    routes.get("/api/v2/concepts/{id}/history") { request, context in
      let id = try Self.id(context)
      let base = try QueryItems(request.uri.query).text("base")
      let changes = try await pool.run { worker in
        let base = try base ?? worker.store.versionedConcept(id)?.base
        return try base.map { try worker.store.changes(of: id, in: $0) } ?? []
      }
      return .json(ChangeJSON.bytes(changes))
    }
  }

  static func id(_ context: ServerContext) throws -> Concept.ID {
    let text = try context.parameters.require("id")
    guard let id = Concept.ID(text) else {
      throw Problem.missing("\"\(text)\" is no id of a concept")
    }
    return id
  }

  private func list(_ items: QueryItems) async throws -> Response {
    let language = try items.language("language") ?? .english
    let (base, subject) = (items.text("base"), items.text("subject"))
    let limit = try items.number("limit", in: 1...1_000, default: 100)
    let offset = try items.number("offset", in: 0...Int(Int32.max), default: 0)
    let (bytes, revision) = try await pool.run { worker in
      let revision = try worker.state().revision
      let bytes = try worker.store.withConcepts(
        sortedBy: language, base: base, subject: subject
      ) { concepts in
        var json = JSONWriter()
        let page = try concepts.page(offset..<offset + limit)
        json.object { json in
          json.member("total", concepts.count)
          json.member("offset", offset)
          json.key("concepts")
          json.array(page) { json, concept in
            json.object { json in
              json.member("concept", concept.id.description)
              ConceptJSON.write(members: concept, languages: nil, date: nil, to: &json)
            }
          }
        }
        json.endLine()
        return json.bytes
      }
      return (bytes, revision)
    }
    return .json(bytes, revision: revision)
  }

  private static func answer(
    _ found: VersionedConcept, isYAML: Bool, revision: Int64,
    status: HTTPResponse.Status = .ok
  ) throws -> Response {
    if isYAML {
      let text = try TermBaseYAMLWriter.write(TermBase(concepts: [found.concept]))
      return Array(text.utf8).answer("application/yaml", revision: revision, status: status)
    }
    var json = JSONWriter()
    json.object { json in
      json.member("concept", found.concept.id.description)
      json.member("base", found.base)
      json.member("version", found.version)
      ConceptJSON.write(members: found.concept, languages: nil, date: Today.date, to: &json)
    }
    json.endLine()
    return .json(json.bytes, revision: revision, status: status)
  }

  /// The one concept of a body in the form of `docs/term-base.md`, in YAML or JSON.
  static func concept(
    _ id: Concept.ID, _ file: NamedFile, _ store: Store
  ) throws -> Concept {
    let result = TermBaseYAMLReader.read([file], beside: try store.termBase())
    if !result.problems.isEmpty {
      throw Problem(
        .unprocessableContent, result.problems.map(\.description).joined(separator: "\n"))
    }
    guard result.base.concepts.count == 1, let concept = result.base.concepts.first else {
      throw Problem(.unprocessableContent, "the body is to hold one concept", pointer: "concepts")
    }
    guard concept.id == id else {
      throw Problem(
        .unprocessableContent, "the body is about \(concept.id) and the path about \(id)",
        pointer: "concepts")
    }
    return concept
  }
}

/// Single changes as JSON.
enum ChangeJSON {
  /// The changes, the newest first.
  static func bytes(_ changes: [Change]) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("changes")
      json.array(changes) { json, change in
        json.object { json in
          json.member("revision", Int(change.revision))
          json.member("moment", change.moment.extended)
          json.member("actor", change.actor)
          json.member("content", change.content)
          if let suggestion = change.suggestion { json.member("suggestion", Int(suggestion)) }
          if let author = change.suggestedBy { json.member("suggestedBy", author) }
        }
      }
    }
    json.endLine()
    return json.bytes
  }
}
