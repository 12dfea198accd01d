import Foundation
import TestSupport
import Testing

/// What a server answers to whoever only reads.
@Suite struct ReadingTests {
  let server: RunningServer

  init() throws {
    let place = try Workplace()
    let table = try place.write(
      "letters.tsv",
      """
      en\tid
      The placement of 12 workers was cancelled.\tPenempatan 12 pekerja dibatalkan.
      Migrant workers and/or their families\tPekerja migran dan/atau keluarganya

      """)
    let imported = try place.glossctl(["import", "--domain", "labour", table])
    try #require(imported.status == 0, "\(imported.errors)")
    server = try RunningServer(place: place)
  }

  @Test func theServerTellsThatItLivesAndWhatItIs() async throws {
    #expect(try await server.get("/healthz").text == "ok\n")
    let ready = try await server.get("/readyz")
    #expect(ready.status == 200)
    let about = try await server.get("/api/v2").json()
    #expect(about["name"] as? String == "glossary")
    #expect(about["scope"] as? String == "read")
    let revision = try #require(about["revision"] as? Int)
    #expect(ready.headers["glossary-revision"] == String(revision))
  }

  @Test func aTermIsLookedUpAsByTheCommand() async throws {
    let answer = try await server.get("/api/v2/lookup?q=TPPO&as-of=2025-01-01")
    let command = try server.place.glossctl(
      ["lookup", "--format", "json", "--as-of", "2025-01-01", "TPPO"])
    #expect(answer.status == 200)
    #expect(answer.text == command.output)
    let byPlus = try await server.get("/api/v2/lookup?q=pekerja+migran&limit=1").json()
    #expect(byPlus["query"] as? String == "pekerja migran")
  }

  @Test func termsAreSuggestedAsTheyAreTyped() async throws {
    let answer = try await server.get("/api/v2/suggest?q=pekerja+mig&language=id&limit=3").json()
    let suggestions = try #require(answer["suggestions"] as? [[String: Any]])
    #expect(suggestions.count == 3)
    #expect(suggestions[0]["text"] as? String == "pekerja migran")
    #expect(suggestions.allSatisfy { $0["language"] as? String == "id" })
  }

  @Test func matchesAreThoseOfTheCommand() async throws {
    let text = "The placement of 14 workers was cancelled."
    let answer = try await server.get(
      "/api/v2/match?from=en&to=id&q=\(RunningServer.escaped(text))")
    let command = try server.place.glossctl(
      ["match", "--format", "json", "--from", "en", "--to", "id", text])
    #expect(answer.text == command.output)
    let none = try await server.get(
      "/api/v2/match?domain=law&q=\(RunningServer.escaped(text))"
    ).json()
    #expect((none["matches"] as? [Any])?.isEmpty ?? false)
  }

  @Test func manySegmentsAreALineEach() async throws {
    let answer = try await server.ask(
      "POST", "/api/v2/match?from=en",
      #"{"segments":["Migrant workers and/or their families","unheard of"]}"#,
      headers: ["Content-Type": "application/json"])
    #expect(answer.headers["content-type"] == "application/jsonl")
    let lines = answer.text.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].contains(#""score":100.0"#))
    #expect(lines[1].hasSuffix(#""matches":[]}"#))
  }

  @Test func aConcordanceHasCountsAndPassages() async throws {
    let answer = try await server.get("/api/v2/concordance?q=worker&in=en&limit=1").json()
    #expect((answer["matches"] as? [Any])?.count == 1)
    #expect((answer["counts"] as? [String: Any])?["count"] as? Int == 2)
  }

  @Test func aDraftIsCheckedAsTextAndAsFile() async throws {
    let text = "Pemerintah memulangkan 35 TKI dari Kamboja.\n"
    let asText = try await server.ask(
      "POST", "/api/v2/check?date=2025-07-22", #"{"text":"\#(text.dropLast())\n"}"#,
      headers: ["Content-Type": "application/json"])
    let asFile = try await server.ask("POST", "/api/v2/check?date=2025-07-22&name=draft.txt", text)
    #expect(asText.text == asFile.text)
    let report = try asFile.json()
    let documents = try #require(report["documents"] as? [[String: Any]])
    let findings = try #require(documents[0]["findings"] as? [[String: Any]])
    #expect(findings.map { $0["rule"] as? String } == ["deprecated-term"])
    #expect(findings[0]["suggestions"] as? [String] == ["PMI"])
    let silent = try await server.ask(
      "POST", "/api/v2/check?date=2025-07-22&off=deprecated-term", text
    ).json()
    #expect((silent["summary"] as? [String: Any])?["minor"] as? Int == 0)
    let sarif = try await server.ask("POST", "/api/v2/check?format=sarif", text)
    #expect(sarif.headers["content-type"] == "application/sarif+json")
    #expect(try sarif.json()["version"] as? String == "2.1.0")
  }

  @Test func theMemoryAndTheTermsComeAsFiles() async throws {
    let tmx = try await server.get("/api/v2/memory")
    #expect(tmx.headers["content-disposition"] == #"attachment; filename="memory.tmx""#)
    let copy = try Workplace()
    try copy.write("memory.tmx", bytes: Array(tmx.body))
    let imported = try copy.glossctl(["import", copy.path("memory.tmx")])
    #expect(imported.output.contains("2 units: 2 added"), "\(imported.output)\(imported.errors)")
    let lines = try await server.get("/api/v2/memory?format=jsonl&origin=letters.tsv")
    #expect(lines.text.split(separator: "\n").count == 2)
    let terms = try await server.get("/api/v2/terms?base=builtin")
    #expect(terms.text.contains("id: tppo\n"))
  }

  @Test func countsAreInTheFormOfPrometheus() async throws {
    _ = try await server.get("/api/v2/lookup?q=PMI")
    _ = try await server.get("/api/v2/lookup")
    let text = try await server.get("/metrics").text
    #expect(text.contains(#"glossary_requests_total{route="/api/v2/lookup",status="200"} 1"#))
    #expect(text.contains(#"glossary_requests_total{route="/api/v2/lookup",status="400"} 1"#))
    #expect(text.contains(#"glossary_request_seconds_count{route="/api/v2/lookup"} 2"#))
  }

  @Test(arguments: [
    ("/api/v2/lookup", 400, "q"), ("/api/v2/lookup?q=x&limit=0", 400, "limit"),
    ("/api/v2/lookup?q=x&as-of=yesterday", 400, "as-of"),
    ("/api/v2/match?q=x&from=!!", 400, "from"),
    ("/api/v2/lookup?q=x&all=perhaps", 400, "all"), ("/api/v2/lookup?q=%FF", 400, nil),
    ("/api/v2/units/0", 404, nil), ("/api/v2/units/99", 404, nil),
    ("/api/v2/concepts/nothing-such", 404, nil), ("/api/v2/terms?base=nothing", 404, nil),
    ("/api/v3", 404, nil),
  ])
  func aMistakeIsExplained(_ path: String, _ status: Int, _ pointer: String?) async throws {
    let answer = try await server.get(path)
    #expect(answer.status == status, "\(answer.text)")
    #expect(answer.headers["content-type"] == "application/problem+json")
    let problem = try answer.json()
    #expect(problem["status"] as? Int == status)
    #expect(problem["pointer"] as? String == pointer)
    #expect(!(problem["detail"] as? String ?? "").isEmpty)
  }

  @Test func anUnknownMethodIsRefusedWithThoseThatAreKnown() async throws {
    let answer = try await server.ask("DELETE", "/api/v2/lookup")
    #expect(answer.status == 405)
    #expect(answer.headers["allow"] == "GET, HEAD")
    let head = try await server.ask("HEAD", "/api/v2/lookup?q=TPPO")
    #expect(head.status == 200)
    #expect(head.body.isEmpty)
  }

  @Test func theServerStopsWhenItIsAsked() async throws {
    _ = try await server.get("/healthz")
    #expect(server.stop() == 0)
  }
}
