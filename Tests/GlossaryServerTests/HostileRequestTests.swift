import Foundation
import TestSupport
import Testing

/// Requests of those who mean no good.
@Suite struct HostileRequestTests {
  private static let script = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
  private static let json = ["Content-Type": "application/json"]

  private static func request(_ path: String, _ fields: String = "", body: String = "") -> String {
    let method = body.isEmpty ? "GET" : "POST"
    return "\(method) \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
      + (fields.isEmpty ? "" : fields + "\r\n") + "\r\n" + body
  }

  @Test func pathsLeadNowhereElse() throws {
    let server = try RunningServer()
    let paths = [
      "/static/../../etc/passwd", "/static/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd",
      "/concepts/..%2f..%2fetc%2fpasswd", "/static/app.css%00.html", "/../../../etc/passwd",
      "/static/..%5c..%5cetc%5cpasswd", "//etc/passwd", "/static//etc/passwd",
      "/api/v2/../../store.db", "/store.db", "/static/../store.db", "/static/%2e%2e%2fstore.db",
      "/.glossctl.yaml", "file:///etc/passwd", "*",
    ]
    for (path, answer) in zip(paths, try server.raw(paths.map { Self.request($0) })) {
      let isNone =
        answer.head.hasPrefix("HTTP/1.1 404 ") || answer.head.hasPrefix("HTTP/1.1 400 ")
      #expect(isNone, "\(path): \(answer.head)")
      #expect(!answer.body.contains("root:") && !answer.body.contains("SQLite"), "\(path)")
    }
  }

  /// The store lies in the folder in which the server runs, and its pages come as files.
  @Test func noFolderIsListed() throws {
    let server = try RunningServer()
    let folders = [
      "/static", "/static/", "/static//", "/static/.", "/static/./", "/static/..", "/static/../",
      "//static/", "/static/%2e%2e/", "/.", "/./", "/..", "/../", "/%2e%2e/", "/api", "/api/",
      "/concepts", "/concepts/", "/tmserver", "/tmserver/", "/tmserver/../",
      "http://x/static/", "/static/?C=M;O=A",
    ]
    for (path, answer) in zip(folders, try server.raw(folders.map { Self.request($0) })) {
      #expect(answer.head.hasPrefix("HTTP/1.1 404 "), "\(path): \(answer.head)")
      for name in ["app.css", "app.js", "mustache", "store.db", "glossd-", "Index of", "href"] {
        #expect(!answer.body.contains(name), "\(path) names \(name)")
      }
    }
    // A slash behind a page is that page, and two before it are one.
    let pages = ["/", "//", "/memory/", "/draft/"]
    for (path, answer) in zip(pages, try server.raw(pages.map { Self.request($0) })) {
      #expect(answer.head.hasPrefix("HTTP/1.1 200 "), "\(path)")
      #expect(answer.body.contains("<main"), "\(path)")
      for name in ["store.db", "mustache", "glossd-", "Index of"] {
        #expect(!answer.body.contains(name), "\(path) names \(name)")
      }
    }
  }

  @Test func scriptInTermsUnitsAndQueriesIsEscaped() async throws {
    let server = try RunningServer()
    let token = try server.token("write")
    func quoted(_ text: String) throws -> String {
      let bytes = try JSONSerialization.data(
        withJSONObject: [text], options: .withoutEscapingSlashes)
      return String(String(decoding: bytes, as: UTF8.self).dropFirst().dropLast())
    }
    let term = try await server.ask(
      "PUT", "/api/v2/concepts/evil?base=team",
      """
      {"concepts":[{"id":"evil","notes":[\(try quoted(Self.script))],"designations":{
        "en":[{"term":\(try quoted("evil " + Self.script)),"status":"preferred",
          "sources":[{"citation":\(try quoted(Self.script)),"url":"javascript:alert(1)"}]}]}}]}
      """, token: token, headers: Self.json)
    #expect(term.status == 201, "\(term.text)")
    let unit = try await server.ask(
      "POST", "/api/v2/units?origin=\(RunningServer.escaped(Self.script))",
      """
      {"variants":[{"language":"en","text":\(try quoted("word " + Self.script))},
        {"language":"id","text":\(try quoted(Self.script))}]}
      """, token: token, headers: Self.json)
    #expect(unit.status == 201, "\(unit.text)")
    let query = RunningServer.escaped(Self.script)
    for path in [
      "/?q=evil", "/?q=\(query)", "/concepts/evil", "/concepts/\(query)", "/memory?q=word",
      "/memory?q=\(query)", "/?q=evil&part=results",
    ] {
      let page = try await server.get(path)
      #expect(!page.text.contains("<script>alert"), "\(path)")
      #expect(!page.text.contains("<img"), "\(path)")
      #expect(!page.text.contains("href=\"javascript:"), "\(path)")
      if !path.contains("part=") {
        #expect(page.headers["content-security-policy"]?.contains("script-src 'self'") ?? false)
      }
    }
    let draft = try await server.ask(
      "POST", "/draft", "text=\(query)+TKI&date=&profile=default",
      headers: ["Content-Type": "application/x-www-form-urlencoded"])
    #expect(!draft.text.contains("<script>alert"))
    let report = try await server.ask(
      "POST", "/api/v2/check?format=html&date=2025-01-01&name=\(query)", "\(Self.script) TKI\n")
    #expect(!report.text.contains("<script>alert"))
  }

  @Test(arguments: ["'; DROP TABLE concept; --", "\" OR 1=1", "%' ESCAPE '", "a\u{0301}';--"])
  func signsOfSQLAreOnlyText(_ text: String) async throws {
    let server = try RunningServer()
    let escaped = RunningServer.escaped(text)
    for path in [
      "/api/v2/lookup?q=\(escaped)", "/api/v2/suggest?q=\(escaped)", "/api/v2/match?q=\(escaped)",
      "/api/v2/match?q=x&domain=\(escaped)&origin=\(escaped)", "/?q=\(escaped)",
      "/api/v2/concordance?q=x\(escaped)", "/api/v2/concepts?subject=\(escaped)",
    ] {
      #expect([200, 422].contains(try await server.get(path).status), "\(path)")
    }
    #expect(try await server.get("/api/v2/terms?base=\(escaped)").status == 404)
    #expect(try server.place.glossctl(["db", "check"]).status == 0)
  }

  @Test func bodiesThatAreTooLargeAreRefused() async throws {
    let server = try RunningServer(["--max-body", "1"])
    let large = Data(repeating: 0x61, count: (1 << 20) + 1)
    let told = try await server.ask("POST", "/api/v2/check?name=a.txt", bytes: large)
    #expect(told.status == 413)
    #expect(try await server.get("/healthz").status == 200)
  }

  @Test func bombsInUploadsAreRefused() async throws {
    let server = try RunningServer()
    let python = try #require(Command.find("python3"))
    let made = try Command.run(
      python,
      [
        "-c",
        """
        import zipfile
        with zipfile.ZipFile('bomb.docx', 'w', zipfile.ZIP_DEFLATED) as z:
            z.writestr('[Content_Types].xml', '<Types/>')
            with z.open('word/document.xml', 'w', force_zip64=True) as f:
                f.write(b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>')
                for _ in range(1500): f.write(b'<w:p/>' * 180000)
        """,
      ], in: server.place.folder)
    #expect(made.status == 0, "\(made.errors)")
    let bomb = Data(try server.place.bytes("bomb.docx"))
    #expect(bomb.count < 8 << 20)
    let answer = try await server.ask("POST", "/api/v2/check?name=bomb.docx", bytes: bomb)
    #expect(answer.status == 422, "\(answer.text.prefix(300))")
    let entities = (1..<10).map { level in
      let before = String(repeating: "&e\(level - 1);", count: 10)
      return "<!ENTITY e\(level) \"\(before)\">"
    }
    let laughs =
      "<?xml version=\"1.0\"?><!DOCTYPE tmx [<!ENTITY e0 \"aaaaaaaaaa\">\(entities.joined())]>"
      + "<tmx version=\"1.4\"><body><tu><tuv xml:lang=\"en\"><seg>&e9;</seg></tuv></tu></body></tmx>"
    let token = try server.token("write")
    let expanded = try await server.ask(
      "POST", "/api/v2/memory?name=a.tmx", laughs, token: token)
    #expect(expanded.status == 422)
    #expect(try await server.get("/healthz").status == 200)
  }

  @Test func nothingThatIsSentBecomesAHeaderField() async throws {
    let server = try RunningServer(["--allow-origin", "*"])
    let token = try server.token("write")
    let evil = "x%0D%0ASet-Cookie:%20evil=1"
    let paths = [
      "/?q=x&ui=id\(evil)", "/\(evil)", "/concepts/\(evil)", "/static/\(evil)",
      "/api/v2/units/\(evil)", "/api/v2/concepts/\(evil)", "/api/v2/memory?domain=\(evil)",
      "/api/v2/memory?format=\(evil)", "/api/v2/terms?base=\(evil)",
      "/tmserver/en/id/unit/\(evil)?callback=\(evil)", "/tmserver/\(evil)/id/unit/x",
    ]
    for (path, answer) in zip(paths, try server.raw(paths.map { Self.request($0) })) {
      #expect(answer.head.hasPrefix("HTTP/1.1 "), "\(path)")
      #expect(!answer.head.lowercased().contains("evil"), "\(path): \(answer.head)")
    }
    // Fields that are echoed, ended early: by a line, by half of one, continued, or by a NUL.
    let fields = [
      "Origin: https://a\r\n Set-Cookie: evil=1", "Origin: https://a\rSet-Cookie: evil=1",
      "Origin: https://a\nX\u{0}: evil=1", "Origin: evil\u{0}", "Origin : evil",
      "Cookie: ui=id\rSet-Cookie: evil=1", "If-None-Match: \"a\"\rSet-Cookie: evil=1",
    ]
    for (field, answer) in zip(fields, try server.raw(fields.map { Self.request("/", $0) })) {
      #expect(answer.head.hasPrefix("HTTP/1.1 400 "), "\(field): \(answer.head)")
      #expect(!answer.head.contains("evil"), "\(field)")
    }
    // Two lengths could hide a second request.
    let lengths = [
      "Content-Length: 3\r\nContent-Length: 5", "Content-Length: 3\r\nTransfer-Encoding: chunked",
    ]
    let bodies = lengths.map { Self.request("/draft", $0, body: "0\r\n\r\n") }
    for (field, answer) in zip(lengths, try server.raw(bodies)) {
      #expect(answer.head.hasPrefix("HTTP/1.1 400 "), "\(field)")
    }
    for (method, path) in [
      ("POST", "/api/v2/units?origin=\(evil)"), ("POST", "/api/v2/suggestions?origin=\(evil)"),
      ("PUT", "/api/v2/concepts/evil?base=\(evil)"), ("POST", "/api/v2/check?name=\(evil)"),
    ] {
      let answer = try await server.ask(
        method, path,
        #"{"text":"TKI","variants":[{"language":"en","text":"a"},{"language":"id","text":"b"}]}"#,
        token: token, headers: Self.json)
      #expect(!answer.headers.contains { "\($0)\($1)".contains("evil") }, "\(path)")
    }
    let chosen = try await server.get("/?q=x&ui=id")
    #expect(chosen.headers["set-cookie"]?.hasPrefix("ui=id;") ?? false)
    #expect(chosen.text.contains("Istilah resmi"))
  }

  @Test func aSlowClientKeepsNobodyWaiting() async throws {
    let server = try RunningServer(["--workers", "1"])
    // Requests that never end, on connections of their own.
    let python = try #require(Command.find("python3"))
    let made = try Command.run(
      python,
      [
        "-c",
        """
        import socket, time, urllib.request
        s = [socket.create_connection(('127.0.0.1', \(server.port))) for _ in range(20)]
        for c in s: c.sendall(b'POST /api/v2/check HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 1000\\r\\n\\r\\nabc')
        start = time.time()
        print(urllib.request.urlopen('http://127.0.0.1:\(server.port)/api/v2/lookup?q=TPPO').status, time.time() - start < 5)
        """,
      ])
    #expect(made.output == "200 True\n", "\(made.errors)")
  }

  @Test func tooManyRequestsAreTurnedAwayAtOnce() async throws {
    let server = try RunningServer(["--workers", "1", "--max-waiting", "0"])
    let draft = String(repeating: "Pemerintah memulangkan 35 TKI dari Kamboja. ", count: 1_500)
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<6 {
        group.addTask { try await server.ask("POST", "/api/v2/check?name=a.txt", draft).status }
      }
      return try await group.reduce(into: [Int]()) { $0.append($1) }
    }
    #expect(statuses.contains(200), "\(statuses)")
    #expect(statuses.contains(503), "\(statuses)")
  }
}
