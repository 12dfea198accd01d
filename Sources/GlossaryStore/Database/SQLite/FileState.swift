internal import Glibc

/// What tells whether a file was changed or replaced.
struct FileState: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64
  private let size: Int64
  private let seconds: Int
  private let nanoseconds: Int

  /// The state of a file now; nil where there is none.
  init?(_ path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
    size = Int64(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }
}

extension StorageError {
  /// The error for one that was met in a file that is read as if it could not change: where it did,
  /// what was read of it may fit together no more.
  static func unwatched(_ error: any Error, path: String, since state: FileState?) -> any Error {
    guard let state, let failure = error as? StorageError, FileState(path) != state else {
      return error
    }
    switch failure.code {
    case .damaged, .notADatabase, .library: return StorageError(.changed, path: path)
    case .isFolder, .cannotOpen, .foreign, .newer, .locked, .readOnly, .full, .changed,
      .unknownBase, .builtinBase, .indexFile, .unreachable, .lost, .server, .character, .notEmpty,
      .noClient:
      return error
    }
  }
}
