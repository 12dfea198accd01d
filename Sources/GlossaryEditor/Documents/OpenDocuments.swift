/// The documents that are open in the editor.
final class OpenDocuments {
  private var documents: [DocumentURI: OpenDocument] = [:]

  /// All of them, in the order of their names.
  var all: [OpenDocument] {
    documents.values.sorted { $0.uri.description < $1.uri.description }
  }

  /// The document of a name; nil where it is not open.
  subscript(uri: DocumentURI) -> OpenDocument? {
    get { documents[uri] }
    set { documents[uri] = newValue }
  }

  /// The document of a name.
  ///
  /// - Throws: a `ResponseError` where it is not open.
  func document(_ uri: DocumentURI) throws(ResponseError) -> OpenDocument {
    guard let document = documents[uri] else {
      throw ResponseError(.invalidParams, "\(uri) is not open")
    }
    return document
  }

  /// The document whose findings are due first.
  var nextDue: OpenDocument? {
    documents.values.filter { $0.dueAt != nil }
      .min { ($0.dueAt ?? .now, $0.uri.description) < ($1.dueAt ?? .now, $1.uri.description) }
  }
}
