/// What the paragraph styles of an OpenDocument text are for.
struct OpenDocumentStyles {
  private struct Style {
    var name: String
    var parent: String?
    var level: Int?
  }

  private var styles: [String: Style] = [:]

  /// Adds a style by its attributes.
  mutating func add(_ attributes: [Attribute]) {
    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    guard let id = value("style:name"), value("style:family") == "paragraph" else { return }
    styles[id] = Style(
      name: value("style:display-name") ?? id, parent: value("style:parent-style-name"),
      level: value("style:default-outline-level").flatMap { Int($0) })
  }

  /// The kind of a paragraph of a style; nil for running text.
  func kind(of id: String?) -> DraftBlock.Kind? {
    var id = id
    // A style may lead back to itself in a damaged file.
    for _ in 0..<20 {
      guard let current = id else { return nil }
      guard let style = styles[current] else { return StyleNames.kind(of: current) }
      if let level = style.level, level > 0 { return .heading(level: level) }
      if let kind = StyleNames.kind(of: style.name) { return kind }
      id = style.parent
    }
    return nil
  }
}
