/// Terms of a unit (XLIFF 2.1, section 5.2).
struct XLIFFGlossaryRules: XLIFFModuleRules {
  private var ids: Set<String> = []
  private var hasMeaning = false
  private var references: [ValidatedElement] = []

  mutating func start(
    _ element: ValidatedElement, within open: [ValidatedElement], _ found: inout XLIFFFindings
  ) {
    switch element.name {
    case "gls:glossary":
      ids = []
      if open.last?.name != "unit" {
        found.add("xliff-module", "<gls:glossary> belongs in a unit", element)
      }
    case "gls:glossEntry":
      hasMeaning = false
      identify(element, &found)
    case "gls:translation":
      hasMeaning = true
      identify(element, &found)
    case "gls:definition": hasMeaning = true
    default: break
    }
  }

  private mutating func identify(_ element: ValidatedElement, _ found: inout XLIFFFindings) {
    if let id = element["id"], !ids.insert(id).inserted {
      found.add("xliff-id", "the id \"\(id)\" stands twice in its glossary", element)
    }
    if element["ref"] != nil { references.append(element) }
  }

  mutating func end(
    _ element: ValidatedElement, _ text: String, within open: [ValidatedElement],
    _ found: inout XLIFFFindings
  ) {
    if element.name == "gls:glossEntry", !hasMeaning {
      found.add("xliff-module", "an entry needs a translation or a definition", element)
    }
  }

  mutating func endUnit(_ names: XLIFF2UnitNames, _ found: inout XLIFFFindings) {
    for element in references { XLIFFSpans.check(element, names, isRequired: false, &found) }
    references = []
  }
}
