import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// `glossctl token list`.
struct TokenListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the tokens by name, without their secrets.",
    discussion: """
      Example:
        glossctl token list --format json

      Exit status: 0 listed, 1 there is none.
      """)

  @Option(help: "text or json.")
  var format = TextOrJSON.text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let tokens = try common.openStore().accessTokens()
    switch format {
    case .text:
      let width = tokens.map(\.name.cellWidth).max() ?? 0
      for token in tokens {
        let end = token.expires.map { "until \($0.extended.prefix(10))" } ?? "no end"
        let name = TextStyle.padded(TextStyle.printable(token.name), to: width)
        try StandardOutput.write(
          "\(name)  \(token.scope.rawValue), since \(token.created.extended.prefix(10)), \(end)\n")
      }
    case .json:
      var json = JSONWriter()
      for token in tokens {
        json.object { Self.write(members: token, to: &$0) }
        json.endLine()
      }
      try StandardOutput.write(json.bytes)
    }
    if tokens.isEmpty {
      common.remark("glossctl: there is no token; glossctl token add makes one")
      throw ExitCode.findings
    }
  }

  /// What may be told of a token.
  static func write(members token: AccessToken, to json: inout JSONWriter) {
    json.member("name", token.name)
    json.member("scope", token.scope.rawValue)
    json.member("created", token.created.extended)
    json.member("expires", token.expires?.extended)
  }
}
