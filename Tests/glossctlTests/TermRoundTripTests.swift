import Foundation
import Glossary
import TestSupport
import Testing

/// What goes in comes out, through the store and back: concepts with all that files say of them.
@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.reason)"))
struct TermRoundTripTests {
  private static let shared = SharedFile.all(in: "interchange-tbx")

  /// The TBX files that hold terminology.
  static let files = shared.filter { $0.isWellFormed && $0.counts["entries"] != "0" }

  /// A glossary of another tool with its format and languages.
  struct Glossary: Sendable, CustomTestStringConvertible {
    var name: String
    var format: String
    var languages: [String]
    var testDescription: String { name }

    init(_ name: String, _ format: String, _ languages: String...) {
      self.name = name
      self.format = format
      self.languages = languages
    }
  }

  /// All that hold more than a comment.
  static let glossaries = [
    Glossary("byutrg/Sample.utx", "utx", "en-US", "ja-JP"),
    Glossary("omegat-glossaries/test.csv", "omegat", "en", "fr"),
    Glossary("omegat-glossaries/test.tab", "omegat", "en", "fr"),
    Glossary("omegat-glossaries/testUTF16LE.txt", "omegat", "en", "fr"),
  ]

  @Test(arguments: files)
  func aTBXFileComesBack(file: SharedFile) throws {
    let (first, second) = (try Workplace(), try Workplace())
    let given = try file.url().path
    for version in ["3", "2"] {
      let name = "out\(version).tbx"
      let options = ["--dialect", "open", "--tbx-version", version]
      let once = try turn(given, first, "base\(version)", name, options)
      #expect(!once.contains("not in"), "\(once)")
      let twice = try turn(first.path(name), second, "base\(version)", name, options)
      #expect(!twice.contains("not in"), "\(twice)")
      #expect(try first.text(name) == second.text(name))
      let before = try Self.read(given)
      let after = try Self.read(first.path(name))
      #expect(Self.parts(before.kept) == Self.parts(after.kept))
      #expect(before.concepts.count == after.concepts.count)
      let different = zip(before.concepts, after.concepts).first { $0 != $1 }
      #expect(different == nil)
    }
  }

  /// A dialect or format that holds less says what.
  @Test(arguments: files)
  func whatAnotherFormatCannotHoldIsListed(file: SharedFile) throws {
    let place = try Workplace(isEmpty: true)
    let given = try Self.read(try file.url().path)
    for name in ["basic.tbx", "out.yaml", "out.tsv", "out.utx"] {
      let arguments = ["convert", "--format", "json", try file.url().path, place.path(name)]
      let outcome = try place.glossctl(arguments)
      // All terms may be in one language, or a pair in no entry.
      guard outcome.status != 2 else {
        #expect(name == "out.utx", "\(outcome.errors)")
        continue
      }
      let account = try #require(try Workplace.objects(outcome.output).first)
      let kinds = try #require(account["kinds"] as? [[String: Any]])
      guard !kinds.contains(where: { $0["outcome"] as? String == "lost" }) else { continue }
      let back = place.path("back-\(name).tbx")
      let returned = try place.glossctl(["convert", "--dialect", "open", place.path(name), back])
      try #require(returned.status == 0, "\(returned.errors)")
      let again = try Self.read(back)
      #expect(again.concepts.map(Self.essence) == given.concepts.map(Self.essence), "\(name)")
    }
  }

  @Test(arguments: glossaries)
  func aGlossaryComesBackOrSaysWhatIsLost(glossary: Glossary) throws {
    let (first, second) = (try Workplace(), try Workplace())
    let pair = ["--from", glossary.languages[0], "--to", glossary.languages[1]]
    let suffix = glossary.name.split(separator: ".").last ?? ""
    let name = "out.\(suffix)"
    func turn(_ path: String, _ place: Workplace) throws -> String {
      let imported = try place.glossctl(
        ["terms", "import", "--base", "b", "--input-format", glossary.format, path] + pair)
      try #require([0, 1].contains(imported.status), "\(imported.errors)")
      let exported = try place.glossctl(
        ["terms", "export", "--base", "b", "--format", glossary.format, place.path(name)] + pair)
      try #require(exported.status == 0, "\(exported.errors)")
      return exported.errors
    }
    let given = SharedFile(folder: "interchange-tbx", name: glossary.name)
    let lost = try turn(try given.url().path, first)
    #expect(lost.isEmpty, "\(lost)")
    #expect(try turn(first.path(name), second).isEmpty)
    let table = ["terms", "export", "--base", "b", "--format", "tsv", "-"]
    #expect(try first.glossctl(table).output == second.glossctl(table).output)
    // The moment of writing aside, a second round changes nothing.
    #expect(try Self.rows(first.text(name)) == Self.rows(second.text(name)))
  }

  private static func rows(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { !$0.hasPrefix("#UTX") }
  }

  /// Imports a file into a base of a store and exports that; what the export says is returned.
  private func turn(
    _ path: String, _ place: Workplace, _ base: String, _ name: String, _ options: [String]
  ) throws -> String {
    let imported = try place.glossctl(["terms", "import", "--base", base, path])
    try #require([0, 1].contains(imported.status), "\(imported.output)\(imported.errors)")
    let exported = try place.glossctl(
      ["terms", "export", "--base", base, place.path(name)] + options)
    try #require(exported.status == 0, "\(exported.errors)")
    return exported.errors
  }

  /// The concepts of a TBX file by their ids, and what it says of itself.
  private static func read(_ path: String) throws -> TermBase {
    var base = TermBase()
    try TBXReader.read(name: path, blocks: blocks(of: URL(fileURLWithPath: path))) { item in
      switch item {
      case .concept(var concept, _):
        // Of two ids that differ in capitals only, the first has the slug, and which is first may change.
        concept.id = Concept.ID(hash(concept.kept["id"] ?? concept.id.description)) ?? concept.id
        concept.kept.attributes.removeAll { $0.name == "id" }
        base.concepts.append(concept)
      case .base(let items): base.kept += items
      case .skipped, .remark: break
      }
    }
    base.concepts.sort { $0.id.description < $1.id.description }
    return base
  }

  /// An id of letters and digits for any text.
  private static func hash(_ text: String) -> String {
    "x" + text.utf8.map { String($0, radix: 16) }.joined()
  }

  /// What a file says of itself, whether in one description or several.
  private static func parts(_ kept: [DataItem]) -> [DataItem] {
    kept.flatMap { $0.kind == "fileDesc" ? $0.items : [$0] }
  }

  /// What a concept says, without the words in which its file said it.
  private static func essence(_ concept: Concept) -> [String] {
    [concept.id.description, concept.subject?.id ?? "", concept.partOfSpeech.rawValue]
      + concept.definitions.map { "\($0.language) \($0.text)" }.sorted() + concept.notes
      + concept.designations.map {
        "\($0.language) \($0.text) \($0.status) \($0.type) \($0.note ?? "")"
      }.sorted()
  }
}
