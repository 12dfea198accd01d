import Glossary
import GlossaryWorkbench

/// The lines of standard input, or of a file, as they come.
struct InputLines: ~Copyable {
  private let name: String
  private let descriptor: Int32
  private var block: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  private var number = 0

  /// Opens a file; `-` is standard input, and nil has no lines.
  init(_ path: String? = "-") throws {
    guard let path else {
      name = ""
      descriptor = -1
      isAtEnd = true
      return
    }
    name = InputFile.name(path)
    descriptor = try InputFile.open(path)
  }

  deinit { if descriptor >= 0 { InputFile.closeFile(descriptor) } }

  /// Whether the next line is here already, so that asking for it does not wait.
  var hasLine: Bool { isAtEnd || block[start...].contains(0x0A) }

  /// The next line without its end; nil at the end of input.
  ///
  /// A line that is not UTF-8 is a failure that names it.
  mutating func next() throws -> String? {
    var searched = start
    while true {
      if let end = block[searched...].firstIndex(of: 0x0A) {
        let line = block[start..<end]
        start = end + 1
        return try decode(line)
      }
      if isAtEnd {
        guard start < block.count else { return nil }
        let line = block[start...]
        start = block.count
        return try decode(line)
      }
      searched = block.count - start
      try fill()
    }
  }

  private mutating func fill() throws {
    block.removeSubrange(..<start)
    start = 0
    let more = try InputFile.readBlock(descriptor, path: name)
    isAtEnd = more.isEmpty
    block += more
  }

  private mutating func decode(_ line: ArraySlice<UInt8>) throws -> String {
    number += 1
    var text = line.last == 0x0D ? line.dropLast() : line
    // Some editors begin a file with a mark of its encoding.
    if number == 1 && text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    do {
      return try String(strictUTF8: Array(text))
    } catch {
      throw Failure("\(name):\(number): \(error.message)")
    }
  }
}
