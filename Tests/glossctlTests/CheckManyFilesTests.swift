import Foundation
import TestSupport
import Testing

/// Two hundred files at once, some with findings, some that cannot be read.
@Suite struct CheckManyFilesTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    for number in 0..<200 {
      let folder = "drafts/\(number % 7)"
      try place.makeFolder(folder)
      let lines = (0..<number % 5).map { "Ada \($0) TKI pulang.\n" }.joined()
      try place.write("\(folder)/\(number).txt", "Naskah \(number).\n" + lines)
    }
    try place.write("drafts/3/broken.txt", bytes: [0xFF, 0xFE, 0x00])
    try place.write("drafts/0/empty.txt", "")
    try place.write("drafts/.hidden.txt", "Ada TKI.")
    try place.write("drafts/0/note.unknown", "Ada TKI.")
    try FileManager.default.createSymbolicLink(
      atPath: place.path("drafts/6/loop"), withDestinationPath: place.path("drafts"))
  }

  private func run(_ format: String, jobs: Int) throws -> Command.Outcome {
    try place.glossctl(
      [
        "check", "--date", "2025", "--format", format, "--jobs", "\(jobs)", "drafts", "none.txt",
        "drafts/1/1.txt",
      ] + OnlyOneRule.options, in: ".")
  }

  @Test(arguments: ["text", "json", "sarif", "github", "checkstyle", "html"])
  func theOrderIsAlwaysTheSame(_ format: String) throws {
    let one = try run(format, jobs: 1)
    #expect(one.status == 2)
    for jobs in [2, 8] {
      let many = try run(format, jobs: jobs)
      #expect(many.output == one.output)
      #expect(many.errors == one.errors)
      #expect(many.status == 2)
    }
    let lines = one.errors.split(separator: "\n")
    #expect(lines.count == 3, "\(one.errors)")
    for name in ["drafts/0/empty.txt", "drafts/3/broken.txt", "none.txt"] {
      #expect(lines.contains { $0.contains(name) }, "\(name)")
    }
  }

  /// What cannot be read is told and passed over; a pipe, which may never end, is no draft.
  @Test func linksPipesAndLockedFilesDoNotStopARun() throws {
    try place.makeFolder("odd/name.txt")
    try place.write("odd/plain.txt", "Ada TKI pulang.\n")
    try place.write("odd/name.txt/inner.txt", "Ada TKI pulang.\n")
    try FileManager.default.createSymbolicLink(
      atPath: place.path("odd/dangling.txt"), withDestinationPath: "nowhere")
    let pipe = unsafe mkfifo(place.path("odd/pipe.txt"), 0o600)
    #expect(pipe == 0)
    var wanted = ["odd/dangling.txt"]
    if geteuid() != 0 {
      // The administrator may read everything.
      try place.write("odd/locked.txt", "Ada TKI pulang.\n")
      let locked = unsafe chmod(place.path("odd/locked.txt"), 0)
      #expect(locked == 0)
      wanted.append("odd/locked.txt")
    }
    let outcome = try place.glossctl(
      ["check", "--date", "2025", "odd"] + OnlyOneRule.options, in: ".")
    #expect(outcome.status == 2)
    let errors = outcome.errors.split(separator: "\n")
    #expect(errors.count == wanted.count, "\(outcome.errors)")
    for name in wanted { #expect(outcome.errors.contains(name), "\(outcome.errors)") }
    #expect(outcome.output.contains("odd/name.txt/inner.txt:1:5"))
    #expect(outcome.output.contains("odd/plain.txt:1:5"))
  }

  @Test func everyFileIsReportedOnce() throws {
    let outcome = try run("json", jobs: 2)
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let report = try #require(object as? [String: Any])
    let documents = try #require(report["documents"] as? [[String: Any]])
    let paths = documents.compactMap { $0["path"] as? String }
    #expect(paths.count == 200 && Set(paths).count == 200)
    #expect((report["errors"] as? [[String: Any]])?.count == 3)
    // 40 files have none, 40 one, and so on to four.
    #expect(report["summary"] as? [String: Int] == ["major": 0, "minor": 400, "info": 0])
    let totals = report["totals"] as? [String: Int]
    #expect(totals?["files"] == 200 && totals?["failed"] == 3)
  }

  @Test func aFolderWithoutDraftsIsSaid() throws {
    try place.makeFolder("nothing")
    let outcome = try place.glossctl(["check", "nothing"], in: ".")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("nothing: no draft in this folder"))
  }

  @Test func onlyTheStatusOfTheWorstCounts() throws {
    #expect(
      try place.glossctl(
        ["check", "--date", "2025", "drafts/1/1.txt"] + OnlyOneRule.options, in: "."
      ).status == 1)
    #expect(
      try place.glossctl(
        ["check", "--date", "2025", "drafts/0/0.txt"] + OnlyOneRule.options, in: "."
      ).status == 0)
  }
}
