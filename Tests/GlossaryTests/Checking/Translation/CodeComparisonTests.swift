import Testing

@testable import Glossary

@Suite struct CodeComparisonTests {
  /// The codes of a segment written as `<1>` opening, `</1>` closing and `<1/>` alone; what stands
  /// behind a blank is what the code is (`<1 br/>`).
  private struct Segment {
    var text = ""
    var codes: [BilingualText.Code] = []

    init(_ marked: String) {
      var rest = marked[...]
      while let open = rest.firstIndex(of: "<"), let end = rest[open...].firstIndex(of: ">") {
        text += rest[..<open]
        var name = rest[rest.index(after: open)..<end]
        rest = rest[rest.index(after: end)...]
        var kind = BilingualText.Code.Kind.opening
        if name.hasPrefix("/") {
          kind = .closing
          name = name.dropFirst()
        } else if name.hasSuffix("/") {
          kind = .standalone
          name = name.dropLast()
        }
        let parts = name.split(separator: " ")
        codes.append(
          BilingualText.Code(
            kind: kind, id: String(parts[0]), data: parts.count > 1 ? String(parts[1]) : nil,
            offset: text.utf8.count,
            location: SourceMap.Location(part: 0, range: TextRange(start: 0, end: 0))))
      }
      text += rest
    }
  }

  private func faults(_ source: String, _ target: String) -> [String] {
    let (source, target) = (Segment(source), Segment(target))
    let whole = TextRange(start: 0, end: 0)
    let unit = BilingualText.Unit(
      id: nil, source: whole, target: whole, sourceCodes: source.codes, targetCodes: target.codes)
    return CodeComparison(unit, source: source.text, target: target.text).faults.map {
      "\($0.severity): \($0.message)"
    }
  }

  @Test(arguments: [
    ("a <1>b</1> c", "c <1>b</1> a"), ("<1>a</1> <2>b</2>", "<2>b</2> <1>a</1>"),
    ("<1><2>a</2></1>", "<2><1>a</1></2>"), ("a <1/>b <2/>", "<2/>b <1/>a"), ("a", "b"),
    // Other names, and the same codes.
    ("<1 b>a</1 b> <2 i>b</2 i>", "<3 b>a</3 b> <4 i>b</4 i>"),
    // What stands alone on one side of a segment does so on the other.
    ("a</1> b", "a</1> b"), ("<1></1>a", "<1></1>b"),
  ])
  func codesThatAnswerToEachOther(_ source: String, _ target: String) {
    #expect(faults(source, target).isEmpty, "\(faults(source, target))")
  }

  @Test(
    arguments: [
      ("a <1>b</1>", "a b", ["minor: The translation lacks “inline code 1” of the source"]),
      ("a <1 {0}/> b", "a b", ["major: The translation lacks “{0}” of the source"]),
      ("a <1 br/> b", "a b", ["minor: The translation lacks “br” of the source"]),
      ("a", "a <1/>", ["major: The source has no “inline code 1”"]),
      (
        "a <1>b</1>", "a <1>b",
        [
          "minor: The translation lacks “inline code 1” of the source",
          "minor: The source has no “inline code 1”",
        ]
      ),
      ("a <1>b</1>", "a </1>b<1>", ["major: “inline code 1” is closed before it is opened"]),
      (
        "<1>a</1> <2>b</2>", "<1>a <2>b</1> c</2>",
        ["minor: “inline code 1” and “inline code 2” cross in the translation"]
      ),
      ("a <1>b</1>", "a b<1></1>", ["minor: “inline code 1” has no words in the translation"]),
      ("<1/>", "<1/><1/>", ["major: The source has no “inline code 1”"]),
    ] as [(String, String, [String])])
  func codesThatDoNot(_ source: String, _ target: String, _ expected: [String]) {
    #expect(faults(source, target) == expected)
  }
}
