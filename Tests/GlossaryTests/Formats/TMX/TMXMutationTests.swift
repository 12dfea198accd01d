import Glossary
import TestSupport
import Testing

/// Whatever comes in a file, reading ends with items or a `FileProblem`, and what was read can be
/// written and read again.
@Suite struct TMXMutationTests {
  private static let seeds: [[UInt8]] = [
    Array(
      TMXOutcome.document(
        body: """
          <tu tuid="1" usagecount="2" creationdate="20010203T040506Z"><note>n</note>\
          <prop type="p">q</prop><tuv xml:lang="en"><seg>a<bpt i="1">b</bpt>é<sub/><ph><sub>s</sub>\
          </ph><ept i="1"/></seg></tuv><tuv xml:lang="id"><seg>&lt;x&gt;</seg></tuv></tu>
          """
      ).utf8),
    Array(
      #"<!DOCTYPE tmx SYSTEM "t.dtd" [<!ENTITY e "v<it pos='end'/>">]><tmx><body><tu a="&n;">"#.utf8
    )
      + Array(
        #"<tuv lang="fr"><seg>&e;&n;<![CDATA[c]]><hi>h</hi></seg></tuv></tu></body></tmx>"#.utf8),
    Array("<?xml version='1.0' encoding='windows-1252'?><tmx><header><ude name='n'>".utf8)
      + Array("<map unicode='1'/></ude></header><body><tu><tuv xml:lang='en'><seg>".utf8)
      + [0x93, 0xE9, 0x94] + Array("</seg></tuv></tu></body></tmx>".utf8),
    [0xFF, 0xFE]
      + utf16(
        "<tmx><body><tu><tuv xml:lang='en'><seg>é😀</seg></tuv></tu></body></tmx>", bigEndian: false),
    gzip("<tmx><body><tu><tuv xml:lang='en'><seg>packed</seg></tuv></tu></body></tmx>"),
  ]

  private static let insertions: [[UInt8]] = [
    "<tu>", "</tu>", "<tuv xml:lang='id'>", "</tuv>", "<seg>", "</seg>", "<hi>", "</hi>", "<sub>",
    "<ph/>", "<note>", "<prop type='x-attribute:seg/1/i'>v</prop>",
    "<prop type='x-attribute:y'/>", "<header>", "<ude>", "xml:lang='en'",
    "<sub type='x-nested'>", "</sub>", "<ph type='x-nested'><sub/></ph>",
  ].map { Array($0.utf8) }

  private static func gzip(_ text: String) -> [UInt8] {
    var encoder = GzipEncoder()
    var bytes: [UInt8] = []
    encoder.append(Array(text.utf8), to: &bytes)
    encoder.finish(to: &bytes)
    return bytes
  }

  private static let mutator = Mutator(seeds, inserting: insertions + Mutator.xmlPieces)

  @Test(arguments: 0..<100 as Range<UInt64>)
  func aThousandMutationsEndInItemsOrAProblem(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for number in 0..<1_000 {
      let bytes = Self.mutator.mutation(&random)
      // Anything but a `FileProblem` fails the test here.
      let outcome = try TMXOutcome(bytes, size: Int.random(in: 1...600, using: &random))
      #expect(outcome.failure?.kind != .content)
      guard number % 20 == 0, !outcome.units.isEmpty else { continue }
      let again = try TMXOutcome(tmx(outcome.units))
      #expect(again.failure == nil, "seed \(seed), \(number)")
      #expect(again.units.count == outcome.units.count, "seed \(seed), \(number)")
      let third = try TMXOutcome(tmx(again.units))
      #expect(third.units.map(\.normalized) == again.units.map(\.normalized), "\(seed), \(number)")
    }
  }
}
