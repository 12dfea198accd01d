package import Glossary

/// Why a request has no result.
package struct ResponseError: Error, Hashable, Sendable {
  /// The codes of JSON-RPC 2.0 and of LSP 3.17 that are in use here.
  package enum Code: Int, Hashable, Sendable {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case internalError = -32603
    case serverNotInitialized = -32002
    case requestFailed = -32803
    case requestCancelled = -32800
  }

  /// The code.
  package var code: Code

  /// What is wrong, for a person.
  package var message: String

  /// Makes an error.
  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

extension ResponseError: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("code", code.rawValue)
      json.member("message", message)
    }
  }
}
