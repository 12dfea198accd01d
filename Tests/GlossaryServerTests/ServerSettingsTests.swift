import Foundation
import TestSupport
import Testing

/// What sets a server up: options, then the environment, then the project file.
@Suite struct ServerSettingsTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
  }

  private func write(_ settings: String) throws {
    try place.write(".glossctl.yaml", "server:\n  \(settings)\n")
  }

  /// Runs a server that is not to start.
  private func fail(
    _ options: [String] = [], environment: [String: String] = [:]
  ) throws -> Command.Outcome {
    // It ends by itself; one that starts all the same is ended.
    let timeout = try #require(Command.find("timeout"))
    return try Command.run(
      timeout, ["60", Command.built("glossd").path, "--db", place.path()] + options,
      environment: environment, in: place.folder)
  }

  /// Whether a server takes a body of a little more than 1 MiB.
  private func takesLargeBodies(_ server: RunningServer) async throws -> Bool {
    let body = Data(repeating: 0x0A, count: (1 << 20) + 1)
    let status = try await server.ask("POST", "/api/v2/check?name=a.txt", bytes: body).status
    // Blank lines are no draft, which is seen only when they are read.
    try #require(status == 422 || status == 413)
    return status == 422
  }

  @Test func aNumberIsThatOfTheNearest() async throws {
    try write("max-body: 1")
    #expect(try await !takesLargeBodies(RunningServer(place: place)))
    let environment = ["GLOSSD_MAX_BODY": "2"]
    #expect(try await takesLargeBodies(RunningServer(place: place, environment: environment)))
    #expect(
      try await !takesLargeBodies(
        RunningServer(["--max-body", "1"], place: place, environment: environment)))
  }

  @Test func aFlagIsThatOfTheNearest() async throws {
    func isPrivate(_ options: [String] = [], _ variable: String? = nil) async throws -> Bool {
      let server = try RunningServer(
        options, place: place, environment: variable.map { ["GLOSSD_PRIVATE": $0] } ?? [:])
      return try await server.get("/api/v2").status == 401
    }
    #expect(try await !isPrivate())
    try write("private: true")
    #expect(try await isPrivate())
    #expect(try await !isPrivate([], "0"))
    #expect(try await isPrivate(["--private"], "0"))
    #expect(try await !isPrivate(["--no-private"], "1"))
  }

  @Test func listsComeWholeFromTheNearest() async throws {
    func sources(_ options: [String], _ variable: String? = nil) async throws -> [String]? {
      let server = try RunningServer(
        options, place: place,
        environment: variable.map { ["GLOSSD_SOURCE_LANGUAGE": $0] } ?? [:])
      return try await server.get("/tmserver/languages/").json()["sourceLanguages"] as? [String]
    }
    try write("source-language: [en, id]\n  allow-origin: https://desk.example")
    #expect(try await sources([]) == ["en", "id"])
    #expect(try await sources([], "ms th") == ["ms", "th"])
    #expect(try await sources(["--source-language", "de"], "ms th") == ["de"])
    let server = try RunningServer(place: place)
    let answer = try await server.get("/api/v2", headers: ["Origin": "https://desk.example"])
    #expect(answer.headers["access-control-allow-origin"] == "https://desk.example")
  }

  @Test func pagesCanBeLeftOut() async throws {
    try write("pages: false")
    let server = try RunningServer(place: place)
    for path in ["/", "/memory", "/draft", "/static/app.css"] {
      #expect(try await server.get(path).status == 404, "\(path)")
    }
    #expect(try await server.get("/api/v2/lookup?q=TPPO").status == 200)
    #expect(try await RunningServer(["--pages"], place: place).get("/").status == 200)
  }

  @Test func theFileOfAFolderAboveCounts() async throws {
    // No port is asked for elsewhere: the file gives a free one.
    try write("port: 0\n  quiet: false")
    let server = try RunningServer(place: place, choosesPort: false)
    #expect(server.port != 8765)
    #expect(try await server.get("/healthz").status == 200)
  }

  @Test func whatIsNoSettingIsToldWithItsPlace() throws {
    try write("prot: 8080")
    let unknown = try fail()
    #expect(unknown.status == 2)
    #expect(
      unknown.errors.hasPrefix("glossd: .glossctl.yaml:2:3: server has no key \"prot\""),
      "\(unknown.errors)")
    try write("port: 80800")
    let large = try fail()
    #expect(large.status == 2)
    #expect(large.errors.contains(".glossctl.yaml:2:9: port cannot be"), "\(large.errors)")
  }

  @Test(arguments: [
    ("GLOSSD_PORT", "x"), ("GLOSSD_WORKERS", "0"), ("GLOSSD_PRIVATE", "perhaps"),
    ("GLOSSD_LOG_FORMAT", "xml"), ("GLOSSD_SOURCE_LANGUAGE", "indonesian"),
  ])
  func aVariableThatIsNoSettingIsTold(_ name: String, _ value: String) throws {
    let outcome = try fail(environment: [name: value])
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("glossd: \(name)"), "\(outcome.errors)")
  }

  @Test func theAddressOfTheFileIsTheOneToListenAt() throws {
    // An address for documentation, which no machine has.
    try write("host: 203.0.113.1")
    let outcome = try fail(["--port", "0"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("cannot listen at 203.0.113.1"), "\(outcome.errors)")
  }
}
