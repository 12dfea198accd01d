import GlossaryStore
package import Hummingbird

/// What is known of a request besides itself.
package struct ServerContext: RequestContext {
  package var coreContext: CoreRequestContextStorage

  /// The token that came with it; nil for a stranger.
  var token: AccessToken?

  package init(source: Source) {
    coreContext = CoreRequestContextStorage(source: source)
  }

  /// The name under which changes are kept.
  var actor: String { token?.name ?? "anonymous" }

  /// Refuses a request whose sender may not do this much.
  func require(_ scope: AccessScope) throws {
    if let token {
      guard token.scope >= scope else {
        throw Problem(
          .forbidden, "the token is for \(token.scope.rawValue); this needs \(scope.rawValue)")
      }
      return
    }
    if scope == .read { return }
    var problem = Problem(
      .unauthorized, "this needs a token for \(scope.rawValue); glossctl token add makes one")
    problem.headers[.wwwAuthenticate] = "Bearer"
    throw problem
  }
}
