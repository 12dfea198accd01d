internal import CPostgres

/// What PostgreSQL, or the way to it, answered instead of a result.
struct PostgresFailure: Error {
  /// The SQLSTATE; empty where the server could not be asked.
  var state: String

  /// What it said.
  var message: String

  /// Whether the connection is gone.
  var isLost = false
}

extension StorageError {
  /// The error for one that PostgreSQL gave; any other error stays itself.
  static func from(postgres error: any Error, path: String) -> any Error {
    if error is StoredDamage { return StorageError(.damaged, path: path, detail: "\(error)") }
    guard let failure = error as? PostgresFailure else { return error }
    let code: Code =
      switch failure.state {
      case _ where failure.isLost: .lost
      case "": .unreachable
      // A lock that was not had in time, a deadlock, and a transaction that met another one.
      case "55P03", "40P01", "40001", "57014": .locked
      case "25006", "42501": .readOnly
      case "53100": .full
      case "XX001", "XX002": .damaged
      case "22021", "22P05": .character
      default: .server(state: failure.state)
      }
    return StorageError(code, path: path, detail: failure.message)
  }
}
