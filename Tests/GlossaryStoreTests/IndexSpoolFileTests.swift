import Foundation
import TestSupport
import Testing

@testable import GlossaryStore

struct IndexSpoolFileTests {
  @Test func whatIsPutAsideReadsBackAndLeavesNoFile() throws {
    let folder = try Workplace(isEmpty: true)
    let index = IndexFolder(store: folder.path())
    let spool = try index.makeSpool()
    let blocks = (0..<40).map { [UInt8](repeating: UInt8($0), count: $0 * 1_000) }
    let starts = try blocks.map { block in
      unsafe try block.withUnsafeBytes { unsafe try spool.append($0) }
    }
    for (block, start) in zip(blocks, starts).reversed() {
      var found = [UInt8](repeating: 0xFF, count: block.count)
      unsafe try found.withUnsafeMutableBytes { unsafe try spool.read($0, from: start) }
      #expect(found == block)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: index.path).isEmpty)
    var beyond = [UInt8](repeating: 0, count: 1_000_000)
    #expect(throws: SystemError.self) {
      unsafe try beyond.withUnsafeMutableBytes { unsafe try spool.read($0, from: 0) }
    }
  }

  @Test func aFolderThatCannotBeMadeIsTold() throws {
    let folder = try Workplace(isEmpty: true)
    try folder.write("store.db", bytes: [])
    try folder.write("store.db.index", bytes: [1])
    let error = #expect(throws: SystemError.self) {
      _ = try IndexFolder(store: folder.path()).makeSpool()
    }
    #expect(error?.path.contains("store.db.index") == true)
  }
}
