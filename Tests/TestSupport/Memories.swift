public import Glossary

/// Small memories for tests.
public enum Memories {
  /// A TMX document with this body.
  public static func document(_ body: String, header: String = "", sourceLanguage: String = "en")
    -> String
  {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <tmx version="1.4">
    <header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" \
    adminlang="en" srclang="\(sourceLanguage)" datatype="plaintext">\(header)</header>
    <body>
    \(body)
    </body>
    </tmx>
    """
  }

  /// A unit of English and Indonesian.
  public static func unit(
    _ english: String, _ indonesian: String, attributes: String = "", extra: String = ""
  ) -> String {
    """
    <tu\(attributes)>\(extra)<tuv xml:lang="en"><seg>\(english)</seg></tuv>\
    <tuv xml:lang="id"><seg>\(indonesian)</seg></tuv></tu>

    """
  }

  /// A document of so many different units, numbered from a first one.
  public static func numbered(_ count: Int, from first: Int = 0) -> String {
    let units = (first..<first + count).map { number in
      unit(
        "The office number \(number) opened \(number % 7) new posts in district \(number * 31).",
        "Kantor nomor \(number) membuka \(number % 7) pos baru di distrik \(number * 31).",
        attributes: " tuid=\"\(number)\"")
    }
    return document(units.joined())
  }

  /// The units of a TMX file.
  public static func units(_ next: () throws -> [UInt8]) throws -> [TranslationUnit] {
    var units: [TranslationUnit] = []
    try TMXReader.read(name: "t.tmx", blocks: next) { item in
      if case .unit(let unit, _) = item { units.append(unit) }
    }
    return units
  }

  /// The header of a TMX file.
  public static func header(_ next: () throws -> [UInt8]) throws -> MemoryHeader? {
    var found: MemoryHeader?
    try TMXReader.read(name: "t.tmx", blocks: next) { item in
      if case .header(let header) = item { found = header }
    }
    return found
  }
}
