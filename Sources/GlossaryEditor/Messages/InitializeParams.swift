/// `initialize`: what the client is and can do; of its capabilities only those that matter here.
package struct InitializeParams: Decodable, Sendable {
  package var rootUri: DocumentURI?
  package var rootPath: String?
  package var workspaceFolders: [WorkspaceFolder]?
  package var initializationOptions: EditorSettings?
  package var capabilities: ClientCapabilities?
  package var trace: String?

  private enum CodingKeys: String, CodingKey {
    case rootUri, rootPath, workspaceFolders, initializationOptions, capabilities, trace
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    rootUri = try values.decodeIfPresent(DocumentURI.self, forKey: .rootUri)
    rootPath = try values.decodeIfPresent(String.self, forKey: .rootPath)
    workspaceFolders = try values.decodeIfPresent([WorkspaceFolder].self, forKey: .workspaceFolders)
    capabilities = try values.decodeIfPresent(ClientCapabilities.self, forKey: .capabilities)
    trace = try values.decodeIfPresent(String.self, forKey: .trace)
    // Options meant for another server are no reason to refuse this one.
    initializationOptions = try? values.decodeIfPresent(
      EditorSettings.self, forKey: .initializationOptions)
  }

  /// The folders that are open.
  package var folders: [DocumentURI] {
    if let workspaceFolders { return workspaceFolders.map(\.uri) }
    if let rootUri { return [rootUri] }
    return rootPath.map { [DocumentURI(path: $0)] } ?? []
  }
}

/// What a client can do.
package struct ClientCapabilities: Decodable, Sendable {
  /// A capability that is an object with flags; an empty one counts too.
  package struct Feature: Decodable, Sendable {
    package var dynamicRegistration: Bool?
    package var support: Bool?
    package var refreshSupport: Bool?
    package var relatedInformation: Bool?
    package var codeDescriptionSupport: Bool?
    package var dataSupport: Bool?
    package var contentFormat: [String]?
    package var codeActionLiteralSupport: Present?
    package var completionItem: CompletionItem?
  }

  /// A capability of which only its presence matters.
  package struct Present: Decodable, Sendable {}

  package struct CompletionItem: Decodable, Sendable {
    package var deprecatedSupport: Bool?
    package var tagSupport: Present?
    package var documentationFormat: [String]?
  }

  package struct General: Decodable, Sendable {
    package var positionEncodings: [String]?
  }

  package struct TextDocument: Decodable, Sendable {
    package var publishDiagnostics: Feature?
    package var diagnostic: Feature?
    package var hover: Feature?
    package var completion: Feature?
    package var codeAction: Feature?
  }

  package struct Workspace: Decodable, Sendable {
    package struct Edit: Decodable, Sendable {
      package var documentChanges: Bool?
      package var resourceOperations: [String]?
    }

    package var workspaceEdit: Edit?
    package var didChangeWatchedFiles: Feature?
    package var didChangeConfiguration: Feature?
    package var configuration: Bool?
    package var diagnostics: Feature?
  }

  package struct Window: Decodable, Sendable {
    package var workDoneProgress: Bool?
    package var showDocument: Feature?
  }

  package var general: General?
  package var textDocument: TextDocument?
  package var workspace: Workspace?
  package var window: Window?

  /// Those of a client that says nothing.
  package init() {}
}

extension ClientCapabilities {
  /// Whether the client asks for diagnostics itself; it is sent none then.
  package var pullsDiagnostics: Bool { textDocument?.diagnostic != nil }

  /// Whether the client takes documents of edits, with their versions and new files.
  package var takesDocumentChanges: Bool { workspace?.workspaceEdit?.documentChanges ?? false }

  /// Whether an edit may create a file.
  package var createsFiles: Bool {
    takesDocumentChanges
      && workspace?.workspaceEdit?.resourceOperations?.contains("create") ?? false
  }

  /// Whether the client shows Markdown in hovers.
  package var showsMarkdown: Bool {
    textDocument?.hover?.contentFormat?.contains("markdown") ?? true
  }
}
