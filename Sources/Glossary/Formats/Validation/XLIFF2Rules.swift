/// The rules of XLIFF 2 that its schema cannot state (XLIFF 2.1, section 4, "Constraints").
struct XLIFF2Rules: FormatRules {
  var problems: [FileProblem] = []

  private let file: String
  private var languages = LanguagePair()
  private var files: Set<String> = []

  /// The ids of groups and units of the file that is open, and references to units.
  private var groups: Set<String> = []
  private var units: Set<String> = []
  private var flows: [(id: String, element: ValidatedElement)] = []

  /// The ids of the notes of each open element that may have some.
  private var notes: [Set<String>] = []
  private var unit = XLIFF2UnitRules()

  /// Whether the skeleton that is open holds elements.
  private var hasSkeleton = false

  init(file: String) {
    self.file = file
  }

  mutating func start(_ element: ValidatedElement, within open: [ValidatedElement]) {
    // What stands in elements of modules follows their rules.
    guard element.isXLIFF, open.allSatisfy(\.isXLIFF) else {
      if open.last?.name == "skeleton" { hasSkeleton = true }
      return
    }
    switch element.name {
    case "skeleton": hasSkeleton = false
    case "xliff": startRoot(element)
    case "file":
      if !Self.isNew(element, &files) { reportTwice(element) }
      (groups, units, flows) = ([], [], [])
      notes.append([])
    case "group":
      if !Self.isNew(element, &groups) { reportTwice(element) }
      notes.append([])
    case "unit":
      if !Self.isNew(element, &units) { reportTwice(element) }
      notes.append([])
      unit = XLIFF2UnitRules()
    case "note":
      if let id = element["id"], let last = notes.indices.last, !notes[last].insert(id).inserted {
        report("xliff-id", "the note id \"\(id)\" stands twice", element)
      }
    case "target" where languages.target == nil && open.first?["trgLang"] == nil:
      report("xliff-language", "<target> stands in a document without trgLang", element)
    default: break
    }
    if ["source", "target"].contains(element.name) { checkLanguage(element, within: open) }
    checkTypes(element)
    guard open.contains(where: { $0.name == "unit" && $0.isXLIFF }) else { return }
    for name in ["subFlows", "subFlowsStart", "subFlowsEnd"] {
      for id in element[name]?.split(separator: " ") ?? [] { flows.append((String(id), element)) }
    }
    unit.start(element, within: open)
    takeUnitProblems()
  }

  mutating func end(_ element: ValidatedElement, _ text: String, within open: [ValidatedElement]) {
    guard element.isXLIFF, open.allSatisfy(\.isXLIFF) else { return }
    switch element.name {
    case "skeleton":
      let isEmpty = !hasSkeleton && text.utf8.allSatisfy { $0 <= 0x20 }
      if element["href"] == nil && isEmpty {
        report("xliff-skeleton", "<skeleton> has neither href nor content; remove it", element)
      }
      if element["href"] != nil && !isEmpty {
        report("xliff-skeleton", "<skeleton> has href and text; keep one", element)
      }
    case "unit":
      unit.finish(element, notes: notes.popLast() ?? [])
      takeUnitProblems()
    case "group": _ = notes.popLast()
    case "file":
      _ = notes.popLast()
      for (id, element) in flows where !units.contains(id) {
        report("xliff-reference", "no unit of the file has the id \"\(id)\"", element)
      }
    case "segment", "ignorable":
      unit.endSegment(element)
      takeUnitProblems()
    default: break
    }
  }

  mutating func finish() {}

  private mutating func startRoot(_ element: ValidatedElement) {
    if element.module == nil {
      report("xliff-namespace", "<xliff> names no namespace", element)
    }
    languages = LanguagePair(
      source: element["srcLang"].flatMap { try? LanguageTag($0) },
      target: element["trgLang"].flatMap { try? LanguageTag($0) })
  }

  private mutating func checkLanguage(
    _ element: ValidatedElement, within open: [ValidatedElement]
  ) {
    let inherited = open.reversed().lazy.compactMap { $0["xml:lang"] }.first
    guard let own = element["xml:lang"] ?? inherited, let tag = try? LanguageTag(own) else {
      return
    }
    let declared = element.name == "target" ? languages.target : languages.source
    if let declared, declared != tag {
      report(
        "xliff-language",
        "<\(element.name)> is in \(own), and the document in \(declared.original)", element)
    }
  }

  /// XLIFF 2.1, sections 4.3.1.35 and 36: what goes with `type`, `subType` and `subState`.
  private mutating func checkTypes(_ element: ValidatedElement) {
    if element["subState"] != nil, element["state"] == nil {
      report("xliff-value", "subState without state", element)
    }
    for name in ["subState", "subType"] {
      if let value = element[name], !Self.isOwn(value) {
        report("xliff-value", "\(name)=\"\(value)\" is not prefix:value", element)
      }
    }
    switch element.name {
    case "group", "unit":
      if let type = element["type"], !Self.isOwn(type) {
        report("xliff-value", "type=\"\(type)\" is not prefix:value", element)
      }
    case "mrk", "sm":
      if let type = element["type"], !["generic", "comment", "term"].contains(type),
        !Self.isOwn(type)
      {
        report("xliff-value", "type=\"\(type)\" is none of XLIFF's, nor prefix:value", element)
      }
    default:
      guard let subType = element["subType"] else { return }
      guard let type = element["type"] else {
        return report("xliff-value", "subType without type", element)
      }
      let fitting = ["fmt": ["xlf:b", "xlf:i", "xlf:u", "xlf:lb", "xlf:pb"], "ui": ["xlf:var"]]
      if subType.hasPrefix("xlf:"), !(fitting[type]?.contains(subType) ?? false) {
        report("xliff-value", "subType=\"\(subType)\" does not go with type=\"\(type)\"", element)
      }
    }
  }

  /// Whether a value is one of a tool's own, `prefix:value`.
  private static func isOwn(_ value: String) -> Bool {
    let parts = value.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { !$0.isEmpty && !$0.contains(where: \.isWhitespace) }
  }

  /// Whether the id of an element is not among those of a kind, to which it is added.
  private static func isNew(_ element: ValidatedElement, _ known: inout Set<String>) -> Bool {
    element["id"].map { known.insert($0).inserted } ?? true
  }

  private mutating func reportTwice(_ element: ValidatedElement) {
    report("xliff-id", "the \(element.name) id \"\(element["id"] ?? "")\" stands twice", element)
  }

  private mutating func takeUnitProblems() {
    for (rule, message, element) in unit.found { report(rule, message, element) }
    unit.found.removeAll()
  }

  private mutating func report(_ rule: String, _ message: String, _ element: ValidatedElement) {
    problems.append(
      FileProblem(
        file: file, line: element.line, column: element.column, rule: rule, message: message))
  }
}

/// What the rules follow within one unit.
struct XLIFF2UnitRules {
  /// What was found, and where.
  var found: [(rule: String, message: String, element: ValidatedElement)] = []

  /// One of the two sides: the sources of all segments, or the targets.
  private struct Side {
    var ids: Set<String> = []
    var codes: [String: ValidatedElement] = [:]
    var open: [String: ValidatedElement] = [:]
    var openMarks: [String: ValidatedElement] = [:]
    var hasFirst = false
  }

  private var segments: Set<String> = []
  private var data: Set<String> = []
  private var source = Side()
  private var target = Side()

  /// The order of each target, given or by its place, and whether any is given.
  private var orders: [Int] = []
  private var hasOrders = false
  private var placeCount = 0
  private var segmentCount = 0
  private var comments: [(note: String, element: ValidatedElement)] = []

  /// The codes of the segment that is open that may not be deleted, and whether it has a target.
  private var fixedCodes: [String] = []
  private var hasTarget = false

  /// Those of all segments that are translated, with their segments.
  private var neededCodes: [(id: String, element: ValidatedElement)] = []
  private var spaces: [String] = []

  mutating func start(_ element: ValidatedElement, within open: [ValidatedElement]) {
    switch element.name {
    case "segment", "ignorable":
      placeCount += 1
      if element.name == "segment" { segmentCount += 1 }
      (fixedCodes, hasTarget, spaces) = ([], false, [])
      guard let id = element["id"] else { return }
      if !segments.insert(id).inserted || source.ids.contains(id) || target.ids.contains(id) {
        add("xliff-id", "the id \"\(id)\" stands twice in its unit", element)
      }
    case "data":
      if let id = element["id"], !data.insert(id).inserted {
        add("xliff-id", "the data id \"\(id)\" stands twice", element)
      }
    case "source", "target":
      let inherited = open.reversed().lazy.compactMap { $0["xml:space"] }.first
      spaces.append(element["xml:space"] ?? inherited ?? "default")
      if element.name == "target" { startTarget(element) }
    case "cp": checkCharacter(element)
    case "ph", "pc", "sc", "ec", "mrk", "sm", "em":
      let isTarget = open.contains { $0.name == "target" && $0.isXLIFF }
      var side = isTarget ? target : source
      startInline(element, &side, isTarget: isTarget)
      if isTarget { target = side } else { source = side }
    default: break
    }
  }

  /// A segment ends: what must be in its translation is there.
  mutating func endSegment(_ element: ValidatedElement) {
    if spaces.count == 2, spaces[0] != spaces[1] {
      add("xliff-space", "xml:space of <source> and <target> differ", element)
    }
    let isWorked = element["state"].map { $0 != "initial" } ?? false
    if hasTarget, isWorked { neededCodes += fixedCodes.map { ($0, element) } }
  }

  /// The unit ends.
  mutating func finish(_ unit: ValidatedElement, notes: Set<String>) {
    if segmentCount == 0 { add("xliff-segment", "a unit needs a segment", unit) }
    if hasOrders, Set(orders).count < orders.count {
      add("xliff-order", "two targets of the unit have one order", unit)
    }
    for (id, element) in neededCodes where !target.ids.contains(id) {
      add("xliff-code", "the code \"\(id)\" may not be deleted, and no <target> has it", element)
    }
    for side in [source, target] {
      for element in side.open.values {
        add("xliff-pair", "no <ec> ends the code \"\(element["id"] ?? "")\"; say isolated", element)
      }
      for element in side.openMarks.values {
        add("xliff-pair", "no <em> ends the mark \"\(element["id"] ?? "")\"", element)
      }
    }
    for (note, element) in comments where !notes.contains(note) {
      add("xliff-reference", "no note of the unit has the id \"\(note)\"", element)
    }
    found.sort { ($0.element.line, $0.element.column) < ($1.element.line, $1.element.column) }
  }

  private mutating func startTarget(_ element: ValidatedElement) {
    hasTarget = true
    guard let text = element["order"] else {
      orders.append(placeCount)
      return
    }
    hasOrders = true
    guard let order = Int(text), order > 0 else {
      return add("invalid-value", "order=\"\(text)\" is no number from 1", element)
    }
    orders.append(order)
  }

  private mutating func checkCharacter(_ element: ValidatedElement) {
    guard let hex = element["hex"] else { return }
    let value = UInt32(hex, radix: 16)
    let isForbidden =
      value.map { value in
        (value < 0x20 && ![0x09, 0x0A, 0x0D].contains(value)) || (0xD800...0xDFFF).contains(value)
          || value == 0xFFFE || value == 0xFFFF
      } ?? false
    if hex.utf8.count < 4 || !isForbidden {
      add(
        "xliff-character", "hex=\"\(hex)\" is no character that XML forbids, in four digits",
        element)
    }
  }

  // MARK: Inline elements

  private mutating func startInline(
    _ element: ValidatedElement, _ side: inout Side, isTarget: Bool
  ) {
    if let id = element["id"] {
      let isKnown = segments.contains(id) || !side.ids.insert(id).inserted
      if isKnown { add("xliff-id", "the id \"\(id)\" stands twice in its unit", element) }
      if !isTarget, element["canDelete"] == "no" { fixedCodes.append(id) }
    }
    for name in ["dataRef", "dataRefStart", "dataRefEnd"] {
      if let id = element[name], !data.contains(id) {
        add("xliff-reference", "no <data> of the unit has the id \"\(id)\"", element)
      }
    }
    switch element.name {
    case "mrk", "sm": checkMark(element)
    case "em": break
    default: checkCode(element, &side)
    }
    switch element.name {
    case "sc":
      if element["isolated"] != "yes", let id = element["id"] { side.open[id] = element }
    case "ec": endCode(element, &side)
    case "sm": if let id = element["id"] { side.openMarks[id] = element }
    case "em":
      if let id = element["startRef"], side.openMarks.removeValue(forKey: id) == nil {
        add("xliff-pair", "<em> ends the mark \"\(id)\", which no <sm> before it begins", element)
      }
    default: break
    }
  }

  private mutating func checkCode(_ element: ValidatedElement, _ side: inout Side) {
    if let base = element["copyOf"] {
      let known = side.codes[base] ?? source.codes[base]
      if known == nil {
        add("xliff-reference", "no code of the unit has the id \"\(base)\"", element)
      } else if known?["canCopy"] == "no" {
        add("xliff-code", "the code \"\(base)\" may not be copied", element)
      }
      if ["dataRef", "dataRefStart", "dataRefEnd"].contains(where: { element[$0] != nil }) {
        add("xliff-code", "a copy has no data of its own", element)
      }
    }
    if element["canReorder"] == "firstNo" { side.hasFirst = true }
    if element["canReorder"] == "no", !side.hasFirst {
      add("xliff-code", "canReorder=\"no\" follows no code with firstNo", element)
    }
    if ["firstNo", "no"].contains(element["canReorder"]), element.name != "ec",
      element["canCopy"] != "no" || element["canDelete"] != "no"
    {
      add("xliff-code", "a code that may not be moved needs canCopy and canDelete \"no\"", element)
    }
    if let id = element["id"] { side.codes[id] = element }
  }

  private mutating func endCode(_ element: ValidatedElement, _ side: inout Side) {
    if element["isolated"] == "yes" {
      if element["id"] == nil { add("xliff-pair", "an isolated <ec> needs id", element) }
      if element["startRef"] != nil {
        add("xliff-pair", "an isolated <ec> has no startRef", element)
      }
      return
    }
    if element["id"] != nil {
      add("xliff-pair", "<ec> has an id only where it is isolated", element)
    }
    guard let id = element["startRef"] else {
      return add("xliff-pair", "<ec> needs startRef, or isolated and id", element)
    }
    guard let start = side.open.removeValue(forKey: id) else {
      return add(
        "xliff-pair", "<ec> ends the code \"\(id)\", which no <sc> before it begins", element)
    }
    for name in ["canCopy", "canDelete", "canOverlap"]
    where (element[name] ?? "yes") != (start[name] ?? "yes") {
      add("xliff-pair", "\(name) of <sc> and <ec> differ", element)
    }
    let order = start["canReorder"] ?? "yes"
    if (element["canReorder"] ?? "yes") != (order == "firstNo" ? "no" : order) {
      add("xliff-pair", "canReorder of <sc> and <ec> differ", element)
    }
  }

  /// XLIFF 2.1, section 4.7.3: terms and comments.
  private mutating func checkMark(_ element: ValidatedElement) {
    let (value, reference) = (element["value"], element["ref"])
    switch element["type"] {
    case "comment":
      if (value == nil) == (reference == nil) {
        add("xliff-mark", "a comment has either value or ref", element)
      } else if let reference {
        // Notes of other elements are addressed by their whole path.
        guard reference.hasPrefix("#n=") else { return }
        comments.append((String(reference.dropFirst(3)), element))
      }
    case "term":
      if value != nil, reference != nil {
        add("xliff-mark", "a term has either value or ref", element)
      }
    default: break
    }
  }

  private mutating func add(_ rule: String, _ message: String, _ element: ValidatedElement) {
    found.append((rule, message, element))
  }
}
