package import Glossary

/// How a server is set up.
package struct ServerConfiguration: Sendable {
  /// The address to listen at; the loopback interface unless asked otherwise.
  package var host = "127.0.0.1"

  /// The port to listen at; 0 for any that is free.
  package var port = 8765

  /// The path of the store.
  package var store: String

  /// How many requests are worked on at once: threads, each with a connection of its own.
  package var workers: Int

  /// How many more may wait for a thread before others are turned away.
  package var waiting = 256

  /// How many connections may be open.
  package var connections = 1_024

  /// How long a request may take, in seconds.
  package var timeout = 30

  /// The largest body in bytes.
  package var bodyLimit = 32 << 20

  /// The origins whose pages may read answers; none unless asked, `*` for all.
  package var allowedOrigins: [String] = []

  /// The languages that tools of the tmserver protocol may translate from; those of the memory if none.
  package var sourceLanguages: [LanguageTag] = []

  /// Whether even reading needs a token.
  package var isPrivate = false

  /// Whether there are pages for people beside what tools ask for.
  package var hasPages = true

  /// Makes a configuration with its defaults.
  package init(store: String, workers: Int) {
    self.store = store
    self.workers = workers
  }
}
