/// Applies a unified difference, slowly and obviously, and checks every line and number of it.
enum PlainPatch {
  struct Mismatch: Error {
    var line: String
  }

  static func apply(_ diff: String, to text: String) throws -> String {
    let old = lines(text)
    var new: [String] = []
    var place = 0
    var counts = (old: 0, new: 0)
    for line in merged(lines(diff)).dropFirst(2) {
      if line.hasPrefix("@@") {
        guard counts == (0, 0) else { throw Mismatch(line: line) }
        let numbers = line.split(whereSeparator: { " ,-+@\n".contains($0) }).compactMap { Int($0) }
        let parts = line.split(separator: " ")
        let hasOld = parts[1].contains(",")
        let oldCount = hasOld ? numbers[1] : 1
        let newCount = parts[2].contains(",") ? numbers[numbers.count - 1] : 1
        let start = oldCount == 0 ? numbers[0] : numbers[0] - 1
        new += old[place..<start]
        place = start
        let newStart = numbers[hasOld ? 2 : 1]
        guard (newCount == 0 ? newStart : newStart - 1) == new.count else {
          throw Mismatch(line: line)
        }
        counts = (oldCount, newCount)
        continue
      }
      let content = String(line.dropFirst())
      switch line.first {
      case " ", "-":
        guard place < old.count, old[place] == content else { throw Mismatch(line: line) }
        place += 1
        counts.old -= 1
        if line.first == " " {
          new.append(content)
          counts.new -= 1
        }
      case "+":
        new.append(content)
        counts.new -= 1
      default: throw Mismatch(line: line)
      }
    }
    guard counts == (0, 0) else { throw Mismatch(line: "end") }
    return (new + old[place...]).joined()
  }

  /// The lines, the ones without an end joined with the remark that says so.
  private static func merged(_ lines: [String]) -> [String] {
    var merged: [String] = []
    for line in lines {
      if line.hasPrefix("\\"), let last = merged.popLast() {
        merged.append(String(String.UnicodeScalarView(last.unicodeScalars.dropLast())))
      } else {
        merged.append(line)
      }
    }
    return merged
  }

  private static func lines(_ text: String) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      line.append(scalar)
      if scalar == "\n" {
        lines.append(String(line))
        line = String.UnicodeScalarView()
      }
    }
    if !line.isEmpty { lines.append(String(line)) }
    return lines
  }
}
