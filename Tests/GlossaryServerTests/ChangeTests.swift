import Foundation
import TestSupport
import Testing

/// Concepts and units changed through a server.
@Suite struct ChangeTests {
  let server: RunningServer
  let token: String
  private static let json = ["Content-Type": "application/json"]

  init() throws {
    server = try RunningServer()
    token = try server.token("write")
  }

  private static func concept(_ term: String) -> String {
    """
    {"concepts":[{"id":"exit-permit","designations":{
      "id":[{"term":"izin keluar","status":"preferred"}],
      "en":[{"term":"\(term)","status":"preferred"}]}}]}
    """
  }

  private func put(_ path: String, _ body: String, _ version: String?) async throws
    -> RunningServer.Answer
  {
    var headers = Self.json
    headers["If-Match"] = version
    return try await server.ask("PUT", path, body, token: token, headers: headers)
  }

  @Test func aConceptIsMadeChangedAndRemovedByVersion() async throws {
    let path = "/api/v2/concepts/exit-permit?base=team"
    let made = try await put(path, Self.concept("exit permit"), nil)
    #expect(made.status == 201, "\(made.text)")
    let first = try #require(made.headers["etag"])
    #expect(try await put(path, Self.concept("leave permit"), nil).status == 412)
    let changed = try await put(path, Self.concept("exit clearance"), first)
    #expect(changed.status == 200, "\(changed.text)")
    let second = try #require(changed.headers["etag"])
    let late = try await put(path, Self.concept("too late"), first)
    #expect(late.status == 412)
    #expect(late.headers["etag"] == second)
    let found = try await server.get("/api/v2/lookup?q=exit+clearance").json()
    #expect((found["matches"] as? [[String: Any]])?.first?["concept"] as? String == "exit-permit")
    let history = try await server.get("/api/v2/concepts/exit-permit/history").json()
    let changes = try #require(history["changes"] as? [[String: Any]])
    #expect(changes.count == 2)
    #expect((changes[0]["content"] as? String)?.contains("exit clearance") ?? false)
    #expect((changes[0]["actor"] as? String)?.hasPrefix("write-") ?? false)
    let known = try await server.get(
      "/api/v2/concepts/exit-permit", headers: ["If-None-Match": second])
    #expect(known.status == 304)
    let removed = try await server.ask(
      "DELETE", path, token: token, headers: ["If-Match": second])
    #expect(removed.status == 204)
    #expect(try await server.get("/api/v2/concepts/exit-permit").status == 404)
    #expect(
      try await server.ask("DELETE", path, token: token, headers: ["If-Match": second]).status
        == 404)
  }

  @Test func aConceptGoesOutAndInAsYAML() async throws {
    let path = "/api/v2/concepts/exit-permit?base=team"
    let made = try await put(path, Self.concept("exit permit"), nil)
    let yaml = try await server.get(
      "/api/v2/concepts/exit-permit", headers: ["Accept": "application/yaml"])
    #expect(yaml.text.hasPrefix("concepts:\n"))
    let edited = yaml.text.replacingOccurrences(of: "exit permit", with: "departure permit")
    let back = try await server.ask(
      "PUT", path, edited, token: token,
      headers: ["If-Match": try #require(made.headers["etag"]), "Content-Type": "application/yaml"])
    #expect(back.status == 200, "\(back.text)")
    #expect(back.text.contains("departure permit"))
  }

  @Test(arguments: [
    (#"{"concepts":[]}"#, "one concept"), (#"{"concept":"#, "body"),
    (
      #"{"concepts":[{"id":"other","designations":{"en":[{"term":"x","status":"preferred"}]}}]}"#,
      "other"
    ),
    (
      #"{"concepts":[{"id":"exit-permit","designations":{"en":[{"term":"x","status":"best"}]}}]}"#,
      "best"
    ),
  ])
  func aConceptThatIsNoneIsExplained(_ body: String, _ word: String) async throws {
    let answer = try await put("/api/v2/concepts/exit-permit?base=team", body, nil)
    #expect(answer.status == 422, "\(answer.text)")
    #expect(answer.text.contains(word), "\(answer.text)")
  }

  @Test func theBuiltInBaseIsNotChanged() async throws {
    let answer = try await put(
      "/api/v2/concepts/exit-permit?base=builtin", Self.concept("exit permit"), nil)
    #expect(answer.status == 403)
  }

  @Test func aUnitIsMadeChangedAndRemovedByVersion() async throws {
    let body = """
      {"domain":"labour","notes":["a note"],"variants":[
        {"language":"en","text":"Rest day"},{"language":"id","text":"Hari libur"}]}
      """
    let made = try await server.ask(
      "POST", "/api/v2/units?origin=desk", body, token: token, headers: Self.json)
    #expect(made.status == 201, "\(made.text)")
    let first = try #require(made.headers["location"])
    #expect(try await server.get(first).json()["origin"] as? String == "desk")
    #expect(
      try await server.get("/api/v2/match?q=Rest+day").text.contains("Hari libur"))
    let better = body.replacingOccurrences(of: "Hari libur", with: "Hari istirahat")
    #expect(try await put(first, better, nil).status == 428)
    #expect(try await put(first, better, "\"0\"").status == 412)
    let changed = try await put(first, better, made.headers["etag"])
    #expect(changed.status == 200, "\(changed.text)")
    let second = try #require(changed.headers["content-location"])
    let moved = try await server.get(first)
    #expect(moved.status == 308)
    #expect(moved.headers["location"] == second)
    let matches = try await server.get("/api/v2/match?q=Rest+day")
    #expect(matches.text.contains("Hari istirahat") && !matches.text.contains("Hari libur"))
    let history = try await server.get("\(second)/history").json()
    #expect((history["changes"] as? [Any])?.count == 2)
    let etag = try #require(changed.headers["etag"])
    let removed = try await server.ask(
      "DELETE", second, token: token, headers: ["If-Match": etag])
    #expect(removed.status == 204)
    #expect(try await server.get(second).status == 404)
    #expect(try !(await server.get("/api/v2/match?q=Rest+day")).text.contains("Hari istirahat"))
  }

  @Test func ofTwoWritersOnOneUnitOneWins() async throws {
    let body = #"{"variants":[{"language":"en","text":"Wage"},{"language":"id","text":"Upah"}]}"#
    let made = try await server.ask(
      "POST", "/api/v2/units", body, token: token, headers: Self.json)
    let place = try #require(made.headers["location"])
    let etag = try #require(made.headers["etag"])
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<8 {
        group.addTask {
          let other = body.replacingOccurrences(of: "Upah", with: "Upah \(number)")
          return try await put(place, other, etag).status
        }
      }
      return try await group.reduce(into: [Int]()) { $0.append($1) }
    }
    #expect(statuses.count { $0 == 200 } == 1, "\(statuses)")
    // The others see another version, or that the unit has another number now.
    #expect(statuses.allSatisfy { [200, 404, 412].contains($0) })
    let matches = try await server.get("/api/v2/match?q=Wage").json()
    #expect((matches["matches"] as? [Any])?.count == 1)
  }

  @Test func filesOfMemoriesAndTermsAreTakenIn() async throws {
    let memory = try await server.ask(
      "POST", "/api/v2/memory?name=a.tsv&origin=desk",
      "en\tid\nRest day\tHari istirahat\nRest day\tHari istirahat\n", token: token
    ).json()
    #expect(memory["added"] as? Int == 1)
    #expect((memory["skipped"] as? [String: Int])?.values.reduce(0, +) == 1)
    let terms = try await server.ask(
      "POST", "/api/v2/terms?base=team&name=terms.json", Self.concept("exit permit"), token: token)
    #expect(try terms.json()["added"] as? Int == 1, "\(terms.text)")
    let broken = try await server.ask(
      "POST", "/api/v2/memory?name=a.tmx", "<tmx version=\"1.4\"><body><tu>", token: token)
    #expect(broken.status == 422, "\(broken.text)")
    #expect(broken.text.contains("a.tmx:1"))
    let unknown = try await server.ask(
      "POST", "/api/v2/memory?name=a.bin", "\u{1}\u{2}", token: token)
    #expect(unknown.status == 415)
  }

  @Test func everyChangeRaisesTheRevisionThatAnswersCarry() async throws {
    func revision() async throws -> Int {
      let answer = try await server.get("/api/v2/match?q=Wage")
      return try #require(answer.headers["glossary-revision"].flatMap { Int($0) })
    }
    let before = try await revision()
    _ = try await put("/api/v2/concepts/exit-permit?base=team", Self.concept("exit permit"), nil)
    let between = try await revision()
    _ = try await server.ask(
      "POST", "/api/v2/units",
      #"{"variants":[{"language":"en","text":"Wage"},{"language":"id","text":"Upah"}]}"#,
      token: token, headers: Self.json)
    let after = try await revision()
    #expect(before < between && between < after)
  }

  @Test func whatWasAcknowledgedOutlivesAKilledServer() async throws {
    let place = server.place
    let token = token
    let port = server.port
    // Writers ask on while the server is killed under them.
    let acknowledged = try await withThrowingTaskGroup(of: [String].self) { group in
      for writer in 0..<4 {
        group.addTask {
          var done: [String] = []
          for number in 0..<200 {
            let word = "Clause \(writer) \(number)"
            let body = """
              {"variants":[{"language":"en","text":"\(word)"},{"language":"id","text":"Pasal"}]}
              """
            let answer = try? await server.ask(
              "POST", "/api/v2/units", body, token: token, headers: Self.json)
            guard let answer else { break }
            if answer.status == 201 { done.append(word) }
          }
          return done
        }
      }
      group.addTask {
        try await Task.sleep(for: .milliseconds(700))
        server.kill()
        return []
      }
      return try await group.reduce(into: [String]()) { $0 += $1 }
    }
    #expect(!acknowledged.isEmpty, "port \(port)")
    let check = try place.glossctl(["db", "check"])
    #expect(check.status == 0, "\(check.output)\(check.errors)")
    let again = try RunningServer(place: place)
    for word in acknowledged {
      let found = try await again.get("/api/v2/match?min=100&q=\(RunningServer.escaped(word))")
      #expect(found.text.contains("Pasal"), "\(word)")
    }
  }
}
