import ArgumentParser
import Glibc
import GlossaryWorkbench

/// `glossctl serve`.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the store to a team: a page, an API, the tmserver protocol.",
    discussion: """
      Starts glossd, the server, which is a program of its own, with all options that follow; \
      glossctl serve --help shows those of the server.

      Examples:
        glossctl serve
        glossctl serve --port 8080 --db team.db

      Exit status: that of glossd.
      """)

  @Argument(parsing: .captureForPassthrough, help: "Options of glossd.")
  var arguments: [String] = []

  func run() throws {
    // The one that was installed together with this program, else whichever the shell would find.
    for program in [Self.neighbour, "glossd"].compactMap(\.self) {
      var list = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
      defer { unsafe list.forEach { unsafe free($0) } }
      unsafe execvp(program, &list)
      if errno != ENOENT { throw SystemFailure(program, "start it") }
    }
    throw Failure(
      "there is no glossd beside glossctl, nor on the PATH; swift build --product glossd")
  }

  /// The path of glossd in the folder of this program.
  private static var neighbour: String? {
    guard let path = unsafe realpath("/proc/self/exe", nil) else { return nil }
    defer { unsafe free(path) }
    return UserPath.folder(of: unsafe String(cString: path)) + "/glossd"
  }
}
