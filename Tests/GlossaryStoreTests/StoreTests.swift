import Foundation
import Glossary
import GlossaryStore
import Testing

@Suite struct StoreTests {
  @Test func theBuiltInBaseIsLoadedOnFirstUse() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try Store(
      path: folder.appendingPathComponent("s.db").path, builtin: BuiltinTermBase())
    #expect(try store.bases().first?.concepts == 444)
  }
}
