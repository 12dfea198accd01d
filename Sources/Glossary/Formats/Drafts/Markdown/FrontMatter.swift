/// The lines between marks at the beginning of a text, which site generators read (YAML or TOML).
struct FrontMatter {
  /// Where the text begins behind it.
  private(set) var end = 0

  /// What it declares.
  private(set) var metadata = DraftMetadata()

  /// Reads the front matter of a text, if it has one.
  ///
  /// Only values on the line of their key are read, since a day and a language never need more.
  init(_ source: [UInt8]) {
    let first = PlainTextLine(source, from: 0)
    let mark = String(decoding: source[first.content], as: UTF8.self)
    guard first.content.lowerBound == 0, mark == "---" || mark == "+++" else { return }
    var found = DraftMetadata()
    var rank = Int.max
    var place = first.next
    while place < source.count {
      let line = PlainTextLine(source, from: place)
      let text = String(decoding: source[line.content], as: UTF8.self)
      if line.content.lowerBound == place, text == mark || (mark == "---" && text == "...") {
        end = line.next
        metadata = found
        return
      }
      if line.content.lowerBound == place { Self.read(text, into: &found, &rank) }
      place = line.next
    }
  }

  private static func read(_ line: String, into metadata: inout DraftMetadata, _ rank: inout Int) {
    guard let separator = line.firstIndex(where: { $0 == ":" || $0 == "=" }) else { return }
    let key = line[..<separator].filter { !$0.isWhitespace && $0 != "\"" }.lowercased()
    var value = line[line.index(after: separator)...].drop { $0.isWhitespace }
    if let quote = value.first, quote == "\"" || quote == "'" {
      value = value.dropFirst().prefix { $0 != quote }
    } else if let comment = value.firstRange(of: " #") {
      value = value[..<comment.lowerBound]
    }
    if let place = dateKeys.firstIndex(of: key), place < rank, let date = DeclaredDate.read(value) {
      metadata.date = date
      rank = place
    } else if languageKeys.contains(key), metadata.language == nil {
      metadata.language = try? LanguageTag(String(value).trimmingBlanks)
    }
  }

  /// The keys of a day, the best first.
  private static let dateKeys = [
    "date", "published", "publishdate", "pubdate", "published_at", "created", "updated", "lastmod",
    "modified",
  ]
  private static let languageKeys = ["lang", "language", "locale"]
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
