import TestSupport
import Testing

@testable import Glossary

/// What is put right in random documents of every format: the wrong words, once, and nothing else.
@Suite struct FixPropertyTests {
  /// Words that are wrong wherever they stand, and what takes their place.
  private static let corrections = ["praktek": "praktik", "resiko": "risiko", "ijin": "izin"]

  private static let knowledge = TermKnowledge(BuiltinBase.base)

  private func checker() -> DraftChecker {
    DraftChecker(terms: Self.knowledge)
  }

  /// How many words are reported as wrong; other rules may speak where these no longer do.
  private func count(_ findings: [Finding]) -> Int {
    findings.count { $0.rule == DeprecatedTerm.description.id }
  }

  // MARK: Drafts

  /// A draft with its findings and the plan that puts them right.
  private struct Reading {
    var file: DraftFile
    var findings: [Finding]
    var plan: FixPlan

    var edits: [SourceEdit] {
      plan.changes.flatMap { file.edits(replacing: $0.range, with: $0.words) }
    }
  }

  private func reading(_ file: NamedFile) throws -> Reading {
    let file = try DraftReader.read(file)
    var checker = checker()
    let draft = try checker.draft(
      file.text, language: .indonesian, date: PartialDate("2025-01-01"), metadata: file.metadata)
    let findings = try checker.findings(in: draft)
    return Reading(file: file, findings: findings, plan: FixPlan(findings, in: file.text))
  }

  @Test(arguments: DraftFormat.allCases, 0..<60 as Range<UInt64>)
  func draftsArePutRight(format: DraftFormat, seed: UInt64) throws {
    var writer = RandomDocument(
      format: format, seed: seed &+ 5_000, planting: Self.corrections.keys.sorted())
    let original = writer.write()
    let before = try reading(original)
    let changed = NamedFile(
      name: original.name,
      bytes: try before.file.bytes(applying: before.edits, to: original.bytes))

    // The words of the file as it is read again are the old ones but for those that were wrong.
    let after = try reading(changed)
    let quoted = before.file.text.blocks.filter { $0.kind == .quotation }.map(\.range)
    var expected: [String] = []
    for word in words(before.file.text.text) {
      let change = before.plan.changes.first { $0.range == word.range }
      let isQuoted = quoted.contains { $0.contains(word.range) }
      if let right = Self.corrections[word.text] {
        #expect(change?.words == (isQuoted ? nil : right), "\(word)")
      }
      expected.append(change?.words ?? word.text)
    }
    #expect(words(after.file.text.text).map(\.text) == expected)

    // What was found is gone, and nothing is left to do.
    #expect(after.plan.changes.isEmpty && after.plan.fixed.isEmpty)
    #expect(count(after.findings) == count(before.findings) - before.plan.fixed.count)

    // Every byte that no edit names is the same, and what an edit names is a wrong word.
    for (part, source) in before.file.text.source.parts.enumerated() {
      let kept = kept(source.text, but: before.edits.filter { $0.location.part == part })
      let new = after.file.text.source.parts[part].text
      try expectInOrder(kept, in: new)
    }
    for change in before.plan.changes {
      let place = try #require(before.file.text.source.location(of: change.range))
      let source = before.file.text.source.parts[place.part].text.slice(place.range)
      let word = RandomDocument.undone(String(source), format)
      #expect(Self.corrections[word] != nil || word == "TKI", "\(word)")
    }
    if format.isContainer {
      let touched = Set(
        before.edits.compactMap { before.file.text.source.parts[$0.location.part].name })
      try expectSameParts(original, changed, but: touched)
    } else {
      let text = before.file.text.source.parts[0].text
      let diff = UnifiedDiff(
        path: "t", text: text,
        changes: before.edits.map { ($0.location.range, $0.replacement) })
      let new = try PlainPatch.apply(diff.description, to: text)
      #expect(encoded(new, writer.encoding) == changed.bytes)
    }
  }

  private func expectSameParts(
    _ old: NamedFile, _ new: NamedFile, but touched: Set<String>
  ) throws {
    let before = try ZipContainer(old) { _ in true }
    let after = try ZipContainer(new) { _ in true }
    #expect(before.names == after.names)
    for name in before.names where !touched.contains(name) {
      #expect(before.contents[name] == after.contents[name], "\(name)")
    }
  }

  // MARK: Translations

  private func reading(translation file: NamedFile) throws -> (BilingualFile, [Finding], FixPlan) {
    let file = try BilingualReader.read(file)
    var checker = checker()
    let day = PartialDate("2025-01-01")
    let source = try checker.draft(file.text.source, language: .english, date: day)
    let target = try checker.draft(file.text.target, language: .indonesian, date: day)
    let findings = try checker.findings(
      in: BilingualDraft(source: source, target: target, units: file.text.units))
    let approved = file.text.units.filter(\.isApproved).compactMap(\.target)
    return (file, findings, FixPlan(findings, in: file.text.target, approved: approved))
  }

  @Test(arguments: RandomTranslation.Dialect.allCases, 0..<60 as Range<UInt64>)
  func translationsArePutRight(dialect: RandomTranslation.Dialect, seed: UInt64) throws {
    var writer = RandomTranslation(
      dialect, seed: seed, planting: Self.corrections.keys.sorted())
    let original = writer.write()
    let (before, findings, plan) = try reading(translation: original)
    #expect(before.problems.isEmpty)
    let old = words(before.text.target.text)
    #expect(old.map(\.text) == writer.words.map(\.text))

    let edits = plan.changes.flatMap {
      before.edits(replacing: $0.range, of: .target, with: $0.words)
    }
    let changed = NamedFile(name: original.name, bytes: try before.bytes(applying: edits))
    let (after, left, rest) = try reading(translation: changed)
    var expected: [String] = []
    for (word, written) in zip(old, writer.words) {
      let change = plan.changes.first { $0.range == word.range }
      if let right = Self.corrections[word.text] {
        #expect(change?.words == (written.isApproved ? nil : right), "\(word)")
      }
      expected.append(change?.words ?? word.text)
    }
    #expect(words(after.text.target.text).map(\.text) == expected)
    #expect(after.text.source.text == before.text.source.text)
    #expect(rest.changes.isEmpty)
    #expect(count(left) == count(findings) - plan.fixed.count)

    let text = before.text.target.source.parts[0].text
    let diff = UnifiedDiff(
      path: "t", text: text, changes: edits.map { ($0.location.range, $0.replacement) })
    let new = try PlainPatch.apply(diff.description, to: text)
    #expect(encoded(new, writer.encoding) == changed.bytes)
    try expectInOrder(kept(text, but: edits), in: new)
  }

  // MARK: Bytes

  /// The stretches of a text that no edit names.
  private func kept(_ text: String, but edits: [SourceEdit]) -> [String] {
    var kept: [String] = []
    var place = 0
    for range in edits.map(\.location.range).sorted() {
      kept.append(String(text.slice(TextRange(start: place, end: range.start))))
      place = range.end
    }
    return kept + [String(text.slice(TextRange(start: place, end: text.utf8.count)))]
  }

  /// Fails unless a text is these stretches in order with nothing but short words between them.
  private func expectInOrder(_ kept: [String], in text: String) throws {
    var rest = Array(text.utf8)[...]
    for (index, stretch) in kept.enumerated() {
      let bytes = Array(stretch.utf8)
      if index == kept.count - 1 {
        #expect(rest.suffix(bytes.count).elementsEqual(bytes))
        #expect(rest.count - bytes.count <= Self.longest)
        return
      }
      let gap = (0...(index == 0 ? 0 : Self.longest)).first {
        rest.dropFirst($0).starts(with: bytes)
      }
      rest = rest.dropFirst(try #require(gap) + bytes.count)
    }
  }

  /// The bytes of the longest word that is put in.
  private static let longest = 7
}
