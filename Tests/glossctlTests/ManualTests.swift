import Foundation
import TestSupport
import Testing

/// The manual, the reference and the completions that are made from the help.
@Suite struct ManualTests {
  let place: Workplace

  init() throws {
    place = try Workplace(isEmpty: true)
  }

  private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardizedFileURL

  private static func script(_ name: String) -> URL {
    package.appendingPathComponent("scripts/\(name)")
  }

  private func manual(_ arguments: String...) throws -> Command.Outcome {
    let outcome = try Command.run(
      Self.script("manual"), [Command.glossctl.path] + arguments,
      environment: ["SOURCE_DATE_EPOCH": "1750000000"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    return outcome
  }

  @Test(.enabled(if: Command.find("python3") != nil, "no python3, which makes the reference"))
  func theReferenceIsThatOfTheProgram() throws {
    let reference = try String(
      contentsOf: Self.package.appendingPathComponent("docs/reference.md"), encoding: .utf8)
    #expect(try manual("markdown").output == reference, "run make docs")
  }

  @Test(.enabled(if: Command.find("python3") != nil, "no python3, which makes the pages"))
  func everyCommandHasAPage() throws {
    _ = try manual("man", place.path("man"))
    let pages = try FileManager.default.contentsOfDirectory(atPath: place.path("man"))
    #expect(pages.count > 25)
    for page in ["glossctl.1", "glossctl-check.1", "glossctl-terms-add.1", "glossctl-doctor.1"] {
      let text = try place.text("man/\(page)")
      #expect(text.hasPrefix(".TH GLOSSCTL"))
      #expect(text.contains("\"2025-06-15\""))
      for section in ["NAME", "SYNOPSIS", "OPTIONS", "EXAMPLES"] {
        #expect(text.contains("\n.SH \(section)\n"), "\(page): \(section)")
      }
    }
    let check = try place.text("man/glossctl-check.1")
    #expect(check.contains("\n\\fB\\-\\-date\\fR \\fIdate\\fR\nThe day of the drafts.\n"))
    for tool in ["mandoc", "man"] {
      guard let program = Command.find(tool) else { continue }
      let files = pages.sorted().map { place.path("man/\($0)") }
      let options = tool == "mandoc" ? ["-T", "lint", "-W", "warning"] : ["--warnings", "-l"]
      let outcome = try Command.run(
        program, options + files, environment: ["MANPAGER": "cat", "LC_ALL": "C.UTF-8"])
      #expect(outcome.status == 0, "\(tool): \(outcome.output.prefix(2_000))")
      #expect(outcome.errors.isEmpty, "\(tool): \(outcome.errors.prefix(2_000))")
    }
  }

  /// A shell, and a program for it that prints how `glossctl loo` goes on.
  struct Shell: CustomTestStringConvertible, Sendable {
    var name: String
    var program: String
    var testDescription: String { name }
  }

  @Test(
    arguments: [
      Shell(
        name: "bash",
        program: """
          source "$1"
          COMP_WORDS=(glossctl loo) COMP_CWORD=1 COMP_LINE='glossctl loo' COMP_POINT=12
          $(complete -p glossctl | sed 's/.*-F \\([^ ]*\\).*/\\1/') glossctl loo glossctl
          echo "${COMPREPLY[@]}"
          """),
      Shell(
        name: "fish",
        program: """
          source $argv[1]
          complete -C 'glossctl loo'
          """),
      // What zsh completes, it shows only on a terminal.
      Shell(
        name: "zsh",
        program: """
          fpath=(${1:h} $fpath)
          autoload -Uz compinit && compinit -u -D
          autoload -Uz +X _glossctl && [[ $functions[_glossctl] == *lookup* ]] && echo $_comps[glossctl]
          """),
    ].filter { Command.find($0.name) != nil })
  func completionsLoad(shell: Shell) throws {
    let script = try place.glossctl(["--generate-completion-script", shell.name])
    #expect(script.status == 0)
    let file = try place.write("_glossctl", script.output)
    let program = try #require(Command.find(shell.name))
    let outcome = try Command.run(
      program, ["-c", shell.program] + (shell.name == "fish" ? [file] : [shell.name, file]),
      environment: ["HOME": place.folder.path, "XDG_DATA_HOME": place.folder.path])
    #expect(outcome.errors.isEmpty, "\(outcome.errors)")
    let word = shell.name == "zsh" ? "_glossctl" : "lookup"
    #expect(outcome.output.hasPrefix(word), "\(outcome.output)")
  }

  @Test(
    .enabled(
      if: Command.find("make") != nil && Command.find("python3") != nil, "no make or no python3"))
  func whatIsInstalledCanBeRemoved() throws {
    let make = try #require(Command.find("make"))
    let folder = place.path("root")
    let places = ["DESTDIR=\(folder)", "PREFIX=/usr", "GLOSSCTL=\(Command.glossctl.path)"]
    let installed = try Command.run(make, ["install"] + places, in: Self.package)
    try #require(installed.status == 0, "\(installed.errors)")
    for file in [
      "bin/glossctl", "share/man/man1/glossctl.1", "share/man/man1/glossctl-terms-add.1",
      "share/bash-completion/completions/glossctl", "share/zsh/site-functions/_glossctl",
      "share/fish/vendor_completions.d/glossctl.fish", "share/glossctl/terms/trafficking.yaml",
      "share/glossctl/rules/default.srx", "share/glossctl/schemas/check.schema.json",
      "share/doc/glossctl/README.md", "share/doc/glossctl/docs/guide.id.md",
    ] {
      #expect(FileManager.default.fileExists(atPath: "\(folder)/usr/\(file)"), "\(file)")
    }
    let rules = try place.bytes("root/usr/share/glossctl/rules/check.json")
    #expect((try JSONSerialization.jsonObject(with: Data(rules)) as? [Any])?.isEmpty == false)
    let program = URL(fileURLWithPath: "\(folder)/usr/bin/glossctl")
    #expect(try Command.run(program, ["--version"]).output == place.glossctl(["--version"]).output)

    let removed = try Command.run(make, ["uninstall"] + places, in: Self.package)
    try #require(removed.status == 0, "\(removed.errors)")
    let left = FileManager.default.enumerator(
      at: URL(fileURLWithPath: folder), includingPropertiesForKeys: [.isDirectoryKey])
    while let url = left?.nextObject() as? URL {
      let isFolder = try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory
      #expect(isFolder == true, "left behind: \(url.path)")
    }
  }
}
