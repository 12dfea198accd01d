/// A message from the client: a request, a notification, or the answer to a request of ours.
package struct IncomingMessage: Sendable {
  /// What the message is.
  package enum Kind: Hashable, Sendable {
    case request(RequestID, method: String)
    case notification(method: String)
    case response(RequestID)
  }

  /// What it is.
  package let kind: Kind

  private let content: [UInt8]

  /// Reads what a message is; its parameters are read later.
  ///
  /// - Complexity: O(length).
  /// - Throws: a `ResponseError` for what is no message.
  package init(_ content: [UInt8]) throws(ResponseError) {
    let envelope: Envelope
    do {
      envelope = try JSONReader.read(Envelope.self, from: content)
    } catch {
      throw ResponseError(error.isSyntax ? .parseError : .invalidRequest, error.message)
    }
    switch (envelope.method, envelope.id) {
    case (let method?, let id?): kind = .request(id, method: method)
    case (let method?, nil): kind = .notification(method: method)
    case (nil, let id?): kind = .response(id)
    case (nil, nil): throw ResponseError(.invalidRequest, "a message without method and id")
    }
    self.content = content
  }

  /// The parameters of a request or notification.
  ///
  /// - Complexity: O(length).
  /// - Throws: a `ResponseError` where they have another shape.
  package func parameters<Value: Decodable>(
    _ type: Value.Type
  ) throws(ResponseError) -> Value {
    do {
      return try JSONReader.read(Parameters<Value>.self, from: content).params
    } catch {
      throw ResponseError(.invalidParams, error.message)
    }
  }

  /// The result of an answer; nil where it is null, an error or of another shape.
  ///
  /// - Complexity: O(length).
  package func result<Value: Decodable>(_ type: Value.Type) -> Value? {
    try? JSONReader.read(Result<Value>.self, from: content).result
  }

  private struct Envelope: Decodable {
    var id: RequestID?
    var method: String?
  }

  private struct Parameters<Value: Decodable>: Decodable {
    var params: Value
  }

  private struct Result<Value: Decodable>: Decodable {
    var result: Value?
  }
}
