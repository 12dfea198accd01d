internal import Glibc

/// A call of the operating system that failed on a file beside the store.
struct SystemError: Error {
  var path: String
  var number: Int32
  var action: String

  /// The failure that `errno` tells of.
  init(_ path: String, _ action: String) {
    self.path = path
    self.action = action
    number = errno
  }

  var reason: String { unsafe String(cString: strerror(number)) }

  /// Whether it failed for want of room.
  var isFull: Bool { number == ENOSPC || number == EDQUOT }
}

extension StorageError {
  /// The error for a file beside the store that could not be written.
  init(_ error: SystemError) {
    self.init(error.isFull ? .full : .indexFile(reason: error.reason), path: error.path)
  }
}
