import Foundation
import Glossary
import TestSupport
import Testing

/// `Tests/Peers/tbx_reference.py`: what lxml and Translate Toolkit read in our TBX.
private enum TBXReference {
  struct Answer: Decodable {
    var terms: [[String]]
    var units: [[String?]]?
  }

  static let peer = PythonPeer("lxml, translate.storage.tbx")

  static func ask(_ text: String, units: Bool) throws -> Answer {
    let place = try Workplace(isEmpty: true)
    let path = try place.write("t.tbx", text)
    return try peer.ask("tbx_reference.py", [path] + (units ? ["units"] : []))
  }
}

@Suite(.enabled(if: TBXReference.peer.isPresent, TBXReference.peer.reason))
struct TBXReferenceTests {
  private static func terms(_ base: TermBase) -> [[String]] {
    base.concepts.map { concept in
      var languages: [LanguageTag] = []
      for designation in concept.designations where !languages.contains(designation.language) {
        languages.append(designation.language)
      }
      return languages.flatMap { language in
        concept.designations.filter { $0.language == language }.map(\.text)
      }
    }
  }

  private func expectSame(_ base: TermBase) throws {
    for options in tbxOptions {
      let isOld = options.version == .two
      let answer = try TBXReference.ask(try tbx(base, options).text, units: isOld)
      #expect(answer.terms == Self.terms(base))
      guard isOld else { continue }
      let units = try #require(answer.units)
      #expect(units.count == base.concepts.count)
      for (unit, concept) in zip(units, base.concepts) {
        // The first term of the first language, and of the second.
        let languages = concept.designations.map(\.language)
        let second = concept.designations.first { $0.language != languages.first }
        #expect(unit.first == concept.designations.first?.text)
        if let second { #expect(unit.last == second.text) }
      }
    }
  }

  @Test func othersReadTheBuiltInBaseAsWeDo() throws {
    try expectSame(TermBase(concepts: BuiltinBase.base.concepts))
  }

  @Test(
    .enabled(if: SharedData.isPresent, "\(SharedData.reason)"), arguments: SharedTBX.terminology)
  func othersReadWhatWasImportedAsWeDo(file: SharedTBX) throws {
    try expectSame(try file.read().base)
  }
}
