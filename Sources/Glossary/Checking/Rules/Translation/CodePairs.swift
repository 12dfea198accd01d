/// The inline codes of one segment: pairs, and codes that stand alone.
struct CodePairs {
  /// A pair of codes, or one that stands alone.
  struct Mark {
    /// What it is to others.
    enum Shape: Hashable {
      case pair, standalone, loneOpening, loneClosing
    }

    var shape: Shape

    /// The code, or the opening one of a pair.
    var code: BilingualText.Code

    /// The closing code of a pair.
    var closing: BilingualText.Code?

    /// The words of the file that tell what it does; nil where there are none.
    var label: String? {
      let label = code.data ?? code.equivalent ?? code.type
      return label.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The mark in a message.
    var name: String {
      let name = label ?? (code.id.isEmpty ? "inline code" : "inline code \(code.id)")
      return "“\(name.count > 40 ? name.prefix(39) + "…" : name[...])”"
    }

    /// Whether it changes how words look and not what they say.
    var isStyle: Bool {
      if code.kind != .standalone { return true }
      return Self.styles.contains { label?.lowercased().contains($0) ?? false }
    }

    private static let styles = ["lb", "pb", "br", "fmt", "tab", "break", "&nbsp;"]
  }

  /// The marks in the order in which they begin.
  private(set) var marks: [Mark] = []

  /// Pairs of which the one ends inside the other and begins outside it.
  private(set) var crossing: (Mark, Mark)?

  /// Joins the codes of a segment, which are in order.
  ///
  /// - Complexity: O(number of codes · depth of their nesting).
  init(_ codes: [BilingualText.Code]) {
    var open: [Int] = []
    for code in codes {
      switch code.kind {
      case .standalone: marks.append(Mark(shape: .standalone, code: code))
      case .opening:
        open.append(marks.count)
        marks.append(Mark(shape: .loneOpening, code: code))
      case .closing:
        guard let place = open.lastIndex(where: { marks[$0].code.id == code.id }) else {
          marks.append(Mark(shape: .loneClosing, code: code))
          continue
        }
        let index = open.remove(at: place)
        marks[index].shape = .pair
        marks[index].closing = code
        // What was opened since and is closed later crosses the pair.
        if place < open.count, crossing == nil { crossing = (marks[index], marks[open[place]]) }
      }
    }
    if let other = crossing?.1,
      !marks.contains(where: { $0.code == other.code && $0.shape == .pair })
    {
      crossing = nil
    }
  }
}
