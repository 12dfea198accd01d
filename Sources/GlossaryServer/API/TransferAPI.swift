import Glossary
import GlossaryStore
import GlossaryWorkbench
import HTTPTypes
import Hummingbird
import NIOCore

/// Whole memories and term bases in and out.
struct TransferAPI: Sendable {
  let pool: WorkerPool
  let bodyLimit: Int

  func register(in routes: inout Routes) {
    routes.post("/api/v2/memory") { request, context in
      try context.require(.write)
      let items = try QueryItems(request.uri.query)
      let name = try items.required("name", longest: 200)
      let (source, target) = (try items.language("source"), try items.language("target"))
      let (origin, domain) = (items.text("origin"), items.text("domain"))
      let file = NamedFile(name: name, bytes: try await request.bytes(limit: bodyLimit))
      let (account, revision) = try await pool.run { worker in
        let upload = try MemoryUpload(
          file, source: source, target: target, origin: origin, domain: domain)
        return (try upload.run(in: worker.store), try worker.state().revision)
      }
      return .json(Self.json(account, name), revision: revision)
    }
    routes.get("/api/v2/memory") { request, _ in
      let items = try QueryItems(request.uri.query)
      let format = try items.choice("format", default: MemoryExportFormat.tmx)
      let filter = try MemoryFilter(items)
      let (file, revision) = try await pool.run { worker in
        let file = try SpooledAnswer()
        let revision = try worker.store.withMemory(where: filter) { memory in
          try format.write(memory, to: file)
          return try memory.revision()
        }
        return (file, revision)
      }
      return file.response(format.mediaType, name: "memory.\(format.rawValue)", revision: revision)
    }
    routes.post("/api/v2/terms") { request, context in
      try context.require(.write)
      let items = try QueryItems(request.uri.query)
      let base = try items.baseName()
      let conflict = try items.choice("on-conflict", default: Store.Conflict.replace)
      let file = NamedFile(
        name: try items.required("name", longest: 200),
        bytes: try await request.bytes(limit: bodyLimit))
      let (account, revision) = try await pool.run { worker in
        let terms = try TermUpload.read(file, beside: worker.store)
        let account = try worker.store.add(terms, to: base, onConflict: conflict)
        return (account, try worker.state().revision)
      }
      return .json(Self.json(account), revision: revision)
    }
    routes.get("/api/v2/terms") { request, _ in
      let items = try QueryItems(request.uri.query)
      let base = items.text("base")
      let (bytes, revision) = try await pool.run { worker in
        let terms = try base.map { try worker.store.termBase(of: [$0]) } ?? worker.store.termBase()
        return (Array(try TermBaseYAMLWriter.write(terms).utf8), try worker.state().revision)
      }
      return bytes.answer("application/yaml", revision: revision)
    }
  }

  private static func json(_ account: MemoryImportAccount, _ name: String) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("name", name)
      json.member("added", account.added)
      json.member("merged", account.merged)
      json.member("replaced", account.replaced)
      json.key("skipped")
      json.object { json in
        for (rule, count) in account.skipped.sorted(by: { $0.key < $1.key }) {
          json.member(rule, count)
        }
      }
    }
    json.endLine()
    return json.bytes
  }

  private static func json(_ account: Store.TermImport) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("added", account.added.count)
      json.member("replaced", account.replaced.count)
      json.member("merged", account.merged.count)
      json.member("unchanged", account.unchanged.count)
      json.member("kept", account.kept.count)
    }
    json.endLine()
    return json.bytes
  }
}

/// Files of terms that come with requests.
enum TermUpload {
  /// The terms of a file, by the format that its name tells.
  ///
  /// - Throws: a `Problem` for a name that tells none and for a file with problems.
  static func read(_ file: NamedFile, beside store: Store) throws -> TermBase {
    let suffix = file.name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    switch suffix {
    case "yaml", "yml", "json":
      let result = TermBaseYAMLReader.read([file], beside: try store.termBase())
      if result.problems.isEmpty { return result.base }
      throw Problem(
        .unprocessableContent, result.problems.map(\.description).joined(separator: "\n"))
    case "csv", "tsv":
      let dialect: DelimitedReader.Dialect =
        suffix == "tsv" ? .tsv : .csv(detectedIn: try file.text())
      let table = try TermTableReader.read(file, TermTableReader.Options(dialect: dialect))
      if let problem = table.skipped.first {
        throw Problem(.unprocessableContent, "no row was taken, since: \(problem)")
      }
      return table.base
    default:
      throw Problem(
        .unsupportedMediaType,
        "the name \"\(file.name)\" tells no format; give YAML, JSON, CSV or TSV")
    }
  }
}

/// The formats in which the server gives a memory.
enum MemoryExportFormat: String, CaseIterable, Sendable {
  case tmx, jsonl

  var mediaType: String {
    switch self {
    case .tmx: "application/x-tmx+xml"
    case .jsonl: "application/jsonl"
    }
  }

  /// Writes the units of a memory.
  ///
  /// - Complexity: O(size of the memory); memory does not grow with it.
  func write(_ memory: MemorySnapshot, to file: SpooledAnswer) throws {
    var bytes: [UInt8] = []
    func flush(_ least: Int) throws {
      if bytes.count <= least { return }
      try file.append(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    switch self {
    case .tmx:
      let headers = try memory.headers()
      let common = try TMXCommonHeader(
        of: headers.map(\.header), tool: "glossd", toolVersion: glossctlVersion
      ) { try memory.eachUnitHas($0) }
      let additions = Dictionary(
        uniqueKeysWithValues: headers.map { ($0.importID, common.additions(to: $0.header)) })
      var writer = TMXMemoryWriter(header: common.header, level: .two)
      writer.begin(&bytes)
      try memory.forEachUnit { stored in
        var unit = stored.unit
        unit.supply(additions[stored.importID] ?? [])
        unit.supply(domain: stored.domain)
        writer.write(unit, to: &bytes)
        try flush(1 << 16)
      }
      writer.end(&bytes)
    case .jsonl:
      var writer = MemoryJSONWriter()
      try memory.forEachUnit { stored in
        writer.write(stored.unit, origin: stored.origin, domain: stored.domain, to: &bytes)
        try flush(1 << 16)
      }
    }
    try flush(0)
  }
}
