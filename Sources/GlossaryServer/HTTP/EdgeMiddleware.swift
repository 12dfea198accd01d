import HTTPTypes
import Hummingbird
import Logging

/// What every answer passes on its way out: errors become problem details, each answer gets the header
/// fields that keep browsers careful, is counted and logged.
struct EdgeMiddleware: RouterMiddleware {
  typealias Context = ServerContext

  let metrics: Metrics

  @concurrent func handle(
    _ request: Request, context: Context,
    next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    var response: Response
    do {
      guard Routes.methods.contains(request.method) else {
        throw Routes.refusal(allowed: "GET, HEAD, POST, PUT, DELETE")
      }
      response = try await next(request, context)
    } catch {
      response = answer(to: error, context)
    }
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[.referrerPolicy] = "no-referrer"
    response.headers[.frameOptions] = "DENY"
    if response.headers[.contentSecurityPolicy] == nil {
      response.headers[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'"
    }
    let time = start.duration(to: .now)
    metrics.count(
      route: context.endpointPath ?? "none", status: response.status.code,
      seconds: Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18)
    context.logger.info(
      "request",
      metadata: [
        "method": .string(request.method.rawValue), "path": .string(request.uri.path),
        "status": .stringConvertible(response.status.code), "duration": .string("\(time)"),
      ])
    return response
  }

  private func answer(to error: any Error, _ context: Context) -> Response {
    if let problem = Problem(error) {
      if problem.status.code >= 500 { context.logger.error("\(error)") }
      return problem.response
    }
    context.logger.error("unexpected: \(error)")
    return Problem(.internalServerError, "the server failed; its log tells why").response
  }
}
