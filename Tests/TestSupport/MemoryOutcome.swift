public import Glossary
import Testing

/// What a reader of memories gave.
public struct MemoryOutcome {
  /// The headers of the file.
  public var headers: [MemoryHeader] = []

  /// The units.
  public var units: [TranslationUnit] = []

  /// The lines on which they begin.
  public var lines: [Int] = []

  /// What cannot be kept.
  public var skipped: [FileProblem] = []

  /// What is odd.
  public var remarks: [FileProblem] = []

  /// Why the file cannot be read to its end.
  public var failure: FileProblem?

  /// Reads bytes; anything but a `FileProblem` is thrown.
  public init(
    _ format: MemoryFormat, _ bytes: [UInt8],
    _ options: MemoryReadOptions = .everything(source: .english, target: .indonesian),
    size: Int = 4_096, name: String = "t"
  ) throws {
    do {
      try MemoryFileReader.read(
        format, name: name, blocks: blocks(of: bytes, size: size), options: options
      ) { item in
        switch item {
        case .header(let header): headers.append(header)
        case .unit(let unit, let line):
          units.append(unit)
          lines.append(line)
        case .skipped(let problem): skipped.append(problem)
        case .remark(let problem): remarks.append(problem)
        }
      }
    } catch let problem as FileProblem {
      failure = problem
    }
  }

  /// Reads a text.
  public init(
    _ format: MemoryFormat, _ text: String,
    _ options: MemoryReadOptions = .everything(source: .english, target: .indonesian),
    size: Int = 4_096
  ) throws {
    try self.init(format, Array(text.utf8), options, size: size)
  }
}
