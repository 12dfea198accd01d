/// Reads rules of segmentation from SRX 1.0 and 2.0.
///
/// SRX 1.0 differs by its maps: they stand in groups, which have no place in 2.0 and are joined, and
/// they do not cascade. Comments are not kept.
public enum SRXReader {
  /// Reads a document.
  ///
  /// A document with problems can be used: rules with patterns that ICU does not compile are in it
  /// and make a segmenter of their language fail.
  ///
  /// - Complexity: O(size).
  /// - Returns: The rules, with what is wrong with them, in order.
  /// - Throws: a `FileProblem` for a file that is empty or damaged, no XML or no SRX.
  public static func read(
    _ file: NamedFile
  ) throws(FileProblem) -> (rules: SegmentationRules, problems: [FileProblem]) {
    let decoded = try DecodedFile(file, kind: .xml)
    var document = SRXDocument(file: file.name)
    var parser = try XMLParser(file: file.name)
    do {
      try parser.parse(Array(decoded.text.utf8), isLast: true) { batch in
        for event in batch.events { try document.take(event, batch) }
      }
    } catch let problem as FileProblem {
      throw problem
    } catch {
      throw FileProblem(
        file: file.name, line: 1, column: 1, kind: .unreadable, rule: "xml-syntax",
        message: "no well-formed XML: \(error)")
    }
    return document.finish()
  }
}

extension SegmentationRules {
  /// The namespace of SRX 2.0.
  static let namespace = "http://www.lisa.org/srx20"
}
