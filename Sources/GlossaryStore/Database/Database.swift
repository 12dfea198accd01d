/// The database of a store, inside one transaction.
///
/// The SQL is what SQLite and PostgreSQL share, with `?` or `?1` for parameters; a column is a 64-bit
/// number, a text in UTF-8, or bytes, and texts are compared byte by byte. It is of use only within the
/// body that it is given to.
protocol Database: AnyObject {
  /// Prepares a statement.
  ///
  /// - Throws: an error of the database.
  func prepare(_ sql: String, _ use: StatementUse) throws -> any Statement

  /// Whether it is a file, whose tables may change while others read.
  var isFile: Bool { get }

  /// Keeps at hand what a long transaction changes at its beginning and at its end.
  ///
  /// - Throws: an error of the database.
  func keepSmallTables() throws

  /// Gives memory back, and writes what would have to be written later, before other work that needs
  /// the room.
  ///
  /// - Throws: an error of the database.
  func relieve() throws
}

/// How a statement is used.
enum StatementUse {
  /// For a while, by whoever prepares it.
  case once

  /// By many: the database keeps it by its text, and one at a time runs it.
  case kept

  /// To go through many rows, while others run beside it.
  case stream
}

/// A statement of a database.
///
/// Parameters are counted from 1, columns from 0.
protocol Statement: AnyObject {
  /// Gives a parameter a number or nothing.
  func bind(_ index: Int32, _ number: Int64?)

  /// Gives a parameter a text or nothing.
  func bind(_ index: Int32, _ text: String?)

  /// Gives a parameter bytes that stay where they are until the statement has run.
  func bind(_ index: Int32, _ bytes: UnsafeRawBufferPointer)

  /// Gives a parameter bytes, which are copied.
  func bind(_ index: Int32, copying bytes: [UInt8])

  /// Runs a statement that gives no rows, and makes it ready to be run again.
  ///
  /// What goes wrong may be told by a later call, but not later than the end of the transaction.
  func run() throws

  /// Moves to the next row; false when there is none, and the statement is ready to be run again.
  func step() throws -> Bool

  /// Ends a query before its last row.
  func reset()

  /// The number of a column of the row, 1 or 0 for a truth; nil where it is nothing.
  func number(_ column: Int32) -> Int64?

  /// The text of a column of the row; nil where it is nothing.
  func text(_ column: Int32) -> String?

  /// The bytes of a column of the row; none where it is nothing.
  func bytes(_ column: Int32) -> [UInt8]

  /// A column of the row, whatever it is.
  func value(_ column: Int32) -> DatabaseValue
}

/// A value of a column.
enum DatabaseValue: Hashable {
  case nothing
  case number(Int64)
  case text(String)
  case bytes([UInt8])
}

/// What a column may be read as, and a parameter be given.
protocol ColumnValue {
  /// Gives the value to a parameter of a statement.
  func bind(to statement: any Statement, _ index: Int32)

  /// The value of a column of a row; nil where it is nothing.
  static func read(_ row: any Statement, _ column: Int32) -> Self?
}

extension Int64: ColumnValue {
  func bind(to statement: any Statement, _ index: Int32) { statement.bind(index, self) }
  static func read(_ row: any Statement, _ column: Int32) -> Int64? { row.number(column) }
}

extension Int: ColumnValue {
  func bind(to statement: any Statement, _ index: Int32) { statement.bind(index, Int64(self)) }
  static func read(_ row: any Statement, _ column: Int32) -> Int? {
    row.number(column).map { Int($0) }
  }
}

extension Bool: ColumnValue {
  func bind(to statement: any Statement, _ index: Int32) {
    statement.bind(index, self ? 1 : 0 as Int64)
  }
  static func read(_ row: any Statement, _ column: Int32) -> Bool? {
    row.number(column).map { $0 != 0 }
  }
}

extension String: ColumnValue {
  func bind(to statement: any Statement, _ index: Int32) { statement.bind(index, self) }
  static func read(_ row: any Statement, _ column: Int32) -> String? { row.text(column) }
}

extension [UInt8]: ColumnValue {
  func bind(to statement: any Statement, _ index: Int32) { statement.bind(index, copying: self) }
  static func read(_ row: any Statement, _ column: Int32) -> [UInt8]? { row.bytes(column) }
}
