/// The names that an XLIFF 1.2 file gives to its tools, phases and groups, and what refers to them: the
/// identity constraints that the schema states for `<file>`.
struct XLIFF1Keys {
  /// A constraint that an element breaks.
  struct Fault {
    var rule: String
    var message: String
    var element: ValidatedElement
  }

  private var names: [String: Set<String>] = [:]

  /// What refers to tools before the end of the header, where they may still come.
  private var waiting: [ValidatedElement] = []

  /// The constraints that an element breaks, and those that others before it did as it turns out.
  mutating func faults(_ element: ValidatedElement, within open: [ValidatedElement]) -> [Fault] {
    switch element.name {
    case "file":
      self = XLIFF1Keys()
      waiting.append(element)
      return []
    case "tool": return twice(element, "tool-id")
    case "phase":
      waiting.append(element)
      return twice(element, "phase-name")
    case "body":
      defer { waiting = [] }
      return waiting.flatMap { missing("tool", "tool-id", $0) }
    case "group": return twice(element, "id")
    case "context-group", "count-group": return twice(element, "name")
    case "external-file": return twice(element, "uid")
    case "alt-trans" where open.last?.name == "trans-unit":
      return missing("tool", "tool-id", element)
    case "count", "trans-unit", "target": return missing("phase", "phase-name", element)
    default: return []
    }
  }

  private mutating func twice(_ element: ValidatedElement, _ attribute: String) -> [Fault] {
    guard let value = element[attribute],
      !names[element.name, default: []].insert(value).inserted
    else { return [] }
    let message = "two <\(element.name)> of the file have \(attribute) \"\(value)\""
    return [Fault(rule: "xliff-id", message: message, element: element)]
  }

  private func missing(
    _ target: String, _ attribute: String, _ element: ValidatedElement
  ) -> [Fault] {
    guard let value = element[attribute], !(names[target]?.contains(value) ?? false) else {
      return []
    }
    let message = "no <\(target)> of the header has \(attribute) \"\(value)\""
    return [Fault(rule: "xliff-reference", message: message, element: element)]
  }
}
