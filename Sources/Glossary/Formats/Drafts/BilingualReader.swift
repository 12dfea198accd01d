/// Reads files that hold a text with its translation.
///
/// ```swift
/// let file = try BilingualReader.read(NamedFile(name: "letter.xlf", bytes: bytes))
/// for unit in file.text.units { print(file.text.source.text.slice(unit.source)) }
/// ```
public enum BilingualReader {
  /// The longest text of one segment in bytes; the unit of a longer one is passed over.
  public static let maximumSegment = 1 << 20

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - file: The file; it may be packed with gzip, and is then read only.
  ///   - format: Its format; nil to find out by content and name.
  ///   - source: The language of the texts where the file leaves it open or has several.
  ///   - target: The same for the translations.
  ///   - encoding: The encoding of a table without a mark, by any common name; UTF-8 when nil.
  /// - Returns: The texts with their places, and what was passed over.
  /// - Complexity: O(size).
  /// - Throws: a `FileProblem` of kind `unreadable` for a file that is empty, of an unknown format, of
  ///   broken syntax, not in its encoding, or without texts in the languages asked for.
  public static func read(
    _ file: NamedFile, format: BilingualFormat? = nil, source: LanguageTag? = nil,
    target: LanguageTag? = nil, encoding: String? = nil
  ) throws(FileProblem) -> BilingualFile {
    let pair = LanguagePair(source: source, target: target)
    guard let format = format ?? BilingualFormat(file) else {
      // What is empty has no format, and that is the better reason.
      _ = try DecodedFile(file, kind: .table(encoding: encoding))
      throw FileProblem(
        file: file.name, line: 1, column: 1, kind: .unreadable, rule: "unknown-format",
        message: "neither name nor content tell a format with two languages; name one of "
          + BilingualFormat.allCases.map(\.rawValue).joined(separator: ", "))
    }
    switch format {
    case .xliff: return try XLIFFReader.read(try DecodedFile(file, kind: .xml), pair)
    case .tmx: return try TMXDraftReader.read(try DecodedFile(file, kind: .xml), pair)
    case .po: return try POReader.read(file, pair)
    case .tsv, .csv:
      return try PairTableDraftReader.read(
        try DecodedFile(file, kind: .table(encoding: encoding)), format, pair)
    }
  }
}

/// The languages of a text and its translation, as far as they are known.
struct LanguagePair: Hashable {
  var source: LanguageTag?
  var target: LanguageTag?

  /// Whether texts in the languages of another pair are wanted when these are; what is not known is.
  func allows(_ other: LanguagePair) -> Bool {
    func allows(_ wanted: LanguageTag?, _ there: LanguageTag?) -> Bool {
      guard let wanted, let there else { return true }
      return wanted.serves(there)
    }
    return allows(source, other.source) && allows(target, other.target)
  }

  /// The pair, with what it leaves open taken from another.
  func filled(from other: LanguagePair) -> LanguagePair {
    LanguagePair(source: source ?? other.source, target: target ?? other.target)
  }
}

extension LanguagePair: CustomStringConvertible {
  /// The pair for a message.
  var description: String {
    "\(source?.original ?? "an unnamed language") to \(target?.original ?? "an unnamed language")"
  }
}
