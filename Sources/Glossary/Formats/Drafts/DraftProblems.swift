/// Gathers what is to be said of a file, and stops when that becomes more than anyone reads.
struct DraftProblems {
  /// The most that are kept.
  private let maximumCount: Int

  private let file: String
  private var problems: [FileProblem] = []
  private var furtherCount = 0

  init(file: String, maximumCount: Int = 100) {
    self.file = file
    self.maximumCount = maximumCount
  }

  /// The problems in order, and how many there are beyond them.
  var all: [FileProblem] {
    guard furtherCount > 0, let last = problems.last else { return problems }
    let more = FileProblem(
      file: file, line: last.line, column: last.column, rule: "more-problems",
      message: "and \(furtherCount) more of this kind in the rest of the file")
    return problems + [more]
  }

  /// Forgets what was found.
  mutating func removeAll() {
    problems.removeAll(keepingCapacity: true)
    furtherCount = 0
  }

  mutating func add(_ problem: FileProblem) {
    if problems.count < maximumCount { problems.append(problem) } else { furtherCount += 1 }
  }

  mutating func add(line: Int, column: Int = 1, _ rule: String, _ message: String) {
    add(FileProblem(file: file, line: line, column: column, rule: rule, message: message))
  }
}
