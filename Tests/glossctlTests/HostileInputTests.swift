import Foundation
import TestSupport
import Testing

/// Files that are made to harm are refused or read in bounds, with one clear line.
@Suite struct HostileInputTests {
  let place: Workplace

  init() throws {
    place = try Workplace(isEmpty: true)
  }

  /// A document whose entities grow tenfold at each of nine levels.
  private static func laughs(_ root: String, _ inner: String) -> String {
    let entities = (1...9).map { level in
      "<!ENTITY e\(level) \"\(String(repeating: "&e\(level - 1);", count: 10))\">"
    }
    return "<!DOCTYPE \(root) [<!ENTITY e0 \"haha\">\(entities.joined())]>"
      + inner.replacingOccurrences(of: "@", with: "&e9;")
  }

  private static let documents: [(name: String, root: String, text: String)] = [
    ("t.tmx", "tmx", Memories.document("<tu><tuv xml:lang=\"en\"><seg>@</seg></tuv></tu>")),
    (
      "t.xlf", "xliff",
      """
      <xliff version="1.2"><file original="o" datatype="x" source-language="en" target-language="id">\
      <body><trans-unit id="1"><source>@</source><target>b</target></trans-unit></body></file></xliff>
      """
    ),
    (
      "t.tbx", "martif",
      """
      <martif type="TBX" xml:lang="en"><text><body><termEntry><langSet xml:lang="en"><tig><term>@</term>\
      </tig></langSet></termEntry></body></text></martif>
      """
    ),
  ]

  @Test func entitiesThatGrowAreRefused() throws {
    for (name, root, text) in Self.documents {
      let body = text.replacingOccurrences(
        of: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", with: "")
      let path = try place.write(name, Self.laughs(root, body))
      for command in [
        ["validate"], ["convert", "--output-format", name == "t.tbx" ? "yaml" : "po"],
      ] {
        let isCheck = command[0] == "validate"
        let outcome = try place.glossctl(command + (isCheck ? [path] : [path, place.path("out")]))
        #expect(outcome.status == 2, "\(command) \(name): \(outcome.output)\(outcome.errors)")
        let lines = (outcome.output + outcome.errors).split(separator: "\n")
        #expect(lines.contains { $0.contains(name) && $0.contains("entit") }, "\(lines)")
      }
    }
  }

  @Test func filesThatAreCutOffOrInTheWrongEncodingAreRefused() throws {
    for (name, _, text) in Self.documents {
      let cut = try place.write("cut-\(name)", String(text.dropLast(20)))
      let latin = try place.write(
        "latin-\(name)", bytes: Array(text.utf8).map { $0 == 0x40 ? 0xE9 : $0 })
      for path in [cut, latin] {
        let checked = try place.glossctl(["validate", path])
        #expect(checked.status == 2, "\(checked.output)\(checked.errors)")
        let format = name == "t.tbx" ? "yaml" : "csv"
        let converted = try place.glossctl([
          "convert", "--output-format", format, path, place.path("out"),
        ])
        #expect(converted.status == 2, "\(converted.errors)")
        #expect(converted.errors.split(separator: "\n").count == 1, "\(converted.errors)")
        #expect(try !place.names().contains("out"))
      }
    }
    for (name, format) in [("t.utx", "utx"), ("t.txt", "omegat"), ("t.srx", "")] {
      let path = try place.write(name, bytes: [0x64, 0x6F, 0x67, 0x09, 0xFF, 0xFE, 0x80, 0x0A])
      let outcome =
        format.isEmpty
        ? try place.glossctl(["validate", path])
        : try place.glossctl([
          "convert", "--input-format", format, "--source", "en", "--target", "id", path,
          place.path("out.yaml"),
        ])
      #expect(outcome.status == 2, "\(name): \(outcome.output)\(outcome.errors)")
    }
  }

  /// One segment of 100 MB is passed over with its line, and memory stays within bounds.
  @Test func aHugeSegmentIsPassedOver() throws {
    let huge = String(repeating: "a word of many ", count: 7_000_000)
    let rest =
      "<tu><tuv xml:lang=\"en\"><seg>One</seg></tuv><tuv xml:lang=\"id\"><seg>Satu</seg></tuv></tu>"
    let path = try place.write(
      "huge.tmx",
      Memories.document(
        "<tu><tuv xml:lang=\"en\"><seg>\(huge)</seg></tuv><tuv xml:lang=\"id\"><seg>b</seg></tuv></tu>\n"
          + rest))
    let checked = try place.bounded(["validate", path], kilobytes: 700_000)
    #expect(checked.status == 0, "\(checked.output)\(checked.errors)")
    let converted = try place.bounded(
      ["convert", path, place.path("out.csv")], kilobytes: 700_000)
    #expect(converted.status == 1, "\(converted.errors)")
    #expect(converted.errors.contains("too-long"), "\(converted.errors)")
    #expect(try place.text("out.csv") == "en,id\nOne,Satu\n")
  }
}

extension Workplace {
  /// Runs `glossctl` with no more address space than so much.
  fileprivate func bounded(
    _ arguments: [String], kilobytes: Int
  ) throws -> Command.Outcome {
    let words = ([Command.glossctl.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
    return try Command.run(
      URL(fileURLWithPath: "/bin/sh"), ["-c", "ulimit -v \(kilobytes); exec \(words)"],
      environment: ["GLOSSCTL_DB": path("store.db"), "TZ": "UTC"])
  }
}
