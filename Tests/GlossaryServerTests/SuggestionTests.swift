import Foundation
import TestSupport
import Testing

/// Changes that are proposed by some and judged by others.
@Suite struct SuggestionTests {
  let server: RunningServer
  let suggest: String
  let write: String
  private static let json = ["Content-Type": "application/json"]
  private static let unit =
    #"{"variants":[{"language":"en","text":"Rest day"},{"language":"id","text":"Hari istirahat"}]}"#

  init() throws {
    server = try RunningServer()
    suggest = try server.token("suggest")
    write = try server.token("write")
  }

  private static func concept(_ term: String, status: String = "preferred") -> String {
    """
    {"concepts":[{"id":"exit-permit","designations":{
      "id":[{"term":"izin keluar","status":"preferred"}],
      "en":[{"term":"\(term)","status":"\(status)"}]}}]}
    """
  }

  private func post(
    _ path: String, _ body: String? = nil, _ token: String?, version: String? = nil
  ) async throws -> RunningServer.Answer {
    var headers = Self.json
    headers["If-Match"] = version
    return try await server.ask("POST", path, body ?? "", token: token, headers: headers)
  }

  private func suggestUnit() async throws -> String {
    let made = try await post("/api/v2/suggestions?origin=desk", Self.unit, suggest)
    #expect(made.status == 201, "\(made.text)")
    return try #require(made.headers["location"])
  }

  private func isFound(_ term: String) async throws -> Bool {
    let found = try await server.get(
      "/api/v2/lookup?q=\(RunningServer.escaped(term))"
    ).json()
    let matches = try #require(found["matches"] as? [[String: Any]])
    return matches.contains {
      ($0["how"] as? String) == "exact" && ($0["concept"] as? String) == "exit-permit"
    }
  }

  @Test func aConceptIsProposedAndCountsOnceItIsAccepted() async throws {
    let before = try await server.get("/api/v2/match?q=x").headers["glossary-revision"]
    let made = try await post(
      "/api/v2/concepts/exit-permit/suggestions?base=team&comment=as%20in%20the%20new%20law",
      Self.concept("exit permit", status: "admitted"), suggest)
    #expect(made.status == 201, "\(made.text)")
    let place = try #require(made.headers["location"])
    let kept = try await server.get(place).json()
    #expect(kept["state"] as? String == "open")
    #expect(kept["concept"] as? String == "exit-permit" && kept["base"] as? String == "team")
    #expect((kept["author"] as? String)?.hasPrefix("suggest-") ?? false)
    #expect(kept["comment"] as? String == "as in the new law")
    #expect(kept["version"] is NSNull)
    #expect((kept["moment"] as? String)?.hasSuffix("Z") ?? false)
    #expect(try await server.get("/api/v2/concepts/exit-permit").status == 404)
    #expect(try await !isFound("exit permit"))
    let between = try await server.get("/api/v2/match?q=x").headers["glossary-revision"]
    #expect(before == between)

    let accepted = try await post("\(place)/accept", nil, write)
    #expect(accepted.status == 200, "\(accepted.text)")
    #expect(try accepted.json()["state"] as? String == "accepted")
    #expect(try await isFound("exit permit"))
    let concept = try await server.get("/api/v2/concepts/exit-permit").json()
    let designations = try #require(concept["designations"] as? [[String: Any]])
    #expect(
      designations.map { $0["status"] as? String }.sorted { $0 ?? "" < $1 ?? "" }
        == ["admitted", "preferred"])
    let history = try await server.get("/api/v2/concepts/exit-permit/history").json()
    let changes = try #require(history["changes"] as? [[String: Any]])
    #expect(changes.count == 1)
    #expect((changes[0]["actor"] as? String)?.hasPrefix("write-") ?? false)
    #expect(changes[0]["suggestedBy"] as? String == kept["author"] as? String)
    #expect(changes[0]["suggestion"] as? Int == kept["suggestion"] as? Int)
    for path in ["accept", "reject"] {
      let late = try await post("\(place)/\(path)", #"{"reason":"late"}"#, write)
      #expect(late.status == 409, "\(late.text)")
    }
  }

  @Test func whatMovedOnIsNotReplacedUnseen() async throws {
    let path = "/api/v2/concepts/exit-permit"
    let made = try await server.ask(
      "PUT", "\(path)?base=team", Self.concept("exit permit"), token: write, headers: Self.json)
    let first = try #require(made.headers["etag"])
    let unseen = try await post(
      "\(path)/suggestions?base=team", Self.concept("exit clearance"), suggest)
    #expect(unseen.status == 412)
    let kept = try await post(
      "\(path)/suggestions?base=team", Self.concept("exit clearance"), suggest, version: first)
    let place = try #require(kept.headers["location"])
    let changed = try await server.ask(
      "PUT", "\(path)?base=team", Self.concept("leave permit"), token: write,
      headers: Self.json.merging(["If-Match": first]) { $1 })
    let second = try #require(changed.headers["etag"])
    let old = try await post(
      "\(path)/suggestions?base=team", Self.concept("x"), suggest, version: first)
    #expect(old.status == 412 && old.headers["etag"] == second)

    let conflict = try await post("\(place)/accept", nil, write)
    #expect(conflict.status == 409, "\(conflict.text)")
    #expect(conflict.headers["etag"] == second)
    #expect(try await post("\(place)/accept", nil, write, version: first).status == 412)
    #expect(try await server.get(place).json()["state"] as? String == "open")
    #expect(try await isFound("leave permit"))
    // Whoever has seen what is there now may replace it.
    let accepted = try await post("\(place)/accept", nil, write, version: second)
    #expect(accepted.status == 200, "\(accepted.text)")
    #expect(try await isFound("exit clearance"))
  }

  @Test func aUnitIsProposedAcceptedAndBelongsToItsAuthor() async throws {
    let place = try await suggestUnit()
    #expect(try await !server.get("/api/v2/match?q=Rest+day").text.contains("Hari"))
    let accepted = try await post("\(place)/accept", nil, write)
    #expect(accepted.status == 200, "\(accepted.text)")
    let verdict = try #require(accepted.json()["verdict"] as? [String: Any])
    let number = try #require(verdict["unit"] as? Int)
    let unit = try await server.get("/api/v2/units/\(number)")
    #expect(unit.text.contains("Hari istirahat") && unit.text.contains("suggest-"))
    #expect(try unit.json()["origin"] as? String == "desk")
    #expect(
      try await server.get("/api/v2/match?q=Rest+day").text.contains("Hari istirahat"))
    let version = try #require(unit.headers["etag"])

    let better = Self.unit.replacingOccurrences(of: "Hari istirahat", with: "Hari libur")
    let path = "/api/v2/units/\(number)/suggestions"
    #expect(try await post(path, better, suggest).status == 428)
    #expect(try await post(path, better, suggest, version: "\"0\"").status == 412)
    #expect(
      try await post("/api/v2/units/999/suggestions", better, suggest, version: version).status
        == 404)
    let two = [
      try await post(path, better, suggest, version: version),
      try await post(path, better + " ", suggest, version: version),
    ].compactMap { $0.headers["location"] }
    #expect(try await server.get(path).json()["total"] as? Int == 2)
    #expect(try await post("\(two[0])/accept", nil, write).status == 200)
    #expect(try await server.get("/api/v2/match?q=Rest+day").text.contains("Hari libur"))
    #expect(try await post("\(two[1])/accept", nil, write).status == 409)
    let history = try await server.get("/api/v2/units/\(number)/history").text
    #expect(history.contains("suggestedBy"))
  }

  @Test func aRejectionHasAReasonAndLists() async throws {
    let places = [try await suggestUnit(), try await suggestUnit(), try await suggestUnit()]
    for wrong in ["{}", #"{"reason":""}"#, "x"] {
      #expect([400, 422].contains(try await post("\(places[0])/reject", wrong, write).status))
    }
    let rejected = try await post("\(places[0])/reject", #"{"reason":"not official"}"#, write)
    #expect(rejected.status == 200, "\(rejected.text)")
    let verdict = try #require(rejected.json()["verdict"] as? [String: Any])
    #expect(verdict["reason"] as? String == "not official")
    #expect((verdict["judge"] as? String)?.hasPrefix("write-") ?? false)
    #expect(try await post("\(places[1])/accept", nil, write).status == 200)
    for (filter, count) in [
      ("", 3), ("?state=open", 1), ("?state=accepted", 1), ("?state=rejected", 1),
      ("?kind=unit", 3), ("?kind=concept", 0), ("?author=nobody", 0), ("?offset=2", 3),
    ] {
      let list = try await server.get("/api/v2/suggestions\(filter)").json()
      #expect(list["total"] as? Int == count, "\(filter)")
      let page = try #require(list["suggestions"] as? [Any])
      #expect(page.count == (filter == "?offset=2" ? 1 : count), "\(filter)")
    }
    #expect(try await server.get("/api/v2/suggestions?state=closed").status == 400)
    #expect(try await server.get("/api/v2/suggestions/99").status == 404)
    #expect(try await server.get("/api/v2/suggestions/x").status == 404)
  }

  @Test func eachScopeReachesAsFarAsItSays() async throws {
    let read = try server.token("read")
    let admin = try server.token("admin")
    for (token, status) in [(nil, 401), (read, 403), (suggest, 201), (write, 201), (admin, 201)] {
      #expect(try await post("/api/v2/suggestions", Self.unit, token).status == status)
      #expect(
        try await post(
          "/api/v2/concepts/c\(status)/suggestions?base=team",
          Self.concept("x").replacingOccurrences(of: "exit-permit", with: "c\(status)"), token
        ).status == status)
    }
    let place = try await suggestUnit()
    for (token, status) in [(nil, 401), (read, 403), (suggest, 403), (admin, 200)] {
      #expect(try await post("\(place)/accept", nil, token).status == status)
    }
    let other = try await suggestUnit()
    for (token, status) in [(nil, 401), (read, 403), (suggest, 403), (admin, 200)] {
      #expect(try await post("\(other)/reject", #"{"reason":"x"}"#, token).status == status)
    }
  }

  @Test func whatIsNoneIsRefusedAtOnce() async throws {
    let path = "/api/v2/concepts/exit-permit/suggestions"
    #expect(
      try await post("\(path)?base=team", Self.concept("x", status: "best"), suggest).status == 422)
    #expect(try await post("\(path)?base=builtin", Self.concept("x"), suggest).status == 403)
    #expect(try await post(path, Self.concept("x"), suggest).status == 400)
    #expect(
      try await post("/api/v2/suggestions", #"{"variants":[]}"#, suggest).status == 422)
    let long = String(repeating: "a", count: 2_001)
    #expect(
      try await post("/api/v2/suggestions?comment=\(long)", Self.unit, suggest).status == 400)
    #expect(
      try await server.get("/api/v2/suggestions").json()["total"] as? Int == 0)
  }

  @Test func ofManyWhoAcceptOneDoes() async throws {
    let place = try await suggestUnit()
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask { try await post("\(place)/accept", nil, write).status }
      }
      return try await group.reduce(into: [Int]()) { $0.append($1) }
    }
    #expect(statuses.count { $0 == 200 } == 1, "\(statuses)")
    #expect(statuses.count { $0 == 409 } == 7, "\(statuses)")
    #expect(try await server.get("/api/v2/stats").json()["units"] as? Int == 1)
  }

  @Test func thePageOfAConceptShowsWhatIsOpen() async throws {
    let yaml = try await server.get(
      "/api/v2/concepts/tppo", headers: ["Accept": "application/yaml"])
    let made = try await server.ask(
      "POST", "/api/v2/concepts/tppo/suggestions?base=team&comment=%3Cb%3Ewhy%3C/b%3E", yaml.text,
      token: suggest, headers: ["Content-Type": "application/yaml"])
    #expect(made.status == 201, "\(made.text)")
    for (language, word) in [("en", "Suggestions"), ("id", "Usulan")] {
      let page = try await server.get("/concepts/tppo?ui=\(language)").text
      #expect(page.contains("<h2>\(word)</h2>"))
      #expect(page.contains("&lt;b&gt;why&lt;/b&gt;") && !page.contains("<b>why"))
    }
    let place = try #require(made.headers["location"])
    #expect(try await post("\(place)/accept", nil, write).status == 200)
    let page = try await server.get("/concepts/tppo?ui=en").text
    #expect(!page.contains("<h2>Suggestions</h2>"))
    #expect(page.contains(", suggested by suggest-"))
  }
}
