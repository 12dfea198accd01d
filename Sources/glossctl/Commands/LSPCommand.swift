import ArgumentParser
import Glibc
import GlossaryEditor
import GlossaryWorkbench

/// `glossctl lsp`.
struct LSPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Serve an editor over standard input and output.",
    discussion: """
      Speaks the Language Server Protocol 3.17: findings as one types, terms under the pointer, \
      completion of official terms, replacements. Editors start it by themselves; see docs/editors.md.
      """)

  @OptionGroup var common: CommonOptions

  /// What editors pass to servers that could speak otherwise too.
  @Flag(
    help: ArgumentHelp("Accepted and of no effect: there is no other way.", visibility: .private))
  var stdio = false

  func run() throws {
    let cache = Environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = Environment["HOME"] ?? "/tmp"
    let environment = EditorEnvironment(
      database: common.db, version: glossctlVersion,
      cacheFolder: (cache ?? home + "/.cache") + "/glossctl", today: { Today.date })
    // A client that has gone shows as a failed write, and not as a signal.
    signal(SIGPIPE, SIG_IGN)
    var isBroken = false
    var server = EditorServer(environment) { bytes in
      do { try StandardOutput.write(bytes) } catch { isBroken = true }
    }
    var inbox = Inbox()
    while server.exitStatus == nil, !isBroken {
      let mail = try inbox.take(waitingAtMost: server.rest(at: .now))
      for reason in mail.garbage { server.reportGarbage(reason) }
      server.receive(mail.messages, at: .now)
      if inbox.isAtEnd && mail.messages.isEmpty { break }
      server.work(at: .now)
    }
    throw ExitCode(server.statusAtEndOfInput)
  }
}
