import Glossary
import TestSupport
import Testing

@Suite struct TMXReaderTests {
  @Test func everythingThatAUnitSaysIsKept() throws {
    let outcome = try TMXOutcome(
      body: """
        <tu tuid="0001" datatype="Text" usagecount="2" lastusagedate="19970314T023401Z" \
        xml:space="preserve" srclang="en-us">
        <note xml:lang="en">A &amp; B</note>
        <prop type="x-Domain">Computing</prop>
        <note o-encoding="x">last</note>
        <tuv xml:lang="en-us" creationdate="19970212T153400Z" creationid="BobW" \
        changedate="20000101T000000Z" changeid="ManonD" my:own="1" datatype="html">
        <prop type="Origin" xml:lang="fr">MT</prop>
        <seg>  data \t(x)&#13;&#10; </seg>
        </tuv>
        <tuv lang="FR-CA"><seg/></tuv>
        </tu>
        """)
    #expect(outcome.failure == nil && outcome.skipped == [] && outcome.remarks == [])
    #expect(outcome.lines == [5])
    let unit = try #require(outcome.units.first)
    #expect(unit.tuid == "0001")
    #expect(unit.history.usageCount == 2)
    #expect(unit.history.lastUsed == Timestamp("1997-03-14T02:34:01Z"))
    #expect(
      unit.attributes == [
        Attribute("datatype", "Text"), Attribute("srclang", "en-us"),
        Attribute("xml:space", "preserve"),
      ])
    #expect(
      unit.annotations == [
        Annotation(.note, "A & B", attributes: [Attribute("xml:lang", "en")]),
        Annotation(.property(type: "x-Domain"), "Computing"),
        Annotation(.note, "last", attributes: [Attribute("o-encoding", "x")]),
      ])
    let english = try #require(unit.variants.first)
    #expect(english.language.original == "en-us")
    #expect(english.segment == Segment("  data \t(x)\r\n "))
    #expect(english.history.created == Timestamp("1997-02-12T15:34:00Z"))
    #expect(english.history.createdBy == "BobW")
    #expect(english.history.changed == Timestamp("2000-01-01"))
    #expect(english.history.changedBy == "ManonD")
    #expect(english.attributes == [Attribute("datatype", "html"), Attribute("my:own", "1")])
    #expect(
      english.annotations == [
        Annotation(.property(type: "Origin"), "MT", attributes: [Attribute("xml:lang", "fr")])
      ])
    #expect(unit.variants.last?.language.canonical == "fr-CA")
    #expect(unit.variants.last?.segment == Segment(""))
  }

  @Test func theHeaderIsKept() throws {
    let outcome = try TMXOutcome(
      """
      <tmx version="1.4"><header srclang="en" foo="bar" o-tmf="x"><note>n</note>
      <ude name="MacRoman" base="Macintosh"><map unicode="#xF8FF" code="#xF0"/><map ent="e"/></ude>
      <prop type="p">q</prop></header><body/></tmx>
      """)
    #expect(
      outcome.headers == [
        MemoryHeader(
          attributes: [
            Attribute("srclang", "en"), Attribute("o-tmf", "x"), Attribute("foo", "bar"),
          ],
          annotations: [Annotation(.note, "n"), Annotation(.property(type: "p"), "q")],
          encodings: [
            UserDefinedEncoding(
              attributes: [Attribute("name", "MacRoman"), Attribute("base", "Macintosh")],
              maps: [
                [Attribute("unicode", "#xF8FF"), Attribute("code", "#xF0")],
                [Attribute("ent", "e")],
              ])
          ])
      ])
    let header = try #require(outcome.headers.first)
    #expect(try TMXHeader.header(xml: TMXHeader.xml(header)) == header)
  }

  @Test func codesWithinCodesAreKept() throws {
    let outcome = try TMXOutcome(
      segment: """
        a<bpt i="1" x="2" type="bold">&lt;b></bpt>B<ept i="1">&lt;/b></ept> \
        <ph assoc="b">img <sub type="t">Start <hi>here</hi></sub>"</ph><it pos="end"/><ut>u</ut>z
        """)
    #expect(
      outcome.units.first?.variants.first?.segment.markup == [
        .text("a"),
        .code(
          InlineCode(
            .opening,
            attributes: [Attribute("i", "1"), Attribute("x", "2"), Attribute("type", "bold")],
            content: [.text("<b>")])),
        .text("B"),
        .code(
          InlineCode(.closing, attributes: [Attribute("i", "1")], content: [.text("</b>")])),
        .text(" "),
        .code(
          InlineCode(
            .placeholder, attributes: [Attribute("assoc", "b")],
            content: [
              .text("img "),
              .code(
                InlineCode(
                  .subflow, attributes: [Attribute("type", "t")],
                  content: [
                    .text("Start "), .code(InlineCode(.highlight, content: [.text("here")])),
                  ])),
              .text("\""),
            ])),
        .code(InlineCode(.isolated, attributes: [Attribute("pos", "end")])),
        .code(InlineCode(.unknown, content: [.text("u")])),
        .text("z"),
      ])
    #expect(outcome.units.first?.variants.first?.segment.text == "aB z")
  }

  @Test func unknownElementsAreKeptWithARemark() throws {
    let outcome = try TMXOutcome(
      body: """
        <tu><extra a="1">one<b>two</b></extra><tuv xml:lang="en"><seg>a<g id="7">b</g></seg>\
        <seg>second</seg></tuv><tuv xml:lang="id"><seg>x</seg></tuv></tu>
        <other><tu/></other>
        """)
    let unit = try #require(outcome.units.first)
    #expect(
      unit.annotations == [
        Annotation(
          .property(type: "x-element:extra"), "onetwo", attributes: [Attribute("a", "1")])
      ])
    #expect(
      unit.variants.first?.segment.markup == [
        .text("a"),
        .code(
          InlineCode(
            .highlight, attributes: [Attribute("x-element", "g"), Attribute("id", "7")],
            content: [.text("b")])),
      ])
    #expect(
      unit.variants.first?.annotations == [Annotation(.property(type: "x-element:seg"), "second")])
    #expect(outcome.remarks.map(\.rule) == Array(repeating: "unknown-element", count: 5))
    #expect(outcome.skipped == [])
  }

  /// A unit with the rule and place of what is said of it.
  struct Row: Sendable, CustomTestStringConvertible {
    var body: String
    var rule: String
    var line: Int
    var column: Int

    init(_ body: String, _ rule: String, line: Int = 5, column: Int) {
      self.body = body
      self.rule = rule
      self.line = line
      self.column = column
    }

    var testDescription: String { String(body.prefix(60)) }
  }

  private static let good = #"<tuv xml:lang="en"><seg>a</seg></tuv>"#

  @Test(arguments: [
    Row("<tu/>", "no-variant", column: 1),
    Row("<tu><note>x</note></tu>", "no-variant", column: 1),
    Row("<tu>\n <tuv><seg>a</seg></tuv></tu>", "no-language", line: 6, column: 2),
    Row("<tu>é<tuv xml:lang=\"\"><seg/></tuv></tu>", "bad-language", column: 6),
    Row("<tu><tuv xml:lang=\"english\"><seg>a</seg></tuv></tu>", "bad-language", column: 5),
    Row("<tu>\(good)<tuv xml:lang=\"en us\"><seg>a</seg></tuv></tu>", "bad-language", column: 42),
    Row("<tu>\(good)<tuv xml:lang=\"id\"><note>a</note></tuv></tu>", "no-segment", column: 61),
    Row(
      "<tu>\(good)<tuv xml:lang=\"id\"><seg>"
        + String(repeating: "<hi>", count: 101) + String(repeating: "</hi>", count: 101)
        + "</seg></tuv></tu>", "nesting-too-deep", column: 466),
  ])
  func aUnitThatCannotBeKeptIsSkippedWithItsPlace(row: Row) throws {
    let after = #"<tu tuid="after"><tuv xml:lang="en"><seg>b</seg></tuv></tu>"#
    for size in [1, 7, 4_096] {
      let document = TMXOutcome.document(body: row.body + after)
      let outcome = try TMXOutcome(document, size: size)
      #expect(outcome.failure == nil)
      #expect(outcome.skipped.map(\.rule) == [row.rule])
      #expect(outcome.skipped.map(\.line) == [row.line])
      #expect(outcome.skipped.map(\.column) == [row.column])
      #expect(outcome.units.map(\.tuid) == ["after"])
    }
  }

  @Test(arguments: [
    Row("<tu>\(good)</tu>", "one-language", column: 1),
    Row("<tu>\(good)\(good)</tu>", "one-language", column: 1),
    Row("<tu creationdate=\"2001-02-03\">\(both)</tu>", "date-form", column: 1),
    Row("<tu changedate=\"20010203\">\(both)</tu>", "date-form", column: 1),
    Row("<tu creationdate=\"20010203T040560Z\">\(both)</tu>", "date-form", column: 1),
    Row("<tu usagecount=\"007\">\(both)</tu>", "date-form", column: 1),
    Row("<tu creationdate=\"yesterday\">\(both)</tu>", "bad-date", column: 1),
    Row("<tu creationdate=\"20010230T040506Z\">\(both)</tu>", "bad-date", column: 1),
    Row("<tu lastusagedate=\"\">\(both)</tu>", "bad-date", column: 1),
    Row("<tu usagecount=\"many\">\(both)</tu>", "bad-date", column: 1),
    Row("<tu usagecount=\"-1\">\(both)</tu>", "bad-date", column: 1),
    Row("<tu>\(both)<prop>x</prop></tu>", "no-type", column: 79),
    Row("<tu>stray\(both)</tu>", "stray-text", column: 1),
  ])
  func aUnitThatIsOddIsKeptWithARemark(row: Row) throws {
    let outcome = try TMXOutcome(body: row.body)
    #expect(outcome.skipped == [] && outcome.failure == nil)
    #expect(outcome.units.count == 1)
    #expect(outcome.remarks.map(\.rule) == [row.rule])
    #expect(outcome.remarks.map(\.line) == [row.line])
    #expect(outcome.remarks.map(\.column) == [row.column])
  }

  private static let both = good + #"<tuv xml:lang="id"><seg>b</seg></tuv>"#

  @Test func unreadableDatesAreKeptAsTheyStand() throws {
    let outcome = try TMXOutcome(
      body:
        #"<tu creationdate="x" datatype="d" usagecount="?" changedate="1999-12-31">\#(Self.both)</tu>"#
    )
    let unit = try #require(outcome.units.first)
    #expect(
      unit.attributes == [
        Attribute("datatype", "d"), Attribute("creationdate", "x"), Attribute("usagecount", "?"),
      ])
    #expect(unit.history.changed == Timestamp("19991231T000000Z"))
    let again = try TMXOutcome(tmx([unit]))
    #expect(again.units == [unit])
    #expect(again.remarks == [])
    try requireValid(tmx([unit]))
  }

  @Test func aRepeatedNameIsRemarkedAndKept() throws {
    let unit = #"<tu tuid="a">\#(Self.both)</tu>"#
    let outcome = try TMXOutcome(body: unit + #"<tu tuid="b">\#(Self.both)</tu>"# + unit)
    #expect(outcome.units.map(\.tuid) == ["a", "b", "a"])
    #expect(outcome.remarks.map(\.rule) == ["duplicate-tuid"])
  }

  @Test func aSkippedUnitLeavesNothingBehind() throws {
    let bad =
      #"<tu><note>n</note><tuv xml:lang="en"><prop type="x-attribute:seg/1/y">q</prop></tuv></tu>"#
    let outcome = try TMXOutcome(body: bad + "<tu>\(Self.both)</tu>")
    #expect(outcome.skipped.map(\.rule) == ["no-segment"])
    #expect(outcome.units.first?.annotations == [])
    #expect(outcome.units.first?.variants.map(\.segment.text) == ["a", "b"])
  }
}
