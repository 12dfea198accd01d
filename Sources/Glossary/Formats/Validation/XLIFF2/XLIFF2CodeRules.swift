/// The codes and marks of one side of a unit: the sources of all segments, or the targets (XLIFF 2.1,
/// sections 4.7.2 and 4.7.3).
struct XLIFF2CodeRules {
  private(set) var ids: Set<String> = []
  private(set) var codes: [String: ValidatedElement] = [:]

  /// The codes of the segment that is open in their order.
  var order = XLIFF2CodeOrder()
  private var open: [String: ValidatedElement] = [:]
  private var openMarks: [String: ValidatedElement] = [:]
  private var hasFirst = false

  /// An inline element begins; `sources` are the codes of the sources so far.
  mutating func start(
    _ element: ValidatedElement, segments: Set<String>, sources: [String: ValidatedElement],
    _ found: inout XLIFFFindings
  ) {
    if let id = element["id"], segments.contains(id) || !ids.insert(id).inserted {
      found.add("xliff-id", "the id \"\(id)\" stands twice in its unit", element)
    }
    switch element.name {
    case "mrk": break
    case "sm": if let id = element["id"] { openMarks[id] = element }
    case "em":
      if let id = element["startRef"], openMarks.removeValue(forKey: id) == nil {
        found.add(
          "xliff-pair", "<em> ends the mark \"\(id)\", which no <sm> before it begins", element)
      }
    default:
      checkCode(element, sources, &found)
      order.start(element)
      if element.name == "sc", element["isolated"] != "yes", let id = element["id"] {
        open[id] = element
      }
      if element.name == "ec" { endCode(element, &found) }
    }
  }

  /// The unit ends; what is open still is not ended.
  func finish(_ found: inout XLIFFFindings) {
    for element in open.values.sorted(by: ValidatedElement.precedes) {
      found.add(
        "xliff-pair", "no <ec> ends the code \"\(element["id"] ?? "")\"; say isolated", element)
    }
    for element in openMarks.values.sorted(by: ValidatedElement.precedes) {
      found.add("xliff-pair", "no <em> ends the mark \"\(element["id"] ?? "")\"", element)
    }
  }

  private mutating func checkCode(
    _ element: ValidatedElement, _ sources: [String: ValidatedElement],
    _ found: inout XLIFFFindings
  ) {
    if let base = element["copyOf"] {
      let known = codes[base] ?? sources[base]
      if known == nil {
        found.add("xliff-reference", "no code of the unit has the id \"\(base)\"", element)
      } else if known?["canCopy"] == "no" {
        found.add("xliff-code", "the code \"\(base)\" may not be copied", element)
      }
      if ["dataRef", "dataRefStart", "dataRefEnd"].contains(where: { element[$0] != nil }) {
        found.add("xliff-code", "a copy has no data of its own", element)
      }
    }
    if element["canReorder"] == "firstNo" { hasFirst = true }
    if element["canReorder"] == "no", !hasFirst {
      found.add("xliff-code", "canReorder=\"no\" follows no code with firstNo", element)
    }
    if ["firstNo", "no"].contains(element["canReorder"]), element.name != "ec",
      element["canCopy"] != "no" || element["canDelete"] != "no"
    {
      found.add(
        "xliff-code", "a code that may not be moved needs canCopy and canDelete \"no\"", element)
    }
    if let id = element["id"] { codes[id] = element }
  }

  private mutating func endCode(_ element: ValidatedElement, _ found: inout XLIFFFindings) {
    if element["isolated"] == "yes" {
      if element["id"] == nil { found.add("xliff-pair", "an isolated <ec> needs id", element) }
      if element["startRef"] != nil {
        found.add("xliff-pair", "an isolated <ec> has no startRef", element)
      }
      return
    }
    if element["id"] != nil {
      found.add("xliff-pair", "<ec> has an id only where it is isolated", element)
    }
    guard let id = element["startRef"] else {
      return found.add("xliff-pair", "<ec> needs startRef, or isolated and id", element)
    }
    guard let start = open.removeValue(forKey: id) else {
      return found.add(
        "xliff-pair", "<ec> ends the code \"\(id)\", which no <sc> before it begins", element)
    }
    for name in ["canCopy", "canDelete", "canOverlap"]
    where (element[name] ?? "yes") != (start[name] ?? "yes") {
      found.add("xliff-pair", "\(name) of <sc> and <ec> differ", element)
    }
    let order = start["canReorder"] ?? "yes"
    if (element["canReorder"] ?? "yes") != (order == "firstNo" ? "no" : order) {
      found.add("xliff-pair", "canReorder of <sc> and <ec> differ", element)
    }
  }
}

extension ValidatedElement {
  fileprivate static func precedes(_ one: ValidatedElement, _ other: ValidatedElement) -> Bool {
    (one.line, one.column) < (other.line, other.column)
  }
}

/// The codes of a text in their order, and which of them may not be moved (XLIFF 2.1, section 4.7.2.3).
struct XLIFF2CodeOrder {
  /// A code, or an end of one.
  private enum Step: Hashable {
    case code(String)
    case end(String)
  }

  private var steps: [Step] = []

  /// Stretches that begin with a code that says `firstNo` and reach to the last that says `no`.
  private var fixed: [Range<Int>] = []

  /// Whether a code that says `no` belongs to the last stretch.
  private var isFixed = false

  /// A code begins.
  mutating func start(_ code: ValidatedElement) {
    guard let id = code["id"] ?? code["startRef"] else { return }
    let place = steps.count
    steps.append(code.name == "ec" && code["id"] == nil ? .end(id) : .code(id))
    switch code["canReorder"] {
    case "firstNo":
      isFixed = true
      fixed.append(place..<place + 1)
    case "no":
      guard isFixed, let last = fixed.popLast() else { return }
      fixed.append(last.lowerBound..<place + 1)
    default: isFixed = false
    }
  }

  /// A code that holds text ends.
  mutating func end(_ code: ValidatedElement) {
    if let id = code["id"] { steps.append(.end(id)) }
  }

  /// The first code of a stretch that does not stand in a translation as it stands here, where the
  /// translation has all of its codes.
  ///
  /// - Complexity: O(codes of both texts · stretches).
  func firstMoved(in translation: XLIFF2CodeOrder) -> String? {
    for range in fixed {
      let stretch = steps[range]
      guard stretch.count > 1, Set(stretch).isSubset(of: translation.steps) else { continue }
      let starts = translation.steps.indices.filter { translation.steps[$0] == stretch.first }
      let isThere = starts.contains { translation.steps[$0...].starts(with: stretch) }
      if !isThere, case .code(let id) = stretch.first { return id }
    }
    return nil
  }
}
