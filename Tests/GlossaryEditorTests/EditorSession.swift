import Foundation
import Glossary
import GlossaryEditor
import TestSupport

/// The server in this process, with what it has sent.
final class EditorSession {
  var server: EditorServer
  private let sent: Sent
  let workplace: Workplace
  private var now = ContinuousClock.Instant.now

  private final class Sent {
    var messages: [[String: Any]] = []
  }

  init(_ capabilities: String = "{}", options: String = "null", starts: Bool = true) throws {
    workplace = try Workplace()
    let sent = Sent()
    self.sent = sent
    let environment = EditorEnvironment(
      database: workplace.path(), version: "1", cacheFolder: workplace.path("cache"),
      today: { PartialDate("2025-07-22") })
    server = EditorServer(environment) { frame in
      var reader = MessageReader()
      reader.append(frame)
      guard case .message(let content)? = reader.next(),
        let message = try? JSONSerialization.jsonObject(with: Data(content)) as? [String: Any]
      else { return }
      sent.messages.append(message)
    }
    guard starts else { return }
    send(
      """
      {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"rootUri":\(folder),
      "capabilities":\(capabilities),"initializationOptions":\(options)}}
      """)
    send(#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#)
  }

  var folder: String { "\"\(DocumentURI(path: workplace.folder.path))\"" }

  func uri(_ name: String) -> String { "\"\(DocumentURI(path: workplace.path(name)))\"" }

  func send(_ messages: String...) { server.receive(messages.map { Array($0.utf8) }, at: now) }

  func open(_ name: String, _ text: String, language: String = "plaintext") throws {
    let words = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    send(
      """
      {"method":"textDocument/didOpen","params":{"textDocument":{"uri":\(uri(name)),
      "languageId":"\(language)","version":1,"text":\(words)}}}
      """)
  }

  /// Lets the server work until it rests.
  func rest() {
    while let rest = server.rest(at: now) {
      now += rest
      server.work(at: now)
    }
  }

  /// Takes what has been sent.
  func taken() -> [[String: Any]] {
    defer { sent.messages = [] }
    return sent.messages
  }

  /// The answer to a request.
  func answer(_ id: Int, _ method: String, _ params: String) -> [String: Any]? {
    send(#"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":\#(params)}"#)
    rest()
    return taken().first { $0["id"] as? Int == id }
  }

  /// The rules of the last diagnostics of a document.
  func codes(_ name: String) -> [String]? {
    let all = taken().filter { $0["method"] as? String == "textDocument/publishDiagnostics" }
      .compactMap { $0["params"] as? [String: Any] }
      .filter { ($0["uri"] as? String).map { "\"\($0)\"" } == uri(name) }
    return (all.last?["diagnostics"] as? [[String: Any]])?.compactMap { $0["code"] as? String }
  }
}

/// The code of the error that a message tells of.
func code(_ message: [String: Any]?) -> Int? {
  (message?["error"] as? [String: Any])?["code"] as? Int
}
