import Synchronization

/// Counts of requests, in the text format that Prometheus reads.
package final class Metrics: Sendable {
  private struct Key: Hashable {
    var route: String
    var status: Int
  }

  private struct State {
    var requests: [Key: Int] = [:]
    var buckets: [String: [Int]] = [:]
    var seconds: [String: Double] = [:]
  }

  /// The upper bounds of the histogram in seconds.
  private static let bounds = [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5,
  ]

  private let state = Mutex(State())

  package init() {}

  /// Counts a request.
  ///
  /// - Complexity: O(1).
  func count(route: String, status: Int, seconds: Double) {
    let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
    state.withLock { state in
      state.requests[Key(route: route, status: status), default: 0] += 1
      state.buckets[route, default: Array(repeating: 0, count: Self.bounds.count + 1)][bucket] += 1
      state.seconds[route, default: 0] += seconds
    }
  }

  /// All counts, with some gauges beside.
  func text(gauges: [(name: String, help: String, value: Int)]) -> String {
    let state = state.withLock { $0 }
    var lines = [
      "# HELP glossary_requests_total Requests that were answered.",
      "# TYPE glossary_requests_total counter",
    ]
    let requests = state.requests.sorted {
      ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status)
    }
    for (key, count) in requests {
      lines.append(
        "glossary_requests_total{route=\"\(Self.escaped(key.route))\",status=\"\(key.status)\"} \(count)"
      )
    }
    lines.append("# HELP glossary_request_seconds How long requests took.")
    lines.append("# TYPE glossary_request_seconds histogram")
    for (route, buckets) in state.buckets.sorted(by: { $0.key < $1.key }) {
      let label = "route=\"\(Self.escaped(route))\""
      var count = 0
      for (bound, number) in zip(Self.bounds.map { "\($0)" } + ["+Inf"], buckets) {
        count += number
        lines.append("glossary_request_seconds_bucket{\(label),le=\"\(bound)\"} \(count)")
      }
      lines.append("glossary_request_seconds_sum{\(label)} \(state.seconds[route, default: 0])")
      lines.append("glossary_request_seconds_count{\(label)} \(count)")
    }
    for gauge in gauges {
      lines.append("# HELP \(gauge.name) \(gauge.help)")
      lines.append("# TYPE \(gauge.name) gauge")
      lines.append("\(gauge.name) \(gauge.value)")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.map { $0 == "\\" ? "\\\\" : $0 == "\"" ? "\\\"" : $0 == "\n" ? "\\n" : String($0) }
      .joined()
  }
}
