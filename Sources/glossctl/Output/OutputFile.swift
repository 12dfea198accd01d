import Glibc
import GlossaryWorkbench

/// Writes a file that appears only when it is whole: the content goes to a temporary file beside
/// it, which then takes its name.
///
/// `-` is standard output; pipes and devices are written directly.
enum OutputFile {
  /// Runs a body that writes to a sink.
  ///
  /// Its value is returned once all is on disk.
  static func write<Value>(
    _ path: String, _ body: (_ sink: (String) throws -> Void) throws -> Value
  ) throws -> Value {
    if path == "-" { return try body { try StandardOutput.write($0) } }
    return try writeBytes(path) { sink in
      try withoutActuallyEscaping(sink) { sink in
        var buffer: [UInt8] = []
        let value = try body { text in
          buffer += text.utf8
          if buffer.count < 1 << 16 { return }
          try sink(buffer)
          buffer.removeAll(keepingCapacity: true)
        }
        try sink(buffer)
        return value
      }
    }
  }

  /// The same for a sink of bytes, which takes each block as it comes; many small ones are slow.
  static func writeBytes<Value>(
    _ path: String, _ body: (_ sink: ([UInt8]) throws -> Void) throws -> Value
  ) throws -> Value {
    if path == "-" { return try body { try StandardOutput.write($0) } }
    if isSpecial(path) { return try write(to: path, named: path, body) }
    // A link stays a link: the file that it leads to is replaced, with the mode it has.
    let target = resolved(path)
    let temporary = "\(target).\(getpid()).part"
    do {
      return try TemporaryFile.guarding(temporary) {
        let value = try write(to: temporary, named: path, body)
        var status = stat()
        if unsafe stat(target, &status) == 0 { unsafe chmod(temporary, status.st_mode & 0o7777) }
        if unsafe rename(temporary, target) != 0 { throw SystemFailure(path, "write") }
        return value
      }
    } catch {
      unsafe unlink(temporary)
      throw error
    }
  }

  private static func write<Value>(
    to path: String, named name: String,
    _ body: (_ sink: ([UInt8]) throws -> Void) throws -> Value
  ) throws -> Value {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw SystemFailure(name, "write") }
    var isOpen = true
    defer { if isOpen { close(descriptor) } }
    let value = try body { try FileDescriptor.write($0, to: descriptor, path: name) }
    if !isSpecial(path) && fsync(descriptor) != 0 { throw SystemFailure(name, "write") }
    isOpen = false
    if close(descriptor) != 0 { throw SystemFailure(name, "write") }
    return value
  }

  /// The path of the file that links lead to; the path itself where there is none.
  private static func resolved(_ path: String) -> String {
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  /// Whether something other than a file stands at a path, such as a pipe or a device.
  private static func isSpecial(_ path: String) -> Bool {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return false }
    let kind = status.st_mode & S_IFMT
    return kind != S_IFREG && kind != S_IFDIR
  }
}
