import Glibc
import Glossary

/// Files the user names; `-` is standard input.
package enum InputFile {
  package static let standardInput = STDIN_FILENO

  /// The largest file in bytes that is read whole.
  private static let maximumSize = 512 << 20

  /// The whole content of a file.
  ///
  /// - Throws: a `SystemFailure`, or a `FileProblem` for a file that is too large for that.
  package static func read(_ path: String) throws -> [UInt8] {
    let descriptor = try open(path)
    defer { closeFile(descriptor) }
    // A regular file is refused before anything of it is in memory.
    var size = Self.size(descriptor) ?? 0
    var bytes: [UInt8] = []
    while size <= maximumSize {
      let block = try readBlock(descriptor, path: path)
      if block.isEmpty { return bytes }
      bytes += block
      size = max(size, bytes.count)
    }
    throw FileProblem(
      file: name(path), line: 1, column: 1, kind: .unreadable, rule: "too-large",
      message: "a file of more than \(maximumSize >> 20) MiB; split it")
  }

  /// Opens a file for reading.
  package static func open(_ path: String) throws -> Int32 {
    let descriptor = path == "-" ? standardInput : unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw SystemFailure(path, "read") }
    return descriptor
  }

  /// The length of a file in bytes, nil for what is no regular file.
  package static func size(_ descriptor: Int32) -> Int? {
    var status = stat()
    let isRegular = unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    return isRegular ? Int(status.st_size) : nil
  }

  /// Closes a file that `open` opened.
  package static func closeFile(_ descriptor: Int32) {
    if descriptor != standardInput { close(descriptor) }
  }

  /// The next bytes of a file, none at its end.
  package static func readBlock(_ descriptor: Int32, path: String) throws -> [UInt8] {
    var count = 0
    repeat {
      let block = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, initialized in
        count = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        initialized = max(0, count)
      }
      if count >= 0 { return block }
    } while errno == EINTR
    throw SystemFailure(path, "read")
  }

  /// The name of a file in messages.
  package static func name(_ path: String) -> String { path == "-" ? "standard input" : path }
}
