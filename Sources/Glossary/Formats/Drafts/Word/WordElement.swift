/// The elements of WordprocessingML that matter for words (ECMA-376, part 1, section 17).
enum WordElement: String, CaseIterable {
  case paragraph = "p"
  case run = "r"
  case text = "t"
  case tab, br, cr, noBreakHyphen, softHyphen, sym
  case positionedTab = "ptab"
  case paragraphProperties = "pPr"
  case runProperties = "rPr"
  case style = "pStyle"
  case characterStyle = "rStyle"
  case outlineLevel = "outlineLvl"
  case numbering = "numPr"
  case row = "tr"
  case rowProperties = "trPr"
  case cell = "tc"
  case deletion = "del"
  case movedFrom = "moveFrom"
  case fieldMark = "fldChar"
  case language = "lang"
  case hidden = "vanish"
  case footnote, endnote
  case ruby = "rt"
  case placeholder = "showingPlcHdr"
  case controlledContent = "sdt"
  case controlledText = "sdtContent"
  case change = "pPrChange"
  case runChange = "rPrChange"

  /// An element of another vocabulary: the older of two ways to say the same.
  case fallback = "mc:Fallback"

  /// An element of another vocabulary: a formula.
  case formula = "m:oMath"

  /// Anything else.
  case other = ""

  /// The elements by their names in a document that writes the prefix of the vocabulary thus.
  static func byName(prefix: String) -> [XMLName: WordElement] {
    var elements: [XMLName: WordElement] = [:]
    for element in allCases where element != .other {
      let name =
        element.rawValue.contains(":") || prefix.isEmpty
        ? element.rawValue : "\(prefix):\(element.rawValue)"
      elements[XMLName(Array(name.utf8)[...])] = element
    }
    return elements
  }

  /// The addresses of the vocabulary: the older edition's and the strict one's.
  static let vocabularies: Set<String> = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
  ]
}
