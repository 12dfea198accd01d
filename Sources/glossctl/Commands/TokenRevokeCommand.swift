import ArgumentParser
import GlossaryStore
import GlossaryWorkbench

/// `glossctl token revoke`.
struct TokenRevokeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Remove a token: a server refuses it from then on.",
    discussion: """
      Example:
        glossctl token revoke weblate

      Exit status: 0 removed, 1 there is none of that name.
      """)

  @Argument(help: "Whose token it is.")
  var name: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard try common.openStore().removeAccessToken(named: name.trimmed) else {
      common.remark("glossctl: there is no token \"\(name)\"; glossctl token list shows them")
      throw ExitCode.findings
    }
  }
}
