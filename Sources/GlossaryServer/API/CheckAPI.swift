import FoundationEssentials
import Glossary
import GlossaryStore
import GlossaryWorkbench
import HTTPTypes
import Hummingbird

/// Checking drafts, given as text or as files.
struct CheckAPI: Sendable {
  let pool: WorkerPool
  let bodyLimit: Int

  func register(in routes: inout Routes) {
    routes.post("/api/v2/check") { request, _ in
      let items = try QueryItems(request.uri.query)
      let format = try items.choice("format", default: CheckFormat.json)
      let settings = try FileSettings(items)
      let file: NamedFile
      if request.headers[.contentType]?.lowercased().hasPrefix("application/json") ?? false {
        let body = try await request.decode(Text.self, limit: bodyLimit)
        file = NamedFile(
          name: body.name.map(Self.name) ?? "draft.txt", bytes: Array(body.text.utf8))
      } else {
        file = NamedFile(
          name: Self.name(items.text("name") ?? "draft.txt"),
          bytes: try await request.bytes(limit: bodyLimit))
      }
      return try await report(on: file, settings, format)
    }
    routes.get("/api/v2/rules") { _, _ in
      var json = JSONWriter()
      json.array(RuleCatalogue.descriptions) { json, rule in
        json.object { json in
          json.member("id", rule.id.description)
          json.member("summary", rule.summary)
        }
      }
      json.endLine()
      return .json(json.bytes)
    }
  }

  private struct Text: Decodable {
    var text: String
    var name: String?
  }

  /// The last part of a name: it tells the format and is repeated in reports, and is no path here.
  private static func name(_ text: String) -> String {
    let last = text.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init)
    return TextStyle.printable((last ?? "draft.txt").prefix(200))
  }

  private func report(
    on file: NamedFile, _ settings: FileSettings, _ format: CheckFormat
  ) async throws -> Response {
    let (bytes, revision) = try await pool.run { worker in
      let terms = try worker.terms()
      let task = CheckWorker.Task(placesSuggestions: format == .sarif)
      let checker = CheckWorker(knowledge: [terms.knowledge], task: task)
      let source = try CheckedSource(file, settings: settings, keepsBytes: false)
      let document = try checker.document(source, name: file.name, settings)
      var output = format.output(style: TextStyle(isColored: false))
      var summary = CheckSummary()
      summary.add(document)
      let text = output.begin() + output.add(document) + output.finish(summary)
      return (Array(text.utf8), terms.revision)
    }
    return bytes.answer(format.mediaType, revision: revision)
  }
}

extension CheckFormat {
  /// The media type of a report.
  fileprivate var mediaType: String {
    switch self {
    case .text, .github: "text/plain; charset=utf-8"
    case .json: "application/json"
    case .sarif: "application/sarif+json"
    case .checkstyle: "application/xml"
    case .html: "text/html; charset=utf-8"
    }
  }
}

extension FileSettings {
  /// What the parameters of a request ask for.
  init(_ items: QueryItems) throws {
    self.init()
    check.profile = try items.choice("profile", default: Profile.standard)
    language = try items.language("language")
    from = try items.language("from")
    to = try items.language("to")
    date = try items.date("date")
    encoding = items.text("encoding")
    for rule in items.all("off") {
      guard let id = RuleCatalogue.rule(named: rule) else {
        throw Problem.badRequest("there is no rule \"\(rule)\"", "off")
      }
      check.disabledRules.insert(id)
    }
  }
}
