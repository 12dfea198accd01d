import Foundation
import TestSupport
import Testing

@testable import Glossary

/// Every real file is filled, read again, and holds what was put in and all that was there before.
@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.reason)"))
struct FillSharedFilesTests {
  @Test(
    arguments: SharedFile.all(in: "interchange-xliff")
      + SharedFile.all(in: "interchange-po")
      + SharedFile.all(in: "interchange-tmx").filter { !$0.name.hasPrefix("huge/") })
  func whatIsFilledIsReadAgain(shared: SharedFile) throws {
    guard
      let file = try? BilingualReader.read(
        NamedFile(name: shared.name, bytes: try shared.bytes()))
    else { return }
    let target = file.text.targetMetadata.language ?? .indonesian
    var fills: [Int: TranslationFill] = [:]
    for (number, unit) in file.text.units.enumerated()
    where unit.target == nil && file.takesTranslation(ofUnit: number) {
      // A message keeps the places of its arguments, which gettext looks for.
      let rest = file.format == .po ? " " + file.text.source.text.slice(unit.source) : ""
      let codes = unit.sourceCodes.indices.map { TranslationPiece.sourceCode($0) }
      var proposal = TranslationProposal(
        kind: number % 2 == 0 ? .fuzzy : .exact, score: number % 2 == 0 ? 8_000 : 10_000,
        source: "Old & \"source\"", target: "Lama", origin: "a<b>.tmx",
        pieces: [.text("Baru & <lama> \(number)\(rest)")] + codes)
      proposal.lacksCodes = number % 3 == 0
      fills[number] = TranslationFill(unit: number, proposal: proposal)
    }
    let edits = file.edits(
      filling: fills.values.sorted { $0.unit < $1.unit }, target: target)
    let written: [UInt8]
    do {
      written = try file.bytes(applying: edits)
    } catch {
      #expect(["encoding", "packed"].contains(error.rule))
      return
    }
    if fills.isEmpty { #expect(written == file.file.file.bytes) }
    if !fills.isEmpty { try requireAccepted(file.format, file.file.file.bytes, written, shared) }
    // A file without units has no texts in any language that it could be asked for.
    let again = try BilingualReader.read(
      NamedFile(name: shared.name, bytes: written),
      source: file.text.units.isEmpty ? nil : file.text.sourceMetadata.language,
      target: file.text.units.isEmpty ? nil : target)
    #expect(again.text.units.count == file.text.units.count)
    for (number, (old, new)) in zip(file.text.units, again.text.units).enumerated() {
      #expect(again.text.source.text.slice(new.source) == file.text.source.text.slice(old.source))
      let text = new.target.map { String(again.text.target.text.slice($0)) }
      if fills[number] != nil {
        #expect(
          text?.contains("Baru & <lama> \(number)") ?? false, "unit \(number): \(text ?? "–")")
      } else {
        #expect(text == old.target.map { String(file.text.target.text.slice($0)) })
      }
    }
  }

  /// What another program accepted before, it accepts filled.
  private func requireAccepted(
    _ format: BilingualFormat, _ before: [UInt8], _ after: [UInt8], _ shared: SharedFile
  ) throws {
    let complaint: ([UInt8]) throws -> String?
    switch (format, shared.counts["version"]) {
    case (.xliff, "1.2"): complaint = { try PublishedSchema.problem(in: $0, .xliff, .one) }
    case (.xliff, "2.0"), (.xliff, "2.1"):
      complaint = { try PublishedSchema.problem(in: $0, .xliff, .two) }
    case (.tmx, let version?):
      complaint = { try PublishedSchema.problem(in: $0, dtd: "tmx\(version.filter(\.isNumber))") }
    case (.po, _): complaint = Self.messageFormatProblem
    default: return
    }
    guard try complaint(before) == nil, let problem = try complaint(after) else { return }
    Issue.record("\(shared.name): \(problem.prefix(1_000))")
  }

  /// What `msgfmt --check` says of messages; nil for nothing, and where it is absent.
  private static func messageFormatProblem(_ bytes: [UInt8]) throws -> String? {
    guard let program = Command.find("msgfmt") else { return nil }
    let outcome = try Command.run(
      program, ["--check", "-o", "/dev/null", "-"], input: Data(bytes))
    return outcome.status == 0 ? nil : outcome.errors
  }
}
