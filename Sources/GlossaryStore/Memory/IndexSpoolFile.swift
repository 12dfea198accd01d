internal import Glibc
internal import Glossary

/// A spool in a file beside the index, which no folder lists and which is gone with the process.
final class IndexSpoolFile: IndexSpool {
  private let descriptor: Int32
  private let path: String
  private var end = 0

  /// Makes an empty file.
  ///
  /// - Throws: `SystemError`.
  init(path: String) throws {
    self.path = path
    descriptor = unsafe Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw SystemError(path, "write") }
    unsafe unlink(path)
  }

  deinit { close(descriptor) }

  func append(_ bytes: UnsafeRawBufferPointer) throws -> Int {
    var rest = unsafe bytes
    while unsafe !rest.isEmpty {
      let count = unsafe pwrite(descriptor, rest.baseAddress, rest.count, off_t(end))
      if count < 0 {
        if errno == EINTR { continue }
        throw SystemError(path, "write")
      }
      end += count
      unsafe rest = unsafe UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return end - bytes.count
  }

  func read(_ buffer: UnsafeMutableRawBufferPointer, from offset: Int) throws {
    var done = 0
    while done < buffer.count {
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
      let count = unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { throw SystemError(path, "read") }
      done += count
    }
  }
}
