import Glossary
import GlossaryStore

/// The segments that a user asks for: arguments, or lines of a file, where blank lines are none.
struct SegmentQueue: ~Copyable {
  private var lines: InputLines
  private var texts: ArraySlice<String>

  /// Whether neighbours are told, for which the next segment must be known before one is answered.
  private let hasContext: Bool
  private var previous: String?
  private var ahead: String?
  private var hasLookedAhead = false

  /// Takes the lines of a file (`-` is standard input), or texts where there is no path.
  init(path: String?, texts: [String], hasContext: Bool) throws {
    lines = try InputLines(path)
    self.texts = path == nil ? texts[...] : []
    self.hasContext = hasContext
  }

  /// Whether the next segment is here already, so that asking for it does not wait.
  var isReady: Bool { lines.hasLine }

  /// The next segment; nil at the end.
  mutating func next() throws -> MatchQuery? {
    guard hasContext else { return try text().map { MatchQuery($0) } }
    if !hasLookedAhead {
      ahead = try text()
      hasLookedAhead = true
    }
    guard let current = ahead else { return nil }
    ahead = try text()
    defer { previous = current }
    return MatchQuery(current, before: previous, after: ahead)
  }

  private mutating func text() throws -> String? {
    if let text = texts.popFirst() { return text }
    while let line = try lines.next() {
      if !line.utf8.allSatisfy({ $0 <= 0x20 }) { return line }
    }
    return nil
  }
}
