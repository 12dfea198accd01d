import Glossary
import TestSupport
import Testing

/// Whatever comes, reading glossaries and segmentation rules, and checking files, ends with what was
/// read or with a `FileProblem`, and what was read can be written and read again.
@Suite struct InterchangeMutationTests {
  private static let pieces: [[UInt8]] =
    ["\t", "\n", "\r", "\"", ",", "#", ";", "\u{FEFF}", "\u{0}", "é", "😀", "#UTX 1.20; en/id\n"]
    .map { Array($0.utf8) } + [[0xFF, 0xFE], [0x80], [0x1F, 0x8B], [0xED, 0xA0, 0x80]]

  private static let utx = Mutator(
    [
      """
      #UTX 1.11; en/id; 2013-12-20T17:00:45Z; copyright: A (2008)
      #description: words
      #src\ttgt\tsrc:pos\ttgt:pos\tterm status\tsrc:comment\ttgt:comment\tconcept ID\tcustomer
      dog\tanjing\tnoun\tnoun\tapproved\tpet\tC1\tX
      run\tlari\tverb\t-\tnon-standard\ta\tb\tC2

      """,
      "#UTX 1.20; lang: en/id; 2013\n#term:en\tterm:id\tpos:en\tterm status:id\ndog\tanjing\tnoun\n",
    ].map { Array($0.utf8) }, inserting: pieces)

  private static let omegat = Mutator(
    ["# words\ndog\tanjing\tpet\nrun\tlari\n", "\"dog, the\",anjing,\"a \"\"pet\"\"\"\nrun,lari\n"]
      .map { Array($0.utf8) } + [[0xFF, 0xFE] + utf16("dog\tanjing\n😀\té\n", bigEndian: false)],
    inserting: pieces)

  private static let srx = Mutator(
    [
      """
      <srx version="2.0" xmlns="http://www.lisa.org/srx20"><header segmentsubflows="yes" cascade="yes">\
      <formathandle type="start" include="no"/></header><body><languagerules><languagerule \
      languagerulename="A"><rule break="no"><beforebreak>\\bDr\\.</beforebreak><afterbreak>\\s</afterbreak>\
      </rule><rule><beforebreak>[.?!]+</beforebreak><afterbreak>\\s</afterbreak></rule></languagerule>\
      </languagerules><maprules><languagemap languagepattern="en.*" languagerulename="A"/></maprules>\
      </body></srx>
      """
    ].map { Array($0.utf8) },
    inserting: [
      "<rule>", "</rule>", "<beforebreak>(", "(a+)+$", "[", "{9999999}", "(?<=a*)", "break='maybe'",
      "<languagerule languagerulename='A'>",
    ].map { Array($0.utf8) } + Mutator.xmlPieces)

  @Test(arguments: 0..<20 as Range<UInt64>)
  func mutatedGlossariesAreReadOrRefused(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let options = GlossaryOptions(source: .english, target: .indonesian)
    for number in 0..<500 {
      let isUTX = number % 2 == 0
      let file = NamedFile(
        name: "t", bytes: (isUTX ? Self.utx : Self.omegat).mutation(&random))
      let result: TermTableReader.Result
      do {
        result =
          isUTX
          ? try UTXReader.read(file, options)
          : try OmegaTGlossaryReader.read(file, dialect: number % 4 == 1 ? .tsv : .csv, options)
      } catch {
        #expect(!error.message.isEmpty)
        continue
      }
      #expect(result.kept + result.merged + result.skipped.count == result.rows)
      try requireReadable(result.base, isUTX: isUTX, options)
    }
  }

  /// What was read is written and read again, as far as both languages have terms.
  private func requireReadable(
    _ base: TermBase, isUTX: Bool, _ options: GlossaryOptions
  ) throws {
    let writer = OmegaTGlossaryWriter(.tsv, from: .english, to: .indonesian)
    let utx = UTXWriter(from: .english, to: .indonesian)
    let lines = base.concepts.map(isUTX ? utx.lines : writer.lines).joined()
    if lines.isEmpty { return }
    let header = isUTX ? utx.header(base.kept, created: Timestamp(seconds: 0)) : ""
    let file = NamedFile(name: "t", bytes: Array((header + lines).utf8))
    let again =
      isUTX
      ? try UTXReader.read(file, options)
      : try OmegaTGlossaryReader.read(file, dialect: .tsv, options)
    #expect(!again.base.concepts.isEmpty)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func mutatedRulesAreReadOrRefused(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let file = NamedFile(name: "t.srx", bytes: Self.srx.mutation(&random))
      guard let read = try? SRXReader.read(file) else { continue }
      let written = NamedFile(name: "w.srx", bytes: Array(SRXWriter.write(read.rules).utf8))
      #expect(try SRXReader.read(written).rules == read.rules)
      // Patterns of any kind cut a text into pieces that are the text.
      guard var segmenter = try? Segmenter(read.rules, for: .english) else { continue }
      let text = "Dr. A saw B. Then (c) left! Why?"
      guard let ranges = try? segmenter.segments(in: text) else { continue }
      #expect(ranges.map { text.slice($0) }.joined() == text)
    }
  }

  private static let documents = Mutator(
    [
      "<tmx version='1.4'><header creationtool='t' creationtoolversion='1' segtype='block' o-tmf='t' "
        + "adminlang='en' srclang='en' datatype='x'/><body><tu><tuv xml:lang='en'><seg>a<bpt i='1'/>b"
        + "<ept i='1'/></seg></tuv></tu></body></tmx>",
      "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'><file original='o' datatype='x' "
        + "source-language='en'><body><trans-unit id='1'><source>a<g id='1'>b</g></source></trans-unit>"
        + "</body></file></xliff>",
      "<xliff version='2.1' xmlns='urn:oasis:names:tc:xliff:document:2.0' srcLang='en' trgLang='id' "
        + "xmlns:m='urn:oasis:names:tc:xliff:matches:2.0' xmlns:s='urn:oasis:names:tc:xliff:sizerestriction:2.0' "
        + "xmlns:c='urn:oasis:names:tc:xliff:changetracking:2.0'><file id='f'><unit id='u' s:sizeInfo='1'>"
        + "<m:matches><m:match ref='#s'><source>a</source><target>b</target></m:match></m:matches>"
        + "<c:changeTrack><c:revisions appliesTo='note'><c:revision><c:item property='content'>x</c:item>"
        + "</c:revision></c:revisions></c:changeTrack><segment id='s'><source>a<sc id='1'/>b<ec "
        + "startRef='1'/></source><target/></segment></unit></file></xliff>",
      "<martif type='TBX-Basic' xml:lang='en'><martifHeader><fileDesc><sourceDesc><p/></sourceDesc>"
        + "</fileDesc></martifHeader><text><body><termEntry id='c'><descrip type='definition'>d</descrip>"
        + "<langSet xml:lang='en'><tig><term>t</term></tig></langSet></termEntry></body></text></martif>",
    ].map { Array($0.utf8) },
    inserting: [
      "<x>", "</seg>", "<unit>", "</unit>", "<m:match>", "<s:data>", "ref='#a/b=c'", "id='s'",
      "<tu>", "<tig>", "<g id='1'>", "</file>", "canReorder='firstNo'", "xmlns:m='m'",
      "<!ENTITY e 'v'>",
    ].map { Array($0.utf8) } + Mutator.xmlPieces)

  /// A check ends with findings in the order of lines, each with a rule.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func mutatedDocumentsAreChecked(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for number in 0..<250 {
      let bytes = Self.documents.mutation(&random)
      var problems: [FileProblem] = []
      let size = Int.random(in: 1...600, using: &random)
      let summary = try FileValidator.validate(name: "t", blocks: blocks(of: bytes, size: size)) {
        problems.append($0)
      }
      #expect(summary.findings == problems.count, "seed \(seed), \(number)")
      #expect(problems.allSatisfy { !$0.rule.isEmpty && $0.line > 0 })
    }
  }
}
