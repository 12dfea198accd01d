/// The difference between a text and the same text after some changes, as `diff -u` and `patch`
/// write it.
public struct UnifiedDiff: Sendable {
  /// The lines that differ with three lines around them; empty where nothing does.
  public let description: String

  /// Compares a text with what changes make of it.
  ///
  /// The changes are known, so nothing has to be searched for.
  ///
  /// - Parameters:
  ///   - path: The file's name, which the headings give behind `a/` and `b/`.
  ///   - text: The text before.
  ///   - changes: Ranges of the text in order, with what takes their place.
  /// - Complexity: O(length).
  public init(path: String, text: String, changes: [(range: TextRange, words: String)]) {
    var differ = Differ(text)
    for change in changes { differ.add(change.range, change.words) }
    let hunks = differ.hunks()
    let name = path.hasPrefix("/") ? String(path.dropFirst()) : path
    description =
      hunks.isEmpty ? "" : (["--- a/\(name)\n", "+++ b/\(name)\n"] + hunks).joined()
  }
}

/// Lines that change, and what they become.
private struct ChangedLines {
  var lines: Range<Int>
  var changes: [(range: TextRange, words: String)]
}

/// Gathers changes by the lines they touch.
private struct Differ {
  private let text: String
  private let starts: [Int]
  private var groups: [ChangedLines] = []

  init(_ text: String) {
    var text = text
    text.makeContiguousUTF8()
    var starts = [0]
    for (offset, byte) in text.utf8.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    // After the last line's end there is no other line.
    if starts.last == text.utf8.count { starts.removeLast() }
    self.text = text
    self.starts = starts
  }

  mutating func add(_ range: TextRange, _ words: String) {
    let lines = line(of: range.start)..<line(of: range.end) + 1
    if let last = groups.last, last.lines.upperBound >= lines.lowerBound {
      groups[groups.count - 1].lines = last.lines.lowerBound..<lines.upperBound
      groups[groups.count - 1].changes.append((range, words))
    } else {
      groups.append(ChangedLines(lines: lines, changes: [(range, words)]))
    }
  }

  func hunks() -> [String] {
    var hunks: [String] = []
    var shift = 0
    var index = 0
    let groups = groups.filter { text(of: $0) != text(of: $0.lines) }
    while index < groups.count {
      var end = index + 1
      while end < groups.count,
        groups[end].lines.lowerBound - groups[end - 1].lines.upperBound <= 2 * Self.context
      {
        end += 1
      }
      hunks.append(hunk(groups[index..<end], shift: &shift))
      index = end
    }
    return hunks
  }

  private func hunk(_ groups: ArraySlice<ChangedLines>, shift: inout Int) -> String {
    guard let first = groups.first, let last = groups.last else { return "" }
    let start = max(0, first.lines.lowerBound - Self.context)
    let end = min(starts.count, last.lines.upperBound + Self.context)
    var body = ""
    var line = start
    var added = 0
    for group in groups {
      body += marked(" ", Self.lines(of: text(of: line..<group.lines.lowerBound)))
      let old = Self.lines(of: text(of: group.lines))
      let new = Self.lines(of: text(of: group))
      // Lines that changes touch and leave as they are, such as one that a new line follows.
      let before = zip(old, new).prefix { $0.utf8.elementsEqual($1.utf8) }.count
      let rest = zip(old[before...].reversed(), new[before...].reversed())
      let after = rest.prefix { $0.utf8.elementsEqual($1.utf8) }.count
      body += marked(" ", old[..<before])
      body += marked("-", old[before..<old.count - after])
      body += marked("+", new[before..<new.count - after])
      body += marked(" ", old[(old.count - after)...])
      added += new.count - group.lines.count
      line = group.lines.upperBound
    }
    body += marked(" ", Self.lines(of: text(of: line..<end)))
    let old = Self.place(start, count: end - start)
    let new = Self.place(start + shift, count: end - start + added)
    shift += added
    return "@@ -\(old) +\(new) @@\n" + body
  }

  /// Lines from 1 with their number, which is left out where it is one.
  private static func place(_ start: Int, count: Int) -> String {
    count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
  }

  private func marked(_ mark: String, _ lines: some Sequence<Substring>) -> String {
    lines.map { line in
      mark + line + (line.utf8.last == 0x0A ? "" : "\n\\ No newline at end of file\n")
    }.joined()
  }

  private static func lines(of text: String) -> [Substring] {
    var lines: [Substring] = []
    var start = text.utf8.startIndex
    while let end = text.utf8[start...].firstIndex(of: 0x0A) {
      let next = text.utf8.index(after: end)
      lines.append(text[start..<next])
      start = next
    }
    if start < text.endIndex { lines.append(text[start...]) }
    return lines
  }

  private func text(of lines: Range<Int>) -> String {
    guard !lines.isEmpty else { return "" }
    return String(
      text.slice(TextRange(start: start(lines.lowerBound), end: start(lines.upperBound))))
  }

  private func text(of group: ChangedLines) -> String {
    var result = ""
    var done = start(group.lines.lowerBound)
    for change in group.changes {
      result += text.slice(TextRange(start: done, end: change.range.start))
      result += change.words
      done = change.range.end
    }
    return result + text.slice(TextRange(start: done, end: start(group.lines.upperBound)))
  }

  private func start(_ line: Int) -> Int { line < starts.count ? starts[line] : text.utf8.count }

  private func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private static let context = 3
}
