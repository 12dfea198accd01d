import Foundation
import Glossary
import GlossaryEditor
import TestSupport
import Testing

@Suite("A session with the language server")
struct EditorServerTests {
  @Test("Requests before initialize and after shutdown are refused, and the status tells")
  func lifecycle() throws {
    let session = try EditorSession(starts: false)
    #expect(code(session.answer(1, "textDocument/hover", "{}")) == -32002)
    session.send(#"{"id":0,"method":"initialize","params":{"capabilities":{}}}"#)
    #expect(session.taken().first?["result"] != nil)
    #expect(code(session.answer(2, "initialize", #"{"capabilities":{}}"#)) == -32600)
    #expect(session.server.statusAtEndOfInput == 1)
    #expect(session.answer(3, "shutdown", "null")?["result"] is NSNull)
    #expect(code(session.answer(4, "textDocument/hover", "{}")) == -32600)
    #expect(session.server.exitStatus == nil)
    session.send(#"{"method":"exit"}"#)
    #expect(session.server.exitStatus == 0)
  }

  @Test("Leaving without shutdown is an error")
  func exit() throws {
    let session = try EditorSession()
    session.send(#"{"method":"exit"}"#)
    #expect(session.server.exitStatus == 1)
  }

  @Test("What cannot be understood is answered and changes nothing")
  func misunderstandings() throws {
    let session = try EditorSession()
    _ = session.taken()
    session.send("{", "[]", "{}", "null", #"{"id":1,"method":"no/such"}"#)
    #expect(session.taken().map(code) == [-32700, -32600, -32600, -32600, -32601])
    let wrong = [
      ("textDocument/hover", #"{"textDocument":{}}"#),
      (
        "textDocument/hover",
        #"{"textDocument":{"uri":"file:///no"},"position":{"line":0,"character":0}}"#
      ),
      ("textDocument/codeAction", "[]"), ("workspace/executeCommand", #"{"command":"rm"}"#),
      (
        "workspace/executeCommand",
        #"{"command":"glossary.openSource","arguments":["file:///etc"]}"#
      ),
    ]
    for (method, params) in wrong {
      #expect(code(session.answer(2, method, params)) == -32602, "\(method) \(params)")
    }
    session.send(
      #"{"method":"textDocument/didChange","params":{}}"#, #"{"method":"no/such"}"#,
      #"{"method":"$/no","params":{}}"#, #"{"id":99,"result":null}"#)
    session.rest()
    #expect(session.taken().allSatisfy { $0["method"] as? String == "window/logMessage" })
    try session.open("a.txt", "Para TKI pulang.")
    session.rest()
    #expect(session.codes("a.txt") == ["deprecated-term"])
  }

  @Test("Ranges outside the text, turned round or within a character do no harm")
  func ranges() throws {
    let session = try EditorSession()
    try session.open("a.txt", "Para 👍 TKI pulang.\n")
    let ranges = [
      ((9, 9), (99, 0)), ((0, 9), (0, 2)), ((0, 6), (0, 6)), ((-1, -5), (0, 0)),
      ((0, 0), (0, 1_000_000)),
    ]
    for (number, (start, end)) in ranges.enumerated() {
      session.send(
        """
        {"method":"textDocument/didChange","params":{"textDocument":{"uri":\(session.uri("a.txt")),
        "version":\(number + 2)},"contentChanges":[{"range":{"start":{"line":\(start.0),
        "character":\(start.1)},"end":{"line":\(end.0),"character":\(end.1)}},"text":"TKI "}]}}
        """)
      session.rest()
      #expect(session.codes("a.txt") != nil)
    }
  }
}
