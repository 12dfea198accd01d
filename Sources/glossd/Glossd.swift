import ArgumentParser
import Glibc
import Glossary
import GlossaryServer
import GlossaryStore
import GlossaryWorkbench
import Hummingbird
import Logging
import NIOCore

/// The command line of the server.
@main
struct Glossd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossd",
    abstract: "Serve a store to a team: a page for people, an API for tools.",
    discussion: """
      Serves terms and translation memory of a store by HTTP: a web page, the API /api/v2, and the \
      protocol of tmserver and amaGama under /tmserver and /api/v1. It listens at the loopback \
      interface unless --host says otherwise. Whoever can reach it may read; changes need a token, \
      which glossctl token add makes.

      Every option can also be given in the environment, as GLOSSD_PORT=8080 for --port, and in \
      the section server of the project's .glossctl.yaml, as port: 8080; options win over the \
      environment, and both over the file.

      Examples:
        glossd
        glossd --port 8080 --db team.db
        glossd --host 0.0.0.0 --private

      Exit status: 0 stopped by a signal, 2 a failed run, 64 wrong usage.
      """,
    version: VersionLine.line(of: "glossd"))

  @OptionGroup var options: ServerOptions

  func run() async throws {
    do {
      let project = try ProjectFile.find(from: UserPath.current)
      let settings = try options.settings(project)
      let configuration = try options.configuration(settings, project)
      let log = (settings.logFormat ?? .text).bootstrap(quiet: settings.isQuiet ?? false)
      try await serve(configuration, log)
    } catch {
      guard let failure = Failure(error) else { throw error }
      for message in failure.messages { StandardError.write("glossd: \(message)") }
      throw ExitCode(2)
    }
  }

  private func serve(_ configuration: ServerConfiguration, _ log: Logger) async throws {
    do {
      let server = try GlossaryServer(configuration, logger: log)
      let application = try server.application { [host = configuration.host] port in
        log.notice(
          "listening",
          metadata: [
            "address": .string("http://\(host):\(port)/"),
            "store": .string(Store.shownName(configuration.store)),
          ])
      }
      try await application.runService()
    } catch let error as IOError {
      let reason = unsafe String(cString: strerror(error.errnoCode))
      throw Failure(
        "cannot listen at \(configuration.host), port \(configuration.port): \(reason); choose "
          + "another with --host or --port")
    }
  }
}
