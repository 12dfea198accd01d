package import Hummingbird
import GlossaryStore
import HummingbirdCore
package import Logging
import GlossaryWorkbench

/// The server: what is asked by HTTP, answered from a store.
package struct GlossaryServer: Sendable {
  private let configuration: ServerConfiguration
  private let logger: Logger
  private let pool: WorkerPool
  private let metrics = Metrics()

  /// Opens the store, once a worker.
  ///
  /// - Throws: `StorageError`.
  package init(_ configuration: ServerConfiguration, logger: Logger) throws {
    self.configuration = configuration
    self.logger = logger
    let shared = SharedStates()
    pool = try WorkerPool(
      count: configuration.workers, waiting: configuration.waiting, timeout: configuration.timeout
    ) {
      try StoreWorker(path: configuration.store, shared: shared, logger: logger)
    }
    if Store.isAddress(configuration.store) {
      StoreFollower(shared: shared, logger: logger).start(path: configuration.store)
    }
  }

  /// The application, which serves until it is told to stop; `onStart` hears the port it listens at.
  ///
  /// - Throws: an error of the templates, which come with the program.
  package func application(
    onStart: @escaping @Sendable (_ port: Int) -> Void
  ) throws -> some ApplicationProtocol {
    Application(
      router: try router(),
      server: .http1(configuration: .init(idleTimeout: .seconds(Int64(configuration.timeout)))),
      configuration: ApplicationConfiguration(
        address: .hostname(configuration.host, port: configuration.port), serverName: "glossd",
        availableConnectionsDelegate: MaximumAvailableConnections(configuration.connections)),
      onServerRunning: { onStart($0.localAddress?.port ?? 0) }, logger: logger)
  }

  private func router() throws -> Router<ServerContext> {
    let router = Router(context: ServerContext.self)
    router.addMiddleware {
      EdgeMiddleware(metrics: metrics)
      OriginMiddleware(allowed: configuration.allowedOrigins)
      TokenMiddleware(pool: pool, isPrivate: configuration.isPrivate)
    }
    let files = try PageFiles()
    var routes = Routes(router)
    StatusAPI(pool: pool, metrics: metrics, openAPI: files.openAPI).register(in: &routes)
    TermAPI(pool: pool).register(in: &routes)
    ConceptAPI(pool: pool, bodyLimit: configuration.bodyLimit).register(in: &routes)
    MemoryAPI(pool: pool, bodyLimit: configuration.bodyLimit).register(in: &routes)
    UnitAPI(pool: pool, bodyLimit: configuration.bodyLimit).register(in: &routes)
    SuggestionAPI(pool: pool, bodyLimit: configuration.bodyLimit).register(in: &routes)
    CheckAPI(pool: pool, bodyLimit: configuration.bodyLimit).register(in: &routes)
    TransferAPI(pool: pool, bodyLimit: configuration.bodyLimit).register(in: &routes)
    TMServer(
      pool: pool, bodyLimit: configuration.bodyLimit, sources: configuration.sourceLanguages
    ).register(in: &routes)
    if configuration.hasPages {
      Pages(pool: pool, bodyLimit: configuration.bodyLimit, files: files).register(in: &routes)
    }
    routes.finish()
    return router
  }
}
