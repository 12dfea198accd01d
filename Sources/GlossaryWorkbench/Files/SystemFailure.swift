import Glibc

/// A call of the operating system that failed.
package struct SystemFailure: Error {
  package var message: String

  /// Whether it failed for want of room.
  package let isFull: Bool

  /// The failure that `errno` tells of.
  package init(_ path: String, _ action: String) {
    isFull = errno == ENOSPC || errno == EDQUOT
    let reason = unsafe String(cString: strerror(errno))
    message = "\(path): cannot \(action): \(reason)"
  }
}
