import Glibc

/// Removes the temporary file of a run that is interrupted.
enum TemporaryFile {
  /// The path, as the C string that a signal handler may use.
  ///
  /// Only one file is written at a time.
  nonisolated(unsafe) private static var path: UnsafeMutablePointer<CChar>?

  /// Runs a body that writes a temporary file; an interrupt during it removes the file and then ends
  /// the process as it would have ended it.
  static func guarding<Value>(_ name: String, _ body: () throws -> Value) rethrows -> Value {
    unsafe path = strdup(name)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { number in
        // unlink, signal and raise are safe inside a handler (POSIX, section 2.4.3).
        if let path = unsafe TemporaryFile.path { unsafe unlink(path) }
        signal(number, SIG_DFL)
        raise(number)
      }
    }
    defer {
      for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
      unsafe free(path)
      unsafe path = nil
    }
    return try body()
  }
}
