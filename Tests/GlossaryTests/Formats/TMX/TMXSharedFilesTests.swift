import Foundation
import Glossary
import TestSupport
import Testing

/// A file of the collection with the counts of an independent parser.
struct SharedTMX: Sendable, CustomTestStringConvertible {
  var name: String
  var isWellFormed: Bool
  var counts: [String: String]

  var testDescription: String { name }

  static let folder = SharedData.folder?.appendingPathComponent("data/interchange-tmx")

  /// The files of the table; none where the collection is absent.
  static let all: [SharedTMX] = {
    guard let folder,
      let table = try? String(
        contentsOf: folder.appendingPathComponent("EXPECTED.tsv"), encoding: .utf8)
    else { return [] }
    return table.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      var counts: [String: String] = [:]
      for pair in cells[3].split(separator: " ") {
        let parts = pair.split(separator: "=", omittingEmptySubsequences: false)
        counts[String(parts[0])] = String(parts[1])
      }
      return SharedTMX(name: String(cells[0]), isWellFormed: cells[1] == "yes", counts: counts)
    }
  }()

  func read() throws -> TMXOutcome {
    let folder = try #require(Self.folder)
    return try TMXOutcome(name: name, blocks(of: folder.appendingPathComponent(name)))
  }
}

@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.reason)"))
struct TMXSharedFilesTests {
  @Test(arguments: SharedTMX.all)
  func aFileHasWhatAnotherParserCounts(file: SharedTMX) throws {
    let outcome = try file.read()
    #expect((outcome.failure == nil) == file.isWellFormed)
    #expect(outcome.skipped == [])
    #expect(outcome.headers.count == 1)
    #expect(outcome.units.count == Int(file.counts["tu"] ?? ""))
    let variants = outcome.units.flatMap(\.variants)
    #expect(variants.count == Int(file.counts["tuv"] ?? ""))
    let languages = Set(variants.map(\.language.original)).sorted()
    let expected = Set((file.counts["langs"] ?? "").split(separator: ",").map(String.init))
    #expect(languages == expected.sorted())
    #expect(outcome.headers.first?["srclang"] == file.counts["srclang"])
    #expect(outcome.headers.first?.encodings.count == Int(file.counts["ude"] ?? "0"))
    var codes: [String: Int] = [:]
    for variant in variants { count(variant.segment.markup, &codes) }
    for kind in InlineCode.Kind.allCases.map(\.rawValue) {
      #expect(codes[kind, default: 0] == Int(file.counts[kind] ?? "0"), "\(kind)")
    }
  }

  @Test(arguments: SharedTMX.all)
  func whatIsWrittenReadsBackEqualAndIsValid(file: SharedTMX) throws {
    let first = try file.read()
    let header = try #require(first.headers.first)
    let bytes = tmx(first.units, header: header)
    let second = try TMXOutcome(bytes)
    #expect(second.failure == nil)
    #expect(second.skipped == [])
    // One comparison after the other, so that a failure prints one unit.
    let pairs = zip(second.units, first.units)
    let different = pairs.first { $0.normalized != $1.normalized }
    #expect(different == nil)
    #expect(second.units.count == first.units.count)
    #expect(tmx(second.units, header: try #require(second.headers.first)) == bytes)
    try requireValid(bytes)
    try requireValid(tmx(first.units, header: header, level: .one))
  }

  @Test func theTICOMemoryReadsBackEqual() throws {
    let url = try #require(SharedData.folder)
      .appendingPathComponent("data/tm-tico19/all.en-id.tmx")
    let first = try TMXOutcome(blocks(of: url))
    #expect(first.units.count == 3_071)
    let bytes = tmx(first.units, header: try #require(first.headers.first))
    #expect(try TMXOutcome(bytes).units == first.units)
    try requireValid(bytes)
  }

  private func count(_ nodes: [InlineNode], _ codes: inout [String: Int]) {
    for case .code(let code) in nodes {
      codes[code.kind.rawValue, default: 0] += 1
      count(code.content, &codes)
    }
  }
}

/// Fails when a document is not valid by the DTD of TMX 1.4b.
func requireValid(_ bytes: [UInt8]) throws {
  guard let program = Command.find("xmllint"), let shared = SharedData.folder else { return }
  let dtd = shared.appendingPathComponent("data/schemas/tmx/tmx14.dtd")
  let outcome = try Command.run(
    program, ["--noout", "--nonet", "--dtdvalid", dtd.path, "-"], input: Data(bytes))
  #expect(outcome.status == 0, "\(outcome.errors.prefix(2_000))")
}
