/// A document by its name (LSP 3.17, `TextDocumentIdentifier`).
package struct DocumentIdentifier: Decodable, Sendable {
  package var uri: DocumentURI
}

/// `textDocument/didOpen`.
package struct DidOpenParams: Decodable, Sendable {
  package struct Item: Decodable, Sendable {
    package var uri: DocumentURI
    package var languageId: String
    package var version: Int
    package var text: String
  }

  package var textDocument: Item
}

/// `textDocument/didChange`.
package struct DidChangeParams: Decodable, Sendable {
  package struct Document: Decodable, Sendable {
    package var uri: DocumentURI
    package var version: Int?
  }

  /// A change of a stretch; of the whole text where no range is given.
  package struct Change: Decodable, Sendable {
    package var range: EditorRange?
    package var text: String
  }

  package var textDocument: Document
  package var contentChanges: [Change]
}

/// `textDocument/didClose` and `textDocument/didSave`.
package struct DocumentParams: Decodable, Sendable {
  package var textDocument: DocumentIdentifier
}

/// `textDocument/hover`, `definition` and `completion`.
package struct PositionParams: Decodable, Sendable {
  package var textDocument: DocumentIdentifier
  package var position: EditorPosition
}

/// `textDocument/references`.
package struct ReferenceParams: Decodable, Sendable {
  package struct Context: Decodable, Sendable {
    package var includeDeclaration: Bool
  }

  package var textDocument: DocumentIdentifier
  package var position: EditorPosition
  package var context: Context?
  package var workDoneToken: RequestID?
}

/// `textDocument/codeAction`.
package struct CodeActionParams: Decodable, Sendable {
  package struct Context: Decodable, Sendable {
    package var only: [String]?
  }

  package var textDocument: DocumentIdentifier
  package var range: EditorRange
  package var context: Context?
}

/// `textDocument/diagnostic`.
package struct DocumentDiagnosticParams: Decodable, Sendable {
  package var textDocument: DocumentIdentifier
  package var previousResultId: String?
}

/// `workspace/diagnostic`.
package struct WorkspaceDiagnosticParams: Decodable, Sendable {
  package struct Previous: Decodable, Sendable {
    package var uri: DocumentURI
    package var value: String
  }

  package var previousResultIds: [Previous]?
  package var workDoneToken: RequestID?
  package var partialResultToken: RequestID?
}

/// `workspace/didChangeWatchedFiles`.
package struct WatchedFilesParams: Decodable, Sendable {
  package struct Event: Decodable, Sendable {
    package var uri: DocumentURI
  }

  package var changes: [Event]
}

/// `workspace/didChangeWorkspaceFolders`.
package struct WorkspaceFoldersParams: Decodable, Sendable {
  package struct Event: Decodable, Sendable {
    package var added: [WorkspaceFolder]
    package var removed: [WorkspaceFolder]
  }

  package var event: Event
}

/// A folder that is open in the editor.
package struct WorkspaceFolder: Decodable, Hashable, Sendable {
  package var uri: DocumentURI
}

/// `workspace/executeCommand`.
package struct ExecuteCommandParams: Decodable, Sendable {
  package var command: String
  package var arguments: [String]?
  package var workDoneToken: RequestID?
}

/// `$/cancelRequest`.
package struct CancelParams: Decodable, Sendable {
  package var id: RequestID
}

/// `window/workDoneProgress/cancel`.
package struct ProgressCancelParams: Decodable, Sendable {
  package var token: RequestID
}

/// `$/setTrace`.
package struct SetTraceParams: Decodable, Sendable {
  package var value: String
}
