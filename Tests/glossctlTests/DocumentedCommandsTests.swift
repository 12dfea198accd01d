import Foundation
import TestSupport
import Testing

/// Every command that README and the guides show is run, and what they print is true.
@Suite struct DocumentedCommandsTests {
  /// A page, and the files that its commands name.
  struct Page: CustomTestStringConvertible, Sendable {
    var path: String
    var fixtures: String
    var testDescription: String { path }
  }

  private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardizedFileURL

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: package.appendingPathComponent(path), encoding: .utf8)
  }

  @Test(
    arguments: [
      Page(path: "README.md", fixtures: "Readme"),
      Page(path: "docs/guide.en.md", fixtures: "Guide"),
      Page(path: "docs/guide.id.md", fixtures: "Guide"),
    ])
  func commandsPrintWhatIsShown(page: Page) throws {
    let shell = try #require(Command.find("sh"))
    let place = try Workplace(isEmpty: true)
    try copyFixtures(page, into: place)
    let examples = ConsoleExample.all(in: try Self.text(page.path))
    #expect(examples.count > 10)
    #expect(examples.contains { !$0.output.isEmpty })
    let programs = Command.glossctl.deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    for example in examples {
      let outcome = try Command.run(
        shell, ["-c", "exec 2>&1\n" + example.command],
        environment: [
          "PATH": "\(programs):\(path)", "HOME": place.folder.path, "LC_ALL": "C.UTF-8",
          "GLOSSCTL_DB": "", "XDG_DATA_HOME": place.path("data"), "TZ": "UTC",
        ], in: place.folder)
      let where_ = "\(page.path):\(example.line): \(example.command)\n\(outcome.output)"
      if example.output.isEmpty {
        #expect(outcome.status == 0, "\(where_)")
      } else {
        // Findings, and answers that find nothing, are shown too.
        #expect(outcome.status == 0 || outcome.status == 1, "\(where_)")
        #expect(example.matches(outcome.output), "\(where_)")
      }
    }
  }

  private func copyFixtures(_ page: Page, into place: Workplace) throws {
    let fixtures = Self.package.appendingPathComponent("Tests/Fixtures")
    let files = FileManager.default
    for name in try files.contentsOfDirectory(
      atPath: fixtures.appendingPathComponent(page.fixtures).path)
    {
      try files.copyItem(
        at: fixtures.appendingPathComponent("\(page.fixtures)/\(name)"),
        to: place.folder.appendingPathComponent(name))
    }
    guard page.path == "README.md" else { return }
    let documents = [
      "rilis": "rilis", "laporan": "rilis", "release": "release", "report": "release",
    ]
    for (name, fixture) in documents {
      try files.copyItem(
        at: fixtures.appendingPathComponent("Alignment/\(fixture).docx"),
        to: place.folder.appendingPathComponent("\(name).docx"))
    }
  }

  /// What `make` does is run by CI itself; here its targets must be there.
  @Test(.enabled(if: Command.find("make") != nil, "make is not on the path"))
  func targetsOfMakeAreThere() throws {
    let make = try #require(Command.find("make"))
    let lines = try Self.text("README.md").split(separator: "\n").filter { $0.hasPrefix("make ") }
    #expect(lines.count > 2)
    for line in lines {
      let words = line.prefix { $0 != "#" }.split(separator: " ").dropFirst().map(String.init)
      let outcome = try Command.run(make, ["-n"] + words, in: Self.package)
      #expect(outcome.status == 0, "\(line): \(outcome.errors)")
    }
  }

  @Test func aMissingLineIsNoMatchAndAnEllipsisIsMany() {
    let page = "```console\n$ a\none\n…\nfour\n$ b\n```\n$ c\n"
    let examples = ConsoleExample.all(in: page)
    #expect(examples.map(\.command) == ["a", "b"])
    #expect(examples.map(\.line) == [2, 6])
    #expect(examples[0].matches("one\ntwo\nthree\nfour\n"))
    #expect(examples[0].matches("one\nfour\n"))
    #expect(!examples[0].matches("one\ntwo\n"))
    #expect(!examples[0].matches("one\ntwo\nfour\nfive\n"))
  }

  /// Both guides show the same commands.
  @Test func guidesAgree() throws {
    let english = ConsoleExample.all(in: try Self.text("docs/guide.en.md"))
    let indonesian = ConsoleExample.all(in: try Self.text("docs/guide.id.md"))
    #expect(english.map(\.command) == indonesian.map(\.command))
  }

  /// Links within the repository lead somewhere.
  @Test func linksLeadToFiles() throws {
    let folder = Self.package.appendingPathComponent("docs")
    let pages =
      ["README.md"]
      + (try FileManager.default.contentsOfDirectory(atPath: folder.path))
      .filter { $0.hasSuffix(".md") }.map { "docs/\($0)" }
    for page in pages {
      let base = Self.package.appendingPathComponent(page).deletingLastPathComponent()
      for link in try Self.text(page).matches(of: #/\]\(([^)#\s]+)(#[^)]*)?\)/#) {
        let target = String(link.output.1)
        if target.contains(":") { continue }
        let file = base.appendingPathComponent(target).standardizedFileURL
        #expect(FileManager.default.fileExists(atPath: file.path), "\(page): \(target)")
      }
    }
  }
}
