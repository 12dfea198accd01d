/// What the rules of XLIFF 2 follow within one unit: segments, data, notes and marks that refer to them.
struct XLIFF2UnitRules {
  private var segments: Set<String> = []
  private var data: Set<String> = []
  private var source = XLIFF2CodeRules()
  private var target = XLIFF2CodeRules()

  /// The order of each target, given or by its place, and whether any is given.
  private var orders: [Int] = []
  private var hasOrders = false
  private var placeCount = 0
  private var segmentCount = 0

  /// Marks that refer to something.
  private var marks: [ValidatedElement] = []

  /// The codes of the segment that is open that may not be deleted, and whether it has a target.
  private var fixedCodes: [String] = []
  private var hasTarget = false

  /// Those of all segments that are translated, with their segments.
  private var neededCodes: [(id: String, element: ValidatedElement)] = []
  private var spaces: [String] = []

  mutating func start(
    _ element: ValidatedElement, within open: [ValidatedElement], _ found: inout XLIFFFindings
  ) {
    switch element.name {
    case "segment", "ignorable":
      placeCount += 1
      if element.name == "segment" { segmentCount += 1 }
      (fixedCodes, hasTarget, spaces) = ([], false, [])
      source.order = XLIFF2CodeOrder()
      target.order = XLIFF2CodeOrder()
      guard let id = element["id"] else { return }
      if !segments.insert(id).inserted || source.ids.contains(id) || target.ids.contains(id) {
        found.add("xliff-id", "the id \"\(id)\" stands twice in its unit", element)
      }
    case "data":
      if let id = element["id"], !data.insert(id).inserted {
        found.add("xliff-id", "the data id \"\(id)\" stands twice", element)
      }
    case "source", "target":
      let inherited = open.reversed().lazy.compactMap { $0["xml:space"] }.first
      spaces.append(element["xml:space"] ?? inherited ?? "default")
      if element.name == "target" { startTarget(element, &found) }
    case "cp": Self.checkCharacter(element, &found)
    case "ph", "pc", "sc", "ec", "mrk", "sm", "em":
      startInline(element, isTarget: open.contains { $0.name == "target" }, &found)
    default: break
    }
  }

  private mutating func startInline(
    _ element: ValidatedElement, isTarget: Bool, _ found: inout XLIFFFindings
  ) {
    if let id = element["id"], !isTarget, element["canDelete"] == "no" { fixedCodes.append(id) }
    for name in ["dataRef", "dataRefStart", "dataRefEnd"] {
      if let id = element[name], !data.contains(id) {
        found.add("xliff-reference", "no <data> of the unit has the id \"\(id)\"", element)
      }
    }
    if ["mrk", "sm"].contains(element.name) { checkMark(element, &found) }
    if isTarget {
      target.start(element, segments: segments, sources: source.codes, &found)
    } else {
      source.start(element, segments: segments, sources: source.codes, &found)
    }
  }

  /// A code that holds text ends.
  mutating func endCode(_ element: ValidatedElement) {
    if hasTarget { target.order.end(element) } else { source.order.end(element) }
  }

  /// A segment ends: what must be in its translation is there.
  mutating func endSegment(_ element: ValidatedElement, _ found: inout XLIFFFindings) {
    if spaces.count == 2, spaces[0] != spaces[1] {
      found.add("xliff-space", "xml:space of <source> and <target> differ", element)
    }
    guard hasTarget, element["state"] != "initial" else { return }
    neededCodes += fixedCodes.map { ($0, element) }
    if let id = source.order.firstMoved(in: target.order) {
      found.add("xliff-code", "the code \"\(id)\" may not be moved, and <target> moves it", element)
    }
  }

  /// The names of what is in the unit.
  var names: XLIFF2UnitNames {
    var names = XLIFF2UnitNames()
    names.source = segments.union(source.ids)
    names.target = target.ids
    names.data = data
    return names
  }

  /// The unit ends.
  mutating func finish(
    _ unit: ValidatedElement, _ names: XLIFF2UnitNames, _ found: inout XLIFFFindings
  ) {
    if segmentCount == 0 { found.add("xliff-segment", "a unit needs a segment", unit) }
    if hasOrders, Set(orders).count < orders.count {
      found.add("xliff-order", "two targets of the unit have one order", unit)
    }
    for (id, element) in neededCodes where !target.ids.contains(id) {
      found.add(
        "xliff-code", "the code \"\(id)\" may not be deleted, and no <target> has it", element)
    }
    source.finish(&found)
    target.finish(&found)
    for mark in marks { Self.checkReference(of: mark, names, &found) }
  }

  private mutating func startTarget(_ element: ValidatedElement, _ found: inout XLIFFFindings) {
    hasTarget = true
    guard let text = element["order"] else {
      orders.append(placeCount)
      return
    }
    hasOrders = true
    guard let order = Int(text), order > 0 else {
      return found.add("invalid-value", "order=\"\(text)\" is no number from 1", element)
    }
    orders.append(order)
  }

  private static func checkCharacter(_ element: ValidatedElement, _ found: inout XLIFFFindings) {
    guard let hex = element["hex"] else { return }
    let value = UInt32(hex, radix: 16)
    let isForbidden =
      value.map { value in
        (value < 0x20 && ![0x09, 0x0A, 0x0D].contains(value)) || (0xD800...0xDFFF).contains(value)
          || value == 0xFFFE || value == 0xFFFF
      } ?? false
    if hex.utf8.count < 4 || !isForbidden {
      found.add(
        "xliff-character", "hex=\"\(hex)\" is no character that XML forbids, in four digits",
        element)
    }
  }

  // MARK: Marks

  /// XLIFF 2.1, section 4.7.3: terms and comments.
  private mutating func checkMark(_ element: ValidatedElement, _ found: inout XLIFFFindings) {
    let (value, reference) = (element["value"], element["ref"])
    switch element["type"] {
    case "comment" where (value == nil) == (reference == nil):
      found.add("xliff-mark", "a comment has either value or ref", element)
    case "term" where value != nil && reference != nil:
      found.add("xliff-mark", "a term has either value or ref", element)
    default: break
    }
    if reference?.hasPrefix("#") ?? false { marks.append(element) }
  }

  /// A comment is a note of its unit; other marks may refer to anything.
  private static func checkReference(
    of mark: ValidatedElement, _ names: XLIFF2UnitNames, _ found: inout XLIFFFindings
  ) {
    let reference = mark["ref"] ?? ""
    do throws(XLIFFFragment.Refusal) {
      let fragment = try XLIFFFragment(reference)
      guard mark["type"] != "comment" else {
        let isNote = fragment.leaf.map { $0.prefix == "n" && names.notes.contains($0.id) } ?? false
        if !isNote || !fragment.isWithin(names) {
          found.add("xliff-reference", "\"\(reference)\" leads to no note of the unit", mark)
        }
        return
      }
      guard fragment.isWithin(names), let leaf = fragment.leaf, let known = names[leaf.prefix],
        !known.contains(leaf.id)
      else { return }
      found.add("xliff-reference", "\"\(reference)\" leads to nothing in the unit", mark)
    } catch {
      found.add("xliff-fragment", error.message, mark)
    }
  }
}

extension XLIFF2UnitNames {
  /// The names of the parts that a prefix selects; nil for those of modules and other tools.
  fileprivate subscript(prefix: String) -> Set<String>? {
    switch prefix {
    case "": source
    case "t": target
    case "n": notes
    case "d": data
    default: nil
    }
  }
}
