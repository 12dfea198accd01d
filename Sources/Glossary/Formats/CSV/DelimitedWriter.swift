/// Writes records of delimited text that `DelimitedReader` reads back.
public struct DelimitedWriter: Sendable {
  private let dialect: DelimitedReader.Dialect

  /// Makes a writer.
  public init(_ dialect: DelimitedReader.Dialect) {
    self.dialect = dialect
  }

  /// One line, with its end.
  ///
  /// TSV cannot hold tabs and line breaks: they become spaces.
  ///
  /// - Complexity: O(length).
  public func line(_ fields: [String]) -> String {
    var line = fields.map(encoded).joined(separator: String(UnicodeScalar(dialect.delimiter)))
    line += "\n"
    return line
  }

  private func encoded(_ field: String) -> String {
    let breaks: (UInt8) -> Bool = { $0 == 0x0A || $0 == 0x0D || $0 == dialect.delimiter }
    if !dialect.isQuoted {
      guard field.utf8.contains(where: breaks) else { return field }
      let scalars = field.unicodeScalars.map { $0.isASCII && breaks(UInt8($0.value)) ? " " : $0 }
      return String(String.UnicodeScalarView(scalars))
    }
    guard field.utf8.contains(where: { breaks($0) || $0 == UInt8(ascii: "\"") }) else {
      return field
    }
    // By scalars: a mark that combines with a quotation mark hides it from a search by characters.
    var quoted = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in field.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }
}
