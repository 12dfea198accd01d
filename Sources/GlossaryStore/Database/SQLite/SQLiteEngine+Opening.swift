internal import GRDB

internal import Glibc

extension SQLiteEngine {
  /// Opens a file, making a new one where there is none.
  ///
  /// One that cannot be written is opened for reading. `patience` is how many seconds to wait for others
  /// that write.
  ///
  /// - Throws: `StorageError`.
  convenience init(opening path: String, patience: Double = 5) throws {
    if Self.kind(of: path) == S_IFDIR { throw StorageError(.isFolder, path: path) }
    do {
      let (queue, unwatched) = try Self.open(path, patience)
      self.init(path: path, queue, unwatched: unwatched)
    } catch {
      throw StorageError.from(error, path: path)
    }
  }

  /// Opens a file as it lies there: nothing is made, brought up to date or written; nil where there is
  /// none.
  ///
  /// - Throws: `StorageError`.
  convenience init?(inspecting path: String) throws {
    guard let kind = Self.kind(of: path) else { return nil }
    if kind == S_IFDIR { throw StorageError(.isFolder, path: path) }
    // Without files beside it nobody is writing, and SQLite needs none of its own to read it then.
    let isAlone = ["-wal", "-journal"].allSatisfy { Self.kind(of: path + $0) == nil }
    let state = isAlone ? FileState(path) : nil
    do {
      var configuration = Self.configuration(patience: 5)
      configuration.readonly = true
      self.init(
        path: path,
        try DatabaseQueue(
          path: isAlone ? Self.immutableURI(path) : path, configuration: configuration),
        unwatched: state)
    } catch {
      throw StorageError.unwatched(
        StorageError.from(error, path: path), path: path, since: state)
    }
  }

  private static func configuration(patience: Double) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    return configuration
  }

  private static func open(
    _ path: String, _ patience: Double
  ) throws -> (DatabaseQueue, FileState?) {
    var configuration = configuration(patience: patience)
    guard kind(of: path) != nil, !isWritable(path) || !isWritable(folder(of: path)) else {
      return (try DatabaseQueue(path: path, configuration: configuration), nil)
    }
    configuration.readonly = true
    // In write-ahead mode even a reader writes files beside the store. Where it cannot, and no
    // other process has, nobody can change the store and it may be read without them.
    let isAlone = kind(of: path + "-wal") == nil
    let state = isAlone ? FileState(path) : nil
    return (
      try DatabaseQueue(path: isAlone ? immutableURI(path) : path, configuration: configuration),
      state
    )
  }

  /// Whether the file and its folder can be written.
  var isWritable: Bool { Self.isWritable(path) && Self.isWritable(Self.folder(of: path)) }

  private static func isWritable(_ path: String) -> Bool { unsafe access(path, W_OK) == 0 }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The path as a URI of SQLite's, with the bytes that mean something there written as hexadecimal.
  private static func immutableURI(_ path: String) -> String {
    var uri = "file:"
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "%"): uri += "%25"
      case UInt8(ascii: "?"): uri += "%3f"
      case UInt8(ascii: "#"): uri += "%23"
      case 0x80...:
        uri += "%" + String(byte, radix: 16)
      default: uri.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return uri + "?immutable=1"
  }

  /// The type bits of a path, nil where nothing is.
  private static func kind(of path: String) -> mode_t? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}
