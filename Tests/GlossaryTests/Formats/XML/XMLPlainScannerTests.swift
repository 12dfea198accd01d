import TestSupport
import Testing

@testable import Glossary

/// Elements that are read without expat against the same document by expat alone.
@Suite struct XMLPlainScannerTests {
  /// All that a parser finds, texts that follow each other in one.
  private func read(
    _ document: [UInt8], plainElement: String?, blocks: [Int], placesProblems: Bool
  ) throws -> [String] {
    var found: [String] = []
    func take(_ batch: borrowing XMLBatch) {
      for event in batch.events {
        let text = String(reflecting: batch.text(event.range))
        switch event.kind {
        case .start:
          let attributes = batch.attributes(of: event).map {
            "\($0.name)=\(String(reflecting: $0.value))"
          }
          found.append("start \(event.line):\(event.column) \(text) \(attributes)")
        case .end: found.append("end")
        case .text:
          let isMore = found.last?.hasPrefix("text ") ?? false
          if isMore {
            found[found.count - 1] += batch.text(event.range)
          } else {
            found.append("text " + batch.text(event.range))
          }
        case .unknownEntity: found.append("unknown \(event.line):\(event.column) \(text)")
        case .lostEntity: found.append("lost \(event.line):\(event.column) \(text)")
        }
      }
    }
    var parser = try XMLParser(file: "t.xml", plainElement: plainElement)
    var rest = document[...]
    var lengths = blocks[...]
    do {
      while !rest.isEmpty {
        let block = Array(rest.prefix(lengths.popFirst() ?? rest.count))
        rest = rest.dropFirst(block.count)
        try parser.parse(block, isLast: false) { take($0) }
      }
      try parser.parse([], isLast: true) { take($0) }
    } catch let problem as FileProblem {
      // How much of the text before a mistake expat gives hangs on where blocks end.
      if found.last?.hasPrefix("text ") ?? false { found.removeLast() }
      found.append(placesProblems ? "\(problem)" : "problem")
    }
    return found
  }

  /// Which of two mistakes side by side expat tells of hangs on where blocks end, too.
  private func compare(
    _ document: [UInt8], blocks: [Int] = [], placesProblems: Bool = true
  ) throws {
    let plain = try read(
      document, plainElement: "tu", blocks: blocks, placesProblems: placesProblems)
    let whole = try read(
      document, plainElement: nil, blocks: [], placesProblems: placesProblems)
    #expect(plain == whole, "\(String(decoding: document, as: UTF8.self)) in \(blocks)")
  }

  @Test(arguments: [
    "<t><tu>a</tu></t>", "<t>\n<tu>a</tu>\n<tu/>\n</t>", "<tu>a</tu>", "<tu/>", "<t><tu/></t><tu/>",
    "<t><tu>a</tu><tu x='1' x='2'/></t>", "<t><tu>]]></tu></t>", "<t><tu>]></tu></t>",
    "<t><![CDATA[<tu>a</tu>]]><tu>b</tu></t>", "<t><!--<tu>a</tu>--><tu>b</tu></t>",
    "<t><?p <tu>a</tu>?><tu>b</tu></t>", "<t a='<tu>x</tu>'/>",
    "<t a='&lt;'><tu>é𠀀 &amp;&#65;</tu></t>",
    "<t><tu>a&lt;b&gt;c&quot;d&apos;e&amp;f</tu></t>", "<t><tu a='&lt;\"' b=\"'>\"/></t>",
    "<t><tu a='b\nc'/></t>", "<t><tu>a\r\nb\rc</tu><x/></t>", "<t><tu>a</tv></t>", "<t><tu>a</tu",
    "<t><tu>a", "<t>]<tu>a</tu></t>", "<t>é<tu>é\né</tu>é<x/>\n<x/></t>", "<t><tu>\u{1}</tu></t>",
    "<t><tu>&nbsp;</tu></t>", "<!DOCTYPE t [<!ENTITY e 'x'>]><t><tu>&e;</tu></t>",
    "<!DOCTYPE t [<!ATTLIST tu a CDATA 'd'>]><t><tu>a</tu></t>",
    "<!DOCTYPE t SYSTEM 'd'><t><tu>&e;</tu><tu a='&e;'>b</tu></t>", "<t><tu></tu ><tu ></tu\n></t>",
    "<t><tu a = '1'/><tu a='1'b='2'/></t>", "<t><tu><tu>a</tu></tu></t>", "<t><tuv>a</tuv></t>",
    "<t><tu><Ä/></tu></t>", "<t><tu><a.b-c:d_e f:g='1'/></tu></t>", "<t><tu>\u{FFFE}</tu></t>",
    "<t><tu>\u{7F}</tu></t>", "<t><tu> \t\n </tu></t>", "", " ", "<t>", "<t><tu>a</tu></t>x",
  ])
  func documents(_ document: String) throws {
    let bytes = Array(document.utf8)
    try compare(bytes)
    for length in 1...7 {
      try compare(bytes, blocks: Array(repeating: length, count: bytes.count))
    }
  }

  /// Mended text would hide what is wrong with these.
  @Test(
    arguments: [
      [0x80], [0xC1, 0x80], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xEF, 0xBF, 0xBF],
      [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
    ] as [[UInt8]])
  func brokenBytes(_ bytes: [UInt8]) throws {
    try compare(Array("<t><tu>a".utf8) + bytes + Array("b</tu></t>".utf8))
    try compare(Array("<t><tu x='".utf8) + bytes + Array("'/></t>".utf8))
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func randomDocuments(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    for _ in 0..<50 {
      let bytes = Array(randomDocument(&random).utf8)
      let blocks = (0..<random.number(in: 0...20)).map { _ in random.number(in: 1...30) }
      try compare(bytes, blocks: blocks, placesProblems: false)
    }
  }

  private func randomDocument(_ random: inout RandomText) -> String {
    let pieces = [
      "<tu>", "<tu a='1'>", "</tu>", "<tu>x</tu>",
      "<tu id=\"1\"><tuv xml:lang='en'><seg>b é</seg></tuv></tu>",
      "\n", " ", "\t", "a", "é", "𠀀", "&amp;", "&lt;", "&#10;", "&nbsp;", "]]>", "]", ">", "<", "&",
      "\r\n", "<!--", "-->", "<![CDATA[", "]]>", "<?p ", "?>", "<x/>", "<x>", "</x>", "'", "\"",
      "<tu\n a='b'\tc=\"d&gt;\"\n/>", "<tu a='1' a='2'/>", "</t>", "<tu><hi>a</hi>\nb</tu>",
    ]
    var document = random.number(in: 0...9) == 0 ? "<!DOCTYPE t SYSTEM 'd'>\n" : ""
    document += "<t>"
    // Mostly what is well-formed, so that there is something behind it.
    let most = random.number(in: 0...1) == 0 ? 14 : pieces.count
    for _ in 0..<random.number(in: 0...20) { document += random.pick(Array(pieces.prefix(most))) }
    return random.number(in: 0...3) > 0 ? document + "</t>" : document
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func mutatedUnits(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    let unit = """
      <tu tuid="7" changedate='20200101T000000Z'>
      <prop type="p">q &amp; r</prop><tuv xml:lang="en"><seg>a <ph x='1'/>é𠀀</seg></tuv></tu>

      """
    for _ in 0..<50 {
      var bytes = Array("<tmx><body>\n\(unit)\(unit)\(unit)</body></tmx>".utf8)
      for _ in 0..<random.number(in: 1...3) {
        let place = random.number(in: 0...bytes.count - 1)
        switch random.number(in: 0...3) {
        case 0: bytes[place] ^= 1 << UInt8(random.number(in: 0...7))
        case 1: bytes.remove(at: place)
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + 30))
        default: bytes.insert(UInt8(random.number(in: 0...255)), at: place)
        }
        if bytes.isEmpty { break }
      }
      try compare(
        bytes, blocks: (0..<9).map { _ in random.number(in: 1...90) }, placesProblems: false)
    }
  }

  @Test func deepElements() throws {
    for depth in [30, 250, 255, 256, 257, 300] {
      let nested =
        String(repeating: "<x>", count: depth) + String(repeating: "</x>", count: depth)
      try compare(Array("<t><tu>\(nested)</tu></t>".utf8))
      try compare(Array("<t>\(String(repeating: "<x>", count: depth))<tu><x/></tu>".utf8))
    }
  }

  /// An element that is longer than what waits for its end.
  @Test func hugeElement() throws {
    let text = String(repeating: "Kalimat yang panjang. ", count: 100_000)
    try compare(
      Array("<t><tu>\(text)</tu>\n<tu>a</tu></t>".utf8),
      blocks: Array(repeating: 65_536, count: 100))
  }
}
