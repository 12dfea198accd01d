import Foundation
import TestSupport
import Testing

@testable import Glossary

/// The real drafts beside the project.
@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.reason)"))
struct SharedDraftsTests {
  @Test func allAreReadAsTheyStand() throws {
    let data = try #require(SharedData.folder).appendingPathComponent("data")
    var count = 0
    for folder in try FileManager.default.contentsOfDirectory(atPath: data.path)
    where folder.hasPrefix("drafts-") {
      let place = data.appendingPathComponent(folder)
      for name in try FileManager.default.contentsOfDirectory(atPath: place.path) {
        let bytes = Array(try Data(contentsOf: place.appendingPathComponent(name)))
        let draft = try DraftReader.read(NamedFile(name: name, bytes: bytes))
        count += 1
        #expect(!draft.text.blocks.isEmpty)
        if draft.format == .text { #expect(Array(draft.text.text.utf8) == bytes) }
        // A paragraph is text: hardly any of these pages are furniture.
        let furniture = draft.text.blocks.filter { $0.kind == .boilerplate }
          .reduce(0) { $0 + $1.range.length }
        #expect(furniture * 20 < draft.text.text.utf8.count, "\(folder)/\(name)")
      }
    }
    #expect(count > 80)
  }
}
