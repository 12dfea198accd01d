/// Reads XLIFF 1.0 to 1.2 and 2.0 to 2.2 as units of a memory, one after another.
///
/// A unit has the name that it has in the file as `tuid`; of one that is divided into segments each
/// is a unit with a property `x-segment`. Notes stay notes; attributes, contexts and metadata become
/// properties, `x-` before the name where the file has none such. Each unit is given, or skipped with
/// the reason; what belongs to no unit is told at the end.
public enum XLIFFMemoryReader {
  /// Gives the units and problems of a file to the body, in the order of the file.
  ///
  /// `blocks` gives the next bytes of the file, and none at its end; they may be packed with gzip.
  /// Rules by which a unit is skipped as the options ask for: `untranslated`, `needs-review`,
  /// `not-translatable`.
  ///
  /// - Complexity: O(size); memory does not grow with the file.
  /// - Throws: a `FileProblem` of kind `unreadable` for a file that is empty, no XLIFF, no well-formed
  ///   XML or not in the encoding it declares; or what the closures throw.
  public static func read(
    name: String, blocks: () throws -> [UInt8], options: MemoryReadOptions = MemoryReadOptions(),
    _ body: (MemoryItem) throws -> Void
  ) throws {
    var document = XLIFFMemoryDocument(file: name, options)
    try XMLParser.read(file: name, blocks: blocks) { batch in
      let failure = document.take(batch)
      for item in document.items { try body(item) }
      document.items.removeAll(keepingCapacity: true)
      if let failure { throw failure }
    }
    for remark in document.partRemarks { try body(.remark(remark)) }
  }
}
