import Foundation
import Glossary
import TestSupport
import Testing

@Suite struct ImportCommandTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
  }

  private func account(_ outcome: Command.Outcome) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return try #require(object as? [String: Any])
  }

  private func units() throws -> Int? {
    try account(try place.glossctl(["db", "info", "--format", "json"]))["units"] as? Int
  }

  @Test func everyUnitIsAccountedFor() throws {
    let body =
      Memories.unit("One", "Satu") + "<tu><tuv><seg>no language</seg></tuv></tu>\n"
      + Memories.unit("Two", "Dua", attributes: " creationdate=\"2020-01-31\"")
      + "<tu></tu>\n" + Memories.unit("One", "Satu") + "<tu></tu>\n"
    let path = try place.write("m.tmx", Memories.document(body))
    let report = place.path("report.txt")
    let outcome = try place.glossctl(["import", path, "--format", "json", "--report", report])
    #expect(outcome.status == 1)
    #expect(outcome.errors.isEmpty)
    let account = try account(outcome)
    #expect(account["file"] as? String == path)
    #expect(account["format"] as? String == "tmx")
    #expect(account["units"] as? Int == 6)
    #expect(account["added"] as? Int == 2)
    #expect(
      account["skipped"] as? [String: Int] == ["no-language": 1, "no-variant": 2, "unchanged": 1])
    #expect(account["remarks"] as? [String: Int] == ["date-form": 1])
    let cases = try #require(account["cases"] as? [[String: Any]])
    #expect(cases.compactMap { $0["line"] as? Int } == [6, 7, 8, 9, 10])
    let lines = try place.text("report.txt").split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines.allSatisfy { $0.hasPrefix(path + ":") && $0.hasSuffix("]") })
    let text = try place.glossctl(["import", path, "--dry-run"])
    #expect(text.output.contains("m.tmx: 6 units: 0 added, 0 merged, 0 replaced, 6 skipped (dry"))
    #expect(text.output.contains("  2 skipped: no-variant\n    \(path):8:1: <tu> has no <tuv>"))
  }

  @Test func onlyTheFirstCasesAreNamed() throws {
    let path = try place.write(
      "m.tmx", Memories.document(String(repeating: "<tu></tu>\n", count: 9)))
    let outcome = try place.glossctl(["import", path])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("… and 6 more; --report FILE has all"))
    #expect(outcome.output.split(separator: "\n").count == 6)
  }

  @Test func whatTheOptionsAskForIsNoMistake() throws {
    let body =
      Memories.unit("One", "Satu")
      + "<tu><tuv xml:lang=\"en\"><seg>x</seg></tuv><tuv xml:lang=\"fr\"><seg>y</seg></tuv></tu>"
    let path = try place.write("m.tmx", Memories.document(body))
    let arguments = ["import", path, "--source", "en", "--target", "id", "--format", "json"]
    let outcome = try place.glossctl(arguments)
    #expect(outcome.status == 0)
    #expect(try account(outcome)["skipped"] as? [String: Int] == ["language-missing": 1])
    let again = try place.glossctl(arguments + ["--duplicates", "skip"])
    #expect(again.status == 0)
    #expect(
      try account(again)["skipped"] as? [String: Int] == ["duplicate": 1, "language-missing": 1])
    #expect(
      try account(try place.glossctl(arguments + ["--duplicates", "all"]))["added"] as? Int == 1)
  }

  @Test func filesArePackedAndInOtherEncodings() throws {
    let text = Memories.document(Memories.unit("One", "Satu é"))
    var encoder = GzipEncoder()
    var packed: [UInt8] = []
    encoder.append(Array(text.utf8), to: &packed)
    encoder.finish(to: &packed)
    let wide = text.replacingOccurrences(of: "UTF-8", with: "UTF-16")
    let files = [
      try place.write("a.tmx.gz", bytes: packed), try place.write("b.dat", bytes: packed),
      try place.write("c.tmx", bytes: [0xFF, 0xFE] + utf16(wide, bigEndian: false)),
      try place.write("d", bytes: [0xFE, 0xFF] + utf16(wide, bigEndian: true)),
      try place.write("e.csv", "en;id\nOne;\"Satu; é\"\n"),
    ]
    let outcome = try place.glossctl(["import", "--duplicates", "all"] + files)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.count { $0 == "\n" } == 5)
    let found = try place.glossctl(["export", "--format", "jsonl", "-"]).output
    #expect(
      found.split(separator: "\n").allSatisfy { $0.contains("\"One\"") && $0.contains("é\"") })
  }

  @Test func standardInputHasItsFormatFromTheOptionOrItsContent() throws {
    let tmx = Memories.document(Memories.unit("One", "Satu"))
    #expect(try place.glossctl(["import", "-"], input: tmx).status == 0)
    let table = "en,id\nTwo,Dua\n"
    let unknown = try place.glossctl(["import", "-"], input: table)
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("standard input: neither suffix nor content tells the format"))
    let known = try place.glossctl(["import", "-", "--input-format", "csv"], input: table)
    #expect(known.status == 0, "\(known.errors)")
    #expect(try units() == 2)
  }

  @Test func tablesTakeLanguagesAndAnEncoding() throws {
    let path = try place.write(
      "pairs.tsv", bytes: Array("Caf".utf8) + [0xE9] + Array("\tKafe\nTea\n".utf8))
    let nameless = try place.glossctl(["import", path, "--encoding", "windows-1252"])
    #expect(nameless.status == 2)
    #expect(nameless.errors.contains("pairs.tsv:1:1: the first row names no two languages"))
    let outcome = try place.glossctl([
      "import", path, "--encoding", "windows-1252", "--source", "en", "--target", "id",
      "--domain", "food", "--origin", "menu",
    ])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("pairs.tsv:2:1: the row has 1 of 2 columns"))
    let found = try place.glossctl(["export", "--format", "jsonl", "-"]).output
    #expect(found.hasPrefix(#"{"tuid":null,"origin":"menu","domain":"food","variants""#))
    #expect(found.contains("\"Café\""))
    let misread = try place.glossctl(["import", path, "--source", "en", "--target", "id"])
    #expect(misread.status == 2)
    #expect(misread.errors.contains("pairs.tsv:1:4:"), "\(misread.errors)")
  }

  @Test func anEncodingIsForTables() throws {
    let path = try place.write("m.tmx", Memories.document(Memories.unit("One", "Satu")))
    let outcome = try place.glossctl(["import", path, "--encoding", "windows-1252"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("m.tmx: --encoding is for tables"), "\(outcome.errors)")
    #expect(try units() == 0)
  }

  @Test func helpNamesTheFormatsThatCanBeRead() throws {
    let help = try place.glossctl(["import", "--help"]).output
    #expect(help.contains("tmx, xliff, po, tsv, csv"))
    #expect(!help.contains("jsonl"))
  }

  @Test func anotherLanguagesDamagedIndexIsTold() throws {
    let first = try place.write("first.tmx", Memories.numbered(1_500))
    #expect(try place.glossctl(["import", first]).status == 0)
    let folder = place.path("store.db.index")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let name = try #require(names.first { $0.hasPrefix("id") })
    try Data("gone".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    let rows = (0..<10).map { "Haus \($0)\tmaison \($0)" }.joined(separator: "\n")
    let table = try place.write("pairs.tsv", rows)
    let outcome = try place.glossctl(["import", table, "--source", "de", "--target", "fr"])
    #expect(outcome.status == 0)
    #expect(
      outcome.errors.contains("the match index is damaged and needs glossctl db reindex: "),
      "\(outcome.errors)")
    #expect(outcome.errors.contains(name))
  }

  @Test func aFileThatCannotBeReadStoresNothing() throws {
    let good = try place.write("good.tmx", Memories.numbered(2_000))
    let bad = try place.write(
      "bad.tmx", String(Memories.numbered(2_000).dropLast(40)))
    let outcome = try place.glossctl(["import", good, bad, "--report", place.path("r.txt")])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("glossctl: \(bad):2004:"), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1)
    #expect(outcome.output.isEmpty)
    #expect(try units() == 0)
    #expect(try !place.names().contains("r.txt"))
    #expect(try place.glossctl(["import", good, place.path("absent.tmx")]).status == 2)
    #expect(try place.glossctl(["import", good, place.path("")]).status == 2)
    #expect(try units() == 0)
  }

  @Test(arguments: [
    [], ["a.tmx", "a.tmx"], ["a.tmx", "--duplicates", "none"], ["-", "--input-format", "jsonl"],
    ["a.tsv", "--source", "id", "--target", "id"], ["a.tsv", "--domain", " "],
  ])
  func usageMistakesHaveTheirOwnStatus(arguments: [String]) throws {
    #expect(try place.glossctl(["import"] + arguments).status == 64)
  }

  @Test(.enabled(if: Command.find("script") != nil, "the program script is not on the path"))
  func progressIsForTerminalsOnly() throws {
    let path = try place.write("m.tmx", Memories.numbered(3_000))
    let quiet = try place.glossctl(["import", path])
    #expect(quiet.errors.isEmpty)
    let script = try #require(Command.find("script"))
    let line = "'\(Command.glossctl.path)' import --duplicates all '\(path)'"
    let outcome = try Command.run(
      script, ["-qec", line, "/dev/null"],
      environment: ["GLOSSCTL_DB": place.path(), "TERM": "xterm"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("making the index"), "\(outcome.output.debugDescription)")
    #expect(outcome.output.contains("\r\u{1B}[K"))
  }
}
