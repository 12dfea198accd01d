import Foundation
import TestSupport
import Testing

/// Several servers on one database, each with an index of its own.
@Suite(.enabled(if: PostgresServer.isPresent, PostgresServer.reason))
struct NodeTests {
  let place: Workplace
  let address: String

  init() throws {
    place = try Workplace(isEmpty: true)
    address = try PostgresServer.database(of: place)
  }

  private static let json = ["Content-Type": "application/json"]

  private func node(_ name: String, _ address: String? = nil) throws -> RunningServer {
    try RunningServer(
      ["--workers", "3"], place: place, store: address ?? self.address,
      environment: ["XDG_CACHE_HOME": place.path("cache-\(name)")])
  }

  private func token(_ address: String? = nil) throws -> String {
    let made = try Command.run(
      Command.glossctl,
      ["token", "add", "Ani", "--scope", "write", "--db", address ?? self.address],
      environment: ["XDG_CACHE_HOME": place.path("cache")])
    try #require(made.status == 0, "\(made.errors)")
    return made.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static func body(_ text: String) -> String {
    """
    {"variants":[{"language":"en","text":"\(text)"},{"language":"id","text":"Pasal \(text)"}]}
    """
  }

  private func found(_ text: String, _ node: RunningServer) async throws -> Bool {
    let answer = try await node.get("/api/v2/match?min=100&q=\(RunningServer.escaped(text))")
    return answer.text.contains("Pasal \(text)")
  }

  /// What nodes answer to some questions, with the state that they answer of.
  private func answers(_ node: RunningServer) async throws -> [String] {
    var all: [String] = []
    for path in [
      "/api/v2/match?q=Clause%201%200&min=60", "/api/v2/lookup?q=TPPO",
      "/api/v2/concordance?q=Clause", "/api/v2/stats", "/api/v1/en/id/unit/Clause%200%201",
    ] {
      let answer = try await node.get(path)
      all.append(
        "\(path) \(answer.status) \(answer.headers["glossary-revision"] ?? "?") \(answer.text)")
    }
    return all
  }

  @Test func threeNodesAnswerAlikeAtOneState() async throws {
    let nodes = [try node("a"), try node("b"), try node("c")]
    let token = try token()
    // Writers at all nodes at once.
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (writer, node) in nodes.enumerated() {
        group.addTask {
          for number in 0..<10 {
            let answer = try await node.ask(
              "POST", "/api/v2/units", Self.body("Clause \(writer) \(number)"), token: token,
              headers: Self.json)
            #expect(answer.status == 201, "\(answer.text)")
          }
        }
      }
      try await group.waitForAll()
    }
    let first = try await answers(nodes[0])
    #expect(first[0].contains("Pasal Clause 1 0"))
    for node in nodes.dropFirst() {
      let other = try await answers(node)
      #expect(other == first)
    }
    // More than a search reads by itself: each node makes files, and they say the same.
    let outcome = try Command.run(
      Command.glossctl,
      ["import", place.write("many.tmx", Memories.numbered(1_500)), "--db", address],
      environment: ["XDG_CACHE_HOME": place.path("cache")])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let after = try await answers(nodes[2])
    #expect(after != first)
    for node in nodes.dropLast() {
      let other = try await answers(node)
      #expect(other == after)
    }
  }

  @Test func ofTwoWritersOfOneUnitTheSecondIsTold() async throws {
    let (one, two) = (try node("a"), try node("b"))
    let token = try token()
    let made = try await one.ask(
      "POST", "/api/v2/units", Self.body("Wage"), token: token, headers: Self.json)
    let path = try #require(made.headers["location"])
    let tag = try #require(made.headers["etag"])
    let headers = Self.json.merging(["If-Match": tag]) { $1 }
    async let left = one.ask("PUT", path, Self.body("Left"), token: token, headers: headers)
    async let right = two.ask("PUT", path, Self.body("Right"), token: token, headers: headers)
    let statuses = try await [left.status, right.status].sorted()
    #expect(statuses[0] == 200)
    #expect([404, 410, 412].contains(statuses[1]) || statuses[1] == 308, "\(statuses)")
    let found = try await [self.found("Left", one), self.found("Right", one)]
    #expect(found.count { $0 } == 1)
  }

  @Test func whatWasAcknowledgedOutlivesAKilledNode() async throws {
    let (one, two) = (try node("a"), try node("b"))
    let token = try token()
    let acknowledged = try await write(to: one, token: token) {
      try await Task.sleep(for: .milliseconds(700))
      one.kill()
    }
    #expect(!acknowledged.isEmpty)
    for text in acknowledged {
      let isThere = try await found(text, two)
      #expect(isThere, "\(text)")
    }
    let check = try Command.run(
      Command.glossctl, ["db", "check", "--db", address],
      environment: ["XDG_CACHE_HOME": place.path("cache-a")])
    #expect(check.status == 0, "\(check.output)\(check.errors)")
  }

  /// Writes through a node while something happens; what it acknowledged.
  private func write(
    to node: RunningServer, token: String, while body: @escaping @Sendable () async throws -> Void
  ) async throws -> [String] {
    try await withThrowingTaskGroup(of: [String].self) { group in
      for writer in 0..<4 {
        group.addTask {
          var done: [String] = []
          for number in 0..<60 {
            let text = "Clause \(writer) \(number)"
            let answer = try? await node.ask(
              "POST", "/api/v2/units", Self.body(text), token: token, headers: Self.json)
            if answer?.status == 201 { done.append(text) }
            guard node.isRunning else { break }
          }
          return done
        }
      }
      group.addTask {
        try await body()
        return []
      }
      return try await group.reduce(into: [String]()) { $0 += $1 }
    }
  }

  private struct CutDatabase: Decodable {
    var before: Int
    var acknowledged: Int
    var ready: Int
    var lost: [String]
    var after: Int
    var status: Int
  }

  @Test(
    .enabled(
      if: FaultTests.givesNetworks,
      "no unshare or python3, or the system refuses namespaces of networks"))
  func aNetworkThatIsCutLosesNothingAcknowledged() throws {
    let folder = try #require(URLComponents(string: address)?.queryItems?.first?.value)
    let token = try token()
    let outcome = try Command.run(
      try #require(FaultTests.unshare),
      [
        "-rn", try #require(FaultTests.python).path,
        PythonPeer.folder.appendingPathComponent("database_cut.py").path,
        Command.built("glossd").path, "\(folder)/.s.PGSQL.5432", PostgresServer.name(address),
        place.folder.path, token,
      ], environment: ["XDG_CACHE_HOME": place.path("cache-cut")])
    try #require(outcome.status == 0, "\(outcome.errors.suffix(2_000))")
    let seen = try JSONDecoder().decode(CutDatabase.self, from: Data(outcome.output.utf8))
    #expect(seen.before == 201)
    #expect(seen.acknowledged > 0)
    #expect(seen.ready == 200)
    #expect(seen.lost == [])
    #expect(seen.after == 201)
    #expect(seen.status == 0)
  }

  @Test func aDatabaseThatIsRestartedIsFoundAgain() async throws {
    let database = try OwnPostgres()
    let node = try node("own", database.address)
    let token = try token(database.address)
    let acknowledged = try await write(to: node, token: token) {
      try await Task.sleep(for: .milliseconds(500))
      try database.restart()
    }
    #expect(!acknowledged.isEmpty)
    for text in acknowledged {
      let isThere = try await found(text, node)
      #expect(isThere, "\(text)")
    }
    // While it is away, answers say so; when it is back, they are what they were.
    let before = try await answers(node)
    try database.stop(immediately: false)
    for path in ["/readyz", "/api/v2/lookup?q=TPPO", "/api/v2/match?q=Clause"] {
      let answer = try await node.get(path)
      #expect(answer.status == 503, "\(path): \(answer.text)")
      #expect(answer.headers["retry-after"] != nil, "\(path)")
    }
    let health = try await node.get("/healthz")
    #expect(health.status == 200)
    try database.restart()
    let after = try await answers(node)
    #expect(after == before)
  }
}
