internal import CPostgres

internal import Glibc

/// A connection to a PostgreSQL server, over which commands go without waiting for each other's answers.
///
/// What a command answers is read when rows are asked for, when many answers wait, and at the end of a
/// transaction: a thousand rows are written in a few round trips. A failure is told there.
@safe final class PostgresConnection {
  let library: PostgresLibrary
  let handle: OpaquePointer
  private var expected: [Expected] = []
  private var discarded: [String] = []
  private var names = 0

  /// Counts failures: what was prepared before one may not be there.
  private(set) var generation = 0

  /// Whether the server tells of notifications; nil before it was asked to.
  var isListening: Bool?

  /// How many answers may wait before they are read.
  private static let mostExpected = 512

  private enum Expected {
    /// The answer of a command.
    case answer

    /// The answer of a command that may fail.
    case remark

    /// The end of commands that succeed or fail together.
    case end
  }

  /// A command.
  enum Command {
    case text(String)
    case prepared(String)
  }

  /// Connects.
  ///
  /// - Throws: `PostgresFailure`.
  init(_ address: PostgresAddress, _ library: PostgresLibrary) throws {
    self.library = library
    // What the address says comes last and wins. Without a limit a host that is gone is waited for a
    // quarter of an hour.
    let settings = [
      ("connect_timeout", "10"), ("tcp_user_timeout", "20000"), ("keepalives_idle", "30"),
      ("client_encoding", "UTF8"), ("fallback_application_name", "glossary"),
      ("dbname", address.text),
    ]
    let keys = unsafe settings.map { unsafe strdup($0.0) } + [nil]
    let values = unsafe settings.map { unsafe strdup($0.1) } + [nil]
    defer { unsafe (keys + values).forEach { unsafe free($0) } }
    let opened = unsafe library.connect(
      keys.map { unsafe UnsafePointer($0) }, values.map { unsafe UnsafePointer($0) }, 1)
    guard let opened = unsafe opened else { throw PostgresFailure(state: "", message: "no memory") }
    unsafe handle = unsafe opened
    guard unsafe library.status(handle) == CONNECTION_OK else {
      let message = unsafe Self.line(library.errorMessage(handle))
      throw PostgresFailure(state: "", message: message)
    }
    try runScript("SET client_min_messages = error; SET lock_timeout = '5s'")
    unsafe _ = library.enterPipeline(handle)
  }

  deinit { unsafe library.finish(handle) }

  /// What the server says of itself, such as `server_version`.
  func parameter(_ name: String) -> String? {
    unsafe library.parameterStatus(handle, name).map { unsafe String(cString: $0) }
  }

  /// A name for something of this connection.
  func name() -> String {
    names += 1
    return "g\(names)"
  }

  /// Forgets a prepared statement, when there is time.
  func discard(_ name: String) { discarded.append(name) }

  /// Takes note that what was prepared is gone.
  func forgetStatements() {
    generation += 1
    discarded = []
  }

  /// Whether the server has hung up, as far as is known without asking it.
  func isLost() -> Bool {
    // The answers to what ended the transaction before.
    _ = try? finish()
    var poll = pollfd(fd: unsafe library.socket(handle), events: Int16(POLLIN), revents: 0)
    while unsafe Glibc.poll(&poll, 1, 0) > 0 && library.consumeInput(handle) == 1 {}
    return unsafe library.status(handle) != CONNECTION_OK
  }

  /// Sends a command whose answer nobody needs but for what may be wrong.
  ///
  /// - Throws: `PostgresFailure`, also one of an earlier command.
  func send(_ command: Command, _ parameters: inout PostgresParameters) throws {
    try transmit(command, &parameters)
    if expected.count >= Self.mostExpected { _ = try finish() }
  }

  /// The same without parameters.
  func send(_ sql: String) throws {
    var none = PostgresParameters(count: 0)
    try send(.text(sql), &none)
  }

  /// Sends a command by itself and does not mind if it fails; the answer is read with those of later
  /// commands.
  func suggest(_ sql: String) throws {
    try end()
    var none = PostgresParameters(count: 0)
    try transmit(.text(sql), &none, as: .remark)
    try end()
  }

  /// Prepares a statement under a name.
  ///
  /// - Throws: `PostgresFailure`, if the connection is gone.
  func prepare(_ name: String, _ sql: String) throws {
    try check(unsafe library.sendPrepare(handle, name, sql, 0, nil))
    expected.append(.answer)
  }

  /// The rows that a command answers, once all before it have been done.
  ///
  /// - Throws: `PostgresFailure`, also one of an earlier command.
  func rows(_ command: Command, _ parameters: inout PostgresParameters) throws -> PostgresRows {
    try transmit(command, &parameters)
    guard let rows = try finish() else { throw PostgresFailure(state: "", message: "no answer") }
    return rows
  }

  /// Waits until all that was sent is done; the rows of the last command.
  ///
  /// - Throws: `PostgresFailure`, that of the first command that went wrong.
  @discardableResult
  func finish() throws -> PostgresRows? {
    try end()
    return try drain()
  }

  /// Lets the server begin with what was sent.
  func end() throws {
    switch expected.last {
    case nil, .end: return
    case .answer, .remark: break
    }
    try check(unsafe library.synchronize(handle))
    expected.append(.end)
  }

  /// Runs statements without parameters, one after another, on their own.
  ///
  /// - Throws: `PostgresFailure`.
  func runScript(_ sql: String) throws {
    try finish()
    unsafe _ = library.exitPipeline(handle)
    defer { unsafe _ = library.enterPipeline(handle) }
    guard let result = unsafe library.execute(handle, sql) else { throw lost() }
    defer { unsafe library.clear(result) }
    if let failure = unsafe failure(result) { throw failure }
  }

  private func transmit(
    _ command: Command, _ parameters: inout PostgresParameters, as answer: Expected = .answer
  ) throws {
    while let name = discarded.popLast() {
      var none = PostgresParameters(count: 0)
      try transmit(.text("DEALLOCATE \(name)"), &none)
    }
    if parameters.hasZero {
      throw PostgresFailure(state: "22021", message: "the character U+0000 is in it")
    }
    let count = Int32(parameters.count)
    let (library, handle) = unsafe (library, handle)
    let isSent = unsafe parameters.withPointers { values, lengths, formats in
      switch command {
      case .text(let sql):
        unsafe library.sendParameters(handle, sql, count, nil, values, lengths, formats, 1)
      case .prepared(let name):
        unsafe library.sendPrepared(handle, name, count, values, lengths, formats, 1)
      }
    }
    try check(isSent)
    expected.append(answer)
  }

  func check(_ isDone: Int32) throws {
    if isDone != 1 { throw lost() }
  }

  private func lost() -> PostgresFailure {
    expected = []
    return PostgresFailure(
      state: "", message: unsafe Self.line(library.errorMessage(handle)), isLost: true)
  }

  /// Reads all answers that are expected.
  private func drain() throws -> PostgresRows? {
    var rows: PostgresRows?
    var first: PostgresFailure?
    for answer in expected {
      while let result = unsafe library.nextResult(handle) {
        if unsafe library.resultStatus(result) == PGRES_TUPLES_OK {
          rows = unsafe PostgresRows(library, result)
          continue
        }
        defer { unsafe library.clear(result) }
        if unsafe library.resultStatus(result) == PGRES_PIPELINE_SYNC { break }
        if case .remark = answer { continue }
        if first == nil { first = unsafe failure(result) }
      }
      if unsafe library.status(handle) != CONNECTION_OK { throw lost() }
    }
    expected.removeAll(keepingCapacity: true)
    if let first {
      generation += 1
      discarded = []
      throw first
    }
    return rows
  }

  private func failure(_ result: OpaquePointer) -> PostgresFailure? {
    switch unsafe library.resultStatus(result) {
    case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE:
      func field(_ code: UnicodeScalar) -> String? {
        unsafe library.errorField(result, Int32(code.value)).map { unsafe String(cString: $0) }
      }
      // The codes are those of the protocol: C for the SQLSTATE, M for the message, D for details.
      let detail = field("D").map { " (\($0))" } ?? ""
      guard let message = field("M") else { return lost() }
      return PostgresFailure(state: field("C") ?? "", message: message + detail)
    case PGRES_PIPELINE_ABORTED:
      return PostgresFailure(state: "25P02", message: "an earlier command failed")
    default: return nil
    }
  }

  /// A message of libpq in one line.
  private static func line(_ message: UnsafePointer<CChar>?) -> String {
    guard let message = unsafe message else { return "" }
    return unsafe String(cString: message).split(separator: "\n")
      .map { $0.drop { $0 == "\t" || $0 == " " } }.joined(separator: "; ")
  }
}
