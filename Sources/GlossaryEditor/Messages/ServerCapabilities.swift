import Glossary

/// What the server can do (LSP 3.17, `ServerCapabilities`).
struct ServerCapabilities {
  /// How its positions count.
  let encoding: PositionEncoding
}

extension ServerCapabilities: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object(writeMembers)
  }

  private func writeMembers(to json: inout JSONWriter) {
    json.member("positionEncoding", encoding.rawValue)
    json.object("textDocumentSync") { json in
      json.flag("openClose", true)
      // Changes come by stretches (LSP 3.17, `TextDocumentSyncKind.Incremental`).
      json.member("change", 2)
      json.flag("save", true)
    }
    json.flag("hoverProvider", true)
    json.flag("definitionProvider", true)
    json.object("referencesProvider") { $0.flag("workDoneProgress", true) }
    json.object("completionProvider") { $0.flag("resolveProvider", false) }
    json.object("codeActionProvider") {
      $0.array("codeActionKinds", texts: CodeAction.Kind.allCases.map(\.rawValue))
    }
    json.object("executeCommandProvider") { json in
      json.array("commands", texts: EditorCommand.allCases.map(\.rawValue))
      json.flag("workDoneProgress", true)
    }
    json.object("diagnosticProvider") { json in
      json.member("identifier", "glossary")
      json.flag("interFileDependencies", false)
      json.flag("workspaceDiagnostics", true)
      json.flag("workDoneProgress", true)
    }
    json.object("workspace") { json in
      json.object("workspaceFolders") { json in
        json.flag("supported", true)
        json.flag("changeNotifications", true)
      }
    }

  }
}
