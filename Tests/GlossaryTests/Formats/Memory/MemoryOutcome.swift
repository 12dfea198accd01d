import Glossary
import TestSupport
import Testing

/// What a reader of memories gave.
struct MemoryOutcome {
  var headers: [MemoryHeader] = []
  var units: [TranslationUnit] = []

  /// The lines on which they begin.
  var lines: [Int] = []
  var skipped: [FileProblem] = []
  var remarks: [FileProblem] = []
  var failure: FileProblem?

  /// Reads bytes; anything but a `FileProblem` is thrown.
  init(
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

  init(
    _ format: MemoryFormat, _ text: String,
    _ options: MemoryReadOptions = .everything(source: .english, target: .indonesian),
    size: Int = 4_096
  ) throws {
    try self.init(format, Array(text.utf8), options, size: size)
  }

  /// The units on a line each: `tuid: source => target {property=value …}`.
  var summary: [String] {
    units.map { unit in
      let texts = unit.variants.map { variant in
        TMXInline.xml(variant.segment.nodes) + Self.text(variant.annotations)
      }
      return "\(unit.tuid ?? ""): \(texts.joined(separator: " => "))" + Self.text(unit.annotations)
    }
  }

  /// The rules of what was skipped and remarked, with their lines.
  var complaints: [String] { (skipped + remarks).map { "\($0.line) \($0.rule)" } }

  private static func text(_ annotations: [Annotation]) -> String {
    if annotations.isEmpty { return "" }
    let items = annotations.map { annotation in
      let attributes = annotation.attributes.map { "@\($0.name)=\($0.value)" }.joined()
      switch annotation.kind {
      case .note: return "note\(attributes)=\(annotation.text)"
      case .property(let type): return "\(type)\(attributes)=\(annotation.text)"
      }
    }
    return " {\(items.joined(separator: " | "))}"
  }
}
