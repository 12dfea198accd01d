import Glossary
import GlossaryWorkbench

/// A format in which aligned documents are written.
protocol AlignOutput {
  /// What stands before everything; empty but the first time.
  mutating func begin() -> String

  /// The text of two documents.
  mutating func text(of documents: AlignedDocuments) throws -> String

  /// What stands after everything.
  mutating func end() -> String
}

extension AlignOutput {
  func begin() -> String { "" }
  func end() -> String { "" }
}

/// One bead a line: the numbers of its sentences from 0.
///
/// Documents are parted by an empty line.
struct AlignLadder: AlignOutput {
  private var isFirst = true

  mutating func text(of documents: AlignedDocuments) -> String {
    defer { isFirst = false }
    return (isFirst ? "" : "\n") + documents.alignment.beads.map { $0.ladder + "\n" }.joined()
  }
}

/// A row a bead: both texts, the confidence in per cent, and the numbers of the sentences.
///
/// Doubtful pairs are left out.
struct AlignTable: AlignOutput {
  func text(of documents: AlignedDocuments) -> String {
    documents.alignment.beads.filter { !documents.isDoubtful($0) }
      .map { Self.row($0, documents) }.joined()
  }

  static func row(_ bead: Bead, _ documents: AlignedDocuments) -> String {
    let words = documents.words(bead)
    let cells = [
      AlignedDocuments.line(words.source), AlignedDocuments.line(words.target),
      AlignedDocuments.percent(bead.confidence), bead.ladder,
    ]
    return cells.joined(separator: "\t") + "\n"
  }
}

/// Pairs for people: the confidence and the numbers of the sentences, then both texts below each other.
struct AlignListing: AlignOutput {
  func text(of documents: AlignedDocuments) -> String {
    documents.alignment.beads.filter { !documents.isDoubtful($0) }.map { bead in
      let words = documents.words(bead)
      return """
        \(bead.ladder)  \(bead.shape)  \(AlignedDocuments.percent(bead.confidence))
          \(bead.source.isEmpty ? "–" : TextStyle.printable(AlignedDocuments.line(words.source)))
          \(bead.target.isEmpty ? "–" : TextStyle.printable(AlignedDocuments.line(words.target)))

        """
    }.joined()
  }
}

/// The sure pairs as units of a memory.
struct AlignTMX: AlignOutput {
  private let created: Timestamp
  private var writer: TMXMemoryWriter?

  init(created: Timestamp) {
    self.created = created
  }

  mutating func text(of documents: AlignedDocuments) throws -> String {
    let units = try documents.units(created: created)
    var bytes: [UInt8] = []
    var writer =
      self.writer
      ?? {
        let header = MemoryHeader(attributes: [
          Attribute("creationtool", "glossctl"),
          Attribute("creationtoolversion", glossctlVersion), Attribute("segtype", "sentence"),
          Attribute("srclang", "*all*"), Attribute("datatype", "plaintext"),
        ])
        var new = TMXMemoryWriter(header: header)
        new.begin(&bytes)
        return new
      }()
    for unit in units { writer.write(unit, to: &bytes) }
    self.writer = writer
    return String(decoding: bytes, as: UTF8.self)
  }

  mutating func end() -> String {
    guard var writer else { return "" }
    var bytes: [UInt8] = []
    writer.end(&bytes)
    self.writer = writer
    return String(decoding: bytes, as: UTF8.self)
  }
}
