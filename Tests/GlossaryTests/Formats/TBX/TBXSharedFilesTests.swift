import Foundation
import Glossary
import TestSupport
import Testing

/// A file of the collection with the counts of an independent parser.
struct SharedTBX: Sendable, CustomTestStringConvertible {
  var name: String
  var counts: [String: String]

  var testDescription: String { name }

  static let folder = SharedData.folder?.appendingPathComponent("data/interchange-tbx")

  /// The XML files of the table; none where the collection is absent.
  static let all: [SharedTBX] = {
    guard let folder,
      let table = try? String(
        contentsOf: folder.appendingPathComponent("EXPECTED.tsv"), encoding: .utf8)
    else { return [] }
    return table.split(separator: "\n").dropFirst().compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells[1] == "yes" else { return nil }
      var counts: [String: String] = [:]
      for pair in cells[3].split(separator: " ") {
        let parts = pair.split(separator: "=", omittingEmptySubsequences: false)
        counts[String(parts[0])] = String(parts[1])
      }
      return SharedTBX(name: String(cells[0]), counts: counts)
    }
  }()

  /// Those that hold terminology.
  static let terminology = all.filter { $0.counts["entries"] != "0" }

  func read() throws -> TBXOutcome {
    let folder = try #require(Self.folder)
    return try TBXOutcome(name: name, blocks(of: folder.appendingPathComponent(name)))
  }
}

@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.reason)"))
struct TBXSharedFilesTests {
  @Test(arguments: SharedTBX.all)
  func aFileHasWhatAnotherParserCountsOrIsRefused(file: SharedTBX) throws {
    let outcome = try file.read()
    guard file.counts["entries"] != "0" else {
      #expect(outcome.failure?.rule == "not-tbx")
      return
    }
    #expect(outcome.failure == nil)
    // A term without any text is told and left out.
    let empty = outcome.remarks.filter { $0.rule == "missing-term" }.count
    #expect(outcome.skipped == [] && outcome.remarks.count == empty)
    #expect(outcome.concepts.count == Int(file.counts["entries"] ?? ""))
    let terms = outcome.concepts.flatMap(\.designations)
    #expect(terms.count + empty == Int(file.counts["terms"] ?? ""))
    let languages = Set(terms.map(\.language.description)).sorted()
    #expect(languages.joined(separator: ",") == file.counts["langs"])
  }

  @Test(arguments: SharedTBX.terminology)
  func theOpenDialectReadsBackEqual(file: SharedTBX) throws {
    let first = try file.read()
    for options in [TBXWriter.Options(dialect: .open), .init(version: .two, dialect: .open)] {
      let (text, summary) = try tbx(first.base, options)
      #expect(summary.losses.isEmpty, "\(summary.losses)")
      let second = try TBXOutcome(text)
      #expect(second.failure == nil && second.skipped == [] && second.remarks == [])
      let different = zip(second.concepts, first.concepts).first { $0 != $1 }
      #expect(different == nil)
      #expect(second.concepts.count == first.concepts.count)
      #expect(try tbx(second.base, options).text == text)
    }
  }

  @Test(arguments: SharedTBX.terminology)
  func basicIsValidAndLosesOnlyWhatItTells(file: SharedTBX) throws {
    let first = try file.read()
    for options in tbxOptions where options.dialect == .basic {
      let (text, summary) = try tbx(first.base, options)
      try requireValidTBX(text, options)
      let second = try TBXOutcome(text)
      #expect(second.failure == nil && second.skipped == [] && second.remarks == [])
      #expect(
        second.concepts.map { $0.designations.map(\.text) }
          == first.concepts.map { $0.designations.map(\.text) })
      #expect(
        second.concepts.map { $0.definitions.map(\.text) }
          == first.concepts.map { $0.definitions.map(\.text) })
      if summary.losses.isEmpty && options.style == .dca {
        #expect(second.concepts == first.concepts)
      }
      // What is written again loses nothing more.
      let again = try tbx(second.base, options)
      #expect(again.summary.losses.isEmpty, "\(again.summary.losses)")
      #expect(try TBXOutcome(again.text).base == second.base)
    }
  }
}
