import Foundation
import TestSupport
import Testing

/// Safe suggestions, made and shown.
@Suite struct CheckFixTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
  }

  private func check(_ arguments: String..., input: String = "") throws -> Command.Outcome {
    try place.glossctl(
      ["check", "--date", "2025-01-01"] + OnlyOneRule.options + arguments, in: ".", input: input)
  }

  @Test func everyOtherByteStays() throws {
    let text = "\u{FEFF}Ada 35 TKI\r\n\r\n“TKI” 移民\tpraktek  \r\nTKW é́"
    try place.write("a.txt", text)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: place.path("a.txt"))
    let outcome = try check("--fix", "a.txt")
    #expect(
      try place.bytes("a.txt")
        == Array("\u{FEFF}Ada 35 PMI\r\n\r\n“TKI” 移民\tpraktik  \r\nTKW é́".utf8))
    #expect(outcome.output.contains("a.txt:1:8: fixed:"))
    #expect(outcome.output.contains("2 fixed, 1 left"), "\(outcome.output)")
    #expect(outcome.status == 1)
    let attributes = try FileManager.default.attributesOfItem(atPath: place.path("a.txt"))
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try check("--fix", "a.txt").output.contains("0 fixed, 1 left"))
    #expect(try place.names().allSatisfy { !$0.hasSuffix(".part") })
  }

  @Test func nothingLeftIsSuccess() throws {
    try place.write("a.txt", "Ada 35 TKI.\n")
    let outcome = try check("--fix", "a.txt")
    #expect(outcome.status == 0)
    #expect(try place.text("a.txt") == "Ada 35 PMI.\n")
  }

  @Test func aDryRunShowsAPatchAndChangesNothing() throws {
    try place.write("a.txt", "1\n2\nAda 35 TKI.\n")
    let outcome = try check("--fix", "--dry-run", "a.txt")
    #expect(
      outcome.output == """
        --- a/a.txt
        +++ b/a.txt
        @@ -1,3 +1,3 @@
         1
         2
        -Ada 35 TKI.
        +Ada 35 PMI.

        """)
    #expect(outcome.errors.contains("1 to fix, 0 left"))
    #expect(try place.text("a.txt") == "1\n2\nAda 35 TKI.\n")
    guard let patch = Command.find("patch") else { return }
    let file = try place.write("a.patch", outcome.output)
    let patched = try Command.run(patch, ["-p1", "-i", file], in: place.folder)
    #expect(patched.status == 0, "\(patched.output)")
    #expect(try place.text("a.txt") == "1\n2\nAda 35 PMI.\n")
  }

  @Test func standardInputComesOutFixed() throws {
    let outcome = try check("--fix", "-", input: "Ada 35 TKI dan TKW.")
    #expect(outcome.output == "Ada 35 PMI dan TKW.")
    #expect(outcome.errors.contains("1 fixed, 1 left"))
    let clean = try check("--fix", "-", input: "Ada 35 PMI.")
    #expect(clean.output == "Ada 35 PMI." && clean.status == 0)
  }

  @Test func aFileThatCannotBeWrittenIsAFailure() throws {
    try place.makeFolder("locked")
    try place.write("locked/a.txt", "Ada 35 TKI.\n")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o555], ofItemAtPath: place.path("locked"))
    defer {
      try? FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: place.path("locked"))
    }
    // The superuser may write everywhere.
    if FileManager.default.isWritableFile(atPath: place.path("locked")) { return }
    let outcome = try check("--fix", "locked/a.txt")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("cannot write"))
    #expect(!outcome.output.contains("fixed:"))
  }
}
