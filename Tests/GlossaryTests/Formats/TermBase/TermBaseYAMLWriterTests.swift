import Glossary
import TestSupport
import Testing

@Suite struct TermBaseYAMLWriterTests {
  private func roundTrip(_ base: TermBase) throws -> TermBaseYAMLReader.Result {
    let yaml = try TermBaseYAMLWriter.write(base)
    return TermBaseYAMLReader.read([NamedFile(name: "out.yaml", bytes: Array(yaml.utf8))])
  }

  @Test func theBuiltInBaseReadsBackEqual() throws {
    let result = try roundTrip(BuiltinBase.base)
    #expect(result.problems == [])
    #expect(result.base.protectedNames == BuiltinBase.base.protectedNames)
    #expect(result.base.concepts.count == BuiltinBase.base.concepts.count)
    for (read, written) in zip(result.base.concepts, BuiltinBase.base.concepts) {
      // Field by field, so that a failure shows which one.
      #expect(read.id == written.id)
      #expect(read.subject == written.subject, "\(written.id)")
      #expect(read.partOfSpeech == written.partOfSpeech, "\(written.id)")
      #expect(read.definitions == written.definitions, "\(written.id)")
      #expect(read.notes == written.notes, "\(written.id)")
      #expect(read.relations == written.relations, "\(written.id)")
      #expect(read.designations == written.designations, "\(written.id)")
    }
  }

  @Test func writingTwiceGivesTheSameText() throws {
    let yaml = try TermBaseYAMLWriter.write(BuiltinBase.base)
    let again = TermBaseYAMLReader.read([NamedFile(name: "out.yaml", bytes: Array(yaml.utf8))])
    #expect(try TermBaseYAMLWriter.write(again.base) == yaml)
  }

  @Test(arguments: [
    "null", "~", "yes", "No", "true", "2017", "2017-11-22", "0x1F", "1e3", ".5", "-", "--- a", "?",
    "key: value", "a # b", "#tag", "@home", "`x`", "%d", "!tag", "&anchor", "*alias", "{a}", "[b]",
    "\"quoted\"", "it's", "'", "\"", "“curly”", " leading", "trailing ", "  both  ", "\ttab",
    "two\nlines", "two\n\nparagraphs\n", "\nfirst", "  indented\n    more\n", "a\r\nb", "a\rb",
    "🙂", "👩🏽‍🌾 e\u{301}", "in\u{FEFF}side", "line\u{2028}separator", "next\u{85}line", "\u{A0}",
    "\u{7F}delete", "\u{1}control", "a\\b", "C:\\", "|", ">", "a, b", "=", "<<", "trailing:",
    "مهاجر", "長い文", "e\u{301}", "é",
  ])
  func awkwardTextsSurvive(text: String) throws {
    let base = try base(of: text)
    let result = try roundTrip(base)
    guard text.contains(where: { !$0.isWhitespace }) else { return }
    #expect(result.problems == [])
    // Swift's equality is canonical; what counts here are the scalars.
    #expect(scalars(result.base) == scalars(base))
    #expect(result.base == base)
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func randomTextsSurvive(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      " ", "  ", "\n", "\n\n", "\t", "'", "\"", ":", ": ", " #", "- ", "-", "a", "é", "🙂", "\\",
      "{",
      "}", "[", "]", ",", "&", "*", "!", "|", ">", "%", "@", "null", "1", "\r\n", "\u{2028}",
    ]
    var text = "x"
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let piece = pieces.randomElement(using: &random) ?? ""
      text = Bool.random(using: &random) ? text + piece : piece + text
    }
    let base = try base(of: text)
    let result = try roundTrip(base)
    #expect(result.problems == [], "\(text.debugDescription)")
    #expect(scalars(result.base) == scalars(base), "\(text.debugDescription)")
    #expect(result.base == base, "\(text.debugDescription)")
  }

  /// A base that has the text in each place that holds free text.
  private func base(of text: String) throws -> TermBase {
    TermBase(
      concepts: [
        Concept(
          id: try #require(Concept.ID("null")),
          subject: SubjectField(id: "no", titles: [LocalizedText(.english, text)]),
          definitions: [LocalizedText(.indonesian, text)], notes: [text, "second"],
          designations: [
            Designation(
              language: .indonesian, text: text, status: .preferred,
              sources: [
                Source(id: "1", citation: text, url: text), Source(id: "", citation: text),
              ], note: text,
              usage: UsageRule(
                report: [.near([text, "other"])], suggestion: text, exemptNames: [text],
                wrongExpansions: [text])),
            Designation(language: .english, text: "en", status: .preferred),
          ])
      ], protectedNames: [text])
  }

  private func scalars(_ base: TermBase) -> [[UInt32]] {
    let concept = base.concepts.first
    let designation = concept?.designations.first
    let texts =
      [
        concept?.subject?.titles.first?.text, concept?.definitions.first?.text,
        concept?.notes.first, designation?.text, designation?.sources.first?.citation,
        designation?.sources.last?.citation, designation?.note, designation?.usage.suggestion,
        designation?.usage.exemptNames.first, base.protectedNames.first,
      ]
    return texts.map { ($0 ?? "").unicodeScalars.map(\.value) }
  }
}
