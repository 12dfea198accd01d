import Foundation

/// A command that a page shows after `$`, with what it is said to print.
struct ConsoleExample {
  /// The command line.
  var command: String

  /// The lines below it; `…` alone stands for any.
  var output: [String] = []

  /// The line of the page, from 1.
  var line: Int

  /// The examples in the blocks of a Markdown page that are marked `console`.
  static func all(in page: String) -> [ConsoleExample] {
    var examples: [ConsoleExample] = []
    var isInside = false
    for (index, line) in page.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        examples.append(ConsoleExample(command: String(line.dropFirst(2)), line: index + 1))
      } else if isInside, !examples.isEmpty {
        examples[examples.count - 1].output.append(String(line))
      }
    }
    return examples
  }

  /// Whether a program printed what the page says.
  func matches(_ printed: String) -> Bool {
    var lines = printed.split(separator: "\n", omittingEmptySubsequences: false).map(Self.trimmed)
    if lines.last == "" { lines.removeLast() }
    return Self.matches(output.map(Self.trimmed)[...], lines[...])
  }

  private static func matches(_ expected: ArraySlice<String>, _ printed: ArraySlice<String>) -> Bool
  {
    guard let first = expected.first else { return printed.isEmpty }
    let rest = expected.dropFirst()
    if first.trimmingCharacters(in: .whitespaces) == "…" {
      return (printed.startIndex...printed.endIndex).contains { matches(rest, printed[$0...]) }
    }
    return printed.first == first && matches(rest, printed.dropFirst())
  }

  /// Editors drop blanks at the ends of lines.
  private static func trimmed(_ line: some StringProtocol) -> String {
    var line = String(line)
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}
