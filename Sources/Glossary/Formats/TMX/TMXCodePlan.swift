/// How the inline codes of one segment are written so that TMX 1.4b allows them.
///
/// One half of a pair without the other becomes `it`, attributes that the DTD demands are supplied,
/// and those it does not know are put aside, to be written beside the segment.
struct TMXCodePlan {
  /// One code, in the order in which they begin.
  struct Code {
    var kind: InlineCode.Kind
    var attributes: [Attribute]

    /// The number by which attributes put aside find their code.
    var number: Int

    /// What is written beside the segment.
    var aside: [Attribute] = []
  }

  private(set) var codes: [Code] = []

  /// Plans the codes of a text.
  ///
  /// - Complexity: O(codes), and for pairs that overlap O(open pairs) each.
  init(_ nodes: [InlineNode]) {
    var number = 0
    add(nodes, &number)
    pair()
    for index in codes.indices { fit(&codes[index]) }
  }

  private mutating func add(_ nodes: [InlineNode], _ number: inout Int) {
    for case .code(let code) in nodes {
      if !TMXSegmentBuilder.isWrapper(code.kind, code.attributes) { number += 1 }
      codes.append(Code(kind: code.kind, attributes: code.attributes, number: number))
      add(code.content, &number)
    }
  }

  /// Joins each closing code with the last open one of the same `i`.
  private mutating func pair() {
    var open: [Int] = []
    var alone: [Int] = []
    var unnamed: [(Int, Int)] = []
    for index in codes.indices {
      switch codes[index].kind {
      case .opening: open.append(index)
      case .closing:
        let name = codes[index].attributes["i"]
        let partner = open.lastIndex { codes[$0].attributes["i"] == name }
        if let partner {
          if name == nil { unnamed.append((open[partner], index)) }
          open.remove(at: partner)
        } else {
          alone.append(index)
        }
      case .placeholder, .isolated, .highlight, .subflow, .unknown: break
      }
    }
    for index in open + alone { isolate(&codes[index]) }
    nameOthers(unnamed)
  }

  private func isolate(_ code: inout Code) {
    code.aside.append(Attribute("", code.kind.rawValue))
    if let position = code.attributes.firstIndex(where: { $0.name == "pos" }) {
      code.aside.append(code.attributes.remove(at: position))
    }
    code.attributes.insert(Attribute("pos", code.kind == .opening ? "begin" : "end"), at: 0)
    code.kind = .isolated
  }

  /// Gives the pairs without `i` the lowest numbers that no other has.
  private mutating func nameOthers(_ pairs: [(Int, Int)]) {
    guard !pairs.isEmpty else { return }
    var used = Set(codes.compactMap { $0.attributes["i"] })
    var next = 1
    for (opening, closing) in pairs {
      while !used.insert(String(next)).inserted { next += 1 }
      codes[opening].attributes.insert(Attribute("i", String(next)), at: 0)
      codes[closing].attributes.insert(Attribute("i", String(next)), at: 0)
    }
  }

  /// Puts aside what the DTD does not know, and supplies what it demands.
  private func fit(_ code: inout Code) {
    let kind = code.kind
    if kind == .isolated, code.attributes["pos"].map({ $0 != "begin" && $0 != "end" }) ?? true {
      code.aside += code.attributes.filter { $0.name == "pos" }
      code.attributes.removeAll { $0.name == "pos" }
      code.attributes.insert(Attribute("pos", "begin"), at: 0)
    }
    let split = TMXVocabulary.split(code.attributes) { TMXVocabulary.allows($0, on: kind) }
    code.attributes = split.allowed
    code.aside += split.others
  }
}

extension [Attribute] {
  /// The value of the first attribute of a name.
  subscript(name: String) -> String? { first { $0.name == name }?.value }
}

extension TMXVocabulary {
  /// The attributes that can stand in an element, at most one of a name, and the others.
  static func split(
    _ attributes: [Attribute], _ isAllowed: (Attribute) -> Bool
  ) -> (allowed: [Attribute], others: [Attribute]) {
    var allowed: [Attribute] = []
    var others: [Attribute] = []
    for attribute in attributes {
      if isAllowed(attribute) && !allowed.contains(where: { $0.name == attribute.name }) {
        allowed.append(attribute)
      } else {
        others.append(attribute)
      }
    }
    return (allowed, others)
  }
}
