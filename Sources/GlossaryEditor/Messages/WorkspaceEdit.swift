import Glossary

/// Changes of documents (LSP 3.17, `WorkspaceEdit`).
struct WorkspaceEdit {
  /// A change of a stretch (LSP 3.17, `TextEdit`).
  struct Change {
    var range: EditorRange
    var words: String
  }

  /// The changes of one document.
  struct Document {
    var uri: DocumentURI

    /// The version that the changes are of; nil for a file that is not open.
    var version: Int?
    var changes: [Change]

    /// Whether the file is yet to be made.
    var isNew = false
  }

  var documents: [Document]
}

extension WorkspaceEdit {
  /// Writes the changes in the form that the client takes.
  func write(to json: inout JSONWriter, for client: ClientCapabilities) {
    json.object { json in
      guard client.takesDocumentChanges else {
        json.object("changes") { json in
          for document in documents {
            json.key(document.uri.description)
            document.writeChanges(to: &json)
          }
        }
        return
      }
      json.key("documentChanges")
      json.array(
        documents.flatMap {
          $0.isNew && client.createsFiles ? [($0, true), ($0, false)] : [($0, false)]
        }
      ) {
        json, item in
        item.0.write(to: &json, isCreation: item.1)
      }
    }
  }
}

extension WorkspaceEdit.Document {
  fileprivate func write(to json: inout JSONWriter, isCreation: Bool) {
    json.object { json in
      if isCreation {
        json.member("kind", "create")
        json.member("uri", uri.description)
        json.object("options") { $0.flag("ignoreIfExists", true) }
        return
      }
      json.object("textDocument") { json in
        json.member("uri", uri.description)
        json.key("version")
        if let version { json.value(version) } else { json.value(nil as String?) }
      }
      json.key("edits")
      writeChanges(to: &json)
    }
  }

  fileprivate func writeChanges(to json: inout JSONWriter) {
    json.array(changes) { json, change in
      json.object { json in
        json.member("range", change.range)
        json.member("newText", change.words)
      }
    }
  }
}
