extension XMLParser {
  /// How many bytes may wait for the end of an element before expat gets them.
  private static let mostWaiting = 1 << 18

  /// Parses a block, in which plain elements of a name are read without expat.
  ///
  /// An element with all it holds stands by itself: a document without it is as well-formed as with it.
  /// So expat is given what is not plain, as if the rest were not there, while lines and columns are
  /// kept right. That begins only where expat has taken all it was given and is between the tags
  /// of the root element; a document with declarations of its own goes to expat whole.
  mutating func parse(
    _ block: [UInt8], isLast: Bool, plain tag: [UInt8],
    _ body: (borrowing XMLBatch) throws -> Void
  ) throws {
    var bytes = block
    if !waiting.isEmpty {
      bytes = waiting + block
      waiting = []
    }
    var start = 0
    while start < bytes.count {
      let next: Int
      if unsafe state.pointee.hasDeclarations {
        next = bytes.count
      } else if unsafe state.pointee.isWithinContent(fedBytes: fedBytes) {
        let scanned = try scan(bytes, from: start, tag: tag, body)
        start = scanned.end
        if start == bytes.count { break }
        if scanned.isIncomplete && !isLast && bytes.count - start < Self.mostWaiting {
          waiting = Array(bytes[start...])
          return
        }
        next = Self.place(of: tag, in: bytes, from: start + 1)
      } else {
        next = Self.place(of: tag, in: bytes, from: start + 1)
      }
      // Half a tag at the end waits for the rest.
      let end = isLast || next < bytes.count ? next : Self.endOfWhole(bytes, from: start, tag)
      if end > start { try parseByExpat(bytes, start..<end, isLast: false, body) }
      if end == start {
        waiting = Array(bytes[start...])
        return
      }
      start = end
    }
    if isLast { try parseByExpat([], 0..<0, isLast: true, body) }
  }

  /// Reads plain elements and white space between them; where it came to, and whether the bytes there
  /// are the beginning of such an element.
  private func scan(
    _ bytes: [UInt8], from start: Int, tag: [UInt8], _ body: (borrowing XMLBatch) throws -> Void
  ) throws -> (end: Int, isIncomplete: Bool) {
    let (line, column) = unsafe state.pointee.place
    let depth = unsafe state.pointee.remainingDepth
    var isIncomplete = false
    let end = unsafe bytes.withUnsafeBufferPointer { source in
      var scanner = unsafe XMLPlainScanner(
        source, at: start, line: line, column: column, maximumDepth: depth)
      scan: while true {
        unsafe scanner.scanSpace(into: &state.pointee.batch)
        guard Self.hasTag(tag, at: scanner.position, in: bytes) else { break }
        switch unsafe scanner.scanElement(into: &state.pointee.batch) {
        case .element: continue
        case .incomplete:
          isIncomplete = true
          break scan
        case .other: break scan
        }
      }
      unsafe state.pointee.pass(line: scanner.line, column: scanner.column)
      return scanner.position
    }
    if end > start {
      try unsafe body(state.pointee.batch)
      unsafe state.pointee.batch.removeAll()
    }
    return (end, isIncomplete)
  }

  /// Where a tag begins from an offset on; the number of bytes where none does.
  private static func place(of tag: [UInt8], in bytes: [UInt8], from start: Int) -> Int {
    var place = start
    while place < bytes.count {
      if bytes[place] == tag[0], hasTag(tag, at: place, in: bytes) { return place }
      place += 1
    }
    return bytes.count
  }

  /// Whether a tag begins at an offset.
  private static func hasTag(_ tag: [UInt8], at place: Int, in bytes: [UInt8]) -> Bool {
    guard place + tag.count < bytes.count, bytes[place..<place + tag.count].elementsEqual(tag)
    else { return false }
    switch bytes[place + tag.count] {
    case 0x09, 0x0A, 0x20, UInt8(ascii: ">"), UInt8(ascii: "/"): return true
    default: return false
    }
  }

  /// The end of the bytes without what may be the beginning of a tag.
  private static func endOfWhole(_ bytes: [UInt8], from start: Int, _ tag: [UInt8]) -> Int {
    let tail = bytes[max(start, bytes.count - tag.count)...]
    guard let bracket = tail.lastIndex(of: tag[0]),
      zip(bytes[bracket...], tag).allSatisfy({ $0 == $1 })
    else { return bytes.count }
    return bracket
  }
}
