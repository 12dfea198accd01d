internal import GRDBSQLite

/// The database library underneath.
public enum SQLiteVersion {
  /// Its version, such as "3.40.1".
  public static var current: String { unsafe String(cString: sqlite3_libversion()) }
}
