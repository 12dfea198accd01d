import ArgumentParser

/// `glossctl token`.
struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token",
    abstract: "Give and take the right to change a store through a server.",
    discussion: """
      A server lets everyone read whom it lets in at all; whoever wants to change something names a \
      token. The store keeps a digest of each token and not the token, which is shown once.

      Examples:
        glossctl token add "Rina, KP2MI" --scope write
        glossctl token list
        glossctl token revoke "Rina, KP2MI"
      """,
    subcommands: [TokenAddCommand.self, TokenListCommand.self, TokenRevokeCommand.self])
}
