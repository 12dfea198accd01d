import Foundation
import Glossary
import GlossaryEditor
import TestSupport
import Testing

@Suite("The language server and the files of a workspace")
struct EditorWorkspaceTests {
  @Test("A check of the workspace tells how far it is, and can be cancelled")
  func workspace() throws {
    let session = try EditorSession(#"{"window":{"workDoneProgress":true}}"#)
    for number in 0..<5 { try session.workplace.write("\(number).md", "Para TKI pulang.\n") }
    _ = session.taken()
    session.send(
      #"{"id":5,"method":"workspace/executeCommand","params":{"command":"glossary.checkWorkspace"}}"#
    )
    session.rest()
    let sent = session.taken()
    #expect(sent.count { $0["method"] as? String == "textDocument/publishDiagnostics" } == 5)
    let kinds = sent.filter { $0["method"] as? String == "$/progress" }.compactMap {
      (($0["params"] as? [String: Any])?["value"] as? [String: Any])?["kind"] as? String
    }
    #expect(kinds.first == "begin")
    #expect(kinds.last == "end")
    #expect(kinds.count == 7)
    session.send(#"{"id":6,"method":"workspace/diagnostic","params":{"previousResultIds":[]}}"#)
    session.server.work(at: .now)
    session.send(#"{"method":"$/cancelRequest","params":{"id":6}}"#)
    session.rest()
    #expect(code(session.taken().first { $0["id"] as? Int == 6 }) == -32800)
    // A request is cancelled before it began, when both came together.
    session.send(
      #"{"id":7,"method":"workspace/diagnostic","params":{"previousResultIds":[]}}"#,
      #"{"method":"$/cancelRequest","params":{"id":7}}"#)
    session.rest()
    #expect(code(session.taken().first { $0["id"] as? Int == 7 }) == -32800)
  }

  @Test("A term file of the workspace is where a concept is defined")
  func definition() throws {
    let session = try EditorSession()
    try session.workplace.makeFolder("terms")
    try session.workplace.write(
      "terms/own.yaml", "concepts:\n- id: other\n- id: indonesian-migrant-worker\n")
    try session.open("a.txt", "Para TKI pulang.")
    let found = session.answer(
      1, "textDocument/definition",
      "{\"textDocument\":{\"uri\":\(session.uri("a.txt"))},\"position\":{\"line\":0,\"character\":6}}"
    )
    let place = (found?["result"] as? [[String: Any]])?.first
    #expect((place?["uri"] as? String)?.hasSuffix("terms/own.yaml") == true)
    let start = (place?["range"] as? [String: Any])?["start"] as? [String: Int]
    #expect(start == ["line": 2, "character": 6])
  }

  private struct Exemption: Sendable {
    var before: String?
    var after: String?
  }

  @Test(
    "An exemption keeps what the project file says beside",
    arguments: [
      Exemption(
        before: nil, after: "exemptions:\n  - words: \"TKI\"\n    rules: [deprecated-term]\n"),
      Exemption(
        before: "date: 2025-01-01  # the day",
        after:
          "date: 2025-01-01  # the day\nexemptions:\n  - words: \"TKI\"\n    rules: [deprecated-term]\n"
      ),
      Exemption(
        before: "exemptions: # words\n- BP2MI\n\ndate: 2025-01-01\n",
        after:
          "exemptions: # words\n- words: \"TKI\"\n  rules: [deprecated-term]\n- BP2MI\n\ndate: 2025-01-01\n"
      ),
      Exemption(
        before: "date: 2025-01-01\r\nexemptions:\r\n    - BP2MI\r\n",
        after:
          "date: 2025-01-01\r\nexemptions:\r\n    - words: \"TKI\"\r\n      rules: [deprecated-term]\r\n    - BP2MI\r\n"
      ),
      // A list on one line is left to its author.
      Exemption(before: "date: 2025-01-01\nexemptions: [BP2MI]\n", after: nil),
    ])
  private func exemptions(_ row: Exemption) throws {
    let session = try EditorSession(options: #"{"date":"2025-01-01"}"#)
    if let before = row.before { try session.workplace.write(".glossctl.yaml", before) }
    try session.open("a.txt", "Para TKI pulang.")
    let place = #"{"line":0,"character":6}"#
    let answer = session.answer(
      1, "textDocument/codeAction",
      "{\"textDocument\":{\"uri\":\(session.uri("a.txt"))},\"range\":{\"start\":\(place),\"end\":\(place)},\"context\":{\"diagnostics\":[]}}"
    )
    let actions = answer?["result"] as? [[String: Any]] ?? []
    let action = actions.first { ($0["title"] as? String)?.hasPrefix("Leave “TKI” alone") ?? false }
    guard let after = row.after else {
      #expect(action == nil)
      return
    }
    let changes = (action?["edit"] as? [String: Any])?["changes"] as? [String: [[String: Any]]]
    let change = try #require(changes?.values.first?.first)
    let range = try JSONDecoder().decode(
      EditorRange.self,
      from: JSONSerialization.data(withJSONObject: try #require(change["range"])))
    var text = DocumentText(row.before ?? "")
    text.replace(range, with: try #require(change["newText"] as? String), .utf16)
    #expect(String(decoding: text.bytes, as: UTF8.self) == after)
  }
}
