import Glossary
import TestSupport
import Testing

@Suite struct TMXBrokenFilesTests {
  /// A file with the rule and place of the mistake that ends its reading.
  struct Row: Sendable, CustomTestStringConvertible {
    var text: String
    var rule: String
    var line: Int
    var column: Int

    init(_ text: String, _ rule: String, _ line: Int, _ column: Int) {
      self.text = text
      self.rule = rule
      self.line = line
      self.column = column
    }

    var testDescription: String { String(text.prefix(60)) }
  }

  @Test(arguments: [
    Row("", "empty-file", 1, 1),
    Row("\n \n", "empty-file", 1, 1),
    Row("hello", "xml-syntax", 1, 1),
    Row("<html><body/></html>", "not-tmx", 1, 1),
    Row("<!-- x -->\n <TMX/>", "not-tmx", 2, 2),
    Row("<tmx>\n<body>\n<tu></body></tmx>", "xml-syntax", 3, 7),
    Row("<tmx><body><tu a='1' a='2'/></body></tmx>", "xml-syntax", 1, 22),
    Row("<tmx/>\n<tmx/>", "xml-syntax", 2, 1),
    Row("<tmx>\n a < b </tmx>", "xml-syntax", 2, 5),
    Row("<tmx>\n a & b </tmx>", "xml-syntax", 2, 5),
    Row("<tmx>é&nbsp;</tmx>", "xml-syntax", 1, 7),
    Row("<tmx>&#0;</tmx>", "xml-syntax", 1, 6),
    Row("<tmx>a\u{1}</tmx>", "xml-syntax", 1, 7),
    Row("<tmx><body>", "xml-syntax", 1, 12),
    Row("<tmx><body", "xml-syntax", 1, 6),
    Row("<?xml version='1.0' encoding='utf-16'?>\n<tmx/>", "encoding", 1, 1),
    Row("\u{FEFF}<?xml version='1.0' encoding='windows-1252'?>\n<tmx/>", "encoding", 1, 1),
    Row("<?xml version='1.0' encoding='klingon'?>\n<tmx/>", "encoding", 1, 1),
    Row(
      "<!DOCTYPE tmx [<!ENTITY x SYSTEM \"/etc/passwd\">]>\n<tmx>&x;</tmx>", "external-entity", 2, 6
    ),
    Row(
      "<!DOCTYPE tmx [<!ENTITY % x SYSTEM \"/etc/passwd\">%x;]>\n<tmx a='<'/>", "xml-syntax", 2, 9),
  ])
  func aMistakeEndsTheReadingWithItsPlace(row: Row) throws {
    for size in [1, 5, 4_096] {
      let outcome = try TMXOutcome(row.text, size: size)
      let failure = try #require(outcome.failure)
      #expect(failure.rule == row.rule, "\(failure)")
      #expect(failure.line == row.line && failure.column == row.column, "\(failure)")
      #expect(failure.kind == .unreadable)
      #expect(failure.file == "t.tmx")
    }
  }

  @Test func bytesThatAreNotUTF8AreNamed() throws {
    var bytes = Array("<tmx>\n<body/>caf".utf8)
    bytes += [0xE9]
    bytes += Array(" x</tmx>".utf8)
    let failure = try #require(try TMXOutcome(bytes).failure)
    #expect(failure.rule == "encoding" && failure.line == 2 && failure.column == 11)
    #expect(failure.message.contains("0xE9"))
  }

  private static let sample = TMXOutcome.document(
    body: """
      <!-- c --><tu tuid="1"><note>é</note><tuv xml:lang="en"><prop type="p">q</prop>\
      <seg>a<bpt i="1">&lt;b></bpt><![CDATA[x]]>😀<ept i="1"/></seg></tuv>\
      <tuv xml:lang="id"><seg>b</seg></tuv></tu>
      """)

  @Test func aFileThatIsCutOffAnywhereIsRefusedAfterItsUnits() throws {
    let bytes = Array(Self.sample.utf8)
    let whole = try TMXOutcome(bytes)
    #expect(whole.failure == nil && whole.units.count == 1 && whole.remarks == [])
    for end in 1..<bytes.count {
      let outcome = try TMXOutcome(Array(bytes[..<end]))
      #expect(outcome.failure?.kind == .unreadable, "\(end)")
      #expect(outcome.failure?.message.contains("too early") == true, "\(end)")
      let isPastUnit = Self.sample.utf8.prefix(end).split(separator: UInt8(ascii: "<"))
        .contains { $0.starts(with: "/tu>".utf8) }
      #expect(outcome.units.count == (isPastUnit ? 1 : 0), "\(end)")
    }
  }

  @Test func entitiesOfTheDocumentAreRead() throws {
    let outcome = try TMXOutcome(
      #"<!DOCTYPE tmx [<!ENTITY co "A &amp; B">]>"#
        + #"<tmx><body><tu tuid="&co;"><tuv xml:lang="en"><seg>&co;!</seg></tuv></tu></body></tmx>"#
    )
    #expect(outcome.units.first?.tuid == "A & B")
    #expect(outcome.units.first?.variants.first?.segment.text == "A & B!")
  }

  @Test func entitiesOfADTDThatIsNotReadAreNotLost() throws {
    let outcome = try TMXOutcome(
      "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n"
        + #"<tmx><body><tu tuid="a&nbsp;&lt;b"><tuv xml:lang="en"><seg>x&nbsp;y</seg></tuv></tu>"#
        + "</body></tmx>")
    #expect(outcome.units.first?.variants.first?.segment.text == "x&nbsp;y")
    #expect(outcome.units.first?.tuid == "a<b")
    let remarks = outcome.remarks.filter { $0.rule == "unknown-entity" }
    #expect(remarks.map(\.line) == [2, 2])
    #expect(remarks.map(\.column) == [12, 61])
    #expect(remarks.allSatisfy { $0.message.hasPrefix("&nbsp;") })
  }

  @Test func entitiesThatMultiplyAreRefused() throws {
    var text = "<!DOCTYPE tmx [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaa\">"
    for (one, next) in zip("abcdefghi", "bcdefghij") {
      text += "<!ENTITY \(next) \"" + String(repeating: "&\(one);", count: 10) + "\">"
    }
    text += "]><tmx><body><tu><tuv xml:lang='en'><seg>&j;</seg></tuv></tu></body></tmx>"
    #expect(try TMXOutcome(text).failure?.rule == "entity-expansion")
    let attribute = text.replacing("<seg>&j;", with: "<seg x='&j;'>")
    #expect(try TMXOutcome(attribute).failure?.rule == "entity-expansion")
  }

  @Test func anEntityThatNamesItselfIsRefused() throws {
    let outcome = try TMXOutcome(
      "<!DOCTYPE tmx [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]><tmx>&a;</tmx>")
    #expect(outcome.failure?.rule == "xml-syntax")
  }

  /// A file that is made while it is read: a head, one piece many times, and a tail.
  private func long(_ head: String, _ piece: String, times: Int, _ tail: String) -> () -> [UInt8] {
    let block = Array(String(repeating: piece, count: 65_536 / piece.utf8.count).utf8)
    var step = -1
    return {
      step += 1
      if step == 0 { return Array(head.utf8) }
      if step <= times { return block }
      return step == times + 1 ? Array(tail.utf8) : []
    }
  }

  private let after = "<tu tuid='2'><tuv xml:lang='en'><seg>b</seg></tuv></tu></body></tmx>"

  @Test func aSegmentOfAHundredMegabytesIsSkipped() throws {
    let source = long(
      "<tmx><body>\n<tu><tuv xml:lang='en'><seg>", "abcdefgh", times: 1_600,
      "</seg></tuv></tu>" + after)
    let outcome = try TMXOutcome(source)
    #expect(outcome.failure == nil)
    #expect(outcome.skipped.map(\.rule) == ["segment-too-long"])
    #expect(outcome.skipped.map(\.line) == [2])
    #expect(outcome.units.map(\.tuid) == ["2"])
  }

  @Test(arguments: ["<prop type='a'>b</prop>", "<note/>", "<note>abcdefghijklmnop</note>"])
  func aUnitOfTooManyPartsIsSkipped(piece: String) throws {
    let source = long(
      "<tmx><body><tu>", piece, times: 400, "<tuv xml:lang='en'><seg/></tuv></tu>" + after)
    let outcome = try TMXOutcome(source)
    #expect(outcome.failure == nil)
    #expect(outcome.skipped.map(\.rule) == ["unit-too-long"])
    #expect(outcome.units.map(\.tuid) == ["2"])
  }

  @Test func aHeaderOfTooManyPartsIsRefused() throws {
    let outcome = try TMXOutcome(long("<tmx><header>", "<note>b</note>", times: 400, ""))
    #expect(outcome.failure?.rule == "header-too-long")
  }

  @Test(arguments: ["<tmx a='", "<!-- ", "<tmx>&", "<?pi ", "<!DOCTYPE tmx [<!ENTITY a '"])
  func aTokenOfAHundredMegabytesIsRefused(head: String) throws {
    let outcome = try TMXOutcome(long(head, "abcdefgh", times: 1_600, "'"))
    #expect(outcome.failure?.rule == "token-too-long")
  }

  @Test func elementsWithoutEndAreRefused() throws {
    let outcome = try TMXOutcome(long("<tmx>", "<a>", times: 100, ""))
    #expect(outcome.failure?.rule == "too-deep")
  }

  @Test func longTextBetweenUnitsIsPassedOver() throws {
    let outcome = try TMXOutcome(long("<tmx><body>", "        ", times: 200, after))
    #expect(outcome.units.count == 1)
  }

  @Test func whatTheBodyThrowsComesOut() throws {
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try TMXReader.read(name: "t", blocks: blocks(of: Array(Self.sample.utf8))) { _ in
        throw Stop()
      }
    }
    #expect(throws: Stop.self) {
      try TMXReader.read(name: "t", blocks: { throw Stop() }, { _ in })
    }
  }
}
