internal import CPostgres

internal import Glibc

/// PostgreSQL's client library, loaded when a store on a server is opened.
///
/// It is not linked: with the two dozen libraries that it needs it takes as long to load as a look-up in
/// a file takes as a whole, and a program that works on files does without it.
///
/// `@unchecked Sendable` holds because all that is here is addresses of functions.
@safe struct PostgresLibrary: @unchecked Sendable {
  typealias Text = UnsafePointer<CChar>
  typealias Texts = UnsafePointer<Text?>
  typealias Numbers = UnsafePointer<Int32>

  // Connections.
  let connect: @convention(c) (Texts, Texts, Int32) -> OpaquePointer?
  let finish: @convention(c) (OpaquePointer) -> Void
  let status: @convention(c) (OpaquePointer) -> ConnStatusType
  let errorMessage: @convention(c) (OpaquePointer) -> Text?
  let parameterStatus: @convention(c) (OpaquePointer, Text) -> Text?
  let socket: @convention(c) (OpaquePointer) -> Int32
  let consumeInput: @convention(c) (OpaquePointer) -> Int32
  let notification: @convention(c) (OpaquePointer) -> UnsafeMutablePointer<PGnotify>?
  let freeMemory: @convention(c) (UnsafeMutableRawPointer) -> Void

  // Commands.
  let execute: @convention(c) (OpaquePointer, Text) -> OpaquePointer?
  let enterPipeline: @convention(c) (OpaquePointer) -> Int32
  let exitPipeline: @convention(c) (OpaquePointer) -> Int32
  let synchronize: @convention(c) (OpaquePointer) -> Int32
  let sendPrepare: @convention(c) (OpaquePointer, Text, Text, Int32, UnsafeRawPointer?) -> Int32
  let sendParameters:
    @convention(c) (
      OpaquePointer, Text, Int32, UnsafeRawPointer?, Texts?, Numbers?, Numbers?, Int32
    ) -> Int32
  let sendPrepared:
    @convention(c) (OpaquePointer, Text, Int32, Texts?, Numbers?, Numbers?, Int32) -> Int32
  let nextResult: @convention(c) (OpaquePointer) -> OpaquePointer?

  // Results.
  let resultStatus: @convention(c) (OpaquePointer) -> ExecStatusType
  let errorField: @convention(c) (OpaquePointer, Int32) -> Text?
  let rowCount: @convention(c) (OpaquePointer) -> Int32
  let type: @convention(c) (OpaquePointer, Int32) -> UInt32
  let value: @convention(c) (OpaquePointer, Int32, Int32) -> UnsafePointer<UInt8>?
  let length: @convention(c) (OpaquePointer, Int32, Int32) -> Int32
  let isNull: @convention(c) (OpaquePointer, Int32, Int32) -> Int32
  let clear: @convention(c) (OpaquePointer) -> Void

  /// The library; nil where the system has none, or one without pipelines.
  static let shared = try? PostgresLibrary()

  /// What is to be installed, in the words of Debian.
  static let package = "libpq5, version 14 or newer"

  private struct Missing: Error {}

  private init() throws {
    guard let handle = unsafe dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL) else { throw Missing() }
    func find<Function>(_ name: String) throws -> Function {
      guard let address = unsafe dlsym(handle, name) else { throw Missing() }
      return unsafe unsafeBitCast(address, to: Function.self)
    }
    unsafe connect = try unsafe find("PQconnectdbParams")
    unsafe finish = try unsafe find("PQfinish")
    unsafe status = try unsafe find("PQstatus")
    unsafe errorMessage = try unsafe find("PQerrorMessage")
    unsafe parameterStatus = try unsafe find("PQparameterStatus")
    unsafe socket = try unsafe find("PQsocket")
    unsafe consumeInput = try unsafe find("PQconsumeInput")
    unsafe notification = try unsafe find("PQnotifies")
    unsafe freeMemory = try unsafe find("PQfreemem")
    unsafe execute = try unsafe find("PQexec")
    unsafe enterPipeline = try unsafe find("PQenterPipelineMode")
    unsafe exitPipeline = try unsafe find("PQexitPipelineMode")
    unsafe synchronize = try unsafe find("PQpipelineSync")
    unsafe sendPrepare = try unsafe find("PQsendPrepare")
    unsafe sendParameters = try unsafe find("PQsendQueryParams")
    unsafe sendPrepared = try unsafe find("PQsendQueryPrepared")
    unsafe nextResult = try unsafe find("PQgetResult")
    unsafe resultStatus = try unsafe find("PQresultStatus")
    unsafe errorField = try unsafe find("PQresultErrorField")
    unsafe rowCount = try unsafe find("PQntuples")
    unsafe type = try unsafe find("PQftype")
    unsafe value = try unsafe find("PQgetvalue")
    unsafe length = try unsafe find("PQgetlength")
    unsafe isNull = try unsafe find("PQgetisnull")
    unsafe clear = try unsafe find("PQclear")
  }
}
