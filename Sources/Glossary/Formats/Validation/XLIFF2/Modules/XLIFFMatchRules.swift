/// Translation candidates (XLIFF 2.1, section 5.1).
struct XLIFFMatchRules: XLIFFModuleRules {
  private var ids: Set<String> = []
  private var references: [ValidatedElement] = []

  mutating func start(
    _ element: ValidatedElement, within open: [ValidatedElement], _ found: inout XLIFFFindings
  ) {
    switch element.name {
    case "mtc:matches":
      ids = []
      if open.last?.name != "unit" {
        found.add("xliff-module", "<mtc:matches> belongs in a unit", element)
      }
    case "mtc:match": check(element, &found)
    default: break
    }
  }

  private mutating func check(_ match: ValidatedElement, _ found: inout XLIFFFindings) {
    if let id = match["id"], !ids.insert(id).inserted {
      found.add("xliff-id", "the match id \"\(id)\" stands twice", match)
    }
    if match["ref"] != nil { references.append(match) }
    if match["xml:lang"] != nil {
      found.add("xliff-module", "a match has no xml:lang; its texts may have", match)
    }
    if match["subType"] != nil, match["type"] == nil {
      found.add("xliff-value", "subType without type", match)
    }
    for name in ["matchQuality", "matchSuitability", "similarity"] {
      guard let text = match[name] else { continue }
      let isPercentage = Double(text).map { (0...100).contains($0) } ?? false
      if !isPercentage {
        found.add("xliff-value", "\(name)=\"\(text)\" is no number from 0 to 100", match)
      }
    }
  }

  mutating func endUnit(_ names: XLIFF2UnitNames, _ found: inout XLIFFFindings) {
    for match in references {
      XLIFFSpans.check(match, names, isRequired: true, &found)
    }
    references = []
  }
}

/// References of modules to spans of text of the unit that they stand in.
enum XLIFFSpans {
  /// Adds a finding where `ref` leads to no segment, code or mark of the unit.
  ///
  /// `isRequired` tells whether nothing but such a span may be referred to.
  static func check(
    _ element: ValidatedElement, _ names: XLIFF2UnitNames, isRequired: Bool,
    _ found: inout XLIFFFindings
  ) {
    guard let reference = element["ref"] else { return }
    guard reference.hasPrefix("#") else {
      if isRequired {
        found.add("xliff-fragment", "ref=\"\(reference)\" does not begin with #", element)
      }
      return
    }
    do throws(XLIFFFragment.Refusal) {
      let fragment = try XLIFFFragment(reference)
      let isSpan =
        fragment.leaf.map { leaf in
          switch leaf.prefix {
          case "": names.source.contains(leaf.id)
          case "t": names.target.contains(leaf.id)
          default: false
          }
        } ?? false
      if !isSpan || !fragment.isWithin(names) {
        found.add("xliff-reference", "\"\(reference)\" leads to no text of the unit", element)
      }
    } catch {
      found.add("xliff-fragment", error.message, element)
    }
  }
}
