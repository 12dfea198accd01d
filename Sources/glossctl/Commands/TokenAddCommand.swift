import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// `glossctl token add`.
struct TokenAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Make a token and show it, this once.",
    discussion: """
      The scopes are read (for a server that is private), suggest, write and admin, each with those \
      before it. Changes are kept under the name of the token.

      Examples:
        glossctl token add "Rina, KP2MI"
        glossctl token add weblate --scope write --expires 2027-01-01

      Exit status: 0 made, 2 the name is taken.
      """)

  @Argument(help: "Whose token it is.")
  var name: String

  @Option(help: "read, suggest, write or admin.")
  var scope = AccessScope.write

  @Option(
    help: ArgumentHelp("The day on which it ends. Default: never.", valueName: "date"),
    transform: Timestamp.argument)
  var expires: Timestamp?

  @Option(help: "text or json.")
  var format = TextOrJSON.text

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if name.trimmed.isEmpty { throw ValidationError("A token needs a name.") }
    if name.utf8.count > 200 { throw ValidationError("A name has at most 200 bytes.") }
  }

  func run() throws {
    let store = try common.openStore()
    let secret = Secret()
    let token = AccessToken(
      id: secret.id, name: name.trimmed, digest: secret.digest, scope: scope,
      created: Today.moment, expires: expires)
    do {
      try store.add(token)
    } catch ChangeConflict.exists {
      throw Failure("there is a token \"\(token.name)\" already; glossctl token revoke removes it")
    }
    switch format {
    case .text:
      common.remark("glossctl: a token for \(token.name); it is shown only now")
      try StandardOutput.write(secret.text + "\n")
    case .json:
      var json = JSONWriter()
      json.object { json in
        json.member("token", secret.text)
        TokenListCommand.write(members: token, to: &json)
      }
      json.endLine()
      try StandardOutput.write(json.bytes)
    }
  }
}
