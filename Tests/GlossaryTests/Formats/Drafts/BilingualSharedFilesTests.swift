import Foundation
import TestSupport
import Testing

@testable import Glossary

extension SharedFile {
  func read() throws -> BilingualFile {
    try BilingualReader.read(NamedFile(name: name, bytes: try bytes()))
  }
}

@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.reason)"))
struct BilingualSharedFilesTests {
  @Test(arguments: SharedFile.all(in: "interchange-xliff"))
  func anXLIFFFileHasWhatAnotherParserCounts(shared: SharedFile) throws {
    guard shared.isWellFormed else {
      #expect { try shared.read() } throws: { ($0 as? FileProblem)?.kind == .unreadable }
      return
    }
    let file = try shared.read()
    #expect(file.format == .xliff)
    try requireTrueMap(file)
    // A file whose prefix has no namespace has no counts.
    guard shared.counts["version"] != nil else { return }
    let expected = shared.count("trans-unit") + shared.count("segment")
    let passedOver = file.problems.count { $0.rule == "other-languages" }
    if passedOver == 0 { #expect(file.unitCount == expected) }
    #expect(file.text.units.count >= file.unitCount - file.problems.count)
    if let language = shared.counts["src"], let tag = try? LanguageTag(language) {
      #expect(file.text.sourceMetadata.language == tag)
    }
    if let language = shared.counts["trg"], language != "None",
      let tag = try? LanguageTag(language)
    {
      #expect(file.text.targetMetadata.language == tag)
    }
    try requireWords(file, try shared.bytes())
  }

  @Test(arguments: SharedFile.all(in: "interchange-po"))
  func aPOFileHasWhatAnotherParserCounts(shared: SharedFile) throws {
    // Its messages have no translations, not even empty ones.
    if shared.name == "okapi/api_simple.po" {
      #expect { try shared.read() } throws: { ($0 as? FileProblem)?.rule == "no-message" }
      return
    }
    let file = try shared.read()
    try requireTrueMap(file)
    try requireWords(file, try shared.bytes())
    guard shared.isWellFormed else { return }
    #expect(file.problems == [])
    #expect(file.unitCount == shared.count("entries"))
    #expect(file.obsoleteCount == shared.count("obsolete"))
    let firstForms = file.text.units.filter {
      !($0.context?.hasSuffix("]") ?? false) || $0.context?.hasSuffix("msgstr[0]") ?? false
    }
    #expect(firstForms.count == file.unitCount)
    #expect(firstForms.count { $0.state == "translated" } == shared.count("translated"))
    // The other parser counts plurals among what is no longer in use too.
    guard shared.count("obsolete") == 0 else { return }
    let plurals = firstForms.count { $0.context?.hasSuffix("msgstr[0]") ?? false }
    #expect(plurals == shared.count("plural"))
  }

  /// The files that another parser refuses are read as far as they are in order.
  @Test(arguments: [
    ("okapi/Test03.po", 10, ["43: po-syntax", "48: po-syntax"]),
    ("okapi/Test04.po", 7, ["28: po-syntax", "35: po-syntax"]),
    ("okapi/Test01.po", 0, []), ("okapi/okapi-Test01.po", 0, []),
    ("okapi/Test_DrupalRussianCP1251.po", 0, []),
  ])
  func brokenMessages(name: String, count: Int, complaints: [String]) throws {
    let shared = SharedFile(
      folder: "interchange-po", name: name, isWellFormed: false)
    let file = try shared.read()
    #expect(file.complaints == complaints)
    if count > 0 { #expect(file.text.units.count == count) }
    #expect(!file.text.units.isEmpty)
  }

  /// Every translation gets a word more, the file is read again, and msgfmt finds it in order.
  private func requireWords(_ file: BilingualFile, _ bytes: [UInt8]) throws {
    var edits: [SourceEdit] = []
    var changed: Set<Int> = []
    for (index, unit) in file.text.units.enumerated() {
      // Before a letter, which needs neither reference nor escape.
      guard let target = unit.target,
        let place = letter(in: target, of: file.text.target)
      else { continue }
      let words = "§ " + file.text.target.text.slice(place)
      edits += file.edits(replacing: place, of: .target, with: words)
      changed.insert(index)
    }
    let written: [UInt8]
    do {
      written = try file.bytes(applying: edits)
    } catch {
      #expect(error.rule == "encoding")
      return
    }
    let again = try BilingualReader.read(NamedFile(name: file.name, bytes: written))
    #expect(again.text.units.count == file.text.units.count)
    for (index, (before, after)) in zip(file.text.units, again.text.units).enumerated() {
      let old = before.target.map { file.text.target.text.slice($0) }
      let new = after.target.map { again.text.target.text.slice($0) }
      #expect(new?.replacing("§ ", with: "") == old?.replacing("§ ", with: ""))
      #expect(
        (new?.contains("§ ") ?? false) == changed.contains(index) || old?.contains("§ ") ?? false)
      #expect(
        after.targetCodes.map(\.id) == before.targetCodes.map(\.id), "codes are as they were")
    }
    // Without the words and the escapes that were made for them, the file is as it was.
    let fewer = try again.bytes(applying: edits.isEmpty ? [] : try undoing(again))
    #expect(fewer == bytes)
    try requireMessages(file, written)
  }

  private func letter(in range: TextRange, of draft: DraftText) -> TextRange? {
    guard !range.isEmpty else { return nil }
    for run in draft.source.runs(in: range) where run.isVerbatim {
      var start = run.text.start
      for scalar in draft.text.slice(run.text).unicodeScalars {
        let end = start + String(scalar).utf8.count
        if scalar.properties.isAlphabetic { return TextRange(start: start, end: end) }
        start = end
      }
    }
    return nil
  }

  /// The edits that take the word away again.
  private func undoing(_ file: BilingualFile) throws -> [SourceEdit] {
    let text = file.text.target.text
    return text.ranges(of: "§ ").flatMap { range in
      let start = text.utf8.distance(from: text.utf8.startIndex, to: range.lowerBound)
      let end = text.utf8.distance(from: text.utf8.startIndex, to: range.upperBound)
      return file.edits(
        replacing: TextRange(start: start, end: end), of: .target, with: "")
    }
  }

  private func requireMessages(_ file: BilingualFile, _ bytes: [UInt8]) throws {
    guard file.format == .po, file.problems.isEmpty, let program = Command.find("msgfmt") else {
      return
    }
    let before = try Command.run(
      program, ["-o", "/dev/null", "-"], input: Data(file.file.file.bytes))
    guard before.status == 0 else { return }
    let outcome = try Command.run(program, ["-o", "/dev/null", "-"], input: Data(bytes))
    #expect(outcome.status == 0, "\(outcome.errors.prefix(2_000))")
  }
}
