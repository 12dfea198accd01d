/// The texts before and after a unit in the document that it comes from.
public struct UnitContext: Hashable, Sendable {
  /// The text before.
  public var before: String?

  /// The text after.
  public var after: String?

  /// The properties by which tools name the text before, in the order in which they are asked:
  /// OmegaT's, memoQ's, and those of others.
  public static let beforeTypes = ["prev", "x-context-pre", "x-previous-source-text"]

  /// The properties by which tools name the text after.
  public static let afterTypes = ["next", "x-context-post", "x-next-source-text"]
}

extension TranslationUnit {
  /// The neighbours of the unit, where its properties tell them.
  public var context: UnitContext {
    UnitContext(
      before: neighbour(UnitContext.beforeTypes), after: neighbour(UnitContext.afterTypes))
  }

  private func neighbour(_ types: [String]) -> String? {
    for type in types {
      guard let text = annotations.property(type) else { continue }
      return Self.plainText(text)
    }
    return nil
  }

  /// memoQ writes the neighbour as a whole `<seg>` with its codes.
  private static func plainText(_ text: String) -> String {
    guard text.hasPrefix("<seg>"), text.hasSuffix("</seg>"),
      let nodes = try? TMXInline.nodes(xml: String(text.dropFirst(5).dropLast(6)))
    else { return text }
    return Segment(nodes).text
  }
}
