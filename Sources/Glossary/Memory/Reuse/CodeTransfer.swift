/// Puts the inline codes of a segment into a translation that was made of another text.
///
/// A code has a place for certain in two cases: the earlier text has codes of the same kinds in the
/// same order, so that each one stands for one of the segment; or all codes of the segment stand
/// before and after its words, and so do they in any translation.
public enum CodeTransfer {
  /// The translation with the codes of a segment.
  ///
  /// - Parameters:
  ///   - translation: The earlier translation.
  ///   - source: The earlier text.
  ///   - codes: The codes of the segment, in order.
  ///   - range: Where the segment stands in its text, which the codes' offsets count.
  /// - Returns: The pieces; nil when some code has no certain place.
  /// - Complexity: O(length).
  public static func pieces(
    of translation: Segment, of source: Segment, for codes: [BilingualText.Code],
    in range: TextRange
  ) -> [TranslationPiece]? {
    if codes.isEmpty { return [.text(translation.text)] }
    return inPlaceOfCodes(translation, source, codes) ?? around(translation.text, codes, range)
  }

  // MARK: Code by code

  fileprivate struct Mark: Hashable {
    var kind: BilingualText.Code.Kind
    var name: String
  }

  fileprivate enum Item {
    case text(String)
    case code(Mark)
  }

  private static func inPlaceOfCodes(
    _ translation: Segment, _ source: Segment, _ codes: [BilingualText.Code]
  ) -> [TranslationPiece]? {
    let marks = items(of: source.nodes).compactMap(\.mark)
    guard marks.map(\.kind) == codes.map(\.kind) else { return nil }
    // Codes that cannot be told apart stand in the order of the text.
    var waiting: [Mark: [Int]] = [:]
    for (index, mark) in marks.enumerated().reversed() { waiting[mark, default: []].append(index) }
    var pieces: [TranslationPiece] = []
    var count = 0
    for item in items(of: translation.nodes) {
      switch item {
      case .text(let text): pieces.append(.text(text))
      case .code(let mark):
        guard let index = waiting[mark]?.popLast() else { return nil }
        pieces.append(.sourceCode(index))
        count += 1
      }
    }
    return count == codes.count ? pieces : nil
  }

  private static func items(of nodes: [InlineNode]) -> [Item] {
    var pairs: [String: String] = [:]
    var items: [Item] = []
    add(nodes, &items, &pairs)
    return items
  }

  private static func add(
    _ nodes: [InlineNode], _ items: inout [Item], _ pairs: inout [String: String]
  ) {
    for node in nodes {
      switch node {
      case .text(let text): items.append(.text(text))
      case .code(let code) where code.kind == .highlight: add(code.content, &items, &pairs)
      case .code(let code):
        if let mark = mark(code, &pairs) { items.append(.code(mark)) }
      }
    }
  }

  /// What tells a code of TMX from others: `x` is one for both languages, `i` joins a pair.
  private static func mark(_ code: InlineCode, _ pairs: inout [String: String]) -> Mark? {
    let name = code["x"] ?? code["type"] ?? ""
    switch code.kind {
    case .opening:
      if let pair = code["i"] { pairs[pair] = name }
      return Mark(kind: .opening, name: name)
    case .closing: return Mark(kind: .closing, name: code["i"].flatMap { pairs[$0] } ?? name)
    case .isolated: return Mark(kind: code["pos"] == "end" ? .closing : .opening, name: name)
    case .placeholder, .unknown: return Mark(kind: .standalone, name: name)
    case .highlight, .subflow: return nil
    }
  }

  // MARK: Codes around the words

  private static func around(
    _ text: String, _ codes: [BilingualText.Code], _ range: TextRange
  ) -> [TranslationPiece]? {
    let before = codes.prefix { $0.offset <= range.start }.count
    guard codes[before...].allSatisfy({ $0.offset >= range.end }) else { return nil }
    return (0..<before).map { .sourceCode($0) } + [.text(text)]
      + (before..<codes.count).map { .sourceCode($0) }
  }
}

extension CodeTransfer.Item {
  fileprivate var mark: CodeTransfer.Mark? {
    if case .code(let mark) = self { mark } else { nil }
  }
}

extension InlineCode {
  /// The value of an attribute.
  fileprivate subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}
