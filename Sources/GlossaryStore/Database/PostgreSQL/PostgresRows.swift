internal import CPostgres

/// The rows that a query gave, in PostgreSQL's binary form.
@safe final class PostgresRows {
  private let library: PostgresLibrary
  private let result: OpaquePointer
  let count: Int32

  init(_ library: PostgresLibrary, _ result: OpaquePointer) {
    self.library = library
    unsafe self.result = unsafe result
    count = unsafe library.rowCount(result)
  }

  deinit { unsafe library.clear(result) }

  /// Types of columns by the numbers that PostgreSQL gives them everywhere.
  private enum TypeNumber {
    static let truth: UInt32 = 16
    static let bytes: UInt32 = 17
    static let numbers: Set<UInt32> = [20, 21, 23]
  }

  func number(_ row: Int32, _ column: Int32) -> Int64? {
    guard let field = unsafe field(row, column) else { return nil }
    // Whole numbers have two, four or eight bytes, the highest first; a truth has one.
    guard let first = unsafe field.first else { return 0 }
    var number = field.count == 1 ? Int64(first) : Int64(Int8(bitPattern: first))
    for place in 1..<field.count { number = unsafe number << 8 | Int64(field[place]) }
    return number
  }

  func text(_ row: Int32, _ column: Int32) -> String? {
    unsafe field(row, column).map { unsafe String(decoding: $0, as: UTF8.self) }
  }

  func bytes(_ row: Int32, _ column: Int32) -> [UInt8] {
    unsafe field(row, column).map { unsafe Array($0) } ?? []
  }

  func value(_ row: Int32, _ column: Int32) -> DatabaseValue {
    let type = unsafe library.type(result, column)
    guard unsafe library.isNull(result, row, column) == 0 else { return .nothing }
    if type == TypeNumber.bytes { return .bytes(bytes(row, column)) }
    if type == TypeNumber.truth || TypeNumber.numbers.contains(type) {
      return .number(number(row, column) ?? 0)
    }
    return .text(text(row, column) ?? "")
  }

  private func field(_ row: Int32, _ column: Int32) -> UnsafeBufferPointer<UInt8>? {
    guard unsafe library.isNull(result, row, column) == 0 else { return nil }
    return unsafe UnsafeBufferPointer(
      start: library.value(result, row, column), count: Int(library.length(result, row, column)))
  }
}
