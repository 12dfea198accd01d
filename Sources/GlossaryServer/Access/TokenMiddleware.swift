import GlossaryStore
import GlossaryWorkbench
import HTTPTypes
import Hummingbird

/// Finds out whose token came with a request.
struct TokenMiddleware: RouterMiddleware {
  typealias Context = ServerContext

  let pool: WorkerPool

  /// Whether even reading needs a token.
  let isPrivate: Bool

  @concurrent func handle(
    _ request: Request, context: Context,
    next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    var context = context
    if let field = request.headers[.authorization] {
      guard let secret = Self.secret(field) else { throw Self.refusal }
      let token = try await pool.run { try $0.store.accessToken(secret.id) }
      guard secret.opens(token, at: Today.moment) else { throw Self.refusal }
      context.token = token
    } else if isPrivate, !Self.isOpen(request.uri.path) {
      var problem = Problem(.unauthorized, "this server answers holders of a token only")
      problem.headers[.wwwAuthenticate] = "Bearer"
      throw problem
    }
    return try await next(request, context)
  }

  /// What is answered without a token even by a private server.
  private static func isOpen(_ path: String) -> Bool { path == "/healthz" || path == "/readyz" }

  private static func secret(_ field: String) -> Secret? {
    let parts = field.split(separator: " ")
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    return Secret(String(parts[1]))
  }

  private static var refusal: Problem {
    var problem = Problem(.unauthorized, "the token is unknown, revoked or expired")
    problem.headers[.wwwAuthenticate] = "Bearer error=\"invalid_token\""
    return problem
  }
}
