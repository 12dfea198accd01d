import Foundation
import Glossary
import TestSupport
import Testing

/// What reading a TBX file came to.
struct TBXOutcome {
  var base = TermBase()
  var lines: [Int] = []
  var skipped: [FileProblem] = []
  var remarks: [FileProblem] = []
  var failure: FileProblem?

  var concepts: [Concept] { base.concepts }
  var rules: [String] { remarks.map(\.rule) }

  /// Reads blocks.
  init(name: String = "t.tbx", _ blocks: () throws -> [UInt8]) throws {
    do {
      try TBXReader.read(name: name, blocks: blocks) { item in
        switch item {
        case .concept(let concept, let line):
          base.concepts.append(concept)
          lines.append(line)
        case .skipped(let problem): skipped.append(problem)
        case .remark(let problem): remarks.append(problem)
        case .base(let items): base.kept += items
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

  /// Reads entries of a document of version 2.
  init(entries: String) throws {
    try self.init(Self.martif(entries))
  }

  /// A document of version 2.
  static func martif(_ entries: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>t</p></sourceDesc>\
    </fileDesc></martifHeader><text><body>
    \(entries)
    </body></text></martif>
    """
  }

  /// A document of version 3.
  static func tbx(_ entries: String, style: String = "dct") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <tbx type="TBX-Basic" style="\(style)" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" \
    xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:b="http://www.tbxinfo.net/ns/basic">\
    <tbxHeader><fileDesc><sourceDesc><p>t</p></sourceDesc></fileDesc></tbxHeader><text><body>
    \(entries)
    </body></text></tbx>
    """
  }
}

/// A base as TBX, with what the writer says of it.
func tbx(
  _ base: TermBase, _ options: TBXWriter.Options = TBXWriter.Options()
) throws -> (text: String, summary: TBXWriter.Summary) {
  var text = ""
  let summary = try TBXWriter(options).write(base) { text += $0 }
  return (text, summary)
}

/// Every way of writing TBX.
let tbxOptions: [TBXWriter.Options] = [
  .init(), .init(style: .dca), .init(version: .two), .init(dialect: .open),
  .init(version: .two, dialect: .open),
]

/// Fails when a document is not valid by the published schema of its version and dialect.
func requireValidTBX(_ text: String, _ options: TBXWriter.Options) throws {
  guard let program = Command.find("xmllint"), let shared = SharedData.folder else { return }
  let folder = shared.appendingPathComponent("data/schemas/tbx")
  let schema: (String, String) =
    switch (options.version, options.style, options.dialect) {
    case (.two, _, .basic): ("--dtdvalid", "TBXBasiccoreStructV02.dtd")
    case (.two, _, .open): ("--dtdvalid", "TBXcoreStructV02.dtd")
    case (.three, .dca, .basic): ("--relaxng", "TBXcoreStructV03_TBX-Basic_integrated.rng")
    case (.three, _, _): ("--relaxng", "TBXcoreStructV03.rng")
    }
  let outcome = try Command.run(
    program, ["--noout", "--nonet", schema.0, folder.appendingPathComponent(schema.1).path, "-"],
    input: Data(text.utf8))
  #expect(outcome.status == 0, "\(schema.1): \(outcome.errors.prefix(2_000))")
}
