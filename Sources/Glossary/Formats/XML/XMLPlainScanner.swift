/// Reads elements of plain XML without expat, several times as fast, and gives the same events.
///
/// Plain is an element with all it holds if its names are of ASCII, no two attributes of a tag have one
/// name, texts and values are well-formed UTF-8 without control characters, carriage returns and
/// references but those to the five characters that XML itself defines, and there is neither a
/// comment nor a section nor an instruction in it. Whatever else comes is left to expat: nothing is
/// refused here. A property test compares the two.
@safe struct XMLPlainScanner {
  /// What was found at a place.
  enum Outcome {
    /// An element, which was added to the batch.
    case element

    /// The beginning of what may be a plain element; the rest is not here yet.
    case incomplete

    /// Something else.
    case other
  }

  /// The most attributes of a tag, which are compared in pairs.
  private static let maximumAttributes = 16

  /// The most bytes of a reference to a character that XML defines.
  private static let longestReference = 6

  private let source: UnsafeBufferPointer<UInt8>

  /// How deep elements may be nested.
  private let maximumDepth: Int

  /// Where the next byte is read.
  private(set) var position: Int

  /// The line of the next byte, from 1.
  private(set) var line: Int

  /// Where that line begins, and how many bytes since then only continue a character.
  private var lineStart: Int
  private var continuations = 0

  /// The names of the open elements.
  private var open: [Range<Int>] = []

  /// The names of the attributes of the tag that is read.
  private var names: [Range<Int>] = []

  /// Begins at an offset, of which the line and column are known.
  init(
    _ source: UnsafeBufferPointer<UInt8>, at position: Int, line: Int, column: Int,
    maximumDepth: Int
  ) {
    unsafe self.source = unsafe source
    self.position = position
    self.line = line
    self.maximumDepth = maximumDepth
    lineStart = position - (column - 1)
  }

  /// The column of the next byte in Unicode scalars, from 1.
  var column: Int { position - lineStart - continuations + 1 }

  /// Adds the white space of the next bytes to the batch as text.
  mutating func scanSpace(into batch: inout XMLBatch) {
    let start = position
    skipSpace()
    if position > start { unsafe batch.addText(bytes(start..<position)) }
  }

  /// Adds the element that begins with the next byte to the batch, if it is whole and plain; else
  /// nothing is added and the position stays.
  ///
  /// - Complexity: O(length).
  mutating func scanElement(into batch: inout XMLBatch) -> Outcome {
    let before = (position, line, lineStart, continuations)
    let mark = batch.mark
    open.removeAll(keepingCapacity: true)
    let outcome = scanTags(into: &batch)
    if outcome == .element { return .element }
    // What is odd at the very end of the bytes may only be cut off.
    let isCutOff = unsafe outcome == .other && source.count - position < Self.longestReference
    (position, line, lineStart, continuations) = before
    batch.restore(mark)
    return isCutOff ? .incomplete : outcome
  }

  private mutating func scanTags(into batch: inout XMLBatch) -> Outcome {
    repeat {
      guard let next = byte(position + 1) else { return .incomplete }
      let outcome =
        next == UInt8(ascii: "/") ? scanEnd(into: &batch) : scanStart(into: &batch)
      if outcome != .element { return outcome }
      if open.isEmpty { return .element }
      let found = scanText(into: &batch)
      if found != .element { return found }
    } while true
  }

  // MARK: Tags

  private mutating func scanEnd(into batch: inout XMLBatch) -> Outcome {
    guard let name = open.popLast() else { return .other }
    position += 2
    let end = position + name.count
    guard unsafe end < source.count else { return .incomplete }
    guard isEqual(position..<end, name) else { return .other }
    position = end
    skipSpace()
    guard let last = byte(position) else { return .incomplete }
    guard last == UInt8(ascii: ">") else { return .other }
    position += 1
    batch.addEnd()
    return .element
  }

  private mutating func scanStart(into batch: inout XMLBatch) -> Outcome {
    let (startLine, startColumn) = (line, column)
    position += 1
    guard let name = scanName(), open.count < maximumDepth else { return .other }
    let added = unsafe batch.append(bytes(name))
    let first = batch.attributes.count
    names.removeAll(keepingCapacity: true)
    while true {
      let afterName = position
      skipSpace()
      guard let next = byte(position) else { return .incomplete }
      if next == UInt8(ascii: ">") || next == UInt8(ascii: "/") { break }
      guard position > afterName else { return .other }
      let outcome = scanAttribute(into: &batch)
      if outcome != .element { return outcome }
    }
    batch.addStart(
      added, attributes: first..<batch.attributes.count, line: startLine, column: startColumn)
    if unsafe source[position] == UInt8(ascii: "/") {
      guard let last = byte(position + 1) else { return .incomplete }
      guard last == UInt8(ascii: ">") else { return .other }
      position += 2
      batch.addEnd()
    } else {
      position += 1
      open.append(name)
    }
    return .element
  }

  private mutating func scanAttribute(into batch: inout XMLBatch) -> Outcome {
    guard let name = scanName(), names.count < Self.maximumAttributes else { return .other }
    for known in names where known.count == name.count {
      if isEqual(known, name) { return .other }
    }
    names.append(name)
    guard let equals = byte(position), let quote = byte(position + 1) else { return .incomplete }
    guard equals == UInt8(ascii: "="), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    else { return .other }
    position += 2
    let addedName = unsafe batch.append(bytes(name))
    var value = batch.count..<batch.count
    var start = position
    while let byte = nextOdd() {
      if byte == quote {
        value = unsafe value.lowerBound..<batch.append(bytes(start..<position)).upperBound
        position += 1
        batch.attributes.append(XMLAttribute(name: addedName, value: value))
        return .element
      }
      if byte == UInt8(ascii: "&") {
        _ = unsafe batch.append(bytes(start..<position))
        guard let character = scanReference() else { return .other }
        _ = unsafe withUnsafeBytes(of: character) { unsafe batch.append($0) }
        start = position
      } else if byte == UInt8(ascii: ">") {
        position += 1
      } else if !scanWide(byte) {
        return .other
      }
    }
    return .incomplete
  }

  /// The name of the next bytes; nil where there is none, or one that reaches the end of the bytes.
  private mutating func scanName() -> Range<Int>? {
    var index = position
    let end = unsafe source.count
    while index < end {
      let byte = unsafe source[index]
      let isLetter = (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_")
      // Digits and the colon, the hyphen and the full stop stand in a name but do not begin one.
      let isOther =
        index > position
        && (byte &- UInt8(ascii: "0") < 11 || byte == UInt8(ascii: "-")
          || byte == UInt8(ascii: "."))
      guard isLetter || isOther else { break }
      index &+= 1
    }
    let name = position..<index
    position = index
    return name.isEmpty || index == end ? nil : name
  }

  // MARK: Text

  /// Adds the text up to the next tag.
  private mutating func scanText(into batch: inout XMLBatch) -> Outcome {
    var start = position
    while let byte = nextOdd() {
      switch byte {
      case UInt8(ascii: "<"):
        if position > start { unsafe batch.addText(bytes(start..<position)) }
        return .element
      case UInt8(ascii: "&"):
        if position > start { unsafe batch.addText(bytes(start..<position)) }
        guard let character = scanReference() else { return .other }
        unsafe withUnsafeBytes(of: character) { _ = unsafe batch.addText($0) }
        start = position
      case UInt8(ascii: "\n"):
        position &+= 1
        beginLine()
      case UInt8(ascii: "\t"): position &+= 1
      case UInt8(ascii: ">"):
        // XML forbids "]]>" here. What precedes is at least the tag before.
        if unsafe source[position - 1] == UInt8(ascii: "]") { return .other }
        position &+= 1
      default: if !scanWide(byte) { return .other }
      }
    }
    return .incomplete
  }

  /// The character of a reference to one of the five that XML defines.
  private mutating func scanReference() -> UInt8? {
    guard unsafe position + Self.longestReference <= source.count else { return nil }
    for (name, character) in Self.references {
      let end = position + name.utf8CodeUnitCount
      let isSame = unsafe bytes(position..<end).elementsEqual(
        UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
      if isSame {
        position = end
        return character
      }
    }
    return nil
  }

  private static let references: [(StaticString, UInt8)] = [
    ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")), ("&amp;", UInt8(ascii: "&")),
    ("&quot;", UInt8(ascii: "\"")), ("&apos;", UInt8(ascii: "'")),
  ]

  // MARK: Characters

  /// Whether a byte is a character that means nothing anywhere: of ASCII, no control character, and
  /// none of `"&'<>`.
  @inline(__always)
  private static func isOrdinary(_ byte: UInt8) -> Bool {
    // A bit for each byte below 0x40.
    let low: UInt64 = 0xAFFF_FF3B_0000_0000
    return byte < 0x40 ? low &>> UInt64(byte) & 1 == 1 : byte < 0x7F
  }

  /// Passes over what means nothing anywhere; the byte after it.
  @inline(__always)
  private mutating func nextOdd() -> UInt8? {
    var index = position
    let end = unsafe source.count
    while unsafe index < end && Self.isOrdinary(source[index]) { index &+= 1 }
    position = index
    return unsafe index < end ? source[index] : nil
  }

  /// Passes over a character beyond ASCII, or a quotation mark; false for any other, and for what is
  /// cut off or no UTF-8 that XML allows.
  private mutating func scanWide(_ first: UInt8) -> Bool {
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      position += 1
      return true
    }
    guard first >= 0xC2, first < 0xF5 else { return false }
    let width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard unsafe position + width <= source.count else { return false }
    var value = UInt32(first) & (0x7F &>> UInt32(width))
    for offset in 1..<width {
      let next = unsafe source[position + offset]
      guard next & 0xC0 == 0x80 else { return false }
      value = value << 6 | UInt32(next & 0x3F)
    }
    // Longer forms than needed, surrogates, what is beyond Unicode, and U+FFFE and U+FFFF.
    if width == 3, value < 0x800 || value & 0xF800 == 0xD800 || value >= 0xFFFE { return false }
    if width == 4, value < 0x1_0000 || value > 0x10_FFFF { return false }
    position += width
    continuations += width - 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = byte(position) {
      switch byte {
      case UInt8(ascii: "\n"):
        position &+= 1
        beginLine()
      case UInt8(ascii: " "), UInt8(ascii: "\t"): position &+= 1
      default: return
      }
    }
  }

  private mutating func beginLine() {
    line += 1
    lineStart = position
    continuations = 0
  }

  @inline(__always)
  private func byte(_ index: Int) -> UInt8? {
    unsafe index < source.count ? source[index] : nil
  }

  private func isEqual(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    unsafe UnsafeBufferPointer(rebasing: source[one])
      .isEqual(to: UnsafeBufferPointer(rebasing: source[other]))
  }

  private func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: source[range]))
  }
}
