import HTTPTypes
import Hummingbird

/// Lets the pages of some origins read answers, and none unless asked (the CORS protocol of the Fetch
/// standard).
struct OriginMiddleware: RouterMiddleware {
  typealias Context = ServerContext

  /// The origins, `*` for all.
  let allowed: [String]

  @concurrent func handle(
    _ request: Request, context: Context,
    next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    if allowed.isEmpty { return try await next(request, context) }
    guard let origin = request.headers[.origin],
      allowed.contains("*") || allowed.contains(origin)
    else {
      var response = try await next(request, context)
      response.headers[values: .vary].append("Origin")
      return response
    }
    var response: Response
    if request.method == .options, request.headers[.accessControlRequestMethod] != nil {
      response = Response(status: .noContent)
      response.headers[.accessControlAllowMethods] = "GET, HEAD, POST, PUT, DELETE"
      response.headers[.accessControlAllowHeaders] =
        "Accept, Authorization, Content-Type, If-Match, If-None-Match"
      response.headers[.accessControlMaxAge] = "3600"
    } else {
      do {
        response = try await next(request, context)
      } catch {
        // A page must be able to read what was wrong, too.
        guard let problem = Problem(error) else { throw error }
        response = problem.response
      }
      response.headers[.accessControlExposeHeaders] = "ETag, Glossary-Revision, Location"
    }
    response.headers[.accessControlAllowOrigin] = origin
    // What a cache keeps for one origin is not for another.
    response.headers[values: .vary].append("Origin")
    return response
  }
}
