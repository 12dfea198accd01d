import Glibc

/// Standard output.
///
/// Callers write whole answers, so nothing is held back here.
package enum StandardOutput {
  /// Writes text.
  package static func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// Writes bytes.
  package static func write(_ bytes: [UInt8]) throws {
    try FileDescriptor.write(bytes, to: STDOUT_FILENO, path: "standard output")
  }
}

/// Standard error, for remarks and errors.
package enum StandardError {
  /// Writes one line; where even that fails there is nobody to tell.
  package static func write(_ line: String) {
    try? FileDescriptor.write(Array((line + "\n").utf8), to: STDERR_FILENO, path: "standard error")
  }
}

/// Writing to the operating system's own handles.
package enum FileDescriptor {
  /// Writes all bytes.
  package static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
        return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw SystemFailure(path, "write")
      }
      written += count
    }
  }
}
