import Glossary

/// What an editor offers to do about a finding (LSP 3.17, `CodeAction`).
struct CodeAction {
  /// What kind of thing it does.
  enum Kind: String, CaseIterable {
    case quickFix = "quickfix"
    case fixAll = "source.fixAll.glossary"

    /// Whether the kind is one of those asked for, or of a part of one.
    func isWanted(_ only: [String]?) -> Bool {
      guard let only else { return true }
      return only.contains { $0.isEmpty || rawValue == $0 || rawValue.hasPrefix($0 + ".") }
    }
  }

  /// What happens when it is chosen.
  enum Effect {
    case edit(WorkspaceEdit)
    case command(EditorCommand, arguments: [String])
  }

  var title: String
  var kind: Kind
  var effect: Effect

  /// The finding it is about.
  var diagnostic: Diagnostic?

  /// Whether it is the most likely to be right.
  var isPreferred = false
}

/// What the server does on a client's word (`workspace/executeCommand`).
enum EditorCommand: String, CaseIterable {
  /// Shows the source of a term; the argument is its address.
  case openSource = "glossary.openSource"

  /// Checks all drafts of the workspace.
  case checkWorkspace = "glossary.checkWorkspace"
}

extension CodeAction {
  /// Writes the action with what the client can take.
  func write(to json: inout JSONWriter, for client: ClientCapabilities) {
    json.object { json in
      json.member("title", title)
      json.member("kind", kind.rawValue)
      if let diagnostic {
        json.key("diagnostics")
        json.array([diagnostic]) { $1.write(to: &$0, for: client) }
      }
      if isPreferred { json.flag("isPreferred", true) }
      switch effect {
      case .edit(let edit):
        json.key("edit")
        edit.write(to: &json, for: client)
      case .command(let command, let arguments):
        json.object("command") { json in
          json.member("title", title)
          json.member("command", command.rawValue)
          json.array("arguments", texts: arguments)
        }
      }
    }
  }
}
