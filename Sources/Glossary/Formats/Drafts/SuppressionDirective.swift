/// What an author writes into a draft to silence rules: `glossctl-disable deprecated-term`.
struct SuppressionDirective {
  /// What it does.
  enum Action: String {
    /// Silences rules from here on.
    case disable = "glossctl-disable"

    /// Lets rules speak again.
    case enable = "glossctl-enable"

    /// Silences rules in the line that it stands in.
    case disableLine = "glossctl-disable-line"

    /// Silences rules in the next line that is not empty.
    case disableNextLine = "glossctl-disable-next-line"
  }

  /// A comment that was looked at.
  enum Reading {
    case directive(SuppressionDirective)

    /// A word that begins like a directive and is none.
    case unknown(String)
  }

  var action: Action

  /// The rules that are named; all of them when there is none.
  var rules: [RuleID]

  /// The comment in the decoded file.
  var source: Range<Int>

  /// Reads the words of a comment; nil when they are for other readers.
  ///
  /// What follows `--` is the author's reason.
  static func read(_ comment: some StringProtocol, at source: Range<Int>) -> Reading? {
    var words = comment.split { (character: Character) in
      character.isWhitespace || character == ","
    }.map { String($0) }
    guard let first = words.first, first.hasPrefix("glossctl-") else { return nil }
    guard let action = Action(rawValue: first) else { return .unknown(first) }
    if let reason = words.firstIndex(of: "--") { words.removeSubrange(reason...) }
    return .directive(
      SuppressionDirective(
        action: action, rules: words.dropFirst().map(RuleID.init), source: source))
  }
}

/// The comments of a draft that silence rules.
struct SuppressionComments {
  private let file: String
  private var directives: [SuppressionDirective] = []
  private var unknown: [(place: Int, rule: String, message: String)] = []

  /// Begins; `file` is the name that problems are reported under.
  init(file: String) {
    self.file = file
  }

  /// Takes a comment, without its marks, and where it stands with them.
  ///
  /// - Returns: whether it was meant for us.
  @discardableResult
  mutating func add(_ comment: some StringProtocol, at source: Range<Int>) -> Bool {
    switch SuppressionDirective.read(comment, at: source) {
    case nil: return false
    case .unknown(let word):
      unknown.append(
        (
          source.lowerBound, "unknown-directive",
          "\(word) is unknown; write glossctl-disable, glossctl-enable, glossctl-disable-line or "
            + "glossctl-disable-next-line"
        ))
    case .directive(let directive):
      for rule in directive.rules
      where !RuleCatalogue.descriptions.contains(where: { $0.id == rule }) {
        unknown.append(
          (source.lowerBound, "unknown-rule", "no rule is called \(rule); see --list-rules"))
      }
      directives.append(directive)
    }
    return true
  }

  /// What is wrong with the comments.
  func problems(in text: String) -> [FileProblem] {
    guard !unknown.isEmpty else { return [] }
    let lines = LineTable(text)
    return unknown.map { problem in
      let place = lines.position(of: problem.place)
      return FileProblem(
        file: file, line: place.line, column: place.column, rule: problem.rule,
        message: problem.message)
    }
  }

  /// The stretches of the text that the comments silence.
  ///
  /// - Complexity: O(comments · log runs + runs), and O(size) where there are comments.
  func suppressions(in draft: DraftText) -> [Suppression] {
    guard !directives.isEmpty else { return [] }
    let bytes = Array(draft.source.parts[0].text.utf8)
    let runs = draft.source.runs.sorted { $0.source < $1.source }
    var found: [Suppression] = []
    func silence(_ source: Range<Int>, _ rules: Suppression.Rules) {
      guard rules != .only([]) else { return }
      for range in Self.ranges(of: source, in: runs) {
        found.append(Suppression(range: range, rules: rules))
      }
    }
    var state = Suppression.Rules.only([])
    var start = 0
    for directive in directives.sorted(by: { $0.source.lowerBound < $1.source.lowerBound }) {
      let rules: Suppression.Rules =
        directive.rules.isEmpty ? .allBut([]) : .only(Set(directive.rules))
      switch directive.action {
      case .disableLine: silence(Self.line(of: directive.source.lowerBound, in: bytes), rules)
      case .disableNextLine:
        silence(Self.line(after: directive.source.upperBound, in: bytes), rules)
      case .disable, .enable:
        silence(start..<directive.source.lowerBound, state)
        state = directive.action == .disable ? state.adding(rules) : state.removing(rules)
        start = directive.source.lowerBound
      }
    }
    silence(start..<max(start, bytes.count), state)
    return found.sorted { $0.range < $1.range }
  }

  /// The stretches of the text that stand in a range of the source.
  private static func ranges(
    of source: Range<Int>, in runs: [SourceMap.Run]
  ) -> [TextRange] {
    let first = runs.partitioningIndex { $0.source.end > source.lowerBound }
    var ranges: [TextRange] = []
    for run in runs[first...] {
      guard run.source.start < source.upperBound else { break }
      var text = run.text
      if run.isVerbatim {
        text.start += max(0, source.lowerBound - run.source.start)
        text.end -= max(0, run.source.end - source.upperBound)
      }
      if let last = ranges.last, last.end == text.start {
        ranges[ranges.count - 1].end = text.end
      } else {
        ranges.append(text)
      }
    }
    return ranges
  }

  private static func line(of place: Int, in bytes: [UInt8]) -> Range<Int> {
    var start = place
    while start > 0, !isLineEnd(bytes[start - 1]) { start -= 1 }
    return start..<end(of: start, in: bytes)
  }

  /// The first line behind the one that holds a place which has more than white space.
  private static func line(after place: Int, in bytes: [UInt8]) -> Range<Int> {
    var start = end(of: place, in: bytes)
    while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
    return line(of: start, in: bytes)
  }

  private static func end(of place: Int, in bytes: [UInt8]) -> Int {
    bytes[place...].firstIndex(where: isLineEnd) ?? bytes.count
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}

extension Suppression.Rules {
  fileprivate func adding(_ other: Self) -> Self {
    switch (self, other) {
    case (.only(let rules), .only(let more)): .only(rules.union(more))
    case (.allBut(let rules), .only(let more)): .allBut(rules.subtracting(more))
    case (_, .allBut): .allBut([])
    }
  }

  fileprivate func removing(_ other: Self) -> Self {
    switch (self, other) {
    case (.only(let rules), .only(let fewer)): .only(rules.subtracting(fewer))
    case (.allBut(let rules), .only(let fewer)): .allBut(rules.union(fewer))
    case (_, .allBut): .only([])
    }
  }
}
