/// Reads translation memories in TMX 1.1 to 1.4b, a unit at a time.
///
/// Everything that a file says is kept: attributes that TMX does not know, properties and notes in
/// their order, codes within codes. What cannot be kept is given as an item with its place and the
/// reason, so that nothing goes missing unseen. Files may be packed with gzip, and written in any
/// encoding that XML can declare.
///
/// ```swift
/// try TMXReader.read(name: "memory.tmx", blocks: source) { item in
///   if case .unit(let unit, _) = item { memory.append(unit) }
/// }
/// ```
public enum TMXReader {
  /// The longest text of a segment in bytes; the unit of a longer one is skipped.
  public static let maximumSegment = 1 << 20

  /// The longest unit, and the longest header, in bytes.
  public static let maximumUnit = 16 << 20

  /// Gives the header, units and problems of a file to the body, in the order of the file.
  ///
  /// `blocks` gives the next bytes of the file, and none at its end. Units are given as they are
  /// read: those before a mistake in the XML have been given when it is thrown.
  ///
  /// - Complexity: O(size); memory does not grow with the file, but for eight bytes for each `tuid`.
  /// - Throws: a `FileProblem` of kind `unreadable` for a file that is empty, cut off, no TMX, no
  ///   well-formed XML or not in the encoding it declares; or what the closures throw.
  public static func read(
    name: String, blocks: () throws -> [UInt8], _ body: (MemoryItem) throws -> Void
  ) throws {
    var document = TMXDocument(file: name)
    try XMLParser.read(file: name, blocks: blocks) { batch in
      let failure = document.take(batch)
      for item in document.items { try body(item) }
      document.removeItems()
      if let failure { throw failure }
    }
  }
}
