import Glibc
import GlossaryWorkbench
import HTTPTypes
import Hummingbird
import NIOCore

/// An answer that is written whole before it is sent, into a file without a name: whoever reads slowly
/// then keeps neither the store nor memory.
final class SpooledAnswer: Sendable {
  private let descriptor: Int32

  /// Makes an empty answer.
  ///
  /// - Throws: a `SystemFailure`.
  init() throws {
    let folder = Environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var path = Array("\(folder)/glossd-XXXXXX".utf8CString)
    let descriptor = unsafe path.withUnsafeMutableBufferPointer { name in
      guard let name = name.baseAddress else { return Int32(-1) }
      let descriptor = unsafe mkstemp(name)
      if descriptor >= 0 { unsafe unlink(name) }
      return descriptor
    }
    if descriptor < 0 { throw SystemFailure(folder, "make a file") }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Adds bytes.
  func append(_ bytes: [UInt8]) throws {
    try FileDescriptor.write(bytes, to: descriptor, path: "the answer")
  }

  /// The answer as a download.
  func response(_ type: String, name: String, revision: Int64) -> Response {
    let size = Int(lseek(descriptor, 0, SEEK_END))
    let fields: HTTPFields = [
      .contentType: type, .contentDisposition: "attachment; filename=\"\(name)\"",
      .glossaryRevision: String(revision),
    ]
    return Response(
      status: .ok, headers: fields,
      body: ResponseBody(contentLength: size) { writer in
        var offset = 0
        while offset < size {
          let block = try self.block(at: offset)
          offset += block.count
          try await writer.write(ByteBuffer(bytes: block))
        }
        try await writer.finish(nil)
      })
  }

  private func block(at offset: Int) throws -> [UInt8] {
    var count = 0
    let block = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, initialized in
      count = unsafe pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      initialized = max(count, 0)
    }
    if count <= 0 { throw SystemFailure("the answer", "read") }
    return block
  }
}
