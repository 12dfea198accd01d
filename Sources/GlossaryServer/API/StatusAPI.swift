import Glossary
import GlossaryStore
import GlossaryWorkbench
import HTTPTypes
import Hummingbird

/// What a server says of itself: whether it lives, what it counts, what it holds.
struct StatusAPI: Sendable {
  let pool: WorkerPool
  let metrics: Metrics

  /// The description of the API.
  let openAPI: [UInt8]

  func register(in routes: inout Routes) {
    routes.get("/healthz") { _, _ in
      Array("ok\n".utf8).answer("text/plain; charset=utf-8")
    }
    routes.get("/readyz") { _, _ in
      let revision = try await pool.run { try $0.state().revision }
      return Array("ready\n".utf8).answer("text/plain; charset=utf-8", revision: revision)
    }
    routes.get("/metrics") { _, _ in
      let load = pool.load
      let text = metrics.text(gauges: [
        ("glossary_waiting_requests", "Requests that wait for a worker.", load.waiting),
        ("glossary_busy_workers", "Workers that are busy.", load.busy),
      ])
      return Array(text.utf8).answer("text/plain; version=0.0.4; charset=utf-8")
    }
    routes.get("/api/v2") { _, context in
      let state = try await pool.run { try $0.state() }
      var json = JSONWriter()
      json.object { json in
        json.member("name", "glossary")
        json.member("version", glossctlVersion)
        json.member("revision", Int(state.revision))
        json.member("scope", context.token?.scope.rawValue ?? AccessScope.read.rawValue)
        json.member("openapi", "/api/v2/openapi.json")
      }
      json.endLine()
      return .json(json.bytes, revision: state.revision)
    }
    routes.get("/api/v2/openapi.json") { _, _ in .json(openAPI) }
    routes.get("/api/v2/stats") { _, _ in
      let (bytes, revision) = try await pool.run { try Self.statistics($0) }
      return .json(bytes, revision: revision)
    }
  }

  private static func statistics(_ worker: StoreWorker) throws -> ([UInt8], Int64) {
    let revision = try worker.state().revision
    let bases = try worker.store.bases()
    let counts = try worker.store.unitCounts()
    var json = JSONWriter()
    json.object { json in
      json.key("bases")
      json.array(bases) { json, base in
        json.object { json in
          json.member("name", base.name)
          json.member("concepts", base.concepts)
          json.member("designations", base.designations)
        }
      }
      json.member("units", counts.units)
      json.key("origins")
      json.array(counts.origins) { json, origin in
        json.object { json in
          json.member("name", origin.name)
          json.member("units", origin.units)
        }
      }
    }
    json.endLine()
    return (json.bytes, revision)
  }
}
