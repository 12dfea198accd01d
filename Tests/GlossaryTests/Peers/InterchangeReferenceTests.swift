import Foundation
import TestSupport
import Testing

@testable import Glossary

/// `Tests/Peers/interchange_reference.py`: what lxml and Translate Toolkit read in our files.
private enum InterchangeReference {
  static let peer = PythonPeer("lxml, translate.storage.tmx")

  /// The source and target of each unit of a file.
  static func units(_ bytes: [UInt8], suffix: String) throws -> [[String?]] {
    let place = try Workplace(isEmpty: true)
    let path = try place.write("t.\(suffix)", bytes: bytes)
    return try peer.ask("interchange_reference.py", [path])
  }
}

@Suite(.enabled(if: InterchangeReference.peer.isPresent, InterchangeReference.peer.reason))
struct InterchangeReferenceTests {
  private static let formats: [(format: MemoryFormat, version: XLIFFMemoryWriter.Version, String)] =
    [
      (.tmx, .one, "tmx"), (.xliff, .one, "xlf"), (.xliff, .two, "xlf2"), (.po, .one, "po"),
    ]

  /// Fails unless others read in each format what was written.
  private func requireSame(_ units: [TranslationUnit]) throws {
    let texts = units.map { unit in
      [unit.variants[0].segment.text, unit.variants.dropFirst().first?.segment.text]
    }
    for (format, version, suffix) in Self.formats {
      var options = MemoryFileWriter.Options(format, source: .english, target: .indonesian)
      options.xliffVersion = version
      var writer = MemoryFileWriter(options)
      var bytes: [UInt8] = []
      writer.begin(&bytes)
      for unit in units { _ = writer.write(unit, to: &bytes) }
      writer.end(&bytes)
      let read = try InterchangeReference.units(bytes, suffix: suffix)
      #expect(read.count == texts.count, "\(suffix)")
      #expect(read == texts, "\(suffix)")
    }
  }

  @Test func othersReadHardTextsAsWeDo() throws {
    let texts = [
      "plain", "a & b < c > \"d\" 'e'", "é 𠀀 ١٢", "back\\slash", "two\nlines", "a\ttab",
    ]
    try requireSame(
      texts.enumerated().map { number, text in
        TranslationUnit(
          tuid: "t\(number)", annotations: [Annotation(.note, "note & <\(number)>")],
          variants: [
            Variant(language: .english, segment: Segment("\(number) \(text)")),
            Variant(language: .indonesian, segment: Segment("terjemahan \(text)")),
          ])
      })
  }

  @Test(.enabled(if: SharedData.isPresent, "\(SharedData.reason)"))
  func othersReadARealFileAsWeDo() throws {
    let shared = SharedFile(
      folder: "interchange-po", name: "translate-toolkit/primero-id.po")
    let outcome = try MemoryOutcome(.po, try shared.bytes())
    var known: Set<String> = []
    let units = outcome.units.filter { unit in
      unit.annotations.property("x-po-form") == nil && unit.annotations.property("x-context") == nil
        && unit.variants.count == 2 && known.insert(unit.variants[0].segment.text).inserted
    }
    #expect(units.count > 1_000)
    try requireSame(units)
  }
}
