import Glibc
import Glossary

/// A call of the operating system that failed.
struct SystemFailure: Error {
  var message: String

  /// The failure that `errno` tells of.
  init(_ path: String, _ action: String) {
    let reason = unsafe String(cString: strerror(errno))
    message = "\(path): cannot \(action): \(reason)"
  }
}

/// Standard output.
///
/// Callers write whole answers, so nothing is held back here.
enum StandardOutput {
  /// Writes text.
  static func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// Writes bytes.
  static func write(_ bytes: [UInt8]) throws {
    try FileDescriptor.write(bytes, to: STDOUT_FILENO, path: "standard output")
  }
}

/// Standard error, for remarks and errors.
enum StandardError {
  /// Writes one line; where even that fails there is nobody to tell.
  static func write(_ line: String) {
    try? FileDescriptor.write(Array((line + "\n").utf8), to: STDERR_FILENO, path: "standard error")
  }
}

/// Writing to the operating system's own handles.
enum FileDescriptor {
  /// Writes all bytes.
  static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws {
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

/// Files the user names; `-` is standard input.
enum InputFile {
  static let standardInput = STDIN_FILENO

  /// The largest file in bytes that is read whole.
  private static let maximumSize = 512 << 20

  /// The whole content of a file.
  ///
  /// - Throws: a `SystemFailure`, or a `FileProblem` for a file that is too large for that.
  static func read(_ path: String) throws -> [UInt8] {
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
  static func open(_ path: String) throws -> Int32 {
    let descriptor = path == "-" ? standardInput : unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw SystemFailure(path, "read") }
    return descriptor
  }

  /// The length of a file in bytes, nil for what is no regular file.
  static func size(_ descriptor: Int32) -> Int? {
    var status = stat()
    let isRegular = unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    return isRegular ? Int(status.st_size) : nil
  }

  /// Closes a file that `open` opened.
  static func closeFile(_ descriptor: Int32) {
    if descriptor != standardInput { close(descriptor) }
  }

  /// The next bytes of a file, none at its end.
  static func readBlock(_ descriptor: Int32, path: String) throws -> [UInt8] {
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
  static func name(_ path: String) -> String { path == "-" ? "standard input" : path }
}

/// Folders.
enum Folder {
  /// The names in a folder, in the order of their bytes.
  static func names(_ path: String) throws(SystemFailure) -> [String] {
    guard let stream = unsafe opendir(path) else { throw SystemFailure(path, "read") }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Makes a folder and those above it, where they are missing.
  static func make(_ path: String) throws {
    if unsafe mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw SystemFailure(path, "make the folder")
    }
    try make(String(path[..<slash]))
    if unsafe mkdir(path, 0o700) != 0 && errno != EEXIST {
      throw SystemFailure(path, "make the folder")
    }
  }
}
