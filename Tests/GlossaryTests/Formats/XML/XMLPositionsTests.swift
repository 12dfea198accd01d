import TestSupport
import Testing

@testable import Glossary

/// Where the parser says that tags and texts stand.
@Suite struct XMLPositionsTests {
  /// An event with the passage of the document that it is said to stand at.
  private func read(_ document: String) throws -> [String] {
    let bytes = Array(document.utf8)
    func passage(_ range: Range<Int>) -> String {
      String(decoding: bytes[range], as: UTF8.self)
    }
    var found: [String] = []
    var parser = try XMLParser(file: "t.xml", keepsPositions: true)
    try parser.parse(bytes, isLast: true) { batch in
      for (index, event) in batch.events.enumerated() {
        let source = passage(batch.positions[index].source)
        switch event.kind {
        case .start: found.append("start \(batch.text(event.range)) \(source)")
        case .end: found.append("end \(source)")
        case .unknownEntity: found.append("unknown \(source)")
        case .lostEntity: found.append("lost")
        case .text:
          found.append("text \(source)")
          #expect(batch.pieces(ofEvent: index).first?.range.lowerBound == event.range.lowerBound)
          #expect(batch.pieces(ofEvent: index).last?.range.upperBound == event.range.upperBound)
        }
        for piece in batch.pieces(ofEvent: index) {
          let text = batch.text(piece.range)
          if piece.isVerbatim { #expect(text == passage(piece.source)) }
          found.append("  \(piece.isVerbatim ? "same" : "\(text) for") \(passage(piece.source))")
        }
      }
    }
    return found
  }

  @Test func tagsTextsAndReferences() throws {
    #expect(
      try read("<a x='1'>é𠀀 &amp;&#65;z<b/><![CDATA[<c>]]></a>") == [
        "start a <a x='1'>", "text é𠀀 &amp;&#65;z", "  same é𠀀 ", "  & for &amp;", "  A for &#65;",
        "  same z", "start b <b/>", "end ", "text <c>", "  same <c>", "end </a>",
      ])
  }

  @Test func lineEnds() throws {
    #expect(
      try read("<a>x\r\ny\rz</a>") == [
        "start a <a>", "text x\r\ny\rz", "  same x", "  \n for \r\n", "  same y", "  \n for \r",
        "  same z", "end </a>",
      ])
  }

  /// An entity as long as its text must not pass for it.
  @Test func entitiesOfTheDocument() throws {
    let found = try read("<!DOCTYPE a [<!ENTITY e \"xyz\">]><a>1&e;2</a>")
    #expect(
      found == [
        "start a <a>", "text 1&e;2", "  same 1", "  xyz for &e;", "  same 2", "end </a>",
      ])
  }

  /// The parser takes a document in blocks, and a text may be split anywhere.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func longDocuments(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    var document = "<a>"
    for _ in 0..<20_000 {
      document += random.pick(["kata ", "é", "𠀀", "&lt;", "<b>x</b>", "\r\n", "e\u{301}", "\n"])
    }
    let bytes = Array((document + "</a>").utf8)
    var parser = try XMLParser(file: "t.xml", keepsPositions: true)
    var end = 0
    try parser.parse(bytes, isLast: true) { batch in
      #expect(batch.positions.count == batch.events.count)
      for (index, event) in batch.events.enumerated() where event.kind == .text {
        for piece in batch.pieces(ofEvent: index) {
          #expect(piece.source.lowerBound >= end)
          end = piece.source.upperBound
          let source = String(decoding: bytes[piece.source], as: UTF8.self)
          let text = batch.text(piece.range)
          #expect(piece.isVerbatim ? text == source : text == "<" || text == "\n")
        }
      }
    }
    #expect(end > 60_000)
  }
}
