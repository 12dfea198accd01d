import Foundation
import TestSupport
import Testing

@testable import Glossary

@Suite struct BilingualMutationTests {
  private static let seeds: [(String, BilingualFormat)] = [
    (
      """
      <xliff version="1.2" xmlns:s="u"><file source-language="id" target-language="en" original="o">
      <body><group><trans-unit id="1"><source>a<x id="1"/>b <g id="2">c</g>&amp;<ph id="3">d<sub>e</sub>
      </ph></source><seg-source><mrk mtype="seg" mid="1">a</mrk></seg-source><target state="new"><mrk \
      mtype="seg" mid="1">é𠀀</mrk></target><s:seg-defs/><note>n</note></trans-unit></group></body>
      </file></xliff>
      """, .xliff
    ),
    (
      """
      <!DOCTYPE x [<!ENTITY e "v<ph id='9'/>">]><xliff version="2.0" srcLang="id" trgLang="en"><file \
      id="f"><unit id="u"><originalData><data id="d">x</data></originalData><segment id="s"><source>a \
      <pc id="1" dataRefStart="d">b</pc><cp hex="0001"/>&e;<![CDATA[c]]></source><target>é<ec \
      startRef="1"/></target></segment><ignorable><source> </source></ignorable></unit></file></xliff>
      """, .xliff
    ),
    (
      #"""
      msgid ""
      msgstr "Language: id\nPlural-Forms: nplurals=2;\n"
      # c
      #, fuzzy, c-format
      msgctxt "m"
      msgid "a\t\"b\" \303\251"
      "c"
      msgstr "é𠀀"

      #~ msgid "o"
      msgid "d"
      msgid_plural "ds"
      msgstr[0] "e"
      msgstr[1] ""
      """#, .po
    ),
    (BilingualReaderTests.memory, .tmx),
    ("en,id,note\r\n\"a \"\"b\"\"\r\n\",c,d\r\ne;f,\"é𠀀\"\n", .csv),
    ("en\tid\na\t\"b\"\n\nc\tde\u{301}\n", .tsv),
  ]

  private static let insertions = [
    "<source>", "</source>", "<target>", "</target>", "<mrk mtype='seg' mid='1'>", "</mrk>", "<g>",
    "</g>", "<ph>", "</ph>", "<sub>", "<cp hex='D800'/>", "<![CDATA[", "]]>", "&", "&lt;", "&x;",
    "<seg>", "</seg>", "<bpt i='1'>", "\"", "\"\"", "\\", "\\x", "\\303", "\n", "\r", "\r\n\n",
    "#~ ",
    "#|", "msgid ", "msgstr ", "msgstr[1] ", "msgid_plural \"\"", "msgctxt", "domain ", ",", "\t",
    "\u{FEFF}", "\u{0}", "charset=UTF-16", "encoding='utf-16'", "xmlns='u'", "<unit>", "</unit>",
  ]

  private static func mutator(_ format: BilingualFormat) -> Mutator {
    Mutator(seeds.filter { $0.1 == format }.map(\.0), inserting: insertions)
  }

  private static let mutators = Dictionary(
    uniqueKeysWithValues: BilingualFormat.allCases.map { ($0, mutator($0)) })

  private func mutation(_ random: inout SeededGenerator) -> ([UInt8], BilingualFormat) {
    // As many for each of the four readers, one of which has two formats.
    let format =
      [BilingualFormat.xliff, .po, .tmx, [.csv, .tsv].randomElement(using: &random) ?? .csv]
      .randomElement(using: &random) ?? .po
    return (Self.mutators[format]?.mutation(&random) ?? [], format)
  }

  /// Whatever comes in a file, reading ends with texts that lead back to it or with a `FileProblem`,
  /// and an edit changes its own unit only.
  @Test(arguments: 0..<100 as Range<UInt64>)
  func mutationsEndInTextsOrAProblem(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for number in 0..<800 {
      let (bytes, format) = mutation(&random)
      let file: BilingualFile
      do throws(FileProblem) {
        file = try BilingualReader.read(NamedFile(name: "m", bytes: bytes), format: format)
      } catch {
        #expect(error.kind == .unreadable, "seed \(seed), \(number)")
        continue
      }
      guard number % 10 == 0 else { continue }
      #expect(
        hasTrueRuns(file.text.source) && hasTrueRuns(file.text.target), "seed \(seed), \(number)")
      try requireEdits(file, &random, "seed \(seed), \(number)")
    }
  }

  /// Whether verbatim runs are the bytes of the file.
  private func hasTrueRuns(_ draft: DraftText) -> Bool {
    let document = Array(draft.source.parts[0].text.utf8)
    let text = Array(draft.text.utf8)
    var end = 0
    return draft.source.runs.allSatisfy { run in
      guard run.text.start >= end, run.text.end <= text.count, run.source.end <= document.count
      else { return false }
      end = run.text.end
      return !run.isVerbatim
        || text[run.text.start..<run.text.end].elementsEqual(
          document[run.source.start..<run.source.end])
    }
  }

  /// Replaces the whole text of a unit and reads the file again.
  private func requireEdits(
    _ file: BilingualFile, _ random: inout SeededGenerator, _ comment: Comment
  ) throws {
    let words = "kata <&> \"dua\" \\ satu,dua"
    guard let index = file.text.units.indices.randomElement(using: &random),
      let target = file.text.units[index].target, !target.isEmpty
    else { return }
    // What stands for an entity that the document defines may be shared by many places.
    guard !file.text.target.source.parts[0].text.contains("<!ENTITY") else { return }
    let edits = file.edits(replacing: target, of: .target, with: words)
    guard !edits.isEmpty, file.format != .csv || !edits.isEmpty else { return }
    let changed: [UInt8]
    do {
      changed = try file.bytes(applying: edits)
    } catch {
      // Only an encoding may stand against it.
      #expect(error.rule == "encoding", comment)
      return
    }
    let again = try BilingualReader.read(
      NamedFile(name: "m", bytes: changed), format: file.format)
    #expect(again.text.units.count == file.text.units.count, comment)
    for (number, unit) in again.text.units.enumerated() {
      let before = file.text.units[number]
      #expect(
        again.text.source.text.slice(unit.source) == file.text.source.text.slice(before.source),
        comment)
      let text = unit.target.map { String(again.text.target.text.slice($0)) }
      if number != index {
        #expect(text == before.target.map { String(file.text.target.text.slice($0)) }, comment)
      } else {
        // Blanks at codes within the unit stay, since they stand for the codes.
        #expect(text?.trimmingCharacters(in: .whitespaces) == words, comment)
      }
    }
  }
}
