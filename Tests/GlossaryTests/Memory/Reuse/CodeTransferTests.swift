import Testing

@testable import Glossary

@Suite struct CodeTransferTests {
  private func code(_ kind: InlineCode.Kind, x: String? = nil, i: String? = nil) -> InlineNode {
    let attributes = [("x", x), ("i", i)].compactMap { name, value in
      value.map { Attribute(name, $0) }
    }
    return .code(InlineCode(kind, attributes: attributes, content: [.text("<b>")]))
  }

  /// Codes of a segment, by their kinds and offsets.
  private func codes(
    _ places: (kind: BilingualText.Code.Kind, offset: Int)...
  ) -> [BilingualText.Code] {
    places.map { place in
      BilingualText.Code(
        kind: place.kind, id: "", offset: place.offset,
        location: SourceMap.Location(part: 0, range: TextRange(start: 0, end: 0)))
    }
  }

  private let range = TextRange(start: 10, end: 20)

  @Test func withoutCodesTheTextIsTaken() {
    let translation = Segment([.text("Simpan "), code(.placeholder), .text("kini")])
    #expect(
      CodeTransfer.pieces(of: translation, of: Segment("Save"), for: [], in: range)
        == [.text("Simpan kini")])
  }

  @Test func codesOfTheSameKindsStandForOneAnother() {
    let source = Segment([
      .text("Click "), code(.opening, i: "1"), .text("save"), code(.closing, i: "1"),
      code(.placeholder, x: "2"),
    ])
    let translation = Segment([
      code(.placeholder, x: "2"), .text("Klik "), code(.opening, i: "1"), .text("simpan"),
      code(.closing, i: "1"),
    ])
    let codes = codes((.opening, 12), (.closing, 15), (.standalone, 17))
    #expect(
      CodeTransfer.pieces(of: translation, of: source, for: codes, in: range) == [
        .sourceCode(2), .text("Klik "), .sourceCode(0), .text("simpan"), .sourceCode(1),
      ])
  }

  @Test func namesTellCodesOfOneKindApart() {
    let source = Segment([code(.placeholder, x: "a"), .text(" of "), code(.placeholder, x: "b")])
    let translation = Segment([
      code(.placeholder, x: "b"), .text(" dari "), code(.placeholder, x: "a"),
    ])
    let codes = codes((.standalone, 12), (.standalone, 16))
    #expect(
      CodeTransfer.pieces(of: translation, of: source, for: codes, in: range)
        == [.sourceCode(1), .text(" dari "), .sourceCode(0)])
  }

  @Test func codesAroundTheWordsStayAroundThem() {
    let codes = codes((.opening, 10), (.standalone, 10), (.closing, 20))
    #expect(
      CodeTransfer.pieces(of: Segment("Simpan"), of: Segment("Save"), for: codes, in: range)
        == [.sourceCode(0), .sourceCode(1), .text("Simpan"), .sourceCode(2)])
  }

  @Test func codesWithoutACertainPlaceAreNotGuessed() {
    let inside = codes((.opening, 12), (.closing, 15))
    let plain = Segment("Save now")
    #expect(
      CodeTransfer.pieces(of: Segment("Simpan kini"), of: plain, for: inside, in: range) == nil)
    // One code fewer in the translation than in its text.
    let source = Segment([code(.placeholder, x: "a"), .text("x"), code(.placeholder, x: "b")])
    let translation = Segment([code(.placeholder, x: "a"), .text("x")])
    let two = codes((.standalone, 12), (.standalone, 16))
    #expect(CodeTransfer.pieces(of: translation, of: source, for: two, in: range) == nil)
  }
}
