import Glossary
import TestSupport

/// What reading a memory came to.
struct TMXOutcome {
  var headers: [MemoryHeader] = []
  var units: [TranslationUnit] = []
  var lines: [Int] = []
  var skipped: [FileProblem] = []
  var remarks: [FileProblem] = []
  var failure: FileProblem?

  /// Reads blocks.
  init(name: String = "t.tmx", _ blocks: () throws -> [UInt8]) throws {
    do {
      try TMXReader.read(name: name, blocks: blocks) { item in
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

  /// Reads bytes.
  init(_ bytes: [UInt8], size: Int = 4_096) throws {
    try self.init(blocks(of: bytes, size: size))
  }

  /// Reads a text.
  init(_ text: String, size: Int = 4_096) throws {
    try self.init(Array(text.utf8), size: size)
  }

  /// Reads a document with this body.
  init(body: String) throws {
    try self.init(Self.document(body: body))
  }

  /// A document with this body.
  static func document(body: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <tmx version="1.4">
    <header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" \
    adminlang="en" srclang="en" datatype="plaintext"/>
    <body>
    \(body)
    </body>
    </tmx>
    """
  }

  /// Reads a unit with an English segment of this content.
  init(segment: String) throws {
    try self.init(
      body: """
        <tu><tuv xml:lang="en"><seg>\(segment)</seg></tuv>\
        <tuv xml:lang="id"><seg>x</seg></tuv></tu>
        """)
  }
}

/// The document of some units.
func tmx(
  _ units: [TranslationUnit], header: MemoryHeader = MemoryHeader(),
  level: TMXMemoryWriter.Level = .two
) -> [UInt8] {
  var writer = TMXMemoryWriter(header: header, level: level)
  var bytes: [UInt8] = []
  writer.begin(&bytes)
  for unit in units { writer.write(unit, to: &bytes) }
  writer.end(&bytes)
  return bytes
}
