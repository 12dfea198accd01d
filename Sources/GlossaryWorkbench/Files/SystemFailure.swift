import Glibc

/// A call of the operating system that failed.
package struct SystemFailure: Error {
  package var message: String

  /// The failure that `errno` tells of.
  package init(_ path: String, _ action: String) {
    let reason = unsafe String(cString: strerror(errno))
    message = "\(path): cannot \(action): \(reason)"
  }
}
