/// Which findings of a draft can be put right unseen, and how.
public struct FixPlan: Hashable, Sendable {
  /// A finding with the words that take the place of its own.
  public struct Change: Hashable, Sendable {
    /// The words that go, in UTF-8 offsets of the draft.
    public var range: TextRange

    /// The words that come.
    public var words: String
  }

  /// The changes in order; none overlaps another.
  public private(set) var changes: [Change] = []

  /// The findings that are put right, by their index.
  public private(set) var fixed: Set<Int> = []

  /// Plans the safe suggestions of findings that are in order.
  ///
  /// Of two that overlap the first wins, and the other is left to a person.
  ///
  /// - Parameters:
  ///   - findings: The findings, in order of their places.
  ///   - text: The text they were found in.
  ///   - approved: Passages that nothing may change unasked.
  /// - Complexity: O(findings · (log runs + approved passages)).
  public init(_ findings: [Finding], in text: DraftText, approved: [TextRange] = []) {
    for (index, finding) in findings.enumerated() where finding.isSafe {
      guard let words = finding.suggestions.first, !finding.range.isEmpty else { continue }
      let change = Change(range: finding.range, words: words)
      // Two rules may ask for the same.
      if change == changes.last {
        fixed.insert(index)
        continue
      }
      if let last = changes.last, last.range.end > finding.range.start { continue }
      let isApproved = approved.contains {
        $0.start < finding.range.end && finding.range.start < $0.end
      }
      if isApproved || !Self.isWhole(finding.range, in: text.source) { continue }
      changes.append(change)
      fixed.insert(index)
    }
  }

  /// The draft's text with the changes made.
  ///
  /// - Complexity: O(length).
  public func applied(to text: String) -> String {
    var result = ""
    var done = 0
    for change in changes {
      result += text.slice(TextRange(start: done, end: change.range.start))
      result += change.words
      done = change.range.end
    }
    return result + text.slice(TextRange(start: done, end: text.utf8.count))
  }

  /// Whether every byte of a range came from one part of the source.
  private static func isWhole(_ range: TextRange, in source: SourceMap) -> Bool {
    var place = range.start
    var part: Int?
    for run in source.runs(in: range) {
      guard run.text.start <= place, part.map({ $0 == run.part }) ?? true else { return false }
      place = run.text.end
      part = run.part
    }
    return place >= range.end
  }
}
