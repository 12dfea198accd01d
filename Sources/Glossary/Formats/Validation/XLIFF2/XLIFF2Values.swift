/// What goes with `type`, `subType` and `subState` (XLIFF 2.1, sections 4.3.1.35 and 36).
enum XLIFF2Values {
  /// Adds findings on the values of one element.
  static func check(_ element: ValidatedElement, _ found: inout XLIFFFindings) {
    if element["subState"] != nil, element["state"] == nil {
      found.add("xliff-value", "subState without state", element)
    }
    for name in ["subState", "subType"] {
      if let value = element[name], !isOwn(value) {
        found.add("xliff-value", "\(name)=\"\(value)\" is not prefix:value", element)
      }
    }
    switch element.name {
    case "group", "unit":
      if let type = element["type"], !isOwn(type) {
        found.add("xliff-value", "type=\"\(type)\" is not prefix:value", element)
      }
    case "mrk", "sm":
      if let type = element["type"], !["generic", "comment", "term"].contains(type), !isOwn(type) {
        found.add(
          "xliff-value", "type=\"\(type)\" is none of XLIFF's, nor prefix:value", element)
      }
    default: checkSubType(element, &found)
    }
  }

  private static func checkSubType(_ element: ValidatedElement, _ found: inout XLIFFFindings) {
    guard let subType = element["subType"] else { return }
    guard let type = element["type"] else {
      return found.add("xliff-value", "subType without type", element)
    }
    let fitting = ["fmt": ["xlf:b", "xlf:i", "xlf:u", "xlf:lb", "xlf:pb"], "ui": ["xlf:var"]]
    if subType.hasPrefix("xlf:"), !(fitting[type]?.contains(subType) ?? false) {
      found.add(
        "xliff-value", "subType=\"\(subType)\" does not go with type=\"\(type)\"", element)
    }
  }

  /// Whether a value is one of a tool's own, `prefix:value`.
  private static func isOwn(_ value: String) -> Bool {
    let parts = value.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { !$0.isEmpty && !$0.contains(where: \.isWhitespace) }
  }
}
