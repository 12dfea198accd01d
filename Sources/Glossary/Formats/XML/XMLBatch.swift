/// What an XML parser found in a stretch of a document.
///
/// Names, values and texts lie in one buffer, so that no string is made of what is not kept.
struct XMLBatch {
  /// The bytes that events and attributes point into, in UTF-8; those from `count` on mean nothing.
  ///
  /// Grown by hand, since expat gives a text in many small pieces.
  private(set) var bytes = [UInt8](repeating: 0, count: 4_096)

  /// How many bytes are in use.
  private(set) var count = 0

  /// What was found, in order.
  var events: [XMLEvent] = []

  /// The attributes of all elements that begin here.
  var attributes: [XMLAttribute] = []

  /// Where each event stands in the document, in step with `events`; empty unless the parser was
  /// asked to keep positions.
  private(set) var positions: [XMLPosition] = []

  /// The pieces of all texts here, in order.
  private(set) var pieces: [XMLPiece] = []

  /// The text of a range of the buffer.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The name at a range of the buffer.
  func name(_ range: Range<Int>) -> XMLName {
    // The buffer mostly goes on behind a name, so that it can be read as whole words.
    guard range.lowerBound + 24 <= bytes.count else { return XMLName(bytes[range]) }
    return unsafe bytes.withUnsafeBytes { bytes in
      unsafe XMLName(
        words: (
          bytes.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self),
          bytes.loadUnaligned(fromByteOffset: range.lowerBound + 8, as: UInt64.self),
          bytes.loadUnaligned(fromByteOffset: range.lowerBound + 16, as: UInt64.self)
        ), count: range.count)
    }
  }

  /// The attributes of an element that begins.
  func attributes(of event: XMLEvent) -> [Attribute] {
    event.attributes.map { index in
      Attribute(text(attributes[index].name), text(attributes[index].value))
    }
  }

  /// The pieces of a text, each with its place in the document.
  ///
  /// An unknown entity is one piece, and other events have none.
  func pieces(ofEvent index: Int) -> ArraySlice<XMLPiece> { pieces[positions[index].pieces] }

  /// Notes where the event that was added last stands.
  mutating func locate(_ source: Range<Int>) {
    positions.append(XMLPosition(source: source, pieces: pieces.count..<pieces.count))
  }

  /// Notes where a piece of the event that was added last stands, which reaches as far from now on.
  mutating func locatePiece(_ piece: XMLPiece) {
    let last = positions.count - 1
    // Pieces of one entity all stand at its reference, so that ends do not fall.
    positions[last].source = positions[last].source.lowerBound..<piece.source.upperBound
    pieces.append(piece)
    positions[last].pieces = positions[last].pieces.lowerBound..<pieces.count
  }

  /// Adds bytes and returns where they are.
  mutating func append(_ source: UnsafeRawBufferPointer) -> Range<Int> {
    let start = count
    let end = start + source.count
    if end > bytes.count {
      bytes.append(contentsOf: repeatElement(0, count: max(end, 2 * bytes.count) - bytes.count))
    }
    unsafe bytes.withUnsafeMutableBytes { target in
      unsafe UnsafeMutableRawBufferPointer(rebasing: target[start..<end]).copyMemory(from: source)
    }
    count = end
    return start..<end
  }

  /// Forgets everything and keeps the memory.
  mutating func removeAll() {
    count = 0
    events.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    positions.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
  }
}

/// The beginning or end of an element, or text.
struct XMLEvent {
  enum Kind {
    /// An element begins; the range holds its name.
    case start

    /// The innermost element ends.
    case end

    /// Text; what follows a start, an end or another event is one event.
    case text

    /// A reference to an entity that a DTD defines which is not read: `&nbsp;` as it stands.
    case unknownEntity

    /// The same within the attributes of the element that began last; the range holds its name.
    case lostEntity
  }

  var kind: Kind

  /// The name or text in the buffer of the batch.
  var range: Range<Int>

  /// The attributes of an element that begins, in the batch.
  var attributes: Range<Int>

  /// The line on which it begins, from 1; 0 for an end and for text.
  var line: Int

  /// The column in Unicode scalars, from 1; 0 for an end and for text.
  var column: Int
}

/// Where an event stands in the document, in UTF-8 offsets from its first byte.
struct XMLPosition {
  /// The tag or the text as the document has it; the end of an empty element is empty, behind its
  /// tag.
  var source: Range<Int>

  /// The pieces of a text, in the batch.
  var pieces: Range<Int>
}

/// A stretch of text that stands in one piece in the document.
struct XMLPiece {
  /// The text in the buffer of the batch.
  var range: Range<Int>

  /// Where it stands in the document.
  var source: Range<Int>

  /// Whether both are the same bytes; otherwise the place is a reference or a line end.
  var isVerbatim: Bool
}

/// The name and value of an attribute, in the buffer of a batch.
struct XMLAttribute {
  var name: Range<Int>
  var value: Range<Int>
}

/// A name that is told from others by integers: its first 24 bytes and its length.
///
/// Enough for the names that a format knows; names that differ only beyond it are equal here.
struct XMLName: Hashable, ExpressibleByStringLiteral {
  private let first: UInt64
  private let second: UInt64
  private let third: UInt64
  private let count: Int

  init(_ bytes: ArraySlice<UInt8>) {
    var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
    let length = min(bytes.count, 24)
    var position = 0
    while position < length {
      let shift = UInt64(truncatingIfNeeded: position & 7 &* 8)
      let shifted = UInt64(bytes[bytes.startIndex &+ position]) &<< shift
      if position < 8 {
        words.0 |= shifted
      } else if position < 16 {
        words.1 |= shifted
      } else {
        words.2 |= shifted
      }
      position &+= 1
    }
    first = words.0
    second = words.1
    third = words.2
    count = bytes.count
  }

  /// A name that begins three words of memory, of which only its own bytes count.
  init(words: (UInt64, UInt64, UInt64), count: Int) {
    func part(_ word: UInt64, _ before: Int) -> UInt64 {
      let bytes = min(max(count - before, 0), 8)
      // A shift by 64 or more gives nothing.
      return word.littleEndian & ~(UInt64.max << UInt64(8 * bytes))
    }
    first = part(words.0, 0)
    second = part(words.1, 8)
    third = part(words.2, 16)
    self.count = count
  }

  /// The name, cut off after what is kept of it.
  var text: String {
    let bytes = [first, second, third].flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
    }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  init(stringLiteral name: StaticString) {
    self.init(
      unsafe Array(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))[...])
  }
}
