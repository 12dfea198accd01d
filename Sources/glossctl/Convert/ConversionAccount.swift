import Glossary
import GlossaryStore
import GlossaryWorkbench

/// What a conversion came to.
struct ConversionAccount {
  /// What became of something, where there is something to say.
  enum Outcome: String {
    /// A unit or entry is not in the new file.
    case skipped

    /// A part of one is not.
    case lost

    /// Something is odd in one that is.
    case remark
  }

  /// Cases of one kind.
  private struct Kind {
    var outcome: Outcome
    var rule: String
    var name: String
    var count = 0
    var cases: [FileProblem] = []
  }

  private let input: String
  private let output: String
  private let formats: ConversionFormats

  /// Whether every case is kept, and not only the first ones.
  let keepsAll: Bool

  /// The units or concepts that were read, whatever became of them.
  var read = 0

  /// Those that are in the new file.
  var written = 0

  /// The format of the file that was read.
  var inputFormat: String

  private var kinds: [Kind] = []
  private var all: [FileProblem] = []

  /// How many cases of a kind are named.
  private static let shown = 3

  init(input: String, output: String, formats: ConversionFormats, keepsAll: Bool) {
    self.input = input
    self.output = output
    self.formats = formats
    self.keepsAll = keepsAll
    inputFormat = formats.input?.rawValue ?? ""
  }

  /// How many units were left out because something is wrong with them.
  var faulty: Int {
    kinds.reduce(0) { sum, kind in
      let isChoice =
        kind.outcome != .skipped || kind.rule.hasPrefix("lost-")
        || MemoryImportAccount.choices.contains(kind.rule)
      return sum + (isChoice ? 0 : kind.count)
    }
  }

  /// Counts a case.
  ///
  /// - Parameters:
  ///   - outcome: What became of it.
  ///   - problem: Its place.
  ///   - rule: The rule where that is not the problem's.
  ///   - name: What is lost, in words.
  ///   - count: How many there are at the place.
  mutating func add(
    _ outcome: Outcome, _ problem: FileProblem, rule: String? = nil, name: String? = nil,
    count: Int = 1
  ) {
    var problem = problem
    problem.rule = rule ?? problem.rule
    if keepsAll { all.append(problem) }
    let known = kinds.firstIndex { $0.rule == problem.rule && $0.outcome == outcome }
    let index = known ?? kinds.count
    if known == nil {
      kinds.append(Kind(outcome: outcome, rule: problem.rule, name: name ?? problem.rule))
    }
    kinds[index].count += count
    if kinds[index].cases.count < Self.shown { kinds[index].cases.append(problem) }
  }

  /// Every case, a line each.
  var lines: String { all.map { "\($0)\n" }.joined() }

  /// The account for people, with the first cases of each kind.
  var text: String {
    let count = read.counted(formats.isMemory ? "unit" : "concept")
    var lines = ["\(input): \(count), \(written) written to \(output)"]
    for outcome in [Outcome.skipped, .lost, .remark] {
      for kind in kinds where kind.outcome == outcome {
        let cases =
          switch outcome {
          case .skipped: "\(kind.count) left out"
          case .lost: "\(kind.count) lost"
          case .remark: kind.count.counted("remark")
          }
        lines.append("  \(cases): \(kind.name)")
        for problem in kind.cases {
          lines.append("    \(TextStyle.printable(problem.description))")
        }
        let hidden = kind.count - kind.cases.count
        if hidden > 0, !kind.cases.isEmpty, !keepsAll {
          lines.append("    … and \(hidden) more; --report FILE has all")
        }
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Appends the account as one line of JSON.
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("input", input)
      json.member("inputFormat", inputFormat)
      json.member("output", output)
      json.member("outputFormat", formats.output.rawValue)
      json.member("content", formats.isMemory ? "units" : "concepts")
      json.member("read", read)
      json.member("written", written)
      json.key("kinds")
      json.array(kinds) { json, kind in
        json.object { json in
          json.member("outcome", kind.outcome.rawValue)
          json.member("rule", kind.rule)
          json.member("name", kind.name)
          json.member("count", kind.count)
          json.key("cases")
          json.array(kind.cases) { json, problem in
            json.object { json in
              json.member("line", problem.line)
              json.member("column", problem.column)
              json.member("message", problem.message)
            }
          }
        }
      }
    }
    json.endLine()
  }
}
