/// Which inline codes of one level belong together.
struct XLIFFPairs {
  /// The place of the other half of each code of a pair, by its own.
  private(set) var partners: [Int: Int] = [:]

  /// The places of the codes of pairs that can be elements, since they do not overlap.
  private(set) var nested: Set<Int> = []

  /// Finds the pairs of a text.
  ///
  /// - Complexity: O(codes · open pairs).
  init(_ nodes: [InlineNode]) {
    var open: [Int] = []
    for (place, node) in nodes.enumerated() {
      guard case .code(let code) = node else { continue }
      switch code.kind {
      case .opening: open.append(place)
      case .closing:
        let name = code.attributes["i"]
        let partner = open.lastIndex { index in
          if case .code(let opening) = nodes[index] {
            opening.attributes["i"] == name
          } else {
            false
          }
        }
        guard let partner else { continue }
        partners[place] = open[partner]
        partners[open[partner]] = place
        if partner == open.count - 1 { nested.formUnion([place, open[partner]]) }
        open.remove(at: partner)
      case .placeholder, .isolated, .highlight, .subflow, .unknown: break
      }
    }
  }
}

/// What XLIFF cannot hold of the codes of a text.
struct XLIFFCodeSurvey {
  private(set) var losses: Set<MemoryLoss> = []

  /// The attributes of codes that are written: by TMX's names, or their own.
  private static let one: Set<String> = [
    "i", "x", "type", "pos", "assoc", "id", "rid", "equiv-text", "equiv", "subType", "clone", "xid",
    "ts", "comment", "isolated",
  ]
  private static let two: Set<String> = [
    "i", "x", "type", "pos", "id", "rid", "subType", "equiv", "equiv-text", "disp", "equivStart",
    "equivEnd", "dispStart", "dispEnd", "canCopy", "canDelete", "canReorder", "canOverlap",
    "isolated", "value", "ref", "translate",
  ]

  init(_ nodes: [InlineNode], isTwo: Bool) {
    survey(nodes, isTwo, within: nil)
  }

  private mutating func survey(
    _ nodes: [InlineNode], _ isTwo: Bool, within parent: InlineCode.Kind?
  ) {
    for case .code(let code) in nodes {
      let known = isTwo ? Self.two : Self.one
      if code.attributes.contains(where: { !known.contains($0.name) }) {
        losses.insert(.codeDetails)
      }
      let isWithinCode = parent != nil && parent != .highlight && parent != .subflow
      let isKept = isWithinCode ? !isTwo && code.kind == .subflow : code.kind != .subflow
      if !isKept { losses.insert(.codeDetails) }
      survey(code.content, isTwo, within: code.kind)
    }
  }
}

extension [InlineNode] {
  /// All text that the nodes hold, that of codes too.
  var allText: String {
    reduce(into: "") { text, node in
      switch node {
      case .text(let words): text += words
      case .code(let code): text += code.content.allText
      }
    }
  }
}
