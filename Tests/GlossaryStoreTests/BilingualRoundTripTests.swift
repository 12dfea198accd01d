import Foundation
import Glossary
import GlossaryStore
import TestSupport
import Testing

/// What a translated file says comes back: into the store, out in each format, and in again.
@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.reason)"))
struct BilingualRoundTripTests {
  /// A format that is written.
  private struct Target {
    var format: MemoryFormat
    var version = XLIFFMemoryWriter.Version.one
  }

  private static let targets = [
    Target(format: .xliff), Target(format: .xliff, version: .two), Target(format: .po),
    Target(format: .tmx),
  ]

  @Test(
    arguments: SharedFile.all(in: "interchange-xliff") + SharedFile.all(in: "interchange-po"))
  func whatAFileSaysComesBackOrIsToldLost(shared: SharedFile) throws {
    let outcome = try MemoryOutcome(
      shared.folder == "interchange-po" ? .po : .xliff, try shared.bytes(), size: 50_000)
    guard let (source, target) = Self.languages(outcome.units) else { return }
    let place = try Workplace(isEmpty: true)
    let store = try PreparedStore.open(in: place)
    try store.fill(outcome.units)
    var stored: [TranslationUnit] = []
    try store.withMemory(where: MemoryFilter()) { memory in
      try memory.forEachUnit { stored.append($0.unit) }
    }
    #expect(stored == outcome.units)
    for way in Self.targets {
      var options = MemoryFileWriter.Options(way.format, source: source, target: target)
      options.xliffVersion = way.version
      var writer = MemoryFileWriter(options, header: outcome.headers.first ?? MemoryHeader())
      var bytes: [UInt8] = []
      writer.begin(&bytes)
      let losses = stored.map { writer.write($0, to: &bytes) }
      writer.end(&bytes)
      let again = try MemoryOutcome(
        way.format, bytes, .everything(source: source, target: target), size: 50_000)
      let kept = zip(stored, losses).filter { !$1.contains(where: \.isWhole) }
      #expect(again.units.count == kept.count && again.skipped == [], "\(way)")
      // The segments of a unit share what is said of it.
      let names = kept.map { $0.0.annotations.property("x-segment") == nil ? nil : $0.0.tuid }
      var lossesByUnit: [String: Set<MemoryLoss>] = [:]
      for (name, (_, lost)) in zip(names, kept) {
        if let name { lossesByUnit[name, default: []].formUnion(lost) }
      }
      for (name, (after, (before, lost))) in zip(names, zip(again.units, kept)) {
        let told = lossesByUnit[name ?? "", default: []].union(lost)
        let silent = Self.differences(of: after, from: before, told, isPO: way.format == .po)
        if silent.isEmpty { continue }
        Issue.record("\(way) \(silent): \(before)\n\(after)")
        break
      }
    }
  }

  /// What differs and was not told.
  private static func differences(
    of after: TranslationUnit, from before: TranslationUnit, _ told: Set<MemoryLoss>,
    isPO: Bool
  ) -> [String] {
    var differences: [String] = []
    func require(_ isSame: Bool, or losses: Set<MemoryLoss>, _ what: String) {
      if !isSame, told.isDisjoint(with: losses) { differences.append(what) }
    }
    // A name that cannot be an id is a name or context still; one that is not there is made.
    let names = [after.tuid] + ["x-name", "x-context"].map(after.annotations.property)
    require(before.tuid == nil || names.contains(before.tuid), or: [.name], "name")
    let (given, read) = (words(before.annotations), words(after.annotations))
    require(given.notes.isSubset(of: read.notes), or: [.notes, .attributes], "notes")
    require(
      given.properties.isSubset(of: read.properties), or: [.properties, .name], "properties")
    // Of a translation of nothing but codes, a format without codes has nothing.
    require(
      after.variants.count == before.variants.count, or: [.languages, .alternatives, .codes],
      "texts")
    for (one, other) in zip(before.variants, after.variants) {
      let isSame = one.segment.text == other.segment.text
      require(isSame, or: [.characters, .layout, .codes], "text")
      let codes: Set<MemoryLoss> = [.codes, .codeDetails, .characters]
      require(codeTexts(one.segment) == codeTexts(other.segment), or: codes, "codes")
      var given = words(one.annotations).properties
      let read = words(other.annotations).properties
      // Of a message of gettext that has no mark it goes without saying.
      if isPO { given.remove("\(TranslationState.property)=translated") }
      require(given.isSubset(of: read), or: [.textProperties, .state], "state")
    }
    return differences
  }

  private static func words(
    _ annotations: [Annotation]
  ) -> (notes: Set<String>, properties: Set<String>) {
    var notes: Set<String> = []
    var properties: Set<String> = []
    for annotation in annotations {
      switch annotation.kind {
      case .note:
        // XLIFF 2 names the author of a note a category; comments of gettext are lines, and follow each
        // other without a gap.
        let from = annotation.attributes.first { ["from", "category"].contains($0.name) }?.value
        let lines = annotation.text.split(whereSeparator: \.isNewline)
          .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        notes.formUnion(lines.map { "\(from ?? "") \($0)" })
        if lines.isEmpty { notes.insert("") }
      case .property(let type): properties.insert("\(type)=\(annotation.text)")
      }
    }
    return (notes, properties)
  }

  /// What the codes of a segment hold, in their order.
  private static func codeTexts(_ segment: Segment) -> [String] {
    func texts(_ nodes: [InlineNode]) -> [String] {
      nodes.flatMap { node -> [String] in
        switch node {
        case .text: return []
        case .code(let code):
          if code.kind == .highlight { return ["mark"] + texts(code.content) }
          return [String(describing: code.content)]
        }
      }
    }
    return texts(segment.nodes)
  }

  /// The languages of a file, as far as one pair is enough for it.
  private static func languages(_ units: [TranslationUnit]) -> (LanguageTag, LanguageTag)? {
    guard let source = units.first?.variants.first?.language else { return nil }
    let targets = Set(units.compactMap { $0.variants.dropFirst().first?.language })
    guard targets.count < 2, units.allSatisfy({ $0.variants[0].language == source }) else {
      return nil
    }
    let target = targets.first ?? (LanguageTag.english.serves(source) ? .indonesian : .english)
    return target == source ? nil : (source, target)
  }
}
