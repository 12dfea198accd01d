/// What the paragraph styles of an OpenDocument text are for, and which styles hide text.
struct OpenDocumentStyles {
  private struct Style {
    var name: String
    var parent: String?
    var level: Int?
    var isHidden: Bool?
  }

  /// What a style is for; each family has names of its own.
  enum Family: String {
    case paragraph, text
  }

  private var styles: [Family: [String: Style]] = [:]
  private var current: (family: Family, id: String)?

  /// Adds a style by its attributes.
  mutating func add(_ attributes: [Attribute]) {
    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    current = nil
    guard let id = value("style:name"),
      let family = value("style:family").flatMap({ Family(rawValue: $0) })
    else { return }
    current = (family, id)
    styles[family, default: [:]][id] = Style(
      name: value("style:display-name") ?? id, parent: value("style:parent-style-name"),
      level: value("style:default-outline-level").flatMap { Int($0) })
  }

  /// Takes what the style added last says of its text.
  mutating func addText(_ attributes: [Attribute]) {
    guard let current, let display = attributes.first(where: { $0.name == "text:display" })
    else { return }
    styles[current.family]?[current.id]?.isHidden = display.value == "none"
  }

  /// Whether text of a style is not shown.
  func hides(_ family: Family, _ id: String?) -> Bool {
    var id = id
    for _ in 0..<20 {
      guard let current = id, let style = styles[family]?[current] else { return false }
      if let isHidden = style.isHidden { return isHidden }
      id = style.parent
    }
    return false
  }

  /// The kind of a paragraph of a style; nil for running text.
  func kind(of id: String?) -> DraftBlock.Kind? {
    var id = id
    // A style may lead back to itself in a damaged file.
    for _ in 0..<20 {
      guard let current = id else { return nil }
      guard let style = styles[.paragraph]?[current] else { return StyleNames.kind(of: current) }
      if let level = style.level, level > 0 { return .heading(level: level) }
      if let kind = StyleNames.kind(of: style.name) { return kind }
      id = style.parent
    }
    return nil
  }
}
