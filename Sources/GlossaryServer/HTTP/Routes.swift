import HTTPTypes
import Hummingbird

/// Registers what is answered, and answers the methods that a path does not know with the list of those
/// it does.
struct Routes {
  typealias Handler = @Sendable (Request, ServerContext) async throws -> Response

  private let router: Router<ServerContext>
  private var methods: [String: [HTTPRequest.Method]] = [:]

  /// The methods of HTTP that a path may be asked by; others are refused before it is looked at.
  static let methods: [HTTPRequest.Method] = [
    .get, .head, .post, .put, .delete, .patch, .options, .trace, .connect,
  ]

  /// The answer to a method that a path does not know.
  static func refusal(allowed: String) -> Problem {
    var problem = Problem(.methodNotAllowed, "this path knows \(allowed)")
    problem.headers[.allow] = allowed
    return problem
  }

  init(_ router: Router<ServerContext>) {
    self.router = router
  }

  mutating func get(_ path: String, _ handler: @escaping Handler) { on(path, .get, handler) }
  mutating func post(_ path: String, _ handler: @escaping Handler) { on(path, .post, handler) }
  mutating func put(_ path: String, _ handler: @escaping Handler) { on(path, .put, handler) }
  mutating func delete(_ path: String, _ handler: @escaping Handler) { on(path, .delete, handler) }

  mutating func on(
    _ path: String, _ method: HTTPRequest.Method, _ handler: @escaping Handler
  ) {
    methods[path, default: []].append(method)
    router.on(RouterPath(path), method: method, use: handler)
    if method == .get {
      methods[path, default: []].append(.head)
      router.on(RouterPath(path), method: .head) { request, context in
        try await handler(request, context).createHeadResponse()
      }
    }
  }

  /// Answers every other method of the paths with 405.
  func finish() {
    for (path, known) in methods {
      let allowed = known.map(\.rawValue).sorted().joined(separator: ", ")
      for method in Self.methods where !known.contains(method) {
        router.on(RouterPath(path), method: method) { _, _ -> Response in
          throw Self.refusal(allowed: allowed)
        }
      }
    }
  }
}
