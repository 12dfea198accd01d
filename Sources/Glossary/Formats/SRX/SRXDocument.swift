/// Follows the elements of an SRX document.
struct SRXDocument {
  private enum Place {
    case root, header, body, ruleSets, ruleSet, rule, before, after, maps, mapGroup, leaf
  }

  private let file: String
  private var problems: DraftProblems
  private var rules = SegmentationRules(ruleSets: [], maps: [])
  private var places: [Place] = []

  /// The elements of another standard that are open in the header, from the outermost in.
  private var extensions: [SegmentationRules.Extension] = []

  /// How many elements that SRX does not know are open.
  private var ignoredDepth = 0

  /// What stands before the names of SRX's elements.
  private var prefix = ""
  private var isFirstVersion = false
  private var groupCount = 0
  private var line = 1
  private var column = 1
  private var ruleSetNames: Set<String> = []

  /// The rules and maps by the places where they begin.
  private var rulePlace = (line: 1, column: 1)
  private var mapPlaces: [(line: Int, column: Int)] = []

  init(file: String) {
    self.file = file
    problems = DraftProblems(file: file)
  }

  /// Takes what the parser found.
  mutating func take(_ event: XMLEvent, _ batch: borrowing XMLBatch) throws(FileProblem) {
    switch event.kind {
    case .start:
      (line, column) = (event.line, event.column)
      try start(batch.text(event.range), batch.attributes(of: event))
    case .end: end()
    case .text, .unknownEntity: text(batch.text(event.range))
    case .lostEntity: report("lost-entity", "an entity that nothing defines; write its text out")
    }
  }

  /// The document, once all is read.
  func finish() -> (rules: SegmentationRules, problems: [FileProblem]) {
    var problems = self.problems
    if rules.maps.isEmpty {
      problems.add(line: 1, "no-map", "no <languagemap>: no language would have rules; add one")
    }
    for (map, place) in zip(rules.maps, mapPlaces) where !ruleSetNames.contains(map.ruleSet) {
      problems.add(
        line: place.line, column: place.column, "unknown-rules",
        "no <languagerule> has the name “\(map.ruleSet)”; correct the name or add its rules")
    }
    return (rules, problems.all)
  }

  // MARK: Elements

  private mutating func start(_ name: String, _ attributes: [Attribute]) throws(FileProblem) {
    if ignoredDepth > 0 {
      ignoredDepth += 1
      return
    }
    guard let place = places.last else { return try startRoot(name, attributes) }
    let isOurs = name.hasPrefix(prefix) && !name.dropFirst(prefix.count).contains(":")
    if !extensions.isEmpty || (place == .header && !isOurs) {
      let fields = attributes.map { SegmentationRules.Field($0.name, $0.value) }
      extensions.append(SegmentationRules.Extension(name: name, attributes: fields))
      return
    }
    let next: Place? =
      switch (place, isOurs ? String(name.dropFirst(prefix.count)) : "") {
      case (.root, "header"): startHeader(attributes)
      case (.root, "body"): .body
      case (.header, "formathandle"): startFormat(attributes)
      case (.body, "languagerules"): .ruleSets
      case (.ruleSets, "languagerule"): startRuleSet(attributes)
      case (.ruleSet, "rule"): startRule(attributes)
      case (.rule, "beforebreak"): .before
      case (.rule, "afterbreak"): .after
      case (.body, "maprules"): .maps
      case (.maps, "maprule"): startGroup(attributes)
      case (.maps, "languagemap"), (.mapGroup, "languagemap"): startMap(attributes)
      default: nil
      }
    if let next {
      places.append(next)
    } else {
      report("unknown-element", "<\(name)> has no place here in SRX; it is left out")
      ignoredDepth = 1
    }
  }

  private mutating func end() {
    if ignoredDepth > 0 {
      ignoredDepth -= 1
    } else if let element = extensions.popLast() {
      if let parent = extensions.indices.last {
        extensions[parent].children.append(element)
      } else {
        rules.extensions.append(element)
      }
    } else {
      switch places.popLast() {
      case .rule: endRule()
      case .ruleSet where rules.ruleSets.last?.rules.isEmpty == true:
        report("empty-rules", "a <languagerule> without any <rule>, which SRX does not allow")
      default: break
      }
    }
  }

  private mutating func text(_ text: String) {
    guard ignoredDepth == 0 else { return }
    if let element = extensions.indices.last {
      extensions[element].text += text
      return
    }
    let set = rules.ruleSets.count - 1
    let isBlank = text.utf8.allSatisfy { $0 <= 0x20 }
    switch places.last {
    case .before: rules.ruleSets[set].rules[rules.ruleSets[set].rules.count - 1].before += text
    case .after: rules.ruleSets[set].rules[rules.ruleSets[set].rules.count - 1].after += text
    case .root, .header, .body, .ruleSets, .ruleSet, .rule, .maps, .mapGroup, .leaf, nil:
      if !isBlank { report("stray-text", "text where SRX has none; it is left out") }
    }
  }

  private mutating func startRoot(
    _ name: String, _ attributes: [Attribute]
  ) throws(FileProblem) {
    let local = name.split(separator: ":").last.map(String.init) ?? name
    guard local == "srx" else {
      throw refusal("not-srx", "the root element is <\(name)>, not <srx>; this is no SRX")
    }
    prefix = String(name.dropLast(local.count))
    let version = attributes.first { $0.name == "version" }?.value
    switch version {
    case "2.0": break
    case "1.0": isFirstVersion = true
    case let version?:
      throw refusal("version", "SRX “\(version)” is unknown; 1.0 and 2.0 are read")
    case nil: throw refusal("version", "<srx> has no version; write version=\"2.0\"")
    }
    let own = prefix.isEmpty ? "xmlns" : "xmlns:\(prefix.dropLast())"
    for attribute in attributes where attribute.name != own {
      if attribute.name.hasPrefix("xmlns:") {
        rules.namespaces.append(SegmentationRules.Field(attribute.name, attribute.value))
      } else if attribute.name == "xmlns", attribute.value != SegmentationRules.namespace {
        report("unknown-attribute", "another standard's names without a prefix; give them one")
      }
    }
    places.append(.root)
  }

  private mutating func startHeader(_ attributes: [Attribute]) -> Place {
    for attribute in attributes {
      switch attribute.name {
      case "segmentsubflows": rules.segmentsSubflows = isYes(attribute, unless: true)
      case "cascade": rules.cascades = isYes(attribute, unless: false)
      default: unknown(attribute, "header")
      }
    }
    return .header
  }

  private mutating func startFormat(_ attributes: [Attribute]) -> Place {
    var code: SegmentationRules.FormatCode?
    var isIncluded: Bool?
    for attribute in attributes {
      switch attribute.name {
      case "type": code = SegmentationRules.FormatCode(rawValue: attribute.value)
      case "include": isIncluded = isYes(attribute, unless: false)
      default: unknown(attribute, "formathandle")
      }
    }
    if let code, let isIncluded {
      rules.includedCodes[code] = isIncluded
    } else {
      report(
        "invalid-value",
        "<formathandle> needs type=\"start\", \"end\" or \"isolated\" and include=\"yes\" or \"no\"; "
          + "it is left out")
    }
    return .leaf
  }

  private mutating func startRuleSet(_ attributes: [Attribute]) -> Place {
    let name = attributes.first { $0.name == "languagerulename" }?.value
    if name == nil { report("missing-attribute", "<languagerule> has no languagerulename") }
    if let name, !ruleSetNames.insert(name).inserted {
      report("duplicate-name", "a second <languagerule> “\(name)”, which no map reaches; rename it")
    }
    for attribute in attributes where attribute.name != "languagerulename" {
      unknown(attribute, "languagerule")
    }
    rules.ruleSets.append(SegmentationRules.RuleSet(name: name ?? ""))
    return .ruleSet
  }

  private mutating func startRule(_ attributes: [Attribute]) -> Place {
    var rule = SegmentationRules.Rule(isBreak: true)
    for attribute in attributes {
      switch attribute.name {
      case "break": rule.isBreak = isYes(attribute, unless: true)
      default: unknown(attribute, "rule")
      }
    }
    rulePlace = (line, column)
    rules.ruleSets[rules.ruleSets.count - 1].rules.append(rule)
    return .rule
  }

  private mutating func endRule() {
    guard let rule = rules.ruleSets.last?.rules.last, let fault = SegmenterPlan.fault(of: rule)
    else { return }
    let numbers = (rules.ruleSets.last?.rules.count ?? 1)...(rules.ruleSets.last?.rules.count ?? 1)
    let error = UnicodeError(
      .rule(ruleSet: rules.ruleSets.last?.name ?? "", numbers: numbers, status: fault))
    problems.add(line: rulePlace.line, column: rulePlace.column, "pattern", error.message)
  }

  private mutating func startGroup(_ attributes: [Attribute]) -> Place? {
    guard isFirstVersion else { return nil }
    groupCount += 1
    if groupCount == 2 {
      report(
        "map-groups", "SRX 2.0 has no groups of maps; all are joined, the first that matches wins")
    }
    return .mapGroup
  }

  private mutating func startMap(_ attributes: [Attribute]) -> Place {
    var map = SegmentationRules.LanguageMap(pattern: "", ruleSet: "")
    for attribute in attributes {
      switch attribute.name {
      case "languagepattern": map.pattern = attribute.value
      case "languagerulename": map.ruleSet = attribute.value
      default: unknown(attribute, "languagemap")
      }
    }
    do throws(UnicodeError) {
      _ = try Pattern(map.pattern)
    } catch {
      report("pattern", "“\(map.pattern)” is no regular expression of ICU; correct it")
    }
    rules.maps.append(map)
    mapPlaces.append((line, column))
    return .leaf
  }

  // MARK: Reports

  private mutating func isYes(_ attribute: Attribute, unless other: Bool) -> Bool {
    switch attribute.value {
    case "yes": return true
    case "no": return false
    default:
      report(
        "invalid-value",
        "\(attribute.name)=\"\(attribute.value)\" is neither yes nor no; "
          + "taken as \(other ? "yes" : "no")")
      return other
    }
  }

  private mutating func unknown(_ attribute: Attribute, _ element: String) {
    if attribute.name.contains(":") || attribute.name == "xmlns" { return }
    report("unknown-attribute", "<\(element)> has no \(attribute.name) in SRX; it is left out")
  }

  private mutating func report(_ rule: String, _ message: String) {
    problems.add(line: line, column: column, rule, message)
  }

  private func refusal(_ rule: String, _ message: String) -> FileProblem {
    FileProblem(
      file: file, line: line, column: column, kind: .unreadable, rule: rule, message: message)
  }
}
