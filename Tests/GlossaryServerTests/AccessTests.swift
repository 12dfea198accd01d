import Foundation
import TestSupport
import Testing

/// Who may do what, and what a stranger cannot do.
@Suite struct AccessTests {
  private static let body =
    #"{"variants":[{"language":"en","text":"Wage"},{"language":"id","text":"Upah"}]}"#
  private static let json = ["Content-Type": "application/json"]

  private func add(_ server: RunningServer, _ token: String?) async throws -> RunningServer.Answer {
    try await server.ask("POST", "/api/v2/units", Self.body, token: token, headers: Self.json)
  }

  @Test func withoutATokenNothingIsChanged() async throws {
    let server = try RunningServer()
    for (method, path) in [
      ("POST", "/api/v2/units"), ("PUT", "/api/v2/units/1"), ("DELETE", "/api/v2/units/1"),
      ("PUT", "/api/v2/concepts/tppo?base=team"), ("DELETE", "/api/v2/concepts/tppo?base=team"),
      ("POST", "/api/v2/memory?name=a.tmx"), ("POST", "/api/v2/terms?base=team&name=a.yaml"),
      ("PUT", "/tmserver/en/id/unit/x"), ("POST", "/api/v1/en/id/store/x"),
    ] {
      let answer = try await server.ask(method, path, Self.body, headers: Self.json)
      #expect(answer.status == 401, "\(method) \(path)")
      #expect(answer.headers["www-authenticate"] == "Bearer")
    }
  }

  @Test func aTokenReachesAsFarAsItsScope() async throws {
    let server = try RunningServer()
    for (scope, status) in [("read", 403), ("suggest", 403), ("write", 201), ("admin", 201)] {
      let token = try server.token(scope)
      #expect(try await add(server, token).status == status, "\(scope)")
      #expect(
        try await server.ask("GET", "/api/v2", token: token).json()["scope"] as? String == scope)
    }
  }

  @Test func aWrongRevokedOrEndedTokenIsRefused() async throws {
    let server = try RunningServer()
    let token = try server.token("write")
    let tokens = [
      String(token.dropLast()) + (token.hasSuffix("0") ? "1" : "0"), "gls_", "gls_x_y", "x",
      token + "0", token.uppercased(), String(repeating: "a", count: 5_000),
      try server.token("write", ["--expires", "2020-01-01"]),
    ]
    for wrong in tokens {
      let answer = try await add(server, wrong)
      #expect(answer.status == 401, "\(wrong.prefix(80))")
      #expect(answer.headers["www-authenticate"] == #"Bearer error="invalid_token""#)
    }
    #expect(try await add(server, token).status == 201)
    let list = try server.place.glossctl(["token", "list", "--format", "json"])
    let name = try #require(
      list.output.split(separator: "\n").first { !$0.contains("2020-01-01") }
        .flatMap { $0.split(separator: "\"").dropFirst(3).first.map(String.init) })
    #expect(try server.place.glossctl(["token", "revoke", name]).status == 0)
    #expect(try await add(server, token).status == 401)
    #expect(try server.place.glossctl(["token", "revoke", name]).status == 1)
  }

  @Test func aRefusalDoesNotTellWhatIsWrong() async throws {
    let server = try RunningServer()
    let token = try server.token("write")
    let start = try #require(token.lastIndex(of: "_"))
    let wrong = [
      String(token[...start]) + String(repeating: "0", count: 48), String(token.dropLast()),
      "gls_000000000000" + token[start...], try server.token("write", ["--expires", "2020-01-01"]),
      "gls_", "x",
    ]
    var answers: Set<String> = []
    for token in wrong {
      let answer = try await add(server, token)
      var headers = answer.headers
      headers["date"] = nil
      answers.insert("\(answer.status) \(headers.sorted { $0.key < $1.key }) \(answer.text)")
    }
    #expect(answers.count == 1, "\(answers)")
  }

  @Test func theStoreDoesNotHoldTheToken() async throws {
    let place = try Workplace()
    let none = try place.glossctl(["token", "list"])
    #expect(none.status == 1 && none.errors.contains("glossctl token add"))
    let made = try place.glossctl(["token", "add", "rina"])
    let token = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
    let secret = try #require(token.split(separator: "_").last)
    for name in try place.names() {
      let bytes = Data(try place.bytes(name))
      #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(name)")
    }
    #expect(try place.glossctl(["token", "add", "rina"]).status == 2)
    let list = try place.glossctl(["token", "list"])
    #expect(list.output.hasPrefix("rina  write, since "))
  }

  @Test func aPrivateServerTellsStrangersNothing() async throws {
    let server = try RunningServer(["--private"])
    for path in ["/", "/api/v2", "/api/v2/lookup?q=TPPO", "/tmserver/languages/", "/metrics"] {
      #expect(try await server.get(path).status == 401, "\(path)")
    }
    #expect(try await server.get("/healthz").status == 200)
    let token = try server.token("read")
    #expect(try await server.ask("GET", "/api/v2/lookup?q=TPPO", token: token).status == 200)
  }

  @Test func onlyOriginsThatWereNamedMayReadAnswers() async throws {
    let closed = try RunningServer()
    let origin = ["Origin": "https://desk.example"]
    let plain = try await closed.get("/api/v2", headers: origin)
    #expect(plain.headers["access-control-allow-origin"] == nil)
    let server = try RunningServer(["--allow-origin", "https://desk.example"])
    let allowed = try await server.get("/api/v2", headers: origin)
    #expect(allowed.headers["access-control-allow-origin"] == "https://desk.example")
    let other = try await server.get("/api/v2", headers: ["Origin": "https://evil.example"])
    #expect(other.headers["access-control-allow-origin"] == nil)
    let asked = try await server.ask(
      "OPTIONS", "/api/v2/units",
      headers: origin.merging(["Access-Control-Request-Method": "POST"]) { $1 })
    #expect(asked.status == 204)
    // A cache must not give the page of one origin to another, nor that of one language.
    for headers in [origin, [:]] {
      let page = try await server.get("/", headers: headers)
      #expect(page.headers["vary"]?.contains("Origin") ?? false)
      #expect(page.headers["vary"]?.contains("Accept-Language") ?? false)
    }
  }
}
