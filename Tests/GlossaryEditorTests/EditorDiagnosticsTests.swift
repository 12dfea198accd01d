import Foundation
import Glossary
import GlossaryEditor
import TestSupport
import Testing

@Suite("Diagnostics of the language server")
struct EditorDiagnosticsTests {
  @Test("Changes that come together are checked once, after a rest")
  func debounce() throws {
    let session = try EditorSession()
    try session.open("a.txt", "Para pekerja pulang.")
    session.rest()
    _ = session.taken()
    for version in 2...20 {
      session.send(
        """
        {"method":"textDocument/didChange","params":{"textDocument":{"uri":\(session.uri("a.txt")),
        "version":\(version)},"contentChanges":[{"text":"Para TKI pulang \(version)."}]}}
        """)
    }
    session.rest()
    let published = session.taken().filter {
      $0["method"] as? String == "textDocument/publishDiagnostics"
    }
    #expect(published.count == 1)
    #expect((published.first?["params"] as? [String: Any])?["version"] as? Int == 20)
  }

  @Test("A client that asks gets what is new, and nothing unasked")
  func pull() throws {
    let session = try EditorSession(#"{"textDocument":{"diagnostic":{}}}"#)
    try session.open("a.txt", "Para TKI pulang.")
    session.rest()
    #expect(session.codes("a.txt") == nil)
    let params = "{\"textDocument\":{\"uri\":\(session.uri("a.txt"))}"
    let first =
      session.answer(1, "textDocument/diagnostic", params + "}")?["result"] as? [String: Any]
    #expect((first?["items"] as? [Any])?.count == 1)
    let state = try #require(first?["resultId"] as? String)
    let again = session.answer(
      2, "textDocument/diagnostic", params + ",\"previousResultId\":\"\(state)\"}")
    #expect((again?["result"] as? [String: Any])?["kind"] as? String == "unchanged")
  }

  @Test("The project file counts, and its changes count at once")
  func project() throws {
    let session = try EditorSession(options: #"{"glossary":{"rules":{"undefined-acronym":"off"}}}"#)
    try session.workplace.write(".glossctl.yaml", "rules:\n  deprecated-term: off\n")
    try session.open("a.txt", "Para TKI pulang.")
    session.rest()
    #expect(session.codes("a.txt") == [])
    try session.workplace.write(".glossctl.yaml", "rules:\n  deprecated-term: major\n")
    session.send(
      "{\"method\":\"workspace/didChangeWatchedFiles\",\"params\":{\"changes\":[{\"uri\":\(session.uri(".glossctl.yaml")),\"type\":2}]}}"
    )
    session.rest()
    #expect(session.codes("a.txt") == ["deprecated-term"])
    try session.workplace.write(".glossctl.yaml", "ignore: ['*.txt']\n")
    session.send(#"{"method":"workspace/didChangeWatchedFiles","params":{"changes":[]}}"#)
    session.rest()
    #expect(session.codes("a.txt") == [])
    try session.workplace.write(".glossctl.yaml", "rule:\n")
    session.send(#"{"method":"workspace/didChangeWatchedFiles","params":{"changes":[]}}"#)
    session.rest()
    #expect(session.codes("a.txt") == ["not-checked"])
    try session.open(".glossctl.yaml", "rule:\n")
    session.rest()
    #expect(session.codes(".glossctl.yaml") == ["unknown-key"])
  }

  @Test("New settings are a new check")
  func configuration() throws {
    let session = try EditorSession()
    try session.open("a.txt", "Para TKI pulang.")
    session.rest()
    #expect(session.codes("a.txt") == ["deprecated-term"])
    session.send(
      #"{"method":"workspace/didChangeConfiguration","params":{"settings":{"glossary":{"date":"2015-01-01"}}}}"#
    )
    session.rest()
    #expect(session.codes("a.txt") == [])
  }

  @Test("XLIFF, PO and HTML are read as what they are, with places in the file")
  func formats() throws {
    let session = try EditorSession()
    try session.open(
      "a.po",
      "msgid \"\"\nmsgstr \"Language: id\\n\"\n\nmsgid \"There are 35 workers.\"\nmsgstr \"Ada 53 TKI.\"\n",
      language: "po")
    session.rest()
    #expect(session.codes("a.po")?.contains("number-mismatch") == true)
    try session.open("a.txt", "<p>Para <b>TKI</b> pulang.</p>", language: "html")
    session.rest()
    let message = session.taken().last?["params"] as? [String: Any]
    let range = (message?["diagnostics"] as? [[String: Any]])?.first?["range"] as? [String: Any]
    #expect((range?["start"] as? [String: Int])?["character"] == 11)
  }
}
