import Glossary
import TestSupport
import Testing

/// Whatever comes in a file, reading ends with items or a `FileProblem`, and what was read can be
/// written and read again.
@Suite struct TBXMutationTests {
  private static let seeds: [[UInt8]] = [
    Array(
      TBXOutcome.martif(
        """
        <termEntry id="c1"><descrip type="subjectField">law</descrip><note>n</note><langSet \
        xml:lang="en"><descripGrp><descrip type="definition">d<hi>h</hi></descrip><admin \
        type="source">s</admin></descripGrp><ntig><termGrp><term>a&lt;b</term><termNoteGrp><termNote \
        type="partOfSpeech">noun</termNote><note>x</note></termNoteGrp></termGrp><transacGrp><transac \
        type="transactionType">origination</transac><date>20010203T040506Z</date></transacGrp></ntig>\
        </langSet></termEntry>
        """
      ).utf8),
    Array(
      TBXOutcome.tbx(
        """
        <conceptEntry id="1"><min:subjectField>A B</min:subjectField><langSec xml:lang="id"><termSec>\
        <term id="t">é😀</term><min:administrativeStatus>preferred</min:administrativeStatus><b:termType>\
        acronym</b:termType><x:y xmlns:x="z" metaType="admin">v</x:y></termSec><termSec><term>u</term>\
        </termSec></langSec></conceptEntry>
        """
      ).utf8),
    Array(
      """
      <!DOCTYPE TBX SYSTEM "t.dtd" [<!ENTITY e "v<note>w</note>">]><TBX><header><id>i</id></header><body>\
      <termEntry id="&n;"><langSet xml:lang="de"><tig><term>&e;&n;<![CDATA[c]]></term><termStatus>obsolete\
      </termStatus></tig></langSet></termEntry></body></TBX>
      """.utf8),
    [0xFF, 0xFE]
      + utf16(
        "<martif><text><body><termEntry><langSet xml:lang='en'><tig><term>é😀</term></tig></langSet>"
          + "</termEntry></body><back><refObjectList type='p'/></back></text></martif>",
        bigEndian: false),
  ]

  private static let insertions: [[UInt8]] = [
    "<termEntry>", "</termEntry>", "<langSet xml:lang='id'>", "</langSet>", "<tig>", "</tig>",
    "<term>", "</term>", "<hi>", "</hi>", "<note>", "<admin type='source'>s</admin>",
    "<adminGrp>", "<termNote type='administrativeStatus'>obsolete</termNote>",
    "<xref target='x'/>", "<descrip type='definition' xml:lang='fr'>é</descrip>", "<back>",
    "<refObject id='a'>", "xmlns:q='r'", "<q:r/>", "id='a b'", "id='\u{1F600}'", "type=''",
  ].map { Array($0.utf8) }

  private static let mutator = Mutator(seeds, inserting: insertions + Mutator.xmlPieces)

  @Test(arguments: 0..<40 as Range<UInt64>)
  func fiveHundredMutationsEndInItemsOrAProblem(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for number in 0..<500 {
      let bytes = Self.mutator.mutation(&random)
      // Anything but a `FileProblem` fails the test here.
      let outcome = try TBXOutcome(bytes, size: Int.random(in: 1...600, using: &random))
      #expect(outcome.failure?.kind != .content)
      guard number % 20 == 0, !outcome.concepts.isEmpty else { continue }
      for options in tbxOptions {
        let written = try tbx(outcome.base, options).text
        let again = try TBXOutcome(written)
        #expect(again.failure == nil, "seed \(seed), \(number): \(again.failure as Any)")
        #expect(again.skipped == [], "seed \(seed), \(number)")
        #expect(again.concepts.count == outcome.concepts.count, "seed \(seed), \(number)")
        let terms = again.concepts.map { $0.designations.map(\.text) }
        #expect(terms == outcome.concepts.map { $0.designations.map(\.text) }, "\(seed), \(number)")
      }
    }
  }
}
