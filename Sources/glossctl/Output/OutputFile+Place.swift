import Glibc
import GlossaryWorkbench

extension OutputFile {
  /// Puts a database, which a body makes under a temporary name, in its place; its size in bytes.
  ///
  /// What is there already is replaced only where that is asked for, and never `source` itself nor
  /// a database that is in use.
  static func place(
    _ path: String, replacing: Bool, besides source: String, _ make: (String) throws -> Void
  ) throws -> Int {
    if let there = identity(path) {
      if there == identity(source) {
        throw Failure("\(path): is the store itself; name another file")
      }
      if !replacing { throw Failure("\(path): is there already; pass --force to replace it") }
    }
    // The next program to open the copy would play back a log that is not its own.
    for suffix in ["-wal", "-journal"] where identity(path + suffix) != nil {
      throw Failure("\(path): another program has it open, or \(path)\(suffix) was left behind")
    }
    let temporary = "\(path).\(getpid()).part"
    func removeTemporaries() {
      for suffix in ["", "-wal", "-shm", "-journal"] { unsafe unlink(temporary + suffix) }
    }
    removeTemporaries()
    do {
      return try TemporaryFile.guarding(temporary) {
        try make(temporary)
        var status = stat()
        guard unsafe stat(temporary, &status) == 0, unsafe rename(temporary, path) == 0 else {
          throw SystemFailure(path, "write")
        }
        return Int(status.st_size)
      }
    } catch {
      removeTemporaries()
      throw error
    }
  }

  /// Refuses to write over files that a command reads or works on, under whatever names.
  static func protect(_ files: [String], from target: String) throws {
    guard let there = identity(target) else { return }
    for file in files where identity(file) == there {
      throw Failure("\(target): is \(file) itself, which is in use; name another file")
    }
  }

  /// Whether two names lead to one file.
  static func isSame(_ one: String, _ other: String) -> Bool {
    identity(one).map { $0 == identity(other) } ?? (one == other)
  }

  private struct Identity: Equatable {
    var device: dev_t
    var number: ino_t
  }

  /// What tells a file from all others, nil where there is none.
  private static func identity(_ path: String) -> Identity? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    return Identity(device: status.st_dev, number: status.st_ino)
  }
}
