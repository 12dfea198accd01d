import Foundation
import Glossary
import TestSupport
import Testing

/// What goes in comes out, through the store and back: units, attributes and inline codes.
@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.reason)"))
struct MemoryRoundTripTests {
  /// The readable files of the collection, but for the large one.
  static let files: [String] = {
    guard let folder = SharedData.folder,
      let table = try? String(
        contentsOf: folder.appendingPathComponent("data/interchange-tmx/EXPECTED.tsv"),
        encoding: .utf8)
    else { return [] }
    return table.split(separator: "\n").dropFirst().compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells[1] == "yes", !cells[3].contains("tu=0 "), !cells[0].hasPrefix("huge/") else {
        return nil
      }
      return "interchange-tmx/\(cells[0])"
    } + ["tm-tico19/all.en-id.tmx"]
  }()

  @Test(arguments: files)
  func aFileComesBack(file: String) throws {
    try comesBack(file)
  }

  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["GLOSSARY_LONG_TESTS"] != nil,
      "takes minutes without optimization; set GLOSSARY_LONG_TESTS"))
  func theLargeFileComesBack() throws {
    try comesBack("interchange-tmx/huge/gettext-en-id.tmx.gz")
  }

  private func comesBack(_ file: String) throws {
    let url = try #require(SharedData.folder).appendingPathComponent("data/\(file)")
    let (first, second) = (try Workplace(), try Workplace())
    let once = try export(url.path, first)
    let twice = try export(once, second)
    #expect(try first.bytes("out.tmx") == second.bytes("out.tmx"))
    try requireValid(once)
    #expect(try first.text("out.jsonl").isEmpty == false)
    let header = try #require(try Memories.header(blocks(of: url)))
    let given = try Memories.units(blocks(of: url))
    let written = try Memories.units(blocks(of: URL(fileURLWithPath: twice)))
    #expect(written.count == given.count)
    let isCommon =
      try Memories.header(blocks(of: URL(fileURLWithPath: once)))?["srclang"] != "*all*"
    // Where not every unit has the header's language, each says it for itself.
    let expected = given.map { unit in
      var unit = unit
      if !isCommon, let language = header["srclang"], language != "*all*" {
        unit.supply([Attribute("srclang", language)])
      }
      return unit.normalized
    }
    let different = zip(written, expected).first { $0.normalized != $1 }
    #expect(different == nil)
  }

  /// Imports a file into the store of a folder and exports all of it.
  private func export(_ path: String, _ place: Workplace) throws -> String {
    let imported = try place.glossctl(["import", "--duplicates", "all", "--origin", "o", path])
    try #require(imported.status == 0, "\(imported.output)\(imported.errors)")
    let json = try place.glossctl(["export", place.path("out.jsonl")])
    try #require(json.status == 0, "\(json.errors)")
    let out = place.path("out.tmx")
    try #require(try place.glossctl(["export", out]).status == 0)
    return out
  }

  @Test(arguments: ["tsv", "csv"])
  func aTableComesBack(suffix: String) throws {
    let delimiter = suffix == "tsv" ? "\t" : ","
    let table = ["en,id", "One,Satu", "a “quoted” word,kata", "One,Satu", "สวัสดี,halo"]
      .map { $0.replacingOccurrences(of: ",", with: delimiter) + "\n" }.joined()
    let (first, second) = (try Workplace(), try Workplace())
    let given = try first.write("in.\(suffix)", table)
    func turn(_ place: Workplace, _ path: String) throws -> String {
      let imported = try place.glossctl(["import", "--duplicates", "all", "--origin", "o", path])
      try #require(imported.status == 0)
      #expect(
        try place.glossctl(["export", place.path("out.\(suffix)"), "--source", "en"]).status == 0)
      #expect(try place.glossctl(["export", place.path("out.jsonl")]).status == 0)
      return place.path("out.\(suffix)")
    }
    _ = try turn(second, try turn(first, given))
    #expect(try first.text("out.\(suffix)") == table)
    #expect(try second.text("out.\(suffix)") == table)
    #expect(try first.text("out.jsonl") == second.text("out.jsonl"))
  }
}
