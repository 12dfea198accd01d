internal import GRDB

extension StorageError {
  /// The error for one that GRDB threw; any other error stays itself.
  static func from(_ error: any Error, path: String) -> any Error {
    if error is StoredDamage { return StorageError(.damaged, path: path, detail: "\(error)") }
    guard let error = error as? DatabaseError else { return error }
    let detail = error.message ?? ""
    let code: Code =
      switch error.resultCode {
      case .SQLITE_NOTADB: .notADatabase
      case .SQLITE_BUSY, .SQLITE_LOCKED: .locked
      case .SQLITE_READONLY, .SQLITE_PERM: .readOnly
      case .SQLITE_FULL: .full
      case .SQLITE_CORRUPT: .damaged
      case .SQLITE_CANTOPEN: .cannotOpen
      case .SQLITE_IOERR: .library(code: error.extendedResultCode.rawValue)
      default: .library(code: error.extendedResultCode.rawValue)
      }
    return StorageError(code, path: path, detail: detail)
  }
}
