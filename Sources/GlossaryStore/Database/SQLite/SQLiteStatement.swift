internal import GRDB
internal import GRDBSQLite

/// A prepared statement of SQLite's own interface.
///
/// GRDB's statements take and give each value as an existential, which costs more than the row itself
/// where there are a million of them.
@safe final class SQLiteStatement: Statement {
  private let handle: OpaquePointer
  private let connection: OpaquePointer?

  /// Prepares a statement; the database must outlive it.
  init(_ database: GRDB.Database, _ sql: String) throws {
    unsafe connection = unsafe database.sqliteConnection
    var handle: OpaquePointer?
    let status = unsafe sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
    guard status == SQLITE_OK, let prepared = unsafe handle else {
      throw unsafe Self.error(connection, status)
    }
    unsafe self.handle = prepared
  }

  deinit { unsafe sqlite3_finalize(handle) }

  func bind(_ index: Int32, _ number: Int64?) {
    if let number {
      unsafe sqlite3_bind_int64(handle, index, number)
    } else {
      unsafe sqlite3_bind_null(handle, index)
    }
  }

  func bind(_ index: Int32, _ text: String?) {
    guard var text else {
      unsafe sqlite3_bind_null(handle, index)
      return
    }
    text.withUTF8 { bytes in
      // An empty text has no address, which would mean nothing at all.
      unsafe bytes.withMemoryRebound(to: CChar.self) { chars in
        guard let base = chars.baseAddress else {
          unsafe sqlite3_bind_text(handle, index, "", 0, Self.transient)
          return
        }
        unsafe sqlite3_bind_text64(
          handle, index, base, UInt64(chars.count), Self.transient, UInt8(SQLITE_UTF8))
      }
    }
  }

  func bind(_ index: Int32, _ bytes: UnsafeRawBufferPointer) {
    unsafe bind(index, bytes, nil)
  }

  func bind(_ index: Int32, copying bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { unsafe bind(index, $0, Self.transient) }
  }

  private func bind(
    _ index: Int32, _ bytes: UnsafeRawBufferPointer, _ lifetime: sqlite3_destructor_type?
  ) {
    guard let base = bytes.baseAddress else {
      unsafe sqlite3_bind_zeroblob(handle, index, 0)
      return
    }
    unsafe sqlite3_bind_blob64(handle, index, base, UInt64(bytes.count), lifetime)
  }

  /// Tells SQLite to copy what it is given.
  private static var transient: sqlite3_destructor_type? {
    unsafe unsafeBitCast(-1, to: sqlite3_destructor_type?.self)
  }

  func run() throws {
    let status = unsafe sqlite3_step(handle)
    unsafe sqlite3_reset(handle)
    guard status == SQLITE_DONE || status == SQLITE_ROW else {
      throw unsafe Self.error(connection, status)
    }
  }

  func step() throws -> Bool {
    let status = unsafe sqlite3_step(handle)
    if status == SQLITE_ROW { return true }
    unsafe sqlite3_reset(handle)
    guard status == SQLITE_DONE else { throw unsafe Self.error(connection, status) }
    return false
  }

  func reset() { unsafe sqlite3_reset(handle) }

  func number(_ column: Int32) -> Int64? {
    unsafe sqlite3_column_type(handle, column) == SQLITE_NULL
      ? nil : sqlite3_column_int64(handle, column)
  }

  func text(_ column: Int32) -> String? {
    guard let bytes = unsafe sqlite3_column_text(handle, column) else { return nil }
    let count = unsafe Int(sqlite3_column_bytes(handle, column))
    return unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  func bytes(_ column: Int32) -> [UInt8] {
    guard let start = unsafe sqlite3_column_blob(handle, column) else { return [] }
    let count = unsafe Int(sqlite3_column_bytes(handle, column))
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  func value(_ column: Int32) -> DatabaseValue {
    switch unsafe sqlite3_column_type(handle, column) {
    case SQLITE_NULL: .nothing
    case SQLITE_INTEGER: number(column).map { .number($0) } ?? .nothing
    case SQLITE_BLOB: .bytes(bytes(column))
    default: text(column).map { .text($0) } ?? .nothing
    }
  }

  private static func error(_ connection: OpaquePointer?, _ status: Int32) -> DatabaseError {
    unsafe DatabaseError(
      resultCode: ResultCode(rawValue: status),
      message: sqlite3_errmsg(connection).map { unsafe String(cString: $0) })
  }
}
