/// Resources that go with a file or unit (XLIFF 2.1, section 5.5).
///
/// Whether a reference leads to a resource is not looked at: published examples leave them open.
struct XLIFFResourceRules: XLIFFModuleRules {
  /// The ids of items and references of the file and of the unit that are open.
  private var fileIDs: Set<String> = []
  private var unitIDs: Set<String> = []
  private var hasParts = false
  private var isEmptyPart = false

  /// Whether the source or target that is open holds elements.
  private var hasContent = false

  mutating func start(
    _ element: ValidatedElement, within open: [ValidatedElement], _ found: inout XLIFFFindings
  ) {
    if ["res:source", "res:target"].contains(open.last?.name) { hasContent = true }
    switch element.name {
    case "file": fileIDs = []
    case "unit": unitIDs = []
    case "res:resourceData":
      if !["file", "group", "unit"].contains(open.last?.name ?? "") {
        found.add("xliff-module", "<res:resourceData> belongs in a file, group or unit", element)
      }
    case "res:resourceItem":
      (hasParts, isEmptyPart) = (false, false)
      identify(element, within: open, &found)
    case "res:resourceItemRef": identify(element, within: open, &found)
    case "res:source", "res:target", "res:reference":
      (hasParts, hasContent) = (true, false)
      checkLanguage(element, within: open, &found)
    default: break
    }
  }

  private mutating func identify(
    _ element: ValidatedElement, within open: [ValidatedElement], _ found: inout XLIFFFindings
  ) {
    guard let id = element["id"] else { return }
    let isInUnit = open.contains { $0.name == "unit" }
    let isNew = isInUnit ? unitIDs.insert(id).inserted : fileIDs.insert(id).inserted
    if !isNew { found.add("xliff-id", "the resource id \"\(id)\" stands twice", element) }
  }

  /// A source is in the language of all sources.
  private func checkLanguage(
    _ element: ValidatedElement, within open: [ValidatedElement], _ found: inout XLIFFFindings
  ) {
    guard element.name == "res:source", let own = element["xml:lang"],
      let declared = open.first?["srcLang"], let tag = try? LanguageTag(own),
      let source = try? LanguageTag(declared), tag != source
    else { return }
    found.add(
      "xliff-language", "<res:source> is in \(own), and the document in \(declared)", element)
  }

  mutating func end(
    _ element: ValidatedElement, _ text: String, within open: [ValidatedElement],
    _ found: inout XLIFFFindings
  ) {
    switch element.name {
    case "res:source", "res:target":
      if hasContent == (element["href"] != nil) {
        let message = hasContent ? "has href and content; keep one" : "is empty and has no href"
        found.add("xliff-module", "<\(element.name)> \(message)", element)
      }
      if !hasContent { isEmptyPart = true }
      hasContent = false
    case "res:resourceItem":
      if !hasParts {
        found.add("xliff-module", "a resource needs a source, target or reference", element)
      }
      if isEmptyPart, element["mimeType"] == nil {
        found.add("xliff-module", "a resource that is in another file needs mimeType", element)
      }
    default: break
    }
  }
}
