internal import Yams

/// The `usage:` mapping of a designation.
enum UsageRuleYAML {
  static func read(_ cursor: inout YAMLCursor, _ node: Node) -> UsageRule {
    guard var fields = cursor.fields(node, of: "usage") else { return UsageRule() }
    var rule = UsageRule()
    for element in cursor.list(fields.take("report")) {
      if let condition = condition(&cursor, element) { rule.report.append(condition) }
    }
    rule.suggestion = cursor.text(fields.take("suggest"), of: "suggest")
    rule.exemptNames = cursor.texts(fields.take("except"), of: "an exempt name")
    for element in cursor.list(fields.take("exceptIn")) {
      if let passage: UsageRule.Passage = cursor.choice(element, of: "exceptIn") {
        rule.exemptPassages.append(passage)
      }
    }
    rule.expansion = cursor.choice(fields.take("expand"), of: "expand")
    rule.wrongExpansions = cursor.texts(fields.take("wrongExpansions"), of: "a wrong expansion")
    ambiguity(&cursor, fields.take("ambiguous"), &rule)
    rule.isCaseSensitive = cursor.flag(fields.take("caseSensitive"), of: "caseSensitive")
    cursor.finish(fields, of: "usage")
    return rule
  }

  /// Whether a string has other senses: a flag, or a mapping of the words that tell them apart.
  private static func ambiguity(
    _ cursor: inout YAMLCursor, _ node: Node?, _ rule: inout UsageRule
  ) {
    guard let node, node.mapping != nil else {
      rule.isAmbiguous = cursor.flag(node, of: "ambiguous")
      return
    }
    guard var fields = cursor.fields(node, of: "ambiguous") else { return }
    rule.isAmbiguous = true
    rule.senseCues = cursor.texts(fields.take("cues"), of: "a cue word")
    for element in cursor.list(fields.take("others")) {
      guard var fields = cursor.fields(element, of: "a sense") else { continue }
      let name = cursor.text(fields.take("sense"), of: "sense")
      let cues = cursor.texts(fields.take("cues"), of: "a cue word")
      cursor.finish(fields, of: "a sense")
      if name == nil { cursor.report(element, "missing-key", "a sense needs the key \"sense\"") }
      if let name { rule.otherSenses.append(UsageRule.Sense(name: name, cues: cues)) }
      if let cue = cues.first(where: rule.senseCues.contains) {
        cursor.report(
          element, "invalid-value",
          "the cue \"\(cue)\" cannot speak for the concept and for another sense")
      }
    }
    cursor.finish(fields, of: "ambiguous")
  }

  private static func condition(
    _ cursor: inout YAMLCursor, _ node: Node
  ) -> UsageRule.Condition? {
    if node.mapping != nil {
      guard var fields = cursor.fields(node, of: "report") else { return nil }
      let date = cursor.date(fields.take("from"), of: "report from")
      let cues = cursor.texts(fields.take("near"), of: "a cue word")
      cursor.finish(fields, of: "report")
      if let date { return .from(date) }
      if !cues.isEmpty { return .near(cues) }
    } else {
      switch cursor.text(node, of: "report") {
      case "always": return .always
      case "mixed": return .mixed
      case "official": return .official
      case "never": return .never
      case nil: return nil
      case _?: break
      }
    }
    cursor.report(
      node, "invalid-value",
      "report must be always, mixed, official, never, {from: DATE} or {near: [WORD, …]}")
    return nil
  }

  /// The pairs of the mapping that reads back as this rule, in a fixed order.
  static func pairs(_ rule: UsageRule) -> [(String, Node)] {
    var pairs: [(String, Node)] = []
    if !rule.report.isEmpty {
      let conditions = rule.report.map(node)
      pairs.append(("report", conditions.count == 1 ? conditions[0] : flow(conditions)))
    }
    if let suggestion = rule.suggestion { pairs.append(("suggest", .text(suggestion))) }
    if !rule.exemptNames.isEmpty { pairs.append(("except", flow(rule.exemptNames.map(Node.text)))) }
    if !rule.exemptPassages.isEmpty {
      pairs.append(("exceptIn", flow(rule.exemptPassages.map { .text($0.rawValue) })))
    }
    if let expansion = rule.expansion { pairs.append(("expand", .text(expansion.rawValue))) }
    if !rule.wrongExpansions.isEmpty {
      pairs.append(("wrongExpansions", flow(rule.wrongExpansions.map(Node.text))))
    }
    if rule.isAmbiguous { pairs.append(("ambiguous", ambiguity(rule))) }
    if rule.isCaseSensitive { pairs.append(("caseSensitive", .plain("true"))) }
    return pairs
  }

  private static func ambiguity(_ rule: UsageRule) -> Node {
    var pairs: [(String, Node)] = []
    if !rule.senseCues.isEmpty { pairs.append(("cues", flow(rule.senseCues.map(Node.text)))) }
    if !rule.otherSenses.isEmpty {
      let senses = rule.otherSenses.map { sense in
        Node.record(
          [("sense", .text(sense.name))]
            + (sense.cues.isEmpty ? [] : [("cues", flow(sense.cues.map(Node.text)))]))
      }
      pairs.append(("others", .sequence(Node.Sequence(senses, .implicit, .block))))
    }
    return pairs.isEmpty ? .plain("true") : .record(pairs)
  }

  private static func node(_ condition: UsageRule.Condition) -> Node {
    switch condition {
    case .always: .plain("always")
    case .mixed: .plain("mixed")
    case .official: .plain("official")
    case .never: .plain("never")
    case .from(let date): .record([("from", .plain(date.description))], style: .flow)
    case .near(let cues): .record([("near", flow(cues.map(Node.text)))], style: .flow)
    }
  }

  private static func flow(_ nodes: [Node]) -> Node {
    .sequence(Node.Sequence(nodes, .implicit, .flow))
  }
}

extension Node {
  /// A scalar that is written so that it reads back as this text.
  static func text(_ text: String) -> Node {
    // A plain scalar that YAML would resolve as null, a number or a Boolean is quoted.
    let resolved = Resolver.default.resolveTag(of: Node(text))
    return .scalar(Scalar(text, Tag(.str), resolved == .str ? .any : .doubleQuoted))
  }

  /// A scalar that needs no quotes.
  static func plain(_ text: String) -> Node {
    .scalar(Scalar(text, .implicit, .plain))
  }

  /// A mapping in a fixed order.
  static func record(_ pairs: [(String, Node)], style: Mapping.Style = .block) -> Node {
    .mapping(Mapping(pairs.map { (Node.plain($0.0), $0.1) }, .implicit, style))
  }
}
