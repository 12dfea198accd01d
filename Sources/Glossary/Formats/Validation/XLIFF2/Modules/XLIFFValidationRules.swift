/// Rules for the texts themselves (XLIFF 2.1, section 5.7): each says one thing.
struct XLIFFValidationRules: XLIFFModuleRules {
  private static let conditions = ["isPresent", "isNotPresent", "startsWith", "endsWith"]

  mutating func start(
    _ element: ValidatedElement, within open: [ValidatedElement], _ found: inout XLIFFFindings
  ) {
    switch element.name {
    case "val:validation":
      if !["file", "group", "unit"].contains(open.last?.name ?? "") {
        found.add("xliff-module", "<val:validation> belongs in a file, group or unit", element)
      }
    case "val:rule": check(element, &found)
    default: break
    }
  }

  private func check(_ rule: ValidatedElement, _ found: inout XLIFFFindings) {
    let stated = Self.conditions.filter { rule[$0] != nil }
    // A rule of another tool may take several attributes.
    let isCustom = rule.attributes.contains { attribute in
      attribute.name.utf8.contains(UInt8(ascii: ":")) && !attribute.name.hasPrefix("xml:")
    }
    if stated.count + (isCustom ? 1 : 0) != 1 {
      let choice = Self.conditions.joined(separator: ", ")
      found.add(
        "xliff-module", "a rule has exactly one of \(choice), or one of another tool", rule)
    }
    if rule["existsInSource"] != nil,
      !["isPresent", "startsWith", "endsWith"].contains(where: { rule[$0] != nil })
    {
      found.add(
        "xliff-module", "existsInSource needs isPresent, startsWith or endsWith", rule)
    }
    guard let count = rule["occurs"] else { return }
    if (Int(count) ?? 0) < 1 {
      found.add("xliff-value", "occurs=\"\(count)\" is no number from 1", rule)
    }
    if rule["isPresent"] == nil { found.add("xliff-module", "occurs needs isPresent", rule) }
  }
}
