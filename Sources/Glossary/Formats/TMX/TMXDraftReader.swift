/// Reads one pair of languages of a TMX document with the places of its segments.
enum TMXDraftReader {
  /// Reads a document.
  ///
  /// Where no language is asked for, the text is in `srclang` of the header, else in the language of
  /// the first text; the translation is in the first other language.
  ///
  /// - Complexity: O(size).
  /// - Throws: a `FileProblem` for what is no TMX, no well-formed XML, or has no text in the languages
  ///   asked for.
  static func read(_ file: DecodedFile, _ wanted: LanguagePair) throws(FileProblem) -> BilingualFile
  {
    var document = TMXDraftDocument(file, wanted)
    try XMLDraft.parse(file) { event, attributes, batch throws(FileProblem) in
      try document.take(event, attributes, batch)
    }
    return try document.finish()
  }
}
