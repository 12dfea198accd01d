/// Hints for a preview in HTML (XLIFF 2.1, section 5.3).
struct XLIFFFormatStyleRules: XLIFFModuleRules {
  /// The elements of HTML that `fs:fs` names.
  private static let elements: Set<String> = [
    "a", "b", "bdo", "big", "blockquote", "body", "br", "button", "caption", "center", "cite",
    "code", "col", "colgroup", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "hr", "html", "i", "img", "label", "legend", "li", "ol", "p", "pre", "q", "s",
    "samp", "select", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td",
    "tfoot", "th", "thead", "title", "tr", "tt", "u", "ul",
  ]

  mutating func start(
    _ element: ValidatedElement, within open: [ValidatedElement], _ found: inout XLIFFFindings
  ) {
    let own = element.attributes.filter { $0.name.hasPrefix("fs:") }
    guard let first = own.first else { return }
    for attribute in own {
      switch attribute.name {
      case "fs:fs":
        if !Self.elements.contains(attribute.value) {
          found.add("xliff-value", "fs:fs=\"\(attribute.value)\" is no element of HTML", element)
        }
      case "fs:subFs":
        if element["fs:fs"] == nil {
          found.add("xliff-module", "fs:subFs without fs:fs", element)
        }
      default:
        found.add("unknown-in-module", "the module has no attribute \(attribute.name)", element)
      }
    }
    if element.isJoined {
      found.add(
        "xliff-module", "\(first.name) belongs to the <sc>, since this <ec> is not isolated",
        element)
    }
  }
}

extension ValidatedElement {
  /// Whether the element ends a code that a `sc` of its text begins, which has said all of it.
  var isJoined: Bool { name == "ec" && self["isolated"] != "yes" }
}
