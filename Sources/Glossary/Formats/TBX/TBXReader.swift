/// Reads terminology in TBX, an entry at a time: versions 2 (`martif`) and 3 (`tbx`), with data
/// categories as attributes (DCA) or as tags (DCT), and the older TBX-Min (`TBX`), in any dialect.
///
/// What the model has a field for goes there; everything else is kept as it was said, at its concept,
/// language or designation (`KeptData`). An entry that cannot be kept is given with its place and the
/// reason, so that nothing goes missing unseen. Files may be packed with gzip, and written in any
/// encoding that XML can declare.
///
/// ```swift
/// try TBXReader.read(name: "terms.tbx", blocks: source) { item in
///   if case .concept(let concept, _) = item { base.concepts.append(concept) }
/// }
/// ```
public enum TBXReader {
  /// The longest entry, and the longest header, in bytes; a longer entry is skipped.
  public static let maximumEntry = 16 << 20

  /// Gives the entries and problems of a file to the body, in the order of the file.
  ///
  /// `blocks` gives the next bytes of the file, and none at its end. Entries are given as they are
  /// read: those before a mistake in the XML have been given when it is thrown.
  ///
  /// - Complexity: O(size); memory does not grow with the file, but for eight bytes for each entry.
  /// - Throws: a `FileProblem` of kind `unreadable` for a file that is empty, cut off, no TBX, no
  ///   well-formed XML or not in the encoding it declares; or what the closures throw.
  public static func read(
    name: String, blocks: () throws -> [UInt8], _ body: (TermItem) throws -> Void
  ) throws {
    var document = TBXDocument(file: name)
    try XMLParser.read(file: name, blocks: blocks) { batch in
      let failure = document.take(batch)
      for item in document.items { try body(item) }
      document.items.removeAll(keepingCapacity: true)
      if let failure { throw failure }
    }
  }
}
