import Foundation
import GlossaryWorkbench
import TestSupport
import Testing

/// The version stands in one place and is shown with what the program is made of.
@Suite struct VersionTests {
  @Test(arguments: [["--version"], ["lookup", "--version"]])
  func theLineNamesEveryPart(arguments: [String]) throws {
    let place = try Workplace(isEmpty: true)
    let outcome = try place.glossctl(arguments)
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let form = #/glossctl \d+\.\d+\.\d+ \(ICU \d+\.\d+, SQLite \d+\.\d+\.\d+, terms [0-9a-f]+\)\n/#
    #expect(outcome.output.wholeMatch(of: form) != nil, "\(outcome.output)")
    #expect(outcome.output.hasPrefix("glossctl \(glossctlVersion) "))
    #expect(try place.names().isEmpty)
  }

  @Test(.enabled(if: Command.find("sh") != nil, "there is no sh"))
  func scriptsReadTheSameVersion() throws {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../scripts/version").standardizedFileURL
    let outcome = try Command.run(script, [])
    #expect(outcome.output == "\(glossctlVersion)\n", "\(outcome.errors)")
  }
}
