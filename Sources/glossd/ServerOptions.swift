public import ArgumentParser
import Glibc
public import Glossary
import GlossaryServer
import GlossaryWorkbench

/// How the server is set up: options, else the environment, else the project file, else defaults.
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

  @Flag(
    name: .customLong("private"), inversion: .prefixedNo,
    help: "Require a token for reading, too.")
  var isPrivate: Bool?

  @Flag(inversion: .prefixedNo, help: "Serve pages for people beside the API. Default: yes.")
  var pages: Bool?

  @Option(
    name: .customLong("log-format"), help: "text or json, on standard error. Default: text.")
  var logFormat: ServerSettings.LogFormat?

  @Flag(
    name: [.short, .long], inversion: .prefixedNo, help: "Log no requests, only what is wrong.")
  var quiet: Bool?

  func validate() throws {
    if db?.isEmpty ?? false { throw ValidationError("--db needs the name of a file.") }
    for (number, value) in numbers where !number.bounds.contains(value) {
      throw ValidationError(
        "--\(number.rawValue) is a number from \(number.bounds.lowerBound) to "
          + "\(number.bounds.upperBound).")
    }
  }

  private var numbers: [(ServerSettings.Number, Int)] {
    let all: [(ServerSettings.Number, Int?)] = [
      (.port, port), (.workers, workers), (.maxBody, maxBody), (.maxWaiting, maxWaiting),
      (.maxConnections, maxConnections), (.timeout, timeout),
    ]
    return all.compactMap { number, value in value.map { (number, $0) } }
  }

  /// What options say, else the environment, else the project file.
  ///
  /// - Throws: a `Failure` for what is no value of a setting.
  func settings(_ project: ProjectFile?) throws -> ServerSettings {
    var settings = project?.configuration.server ?? ServerSettings()
    try settings.readEnvironment()
    settings.host = host ?? settings.host
    for (number, value) in numbers { settings.numbers[number] = value }
    if !allowedOrigins.isEmpty { settings.allowedOrigins = allowedOrigins }
    if !sourceLanguages.isEmpty {
      settings.sourceLanguages = try ServerSettings.languages(
        sourceLanguages, of: "--source-language")
    }
    settings.isPrivate = isPrivate ?? settings.isPrivate
    settings.hasPages = pages ?? settings.hasPages
    settings.logFormat = logFormat ?? settings.logFormat
    settings.isQuiet = quiet ?? settings.isQuiet
    return settings
  }

  /// The server that settings make, with the store of options, environment and project file.
  func configuration(
    _ settings: ServerSettings, _ project: ProjectFile?
  ) throws -> ServerConfiguration {
    let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let numbers = settings.numbers
    var configuration = ServerConfiguration(
      store: try StorePath.path(option: db) { project }, workers: numbers[.workers] ?? cores)
    configuration.host = settings.host ?? configuration.host
    configuration.port = numbers[.port] ?? configuration.port
    if let size = numbers[.maxBody] { configuration.bodyLimit = size << 20 }
    configuration.waiting = numbers[.maxWaiting] ?? configuration.waiting
    configuration.connections = numbers[.maxConnections] ?? configuration.connections
    configuration.timeout = numbers[.timeout] ?? configuration.timeout
    configuration.allowedOrigins = settings.allowedOrigins
    configuration.sourceLanguages = settings.sourceLanguages
    configuration.isPrivate = settings.isPrivate ?? configuration.isPrivate
    configuration.hasPages = settings.hasPages ?? configuration.hasPages
    return configuration
  }
}

extension ServerSettings.LogFormat: ExpressibleByArgument {}
