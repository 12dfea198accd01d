import FoundationEssentials
import Glossary
import GlossaryStore
import GlossaryWorkbench
import HTTPTypes
import Hummingbird

/// Units of the memory one by one: read, added, changed, with their history.
struct UnitAPI: Sendable {
  let pool: WorkerPool
  let bodyLimit: Int

  func register(in routes: inout Routes) {
    routes.get("/api/v2/units/{id}") { request, context in
      let id = try Self.id(context)
      let (found, successor, revision) = try await pool.run { worker in
        let found = try worker.store.versionedUnit(id)
        let successor = found == nil ? try worker.store.successor(ofUnit: id) : nil
        return (found, successor, try worker.state().revision)
      }
      if let successor {
        return Response(
          status: .permanentRedirect, headers: [.location: "/api/v2/units/\(successor)"])
      }
      guard let found else { throw Problem.missing("there is no unit \(id)") }
      return Self.answer(found, revision).of(version: found.version, for: request)
    }
    routes.post("/api/v2/units") { request, context in
      try context.require(.write)
      let origin = try QueryItems(request.uri.query).text("origin") ?? "api"
      let draft = try await request.decode(UnitBody.self, limit: bodyLimit)
        .draft(by: context.actor, before: nil)
      let author = ChangeAuthor(context.actor, at: Today.moment)
      let (added, revision) = try await pool.run { worker in
        let added = try worker.store.addUnits([draft], origin: origin, by: author)
        return (added[0], try worker.state().revision)
      }
      var response = Self.answer(added, revision, status: .created)
      response.headers[.location] = "/api/v2/units/\(added.unit.id)"
      return response.of(version: added.version, for: request)
    }
    routes.put("/api/v2/units/{id}") { request, context in
      try context.require(.write)
      let id = try Self.id(context)
      let version = try VersionField.required(request)
      let body = try await request.decode(UnitBody.self, limit: bodyLimit)
      let (actor, author) = (context.actor, ChangeAuthor(context.actor, at: Today.moment))
      let (now, revision) = try await pool.run { worker in
        guard let before = try worker.store.versionedUnit(id) else { throw ChangeConflict.missing }
        let draft = try body.draft(by: actor, before: before.unit.unit)
        let now = try worker.store.replaceUnit(id, version: version, with: draft, by: author)
        return (now, try worker.state().revision)
      }
      var response = Self.answer(now, revision)
      response.headers[.contentLocation] = "/api/v2/units/\(now.unit.id)"
      return response.of(version: now.version, for: request)
    }
    routes.delete("/api/v2/units/{id}") { request, context in
      try context.require(.write)
      let id = try Self.id(context)
      let version = try VersionField.required(request)
      let author = ChangeAuthor(context.actor, at: Today.moment)
      try await pool.run { try $0.store.removeUnit(id, version: version, by: author) }
      return Response(status: .noContent)
    }
    routes.get("/api/v2/units/{id}/history") { _, context in
      let id = try Self.id(context)
      return .json(ChangeJSON.bytes(try await pool.run { try $0.store.changes(ofUnit: id) }))
    }
  }

  static func id(_ context: ServerContext) throws -> Int64 {
    let text = try context.parameters.require("id")
    guard let id = Int64(text), id > 0 else { throw Problem.missing("\"\(text)\" is no unit") }
    return id
  }

  private static func answer(
    _ found: VersionedUnit, _ revision: Int64, status: HTTPResponse.Status = .ok
  ) -> Response {
    var line: [UInt8] = []
    var writer = MemoryJSONWriter()
    writer.write(found.unit.unit, origin: found.unit.origin, domain: found.unit.domain, to: &line)
    var json = JSONWriter()
    json.object { json in
      json.member("unit", Int(found.unit.id))
      json.member("version", found.version)
      // The members of the object that the writer makes.
      json.value(rendered: Array(line.dropFirst().dropLast(2)))
    }
    json.endLine()
    return .json(json.bytes, revision: revision, status: status)
  }
}

/// A unit as a request brings it.
struct UnitBody: Codable, Sendable {
  struct Text: Codable, Sendable {
    var language: String
    var text: String?

    /// The text with inline codes as elements of TMX.
    var markup: String?
  }

  var tuid: String?
  var domain: String?
  var notes: [String]?
  var variants: [Text]

  /// The unit, made or changed by someone now; what it says nothing of stays as it was.
  func draft(by actor: String, before: TranslationUnit?) throws -> UnitDraft {
    guard variants.count > 1 else {
      throw Problem(
        .unprocessableContent, "a unit has variants in two languages at least", pointer: "variants")
    }
    var unit = before ?? TranslationUnit()
    if before == nil {
      unit.history.created = Today.moment
      unit.history.createdBy = actor
    } else {
      unit.history.changed = Today.moment
      unit.history.changedBy = actor
    }
    unit.tuid = tuid ?? unit.tuid
    if let notes {
      unit.annotations.removeAll { $0.kind == .note }
      unit.annotations += notes.map { Annotation(.note, $0) }
    }
    unit.variants = try variants.map { given in
      let segment = try given.segment()
      let language = try given.tag()
      var variant =
        before?.variants.first { $0.language == language }
        ?? Variant(language: language, segment: segment)
      variant.segment = segment
      return variant
    }
    return UnitDraft(unit, domain: domain.flatMap { $0.isEmpty ? nil : $0 })
  }
}

extension UnitBody.Text {
  fileprivate func tag() throws -> LanguageTag {
    do {
      return try LanguageTag(language)
    } catch {
      throw Problem(.unprocessableContent, error.message, pointer: "language")
    }
  }

  fileprivate func segment() throws -> Segment {
    let segment: Segment
    do {
      segment =
        if let markup, !markup.isEmpty {
          Segment(try TMXInline.nodes(xml: markup))
        } else {
          Segment(text ?? "")
        }
    } catch {
      throw Problem(
        .unprocessableContent, "the markup is no inline markup of TMX", pointer: "markup")
    }
    guard !segment.text.isEmpty else {
      throw Problem(.unprocessableContent, "a variant needs a text", pointer: "text")
    }
    guard segment.text.unicodeScalars.count <= MemoryAPI.longestText else {
      throw Problem(
        .unprocessableContent, "a text has at most \(MemoryAPI.longestText) characters",
        pointer: "text")
    }
    return segment
  }
}
