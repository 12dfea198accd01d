/// What the header of a PO file says.
struct POHeader {
  private let fields: [String: String]

  /// Reads the translation of the empty message.
  init(_ text: String) {
    var fields: [String: String] = [:]
    for line in text.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      fields[line[..<colon].lowercased()] = String(value)
    }
    self.fields = fields
  }

  /// The language of the translations.
  var target: LanguageTag? { Self.language(fields["language"]) }

  /// The language of the messages, which tools beyond gettext may name.
  var source: LanguageTag? {
    Self.language(fields["x-source-language"] ?? fields["x-poedit-sourcelanguage"])
  }

  /// The day the messages were gathered.
  var created: PartialDate? { Self.date(fields["pot-creation-date"]) }

  /// The day of the last translation.
  var revised: PartialDate? { Self.date(fields["po-revision-date"]) }

  /// How many forms a plural has, where told.
  var formCount: Int? {
    guard let rule = fields["plural-forms"], let range = rule.firstRange(of: "nplurals=") else {
      return nil
    }
    return Int(rule[range.upperBound...].prefix { $0.isASCII && $0.isNumber })
  }

  /// The encoding that the header of a file declares; nil for UTF-8 and what is within it.
  static func charset(of bytes: [UInt8]) -> String? {
    let start = bytes.prefix(1 << 16).map { $0 < 0x80 ? $0 : UInt8(ascii: "?") }
    let text = String(decoding: start, as: UTF8.self)
    guard let type = text.firstRange(of: "Content-Type:"),
      let name = text[type.upperBound...].prefix(200).firstRange(of: "charset=")
    else { return nil }
    let charset = text[name.upperBound...].prefix {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_.:()".contains($0))
    }
    let known = charset.lowercased()
    return ["", "charset", "utf-8", "utf8", "ascii", "us-ascii"].contains(known)
      ? nil : String(charset)
  }

  private static func date(_ text: String?) -> PartialDate? {
    text.flatMap { PartialDate(String($0.prefix(10))) }
  }

  /// The tag for a name of a locale: `sr_RS@latin`.
  private static func language(_ name: String?) -> LanguageTag? {
    let parts = (name ?? "").split(separator: "@", maxSplits: 1)
    guard let base = parts.first?.split(separator: ".").first else { return nil }
    let scripts = ["latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab"]
    if parts.count == 2, let script = scripts[parts[1].lowercased()] {
      var subtags = base.split(whereSeparator: { $0 == "_" || $0 == "-" }).map(String.init)
      subtags.insert(script, at: 1)
      return try? LanguageTag(subtags.joined(separator: "-"))
    }
    return try? LanguageTag(String(base))
  }
}
