import Foundation
import Testing

@testable import GlossaryStore

/// Damage in a file that another process changed meanwhile is none.
@Suite struct FileStateTests {
  @Test func whatChangedIsNotDamaged() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "state-\(UUID()).db").path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("one".utf8).write(to: URL(filePath: path))
    let state = try #require(FileState(path))
    let damage = StorageError(.damaged, path: path, detail: "malformed")
    func told(_ error: StorageError, since state: FileState?) -> StorageError? {
      StorageError.unwatched(error, path: path, since: state) as? StorageError
    }
    #expect(told(damage, since: state) == damage)
    try Data("other".utf8).write(to: URL(filePath: path))
    #expect(told(damage, since: state)?.code == .changed)
    #expect(told(damage, since: nil) == damage)
    let full = StorageError(.full, path: path)
    #expect(told(full, since: state) == full)
    #expect(FileState(path + ".none") == nil)
  }
}
