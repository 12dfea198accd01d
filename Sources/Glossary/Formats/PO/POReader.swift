/// Reads messages of GNU gettext, as its manual describes them (The Format of PO Files).
///
/// A message of broken syntax is reported and passed over; the others are read. Messages that are no
/// longer in use are counted only.
enum POReader {
  /// Reads a file.
  ///
  /// - Complexity: O(size).
  /// - Throws: a `FileProblem` for a file that is empty, not in its encoding, or holds no message.
  static func read(_ file: NamedFile, _ wanted: LanguagePair) throws(FileProblem) -> BilingualFile {
    let charset = POHeader.charset(of: file.bytes)
    let decoded = try DecodedFile(file, kind: .table(encoding: charset))
    var scanner = POScanner(decoded)
    scanner.scan()
    var units = POUnits(wanted, problems: scanner.problems)
    for entry in scanner.entries { units.add(entry) }
    let problems = units.problems
    if scanner.entries.isEmpty, let first = problems.all.first {
      throw FileProblem(
        file: file.name, line: first.line, column: first.column, kind: .unreadable,
        rule: "no-message",
        message: "no message could be read: \(first.message)")
    }
    let text = units.builder.finish(
      file: decoded.text, source: units.sourceMetadata, target: units.targetMetadata)
    return BilingualFile(
      .po, file: decoded, text: text, unitCount: units.messageCount + scanner.brokenCount,
      obsoleteCount: units.obsoleteCount, problems: problems.all, slots: units.builder.slots)
  }
}
