internal import GRDB
internal import GRDBSQLite

/// A prepared statement of SQLite's own interface.
///
/// GRDB's statements take and give each value as an existential, which costs more than the row itself
/// where there are a million of them.
@safe final class Statement {
  private let handle: OpaquePointer
  private let connection: OpaquePointer?

  /// Prepares a statement; the database must outlive it.
  init(_ database: Database, _ sql: String) throws {
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

  /// Gives a parameter, counted from 1, a whole number or nothing.
  func bind(_ index: Int32, _ number: Int64?) {
    if let number {
      unsafe sqlite3_bind_int64(handle, index, number)
    } else {
      unsafe sqlite3_bind_null(handle, index)
    }
  }

  /// Gives a parameter, counted from 1, a text or nothing.
  func bind(_ index: Int32, _ text: String?) {
    guard var text else {
      unsafe sqlite3_bind_null(handle, index)
      return
    }
    text.withUTF8 { bytes in
      // SQLite copies the bytes; an empty text has no address, which would mean nothing at all.
      let transient = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      unsafe bytes.withMemoryRebound(to: CChar.self) { chars in
        guard let base = chars.baseAddress else {
          unsafe sqlite3_bind_text(handle, index, "", 0, transient)
          return
        }
        unsafe sqlite3_bind_text64(
          handle, index, base, UInt64(chars.count), transient, UInt8(SQLITE_UTF8))
      }
    }
  }

  /// Gives a parameter, counted from 1, bytes that stay where they are until the statement has run.
  func bind(_ index: Int32, _ bytes: UnsafeRawBufferPointer) {
    let constant: sqlite3_destructor_type? = nil
    guard let base = bytes.baseAddress else {
      unsafe sqlite3_bind_zeroblob(handle, index, 0)
      return
    }
    unsafe sqlite3_bind_blob64(handle, index, base, UInt64(bytes.count), constant)
  }

  /// Runs a statement that gives no rows, and makes it ready to be run again.
  func run() throws {
    let status = unsafe sqlite3_step(handle)
    unsafe sqlite3_reset(handle)
    guard status == SQLITE_DONE || status == SQLITE_ROW else {
      throw unsafe Self.error(connection, status)
    }
  }

  /// Moves to the next row; false when there is none, and the statement is ready to be run again.
  func step() throws -> Bool {
    let status = unsafe sqlite3_step(handle)
    if status == SQLITE_ROW { return true }
    unsafe sqlite3_reset(handle)
    guard status == SQLITE_DONE else { throw unsafe Self.error(connection, status) }
    return false
  }

  /// Ends a query before its last row.
  func reset() { unsafe sqlite3_reset(handle) }

  /// The whole number of a column of the row, counted from 0; nil where it is nothing.
  func number(_ column: Int32) -> Int64? {
    unsafe sqlite3_column_type(handle, column) == SQLITE_NULL
      ? nil : sqlite3_column_int64(handle, column)
  }

  /// The text of a column of the row, counted from 0; nil where it is nothing.
  func text(_ column: Int32) -> String? {
    guard let bytes = unsafe sqlite3_column_text(handle, column) else { return nil }
    let count = unsafe Int(sqlite3_column_bytes(handle, column))
    return unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// The bytes of a column of the row, counted from 0; none where it is nothing.
  func bytes(_ column: Int32) -> [UInt8] {
    guard let start = unsafe sqlite3_column_blob(handle, column) else { return [] }
    let count = unsafe Int(sqlite3_column_bytes(handle, column))
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  private static func error(_ connection: OpaquePointer?, _ status: Int32) -> DatabaseError {
    unsafe DatabaseError(
      resultCode: ResultCode(rawValue: status),
      message: sqlite3_errmsg(connection).map { unsafe String(cString: $0) })
  }
}
