import Foundation
import TestSupport
import Testing

/// A folder of random files that the command puts right: as its own patch says, once, and nothing
/// else of a file.
@Suite struct CheckFixFilesTests {
  /// A file before and after.
  private struct Sample {
    var name: String
    var before: String
    var after: String
  }

  private static let corrections = [("praktek", "praktik"), ("resiko", "risiko"), ("ijin", "izin")]

  /// Words that stay, written as text, Markdown, HTML, XLIFF and PO all may have them.
  private static let others = [
    "pekerja", "移民工人", "𠀀𠀁", "e\u{301}", "👩‍🏭", "naïve", "50%", "(surat)", "trudovoj", "Rp4,7",
  ]

  private static let names = ["txt", "md", "html", "xlf", "xliff", "po"]

  private static func sample(_ index: Int, _ random: inout RandomText) -> Sample {
    let name = names[index % names.count]
    let lineEnd = random.pick(["\n", "\r\n"])
    let mark = random.pick(["", "\u{FEFF}"])
    var lines: [(before: String, after: String)] = []
    for _ in 0..<random.number(in: 1...15) {
      var before: [String] = []
      var after: [String] = []
      for _ in 0..<random.number(in: 1...8) {
        let word = random.number(in: 0...3) == 0 ? random.pick(corrections) : nil
        let other = random.pick(others)
        before.append(word?.0 ?? other)
        after.append(word?.1 ?? other)
      }
      let blank = random.pick([" ", "  "])
      lines.append((before.joined(separator: blank), after.joined(separator: blank)))
    }
    let last = random.pick(["", lineEnd])
    func file(_ words: [String]) -> String {
      mark + content(words, name, lineEnd).joined(separator: lineEnd) + last
    }
    return Sample(
      name: "\(index).\(name)", before: file(lines.map(\.before)), after: file(lines.map(\.after)))
  }

  private static func content(_ lines: [String], _ name: String, _ lineEnd: String) -> [String] {
    switch name {
    case "html":
      return ["<!DOCTYPE html><p title='praktek'>Kata &amp; <i>kata</i>: "]
        + lines.map { "<p>\($0)<!-- praktek -->" }
    case "md":
      return ["---", "title: praktek", "---"] + lines.flatMap { [$0, "", "`praktek`", ""] }
    case "xlf":
      return [
        "<xliff version=\"1.2\"><file original=\"praktek\" source-language=\"en\" "
          + "target-language=\"id\" datatype=\"x\"><body>"
      ]
        + lines.enumerated().map {
          "<trans-unit id=\"\($0)\"><source>x</source><target>\($1)</target></trans-unit>"
        } + ["</body></file></xliff>"]
    case "xliff":
      return [
        "<xliff version=\"2.0\" srcLang=\"en\" trgLang=\"id\" "
          + "xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"><file id=\"praktek\">"
      ]
        + lines.enumerated().map {
          "<unit id=\"\($0)\"><segment><source>x</source><target>\($1)</target></segment></unit>"
        } + ["</file></xliff>"]
    case "po":
      return [
        "msgid \"\"", "msgstr \"Language: id\\nContent-Type: text/plain; charset=UTF-8\\n\"", "",
      ]
        + lines.enumerated().flatMap { number, line in
          ["#. praktek", "msgid \"x\(number)\"", "msgstr \"\(line)\"", ""]
        }
    default: return lines + ["# glossctl-disable-next-line", "praktek"]
    }
  }

  @Test(arguments: 0..<3 as Range<UInt64>)
  func aFolderIsPutRight(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    let samples = (0..<60).map { Self.sample($0, &random) }
    let place = try Workplace()
    try place.makeFolder("a")
    for sample in samples { try place.write("a/\(sample.name)", sample.before) }
    func fix(_ arguments: String...) throws -> Command.Outcome {
      try place.glossctl(
        ["check", "--date", "2025-01-01", "--language", "id", "--from", "en", "--fix", "a"]
          + OnlyOneRule.options + arguments, in: ".")
    }

    let diff = try fix("--dry-run")
    for sample in samples { #expect(try place.text("a/\(sample.name)") == sample.before) }
    if let patch = Command.find("patch") {
      let file = try place.write("a.patch", diff.output)
      let outcome = try Command.run(
        patch, ["-p1", "--binary", "-i", file], in: place.folder)
      #expect(outcome.status == 0, "\(outcome.output)")
      for sample in samples {
        #expect(try place.text("a/\(sample.name)") == sample.after, "\(sample.name)")
        try place.write("a/\(sample.name)", sample.before)
      }
    }
    #expect(try fix().errors == "")
    for sample in samples {
      #expect(try place.text("a/\(sample.name)") == sample.after, "\(sample.name)")
    }
    let again = try fix("--dry-run")
    #expect(again.output == "")
    #expect(again.errors.contains("0 to fix"), "\(again.errors)")
  }
}
