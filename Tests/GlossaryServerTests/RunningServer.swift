import Foundation
import FoundationNetworking
import TestSupport
import Testing

/// A real `glossd` on a free port, with the store of a folder of its own; stopped at the end.
final class RunningServer: Sendable {
  let place: Workplace
  let port: Int
  private let process: Process

  /// What a server answered.
  struct Answer: Sendable {
    var status: Int
    var headers: [String: String]
    var body: Data

    var text: String { String(decoding: body, as: UTF8.self) }

    func json() throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: body) as? [String: Any], "\(text)")
    }

    func list() throws -> [[String: Any]] {
      try #require(try JSONSerialization.jsonObject(with: body) as? [[String: Any]], "\(text)")
    }
  }

  /// Starts a server in the folder of its store and waits until it listens.
  ///
  /// The store is that of the place, or the one that is named.
  init(
    _ options: [String] = [], place: Workplace? = nil, store: String? = nil,
    environment: [String: String] = [:], choosesPort: Bool = true
  ) throws {
    self.place = try place ?? Workplace()
    let log = try self.place.write("glossd-\(UUID().uuidString).log", "")
    let process = Process()
    process.executableURL = Command.built("glossd")
    process.arguments =
      (choosesPort ? ["--port", "0"] : [])
      + ["--db", store ?? self.place.path(), "--log-format", "json"] + options
    process.environment = ProcessInfo.processInfo.environment
      .merging(environment.merging(["TZ": "UTC"]) { $1 }) { $1 }
    process.currentDirectoryURL = self.place.folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
    try process.run()
    self.process = process
    var found: Int?
    for _ in 0..<600 where found == nil {
      if !process.isRunning { break }
      let lines = try String(contentsOfFile: log, encoding: .utf8)
      if let line = lines.split(separator: "\n").first(where: { $0.contains("http://127.0.0.1:") }),
        let start = line.range(of: "http://127.0.0.1:")?.upperBound
      {
        found = Int(line[start...].prefix { $0.isNumber })
      } else {
        Thread.sleep(forTimeInterval: 0.05)
      }
    }
    let log2 = try String(contentsOfFile: log, encoding: .utf8)
    port = try #require(found, "glossd did not start: \(log2)")
  }

  deinit { stop() }

  /// Whether it still runs.
  var isRunning: Bool { process.isRunning }

  /// Asks it to stop and waits for that; returns its exit status.
  @discardableResult
  func stop() -> Int32 {
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Kills it, as a failing machine would.
  func kill() {
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// A token of a scope.
  func token(_ scope: String, _ more: [String] = []) throws -> String {
    let made = try place.glossctl(
      ["token", "add", "\(scope)-\(UUID().uuidString.prefix(8))", "--scope", scope] + more)
    try #require(made.status == 0, "\(made.errors)")
    return made.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Asks the server; redirections are not followed.
  func ask(
    _ method: String, _ path: String, _ body: String? = nil, bytes: Data? = nil,
    token: String? = nil, headers: [String: String] = [:]
  ) async throws -> Answer {
    let url = try #require(URL(string: "http://127.0.0.1:\(port)\(path)"), "\(path)")
    var request = URLRequest(url: url, timeoutInterval: 60)
    request.httpMethod = method
    request.httpBody = bytes ?? body.map { Data($0.utf8) }
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    if let token { request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
    let session = URLSession(configuration: .ephemeral, delegate: NoRedirects(), delegateQueue: nil)
    defer { session.finishTasksAndInvalidate() }
    let (data, response) = try await session.data(for: request)
    let answer = try #require(response as? HTTPURLResponse)
    var fields: [String: String] = [:]
    for (name, value) in answer.allHeaderFields {
      fields["\(name)".lowercased()] = "\(value)"
    }
    return Answer(status: answer.statusCode, headers: fields, body: data)
  }

  func get(_ path: String, headers: [String: String] = [:]) async throws -> Answer {
    try await ask("GET", path, headers: headers)
  }

  /// What the server answers to requests as they are written, which no library puts in order, each on a
  /// connection of its own.
  func raw(_ requests: [String]) throws -> [(head: String, body: String)] {
    let python = try #require(Command.find("python3"))
    let outcome = try Command.run(
      python,
      [
        "-c",
        """
        import json, socket, sys
        answers = []
        for request in json.load(sys.stdin):
            with socket.create_connection(('127.0.0.1', \(port)), 20) as s:
                s.sendall(request.encode())
                answer = b''
                while block := s.recv(65536): answer += block
            answers.append(answer.decode(errors='replace'))
        json.dump(answers, sys.stdout)
        """,
      ], input: try JSONEncoder().encode(requests))
    try #require(outcome.status == 0, "\(outcome.errors)")
    return try JSONDecoder().decode([String].self, from: Data(outcome.output.utf8)).map {
      let parts = $0.components(separatedBy: "\r\n\r\n")
      return (parts[0], parts.dropFirst().joined(separator: "\r\n\r\n"))
    }
  }

  /// A text as part of a path or a query.
  static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      return scalar.properties.isAlphabetic && byte < 0x80 || (0x30...0x39).contains(byte)
        ? String(scalar) : String(format: "%%%02X", byte)
    }.joined()
  }
}

private final class NoRedirects: NSObject, URLSessionTaskDelegate {
  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }
}
