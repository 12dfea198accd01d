/// What a page declares of its language and its day, the better place outweighing the worse.
struct HTMLMetadata {
  /// Where a day may be declared, the best first.
  private enum Place: Int {
    case published, issued, data, time, modified
  }

  private var language: LanguageTag?
  private var fallbackLanguage: LanguageTag?
  private var date: (place: Place, date: PartialDate)?

  /// What was found.
  var result: DraftMetadata {
    DraftMetadata(language: language ?? fallbackLanguage, date: date?.date)
  }

  /// Takes the language of the whole page.
  mutating func take(language name: String?) {
    guard language == nil, let name, let tag = try? LanguageTag(name) else { return }
    language = tag
  }

  /// Takes a `<meta>` element.
  mutating func take(meta attributes: [HTMLAttribute]) {
    guard let content = attributes.value(.content) else { return }
    let names = [HTMLAttribute.Name.property, .name, .itemprop, .httpEquiv]
      .compactMap { attributes.value($0)?.lowercased() }
    for name in names {
      switch name {
      case "content-language", "og:locale", "dc.language", "dcterms.language", "inlanguage":
        if fallbackLanguage == nil { fallbackLanguage = try? LanguageTag(content) }
      case "article:published_time", "datepublished", "og:published_time", "publish-date",
        "publish_date", "publishdate", "pubdate", "parsely-pub-date", "sailthru.date",
        "article.published", "published-date", "content_publishdate", "dcterms.issued",
        "dc.date.issued":
        take(content, .published)
      case "dc.date", "dcterms.date", "date", "dcterms.created", "dc.date.created",
        "article:published", "citation_publication_date", "citation_date", "datecreated":
        take(content, .issued)
      case "article:modified_time", "og:updated_time", "last-modified", "dcterms.modified",
        "datemodified", "revised":
        take(content, .modified)
      default: continue
      }
    }
  }

  /// Takes a `<time>` element.
  mutating func take(time attributes: [HTMLAttribute]) {
    guard let value = attributes.value(.datetime) else { return }
    let isPublished =
      attributes.value(.pubdate) != nil
      || attributes.value(.itemprop)?.lowercased() == "datepublished"
    take(value, isPublished ? .published : .time)
  }

  /// Takes the text of a script with data on the page (JSON-LD).
  ///
  /// Only the day is wanted, so that the key is looked for and the rest is left alone.
  mutating func take(data text: Substring) {
    for (key, place) in [("\"datePublished\"", Place.data), ("\"dateModified\"", .modified)] {
      guard let found = Self.value(of: key, in: text) else { continue }
      take(found, place)
    }
  }

  private mutating func take(_ text: String, _ place: Place) {
    guard date.map({ place.rawValue < $0.place.rawValue }) ?? true,
      let read = DeclaredDate.read(text)
    else { return }
    date = (place, read)
  }

  private static func value(of key: String, in text: Substring) -> String? {
    let bytes = Array(text.utf8)
    let key = Array(key.utf8)
    guard bytes.count >= key.count,
      let start = (0...(bytes.count - key.count)).first(where: {
        bytes[$0] == key[0] && bytes[$0...].starts(with: key)
      })
    else { return nil }
    var rest = bytes[(start + key.count)...].drop { $0 <= 0x20 }
    guard rest.first == UInt8(ascii: ":") else { return nil }
    rest = rest.dropFirst().drop { $0 <= 0x20 }
    guard rest.first == UInt8(ascii: "\"") else { return nil }
    return String(decoding: rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
  }
}

extension [HTMLAttribute] {
  /// The value of an attribute; nil where it is absent.
  func value(_ name: HTMLAttribute.Name) -> String? { first { $0.name == name }?.value }
}
