/// Reads XLIFF 1.0 to 1.2 and 2.0 to 2.2.
///
/// Elements and attributes of other tools are passed over, but for the states that Trados, memoQ and
/// Memsource keep in theirs; alternative translations are passed over too.
enum XLIFFReader {
  /// The longest unit in bytes.
  static let maximumUnit = 16 << 20

  /// Reads a document.
  ///
  /// - Complexity: O(size).
  /// - Throws: a `FileProblem` for what is no XLIFF, no well-formed XML, or has no text in the
  ///   languages asked for.
  static func read(_ file: DecodedFile, _ wanted: LanguagePair) throws(FileProblem) -> BilingualFile
  {
    var document = XLIFFDocument(file, wanted)
    try XMLDraft.parse(file) { event, attributes, batch throws(FileProblem) in
      try document.take(event, attributes, batch)
    }
    return try document.finish()
  }
}
