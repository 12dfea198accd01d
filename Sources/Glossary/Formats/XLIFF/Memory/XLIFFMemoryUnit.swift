/// A `trans-unit` of XLIFF 1, or a `unit` of XLIFF 2, that is read as units of a memory.
struct XLIFFMemoryUnit {
  /// A text of a segment.
  struct Text {
    var nodes: [InlineNode]

    /// What the file says of the text, as properties.
    var annotations: [Annotation] = []

    var state: String?
    var qualifier: String?
    var language: LanguageTag?
  }

  /// A `segment` of XLIFF 2; of XLIFF 1 the whole unit.
  struct Segment {
    var id: String?
    var source: Text?
    var target: Text?
    var state: String?

    /// What the file says of the segment, as properties.
    var annotations: [Annotation] = []
    var line = 0
    var column = 0
  }

  var id: String?
  var isTranslatable = true

  /// Notes and properties in order.
  var annotations: [Annotation] = []
  var segments: [Segment] = []

  /// What `seg-source` of XLIFF 1 marks.
  var segmentedSource: [InlineNode]?

  /// The states of segments of XLIFF 1 by their names, where Trados keeps them apart.
  var segmentStates: [String: String] = [:]

  /// The codes of the original document by their names.
  var originalData: [String: String] = [:]

  /// The numbers of codes by their names.
  var codeNumbers: [String: Int] = [:]
  var line = 0
  var column = 0

  /// The bytes it takes, for the limit.
  var size = 0
}

extension XLIFFMemoryUnit {
  /// A pair of texts with what is said of them.
  struct Pair {
    var segment: Segment

    /// Which segment of the unit it is; nil for the whole unit.
    var name: String?
    var state: String?
  }

  /// The pairs of the unit, in order: its segments, or the whole.
  func pairs(isTwo: Bool) -> [Pair] {
    if isTwo {
      return segments.enumerated().map { number, segment in
        let name = segment.id ?? (segments.count > 1 ? String(number + 1) : nil)
        return Pair(segment: segment, name: name, state: segment.state)
      }
    }
    guard let segment = segments.first else { return [] }
    let marks = segmentedSource.map { XLIFFSegmentMarks($0).segments } ?? []
    let targets = segment.target.map { XLIFFSegmentMarks($0.nodes).segments } ?? []
    let isBlank = segment.target?.nodes.isBlank ?? true
    guard !marks.isEmpty, !targets.isEmpty || isBlank else {
      return [Pair(segment: segment.unmarked, name: nil, state: segment.target?.state)]
    }
    // Segments that share a name pair in their order.
    var waiting: [String: [Int]] = [:]
    for index in targets.indices.reversed() {
      waiting[targets[index].id, default: []].append(index)
    }
    return marks.map { id, nodes in
      var part = segment
      part.source = Text(nodes: nodes)
      let place = waiting[id]?.popLast()
      part.target?.nodes = place.map { targets[$0].nodes } ?? []
      return Pair(segment: part, name: id, state: segmentStates[id] ?? segment.target?.state)
    }
  }
}

extension XLIFFMemoryUnit.Segment {
  /// The segment without marks of smaller ones.
  fileprivate var unmarked: Self {
    var segment = self
    segment.source?.nodes = XLIFFSegmentMarks.removed(from: source?.nodes ?? [])
    segment.target?.nodes = XLIFFSegmentMarks.removed(from: target?.nodes ?? [])
    return segment
  }
}

/// The segments that `mrk` of type `seg` marks in a text of XLIFF 1.
struct XLIFFSegmentMarks {
  /// The segments in order, by the names they have.
  private(set) var segments: [(id: String, nodes: [InlineNode])] = []

  /// Finds them.
  ///
  /// - Complexity: O(codes).
  init(_ nodes: [InlineNode]) {
    find(nodes)
  }

  private mutating func find(_ nodes: [InlineNode]) {
    for case .code(let code) in nodes where code.kind == .highlight {
      if Self.isMark(code) {
        segments.append((code.attributes.value("mid") ?? "", Self.removed(from: code.content)))
      } else {
        find(code.content)
      }
    }
  }

  /// The text with what the marks hold in their place.
  static func removed(from nodes: [InlineNode]) -> [InlineNode] {
    guard nodes.contains(where: { if case .code = $0 { true } else { false } }) else {
      return nodes
    }
    var kept: [InlineNode] = []
    for node in nodes {
      guard case .code(var code) = node, code.kind == .highlight else {
        kept.append(node)
        continue
      }
      let content = removed(from: code.content)
      if isMark(code) {
        kept += content
      } else {
        code.content = content
        kept.append(.code(code))
      }
    }
    return kept.joiningTexts()
  }

  private static func isMark(_ code: InlineCode) -> Bool { code.attributes.value("type") == "seg" }
}

extension Segment {
  /// Whether there are no words.
  var isBlank: Bool { text.utf8.allSatisfy { $0 <= 0x20 } }
}

extension [InlineNode] {
  /// Whether there are neither words nor codes.
  var isBlank: Bool {
    allSatisfy { node in
      if case .text(let text) = node { text.utf8.allSatisfy { $0 <= 0x20 } } else { false }
    }
  }

  /// The nodes with neighbouring texts as one.
  func joiningTexts() -> [InlineNode] {
    var joined: [InlineNode] = []
    for node in self {
      if case .text(let text) = node, case .text(let before) = joined.last {
        joined[joined.count - 1] = .text(before + text)
      } else {
        joined.append(node)
      }
    }
    return joined
  }
}
