import Foundation
import GlossaryWorkbench
import TestSupport
import Testing
import Yams

/// The action for GitHub, the hooks for pre-commit, and the examples.
@Suite struct IntegrationTests {
  let place: Workplace

  init() throws {
    place = try Workplace(isEmpty: true)
    try place.makeFolder("project")
    try place.makeFolder("project/drafts")
    try place.write(
      "project/drafts/kabar.txt", "Jakarta, 22 Juli 2025\n\nPemerintah memulangkan 35 TKI.\n")
    try place.write(
      "project/.glossctl.yaml", "rules: {undefined-acronym: off, ambiguous-acronym: off}\n")
  }

  private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardizedFileURL

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: package.appendingPathComponent(path), encoding: .utf8)
  }

  private static let hasShell = Command.find("bash") != nil

  private func runAction(
    _ inputs: [String: String], path: String? = nil
  ) throws -> CompositeAction.Outcome {
    let action = try CompositeAction(try Self.text("action.yml"))
    return try action.run(
      inputs, in: place, folder: "project", action: Self.package,
      environment: [
        "GLOSSCTL_DB": place.path(),
        "PATH": path ?? ProcessInfo.processInfo.environment["PATH"] ?? "",
      ])
  }

  @Test(.enabled(if: hasShell, "bash is not on the path"))
  func theActionAnnotatesAndFails() throws {
    let outcome = try runAction([
      "glossctl": Command.glossctl.path, "paths": "drafts\n", "sarif": "out.sarif",
      "options": "--profile=official\n",
    ])
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(
      outcome.output.contains("::warning file=drafts/kabar.txt,line=3,endLine=3,col=27,"),
      "\(outcome.output)")
    #expect(outcome.outputs["findings"] == "1")
    #expect(outcome.outputs["status"] == "1")
    #expect(outcome.outputs["glossctl"] == Command.glossctl.path)
    #expect(outcome.summary == "**Terminology**: 0 major, 1 minor, 0 info\n")
    #expect(try place.text("project/out.sarif").contains("\"deprecated-term\""))
  }

  @Test(.enabled(if: hasShell, "bash is not on the path"))
  func theActionKnowsTermsOfTheProject() throws {
    try place.write("project/own.csv", "en,id\ntransit shelter,rumah singgah\n")
    let outcome = try runAction([
      "glossctl": Command.glossctl.path, "fail-on": "major", "terms": "own.csv",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.outputs["findings"] == "1")
    let known = try place.glossctl(["lookup", "rumah singgah"])
    #expect(known.output.contains("transit shelter"))
    let wrong = try runAction(["glossctl": Command.glossctl.path, "options": "--nonsense"])
    #expect(wrong.status == 64)
    #expect(wrong.summary.contains("the check failed"))
  }

  @Test(
    .enabled(
      if: hasShell && Command.find("curl") != nil && Command.find("tar") != nil,
      "bash, curl or tar is not on the path"))
  func theActionTakesTheReleaseAndHoldsItAgainstItsSum() throws {
    // A release as scripts/dist packs it, with a program that is only a link to ours.
    let shell = try #require(Command.find("bash"))
    let pack = """
      name=glossctl-\(glossctlVersion)-linux-$(uname -m)
      mkdir -p releases "$name/bin"
      printf '#!/bin/sh\\nexec %s "$@"\\n' "$1" >"$name/bin/glossctl"
      chmod +x "$name/bin/glossctl"
      tar -czf "releases/$name.tar.gz" "$name"
      cd releases
      sha256sum "$name.tar.gz" >SHA256SUMS
      """
    let packed = try Command.run(
      shell, ["-ec", pack, "pack", Command.glossctl.path], in: place.folder)
    try #require(packed.status == 0, "\(packed.errors)")
    let inputs = ["releases": "file://\(place.path("releases"))", "paths": "drafts"]
    let outcome = try runAction(inputs, path: "/usr/bin:/bin")
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(outcome.outputs["findings"] == "1")
    #expect(outcome.outputs["glossctl"]?.hasPrefix(place.path("runner")) == true)

    try place.write("releases/SHA256SUMS", String(repeating: "0", count: 64) + "  x.tar.gz\n")
    #expect(try runAction(inputs, path: "/usr/bin:/bin").status != 0)
  }

  private static let preCommit = PythonPeer("pre_commit")

  @Test(
    .enabled(if: preCommit.isPresent, preCommit.reason),
    .enabled(if: Command.find("git") != nil, "git is not on the path"))
  func hooksRunInPreCommit() throws {
    let python = try #require(Self.preCommit.python)
    let shell = try #require(Command.find("sh"))
    // The hooks as others name them: a repository at a revision.
    let script = """
      git() { command git -c user.name=n -c user.email=e -c init.defaultBranch=main "$@"; }
      mkdir hooks
      cp "$2/.pre-commit-hooks.yaml" hooks/
      (cd hooks && git init -q && git add -A && git commit -qm hooks && git tag v1.0)
      cd project
      git init -q
      printf 'repos:\\n- repo: %s\\n  rev: v1.0\\n  hooks:\\n' ../hooks >.pre-commit-config.yaml
      printf '  - id: %s\\n' glossctl-check glossctl-terms glossctl-fix >>.pre-commit-config.yaml
      mkdir terms
      echo 'concepts: []' >terms/own.yaml
      git add -A
      for hook in glossctl-check glossctl-terms glossctl-fix glossctl-check; do
        "$1" -m pre_commit run --all-files $hook && echo "$hook passed" || echo "$hook failed"
        git add -A
      done
      """
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let outcome = try Command.run(
      shell, ["-ec", script, "sh", python.path, Self.package.path],
      environment: [
        "PATH": "\(Command.glossctl.deletingLastPathComponent().path):\(path)",
        "GLOSSCTL_DB": place.path(), "PRE_COMMIT_HOME": place.path("cache"),
        "HOME": place.folder.path,
      ], in: place.folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let ends = outcome.output.split(separator: "\n")
      .filter { $0.hasSuffix(" passed") || $0.hasSuffix(" failed") }
    // The corrected file is what the last run finds nothing in.
    #expect(
      ends == [
        "glossctl-check failed", "glossctl-terms passed", "glossctl-fix failed",
        "glossctl-check passed",
      ], "\(outcome.output)")
    #expect(outcome.output.contains("[deprecated-term]"))
    #expect(try place.text("project/drafts/kabar.txt").contains("35 PMI"))
  }

  /// The examples are YAML, and name the version and the inputs that there are.
  @Test func examplesFitTheAction() throws {
    let action = try #require(try Yams.load(yaml: Self.text("action.yml")) as? [String: Any])
    let inputs = try #require(action["inputs"] as? [String: Any])
    for name in ["github-annotations", "github-code-scanning"] {
      let text = try Self.text("integrations/\(name).yml")
      #expect(text.contains("OWNER/glossary@v\(glossctlVersion)\n"))
      let root = try #require(try Yams.load(yaml: text) as? [String: Any])
      let jobs = try #require(root["jobs"] as? [String: [String: Any]])
      let steps = try #require(jobs["check"]?["steps"] as? [[String: Any]])
      let step = try #require(
        steps.first { ($0["uses"] as? String)?.hasPrefix("OWNER/glossary@") == true })
      let given = try #require(step["with"] as? [String: Any])
      for key in given.keys { #expect(inputs[key] != nil, "\(name): \(key)") }
    }
    #expect(try Self.text("docs/ci.md").contains("OWNER/glossary@v\(glossctlVersion)\n"))
    #expect(try Self.text("integrations/gitlab-ci.yml").contains("glossctl_\(glossctlVersion)_"))
  }

  @Test(.enabled(if: hasShell && Command.find("jq") != nil, "jq is not on the path"))
  func theExampleForGitLabMakesAReport() throws {
    let root = try #require(
      try Yams.load(yaml: Self.text("integrations/gitlab-ci.yml")) as? [String: [String: Any]])
    let script = try #require(root["terminology"]?["script"] as? [String])
    let shell = try #require(Command.find("bash"))
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let outcome = try Command.run(
      shell, ["-e", "-c", script.joined(separator: "\n")],
      environment: [
        "PATH": "\(Command.glossctl.deletingLastPathComponent().path):\(path)",
        "GLOSSCTL_DB": place.path(),
      ], in: place.folder.appendingPathComponent("project"))
    #expect(outcome.status == 1, "\(outcome.errors)")
    let report = try place.bytes("project/gl-code-quality-report.json")
    let findings = try #require(
      try JSONSerialization.jsonObject(with: Data(report)) as? [[String: Any]])
    #expect(findings.first?["check_name"] as? String == "deprecated-term")
    #expect(findings.first?["severity"] as? String == "minor")
    let location = try #require(findings.first?["location"] as? [String: Any])
    #expect(location["path"] as? String == "drafts/kabar.txt")
    #expect((location["lines"] as? [String: Int])?["begin"] == 3)
  }
}
