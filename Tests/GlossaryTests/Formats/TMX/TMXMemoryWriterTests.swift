import Glossary
import TestSupport
import Testing

@Suite struct TMXMemoryWriterTests {
  private func unit(_ nodes: [InlineNode]) throws -> TranslationUnit {
    TranslationUnit(variants: [
      Variant(language: .english, segment: Segment(nodes)),
      Variant(language: try LanguageTag("id_ID"), segment: Segment("b")),
    ])
  }

  private func code(
    _ kind: InlineCode.Kind, _ attributes: [Attribute] = [], _ content: [InlineNode] = []
  ) -> InlineNode {
    .code(InlineCode(kind, attributes: attributes, content: content))
  }

  @Test func aDocumentLooksLikeThis() throws {
    var unit = TranslationUnit(
      tuid: "1\t\"", attributes: [Attribute("datatype", "x"), Attribute("my:own", "o")],
      annotations: [Annotation(.note, "n", attributes: [Attribute("xml:lang", "EN-us")])],
      variants: [Variant(language: try LanguageTag("EN_us"), segment: Segment("a & <b>\r\n\"c\""))])
    unit.history.created = Timestamp("2017-11-22")
    unit.history.usageCount = 3
    let header = MemoryHeader(attributes: [Attribute("srclang", "en-US")])
    let text = String(decoding: tmx([unit], header: header), as: UTF8.self)
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE tmx SYSTEM "tmx14.dtd">
        <tmx version="1.4">
        <header srclang="en-US" creationtool="unknown" creationtoolversion="unknown" \
        segtype="sentence" o-tmf="unknown" adminlang="en" datatype="unknown">
        </header>
        <body>
        <tu tuid="1&#9;&quot;" creationdate="20171122T000000Z" usagecount="3" datatype="x">
        <note xml:lang="en-US">n</note>
        <prop type="x-attribute:my:own">o</prop>
        <tuv xml:lang="en-US">
        <seg>a &amp; &lt;b&gt;&#13;
        "c"</seg>
        </tuv>
        </tu>
        </body>
        </tmx>

        """)
  }

  @Test func charactersThatXMLForbidsAreReplacedAndCounted() throws {
    var writer = TMXMemoryWriter(header: MemoryHeader())
    var bytes: [UInt8] = []
    writer.begin(&bytes)
    writer.write(try unit([.text("fine \u{85}\u{FFFD}\u{1FFFE}\u{FEFF}")]), to: &bytes)
    writer.write(try unit([.text("a\u{0}b\u{FFFE}\u{FFFF}c\u{1B}\t\n")]), to: &bytes)
    writer.write(TranslationUnit(), to: &bytes)
    writer.end(&bytes)
    #expect(writer.summary.units == 2)
    #expect(writer.summary.skipped == 1)
    #expect(writer.summary.replacedCharacters == 4)
    #expect(writer.summary.unitsWithReplacedCharacters == [2])
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("<seg>a\u{FFFD}b\u{FFFD}\u{FFFD}c\u{FFFD}\t\n</seg>"))
    #expect(text.contains("<seg>fine \u{85}\u{FFFD}\u{1FFFE}\u{FEFF}</seg>"))
    try requireValid(bytes)
  }

  @Test func codesThatTheDTDDoesNotAllowComeBackAsTheyWere() throws {
    let nodes = [
      code(.subflow, [], [.text("s")]),
      code(.opening, [Attribute("x", "7"), Attribute("i", "1")], [.text("<b>")]), .text(" alone "),
      code(.closing, [Attribute("i", "9"), Attribute("own", "1")]),
      code(
        .placeholder, [Attribute("type", "t"), Attribute("own", "2")],
        [
          code(.placeholder, [], [code(.isolated, [Attribute("pos", "begin")])]),
          code(.subflow, [], [code(.subflow, [], [code(.highlight, [], [.text("h")])])]),
        ]),
      code(.opening, [Attribute("i", "2")]), .text("c"), code(.closing, [Attribute("i", "2")]),
      code(.unknown, [Attribute("x", "1"), Attribute("x-element", "q")], [.text("\u{301}<")]),
    ]
    let unit = try unit(nodes)
    let bytes = tmx([unit])
    let again = try TMXOutcome(bytes)
    #expect(again.units.map(\.normalized) == [unit.normalized])
    #expect(again.remarks == [])
    try requireValid(bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains(#"<it pos="begin" x="7">&lt;b&gt;</it> alone <it pos="end"/>"#))
    #expect(try TMXInline.nodes(xml: TMXInline.xml(nodes)) == nodes)
  }

  @Test func whatTheDTDDemandsIsSupplied() throws {
    let nodes = [
      code(.isolated), code(.opening), code(.opening, [Attribute("i", "1")]), code(.closing),
      code(.closing, [Attribute("i", "1")]), code(.isolated, [Attribute("pos", "both")]),
    ]
    let bytes = tmx([try unit(nodes)])
    try requireValid(bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(
      text.contains(
        #"<it pos="begin"/><bpt i="2"/><bpt i="1"/><ept i="2"/><ept i="1"/><it pos="begin"/>"#))
  }

  @Test func levelOneHasNoCodes() throws {
    let nodes = [.text("a "), code(.opening, [Attribute("i", "1"), Attribute("own", "x")])]
    let text = String(decoding: tmx([try unit(nodes)], level: .one), as: UTF8.self)
    #expect(text.contains("<seg>a </seg>") && !text.contains("x-attribute"))
  }

  @Test func aPoorHeaderIsCompleted() throws {
    let header = MemoryHeader(
      attributes: [
        Attribute("srclang", "no language"), Attribute("segtype", "chapter"),
        Attribute("creationdate", "2001-02-03"), Attribute("changedate", "never"),
        Attribute("own", "1"), Attribute("adminlang", "EN-us"),
      ],
      annotations: [Annotation(.note, "n", attributes: [Attribute("own", "2")])],
      encodings: [
        UserDefinedEncoding(), UserDefinedEncoding(maps: [[Attribute("code", "1")]]),
      ])
    let bytes = tmx([try unit([])], header: header)
    try requireValid(bytes)
    let again = try #require(try TMXOutcome(bytes).headers.first)
    #expect(again["srclang"] == "no language")
    #expect(again["segtype"] == "chapter")
    #expect(again["creationdate"] == "20010203T000000Z")
    #expect(again["changedate"] == "never")
    #expect(again["adminlang"] == "en-US")
    #expect(again["own"] == "1")
    #expect(again.annotations == header.annotations)
    #expect(try TMXHeader.header(xml: TMXHeader.xml(header)).encodings == header.encodings)
  }

  // MARK: Properties

  /// A unit of parts that need care, in the form in which a reader gives it.
  private func randomUnit(_ seed: UInt64) throws -> TranslationUnit {
    var random = RandomMemory(seed: seed)
    return try random.unit()
  }

  @Test(arguments: 0..<400 as Range<UInt64>)
  func aUnitReadsBackEqual(seed: UInt64) throws {
    let unit = try randomUnit(seed)
    let outcome = try TMXOutcome(tmx([unit]), size: 1 + Int(seed % 90))
    #expect(outcome.failure == nil && outcome.skipped == [])
    #expect(outcome.units.map(\.normalized) == [unit.normalized])
  }

  @Test func allOfThemAreValid() throws {
    try requireValid(tmx(try (0..<400).map { try randomUnit($0) }))
  }

  @Test(arguments: 0..<400 as Range<UInt64>)
  func aFragmentReadsBackEqual(seed: UInt64) throws {
    var random = RandomMemory(seed: seed)
    let nodes = random.nodes(depth: 4)
    #expect(try TMXInline.nodes(xml: TMXInline.xml(nodes)) == nodes)
  }

  @Test(arguments: ["<b/>", "<hi>", "a < b", "&nbsp;", "<hi a='1' a='2'/>"])
  func aFragmentThatIsNoneIsRefused(xml: String) {
    #expect(throws: FileProblem.self) { try TMXInline.nodes(xml: xml) }
  }
}

/// Makes units whose every part needs care.
struct RandomMemory {
  private var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  private static let pieces = [
    "a", " ", "\n", "\r", "\t", "&", "<", ">", "\"", "'", "]]>", "é", "e\u{301}", "😀", "\u{FEFF}",
    "&amp;", "<b>", "\"\u{301}", "\u{85}", "\u{2028}", "  ",
  ]
  private static let names = [
    "i", "x", "type", "pos", "own", "a:b", "assoc", "datatype", "segtype", "creationdate", "é",
  ]

  private mutating func count(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  mutating func text(_ range: ClosedRange<Int> = 0...5) -> String {
    var text = ""
    for _ in 0..<count(range) { text += Self.pieces.randomElement(using: &random) ?? "" }
    return text
  }

  mutating func attributes() -> [Attribute] {
    let names = Self.names.shuffled(using: &random).prefix(count(0...3))
    return names.map { Attribute($0, text()) }
  }

  mutating func annotations() -> [Annotation] {
    var annotations: [Annotation] = []
    for _ in 0..<count(0...3) {
      let kind = count(0...1) == 0 ? Annotation.Kind.note : .property(type: "p" + text())
      annotations.append(
        Annotation(kind, text(), attributes: attributes().filter { $0.name != "type" }))
    }
    return annotations
  }

  mutating func nodes(depth: Int) -> [InlineNode] {
    var nodes: [InlineNode] = []
    for _ in 0..<count(0...4) {
      if count(0...1) == 0 {
        // A reader gives neighbouring texts as one.
        if case .text = nodes.last { continue }
        let text = text(1...4)
        nodes.append(.text(text))
      } else if depth > 0, let kind = InlineCode.Kind.allCases.randomElement(using: &random) {
        var attributes = attributes()
        // What the writer has to supply stays, so it is given here.
        if [.opening, .closing].contains(kind), !attributes.contains(where: { $0.name == "i" }) {
          attributes.append(Attribute("i", String(count(1...3))))
        }
        if kind == .isolated, !attributes.contains(where: { $0.name == "pos" }) {
          attributes.append(Attribute("pos", "end"))
        }
        nodes.append(
          .code(InlineCode(kind, attributes: attributes, content: self.nodes(depth: depth - 1))))
      }
    }
    return nodes
  }

  mutating func history() -> History {
    var history = History()
    if count(0...1) == 0 { history.created = Timestamp(seconds: Int64(count(-9_999...99_999_999))) }
    if count(0...1) == 0 { history.changedBy = text() }
    if count(0...1) == 0 { history.usageCount = count(0...9) }
    return history
  }

  mutating func unit() throws -> TranslationUnit {
    var unit = TranslationUnit(
      tuid: count(0...1) == 0 ? text() : nil, history: history(), attributes: attributes(),
      annotations: annotations())
    for language in ["en", "id-ID", "zh-Hant"].prefix(count(1...3)) {
      unit.variants.append(
        Variant(
          language: try LanguageTag(language), segment: Segment(nodes(depth: 3)),
          history: history(), attributes: attributes(), annotations: annotations()))
    }
    return unit
  }
}
