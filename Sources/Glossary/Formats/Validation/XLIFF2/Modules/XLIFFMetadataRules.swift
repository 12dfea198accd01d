/// Metadata of any kind (XLIFF 2.1, section 5.4): ids stand once in their `mda:metadata`.
struct XLIFFMetadataRules: XLIFFModuleRules {
  private var ids: Set<String> = []

  mutating func start(
    _ element: ValidatedElement, within open: [ValidatedElement], _ found: inout XLIFFFindings
  ) {
    if element.name == "mda:metadata" {
      ids = []
      if !["file", "group", "unit", "mtc:match"].contains(open.last?.name ?? "") {
        found.add("xliff-module", "<mda:metadata> belongs in a file, group, unit or match", element)
      }
    }
    guard element.name == "mda:metadata" || element.name == "mda:metaGroup",
      let id = element["id"], !ids.insert(id).inserted
    else { return }
    found.add("xliff-id", "the id \"\(id)\" stands twice in its metadata", element)
  }
}
