/// What the paragraph styles of a DOCX file are for, and which styles hide text.
struct WordStyles {
  private var kinds: [String: DraftBlock.Kind] = [:]
  private var hidden: Set<String> = []

  /// The kind of a paragraph of a style; nil for running text.
  func kind(of style: String) -> DraftBlock.Kind? {
    kinds[style] ?? StyleNames.kind(of: style)
  }

  /// Whether text of a style is not shown.
  func hides(_ style: String) -> Bool { hidden.contains(style) }

  /// Whether a switch such as `w:vanish` with this value is on.
  static func isOn(_ value: String?) -> Bool {
    value == nil || value == "1" || value == "true" || value == "on"
  }

  /// Styles of which nothing is known.
  init() {}

  /// Reads the part that describes the styles.
  ///
  /// - Throws: a `FileProblem` for what is no XML.
  init(_ xml: OfficeXML) throws(FileProblem) {
    var styles: [String: Style] = [:]
    var current: String?
    try xml.forEachElement(
      start: { name, attributes in
        let value = attributes["w:val"]
        switch name {
        case "w:style":
          current = attributes["w:styleId"]
          if let current { styles[current] = Style() }
        case "w:name": if let current { styles[current]?.name = value }
        case "w:basedOn": if let current { styles[current]?.parent = value }
        case "w:outlineLvl":
          if let current { styles[current]?.level = value.flatMap { Int($0) } }
        case "w:numPr": if let current { styles[current]?.isNumbered = true }
        case "w:vanish": if let current { styles[current]?.isHidden = Self.isOn(value) }
        default: break
        }
      },
      end: { name, _ in if name == "w:style" { current = nil } })
    for id in styles.keys {
      kinds[id] = Self.kind(of: id, in: styles)
      if Self.hides(id, in: styles) { hidden.insert(id) }
    }
  }

  private struct Style {
    var name: String?
    var parent: String?
    var level: Int?
    var isNumbered = false
    var isHidden: Bool?
  }

  private static func hides(_ id: String, in styles: [String: Style]) -> Bool {
    var id: String? = id
    for _ in 0..<20 {
      guard let name = id, let style = styles[name] else { break }
      if let isHidden = style.isHidden { return isHidden }
      id = style.parent
    }
    return false
  }

  private static func kind(of id: String, in styles: [String: Style]) -> DraftBlock.Kind? {
    var id: String? = id
    var isNumbered = false
    // A style may be based on itself by way of others in a damaged file.
    for _ in 0..<20 {
      guard let name = id, let style = styles[name] else { break }
      if let level = style.level, (0...8).contains(level) { return .heading(level: level + 1) }
      if let kind = style.name.flatMap({ StyleNames.kind(of: $0) }) { return kind }
      if style.isNumbered { isNumbered = true }
      id = style.parent
    }
    return isNumbered ? .listItem : nil
  }
}
