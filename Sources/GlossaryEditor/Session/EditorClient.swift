import Glossary

/// The client at the other end: what it can do, and the way to it.
///
/// A class, since every part of a session writes to the one stream; all of them run on one thread.
package final class EditorClient {
  /// What it can do.
  package var capabilities = ClientCapabilities()

  /// How its positions count.
  package var encoding = PositionEncoding.utf16

  private let send: ([UInt8]) -> Void
  private var lastRequest = 0

  /// Makes a client of what takes the framed messages for it.
  package init(send: @escaping ([UInt8]) -> Void) {
    self.send = send
  }

  /// Answers a request.
  func respond(_ id: RequestID, _ result: (inout JSONWriter) -> Void) {
    message { json in
      json.member("id", id)
      json.key("result")
      result(&json)
    }
  }

  /// Answers a request with nothing.
  func respondNull(_ id: RequestID) {
    respond(id) { json in json.value(nil as String?) }
  }

  /// Says why a request has no result; nil is the id of one that could not be read.
  func fail(_ id: RequestID?, _ error: ResponseError) {
    message { json in
      json.key("id")
      if let id { id.write(to: &json) } else { json.value(nil as String?) }
      json.member("error", error)
    }
  }

  /// Sends a notification.
  func notify(_ method: String, _ params: (inout JSONWriter) -> Void) {
    message { json in
      json.member("method", method)
      json.key("params")
      params(&json)
    }
  }

  /// Sends a request and returns its id, by which the answer is known.
  @discardableResult
  func request(_ method: String, _ params: ((inout JSONWriter) -> Void)? = nil) -> RequestID {
    lastRequest += 1
    let id = RequestID.text("glossary-\(lastRequest)")
    message { json in
      json.member("id", id)
      json.member("method", method)
      if let params {
        json.key("params")
        params(&json)
      }
    }
    return id
  }

  /// How much a line of the log matters (LSP 3.17, `MessageType`).
  enum LogLevel: Int { case error = 1, warning, info, log }

  /// Writes a line into the client's log.
  func log(_ level: LogLevel, _ text: String) {
    tell("window/logMessage", level, text)
  }

  /// Shows a line to the user.
  func show(_ level: LogLevel, _ text: String) {
    tell("window/showMessage", level, text)
  }

  private func tell(_ method: String, _ level: LogLevel, _ text: String) {
    notify(method) { json in
      json.object { json in
        json.member("type", level.rawValue)
        json.member("message", text)
      }
    }
  }

  private func message(_ members: (inout JSONWriter) -> Void) {
    var json = JSONWriter()
    json.object { json in
      json.member("jsonrpc", "2.0")
      members(&json)
    }
    send(MessageFrame.bytes(json.bytes))
  }
}
