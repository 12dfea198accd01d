import ArgumentParser
import Glibc
import Glossary
import GlossaryServer
import GlossaryWorkbench
import NIOCore

/// How the server is set up: options, else the environment, else defaults.
struct ServerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The address to listen at. Default: 127.0.0.1.", valueName: "address"))
  var host: String?

  @Option(
    help: ArgumentHelp(
      "The port to listen at; 0 for a free one. Default: 8765.", valueName: "number")
  )
  var port: Int?

  @Option(
    help: ArgumentHelp(
      "The store.",
      discussion: """
        A file, or a PostgreSQL database: postgres://user@host/database. Default: $GLOSSCTL_DB, else the db of the project's .glossctl.yaml, else \
        glossctl/glossary.db in the XDG data folder.
        """,
      valueName: "file"))
  var db: String?

  @Option(
    help: ArgumentHelp(
      "Requests that are worked on at once. Default: one a core.", valueName: "number"))
  var workers: Int?

  @Option(
    name: .customLong("max-body"),
    help: ArgumentHelp("The largest body in MiB. Default: 32.", valueName: "number"))
  var maxBody: Int?

  @Option(
    name: .customLong("max-waiting"),
    help: ArgumentHelp(
      "Requests that may wait for a worker before others are refused. Default: 256.",
      valueName: "number"))
  var maxWaiting: Int?

  @Option(
    name: .customLong("max-connections"),
    help: ArgumentHelp("Connections that may be open. Default: 1024.", valueName: "number"))
  var maxConnections: Int?

  @Option(help: ArgumentHelp("Seconds that a request may take. Default: 30.", valueName: "number"))
  var timeout: Int?

  @Option(
    name: .customLong("allow-origin"),
    help: ArgumentHelp(
      "Let pages of this origin read answers; * for all. Repeatable.", valueName: "origin"))
  var allowedOrigins: [String] = []

  @Option(
    name: .customLong("source-language"),
    help: ArgumentHelp(
      """
      A language that tools of the tmserver protocol may translate from. Repeatable. Default: all \
      of the memory.
      """, valueName: "language"))
  var sourceLanguages: [String] = []

  @Flag(name: .customLong("private"), help: "Require a token for reading, too.")
  var isPrivate = false

  @Option(name: .customLong("log-format"), help: "text or json, on standard error.")
  var logFormat = LogFormat.text

  @Flag(name: [.short, .long], help: "Log no requests, only what is wrong.")
  var quiet = false

  func validate() throws {
    if db?.isEmpty ?? false { throw ValidationError("--db needs the name of a file.") }
    for (name, value, bounds) in [
      ("port", port, 0...65_535), ("workers", workers, 1...1_024),
      ("max-body", maxBody, 1...1_024), ("max-waiting", maxWaiting, 0...1_000_000),
      ("max-connections", maxConnections, 1...1_000_000), ("timeout", timeout, 1...86_400),
    ] {
      if let value, !bounds.contains(value) {
        throw ValidationError(
          "--\(name) is a number from \(bounds.lowerBound) to \(bounds.upperBound).")
      }
    }
  }

  /// The configuration that options and environment make.
  func configuration() throws -> ServerConfiguration {
    let project = try ProjectFile.find(from: UserPath.current)
    let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    var configuration = ServerConfiguration(
      store: try StorePath.path(option: db) { project },
      workers: try number(workers, "WORKERS", 1...1_024, default: cores))
    configuration.host = host ?? Environment["GLOSSD_HOST"] ?? configuration.host
    configuration.port = try number(port, "PORT", 0...65_535, default: configuration.port)
    configuration.bodyLimit =
      try number(maxBody, "MAX_BODY", 1...1_024, default: configuration.bodyLimit >> 20) << 20
    configuration.waiting = try number(
      maxWaiting, "MAX_WAITING", 0...1_000_000, default: configuration.waiting)
    configuration.connections = try number(
      maxConnections, "MAX_CONNECTIONS", 1...1_000_000, default: configuration.connections)
    configuration.timeout = try number(
      timeout, "TIMEOUT", 1...86_400, default: configuration.timeout)
    configuration.allowedOrigins =
      allowedOrigins.isEmpty
      ? (Environment["GLOSSD_ALLOW_ORIGIN"] ?? "").split(separator: " ").map(String.init)
      : allowedOrigins
    configuration.sourceLanguages = try languages()
    configuration.isPrivate = isPrivate || Environment["GLOSSD_PRIVATE"] == "1"
    return configuration
  }

  private func languages() throws -> [LanguageTag] {
    let codes =
      sourceLanguages.isEmpty
      ? (Environment["GLOSSD_SOURCE_LANGUAGE"] ?? "").split(separator: " ").map(String.init)
      : sourceLanguages
    return try codes.map { code in
      do throws(LanguageTagError) {
        return try LanguageTag(code)
      } catch {
        throw Failure("--source-language: \(error.message)")
      }
    }
  }

  /// The failure to listen at the address that was asked for; nil for another error.
  func failure(toListen error: any Error) -> Failure? {
    guard let error = error as? IOError, let configuration = try? configuration() else {
      return nil
    }
    let reason = unsafe String(cString: strerror(error.errnoCode))
    return Failure(
      "cannot listen at \(configuration.host), port \(configuration.port): \(reason); choose "
        + "another with --port")
  }

  /// A number as the option has it, else the environment, else the default.
  private func number(
    _ option: Int?, _ name: String, _ bounds: ClosedRange<Int>, default value: Int
  ) throws -> Int {
    if let option { return option }
    guard let text = Environment["GLOSSD_\(name)"], !text.isEmpty else { return value }
    guard let number = Int(text), bounds.contains(number) else {
      throw Failure(
        "GLOSSD_\(name) is \"\(text)\"; it is to be a number from \(bounds.lowerBound) to "
          + "\(bounds.upperBound)")
    }
    return number
  }
}
