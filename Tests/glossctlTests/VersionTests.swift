import Foundation
import TestSupport
import Testing

@Suite struct VersionTests {
  @Test func versionIsPrinted() throws {
    let outcome = try Command.run(Command.glossctl, ["--version"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("."))
  }
}
