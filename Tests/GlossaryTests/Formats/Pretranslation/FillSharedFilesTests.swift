import Foundation
import TestSupport
import Testing

@testable import Glossary

/// Every real file is filled, read again, and holds what was put in and all that was there before.
@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.reason)"))
struct FillSharedFilesTests {
  @Test(
    arguments: SharedBilingualFile.all(in: "interchange-xliff")
      + SharedBilingualFile.all(in: "interchange-po")
      + SharedBilingualFile.all(in: "interchange-tmx").filter { !$0.name.hasPrefix("huge/") })
  func whatIsFilledIsReadAgain(shared: SharedBilingualFile) throws {
    guard
      let file = try? BilingualReader.read(
        NamedFile(name: shared.name, bytes: try shared.bytes()))
    else { return }
    let target = file.text.targetMetadata.language ?? .indonesian
    var fills: [Int: TranslationFill] = [:]
    for (number, unit) in file.text.units.enumerated()
    where unit.target == nil && file.takesTranslation(ofUnit: number) {
      let codes = unit.sourceCodes.indices.map { TranslationPiece.sourceCode($0) }
      var proposal = TranslationProposal(
        kind: number % 2 == 0 ? .fuzzy : .exact, score: number % 2 == 0 ? 8_000 : 10_000,
        source: "Old & \"source\"", target: "Lama", origin: "a<b>.tmx",
        pieces: [.text("Baru & <lama> \(number)")] + codes)
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
}
