/// Writes a memory in TMX 1.4b, a unit at a time.
///
/// The document is valid by `tmx14.dtd`, has canonical language codes and dates in the form that TMX
/// demands, and `TMXReader` reads from it what was written: what the DTD has no place for becomes
/// properties of types that begin with `x-attribute:` (see `TMXVocabulary`).
///
/// ```swift
/// var writer = TMXMemoryWriter(header: header)
/// writer.begin(&output)
/// for unit in units { writer.write(unit, to: &output) }
/// writer.end(&output)
/// ```
public struct TMXMemoryWriter: Sendable {
  /// How much of the inline codes is written.
  public enum Level: Hashable, Sendable {
    /// None: the texts as a reader sees them.
    case one

    /// All of them.
    case two
  }

  /// What an export came to.
  public struct Summary: Hashable, Sendable {
    /// How many places of replaced characters are named.
    public static let maximumPlaces = 100

    /// The number of units written.
    public var units = 0

    /// The units without variants, which TMX cannot hold.
    public var skipped = 0

    /// How many characters that XML forbids were replaced by U+FFFD.
    public var replacedCharacters = 0

    /// The first units with such characters, by their number in the file from 1.
    public var unitsWithReplacedCharacters: [Int] = []
  }

  /// What was written so far.
  public private(set) var summary = Summary()

  private let header: MemoryHeader
  private let level: Level
  private var output = TMXOutput()

  /// Makes a writer.
  ///
  /// What the header lacks of what TMX demands is supplied, see `MemoryHeader.completedForTMX`. Its
  /// `srclang` is the caller's duty: `*all*`, or a language that each unit has.
  public init(header: MemoryHeader, level: Level = .two) {
    self.header = header.completedForTMX(tool: "unknown", toolVersion: "unknown")
    self.level = level
  }

  /// Appends what precedes the units.
  public mutating func begin(_ bytes: inout [UInt8]) {
    bytes +=
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE tmx SYSTEM "tmx14.dtd">
      <tmx version="1.4">

      """.utf8
    output.header(header, &bytes)
    bytes += "<body>\n".utf8
    summary.replacedCharacters = output.replacedCharacters
  }

  /// Appends a unit.
  ///
  /// - Complexity: O(size of the unit).
  public mutating func write(_ unit: TranslationUnit, to bytes: inout [UInt8]) {
    guard !unit.variants.isEmpty else {
      summary.skipped += 1
      return
    }
    summary.units += 1
    bytes += "<tu".utf8
    if let tuid = unit.tuid { output.attribute("tuid", tuid, &bytes) }
    var aside = output.history(unit.history, &bytes)
    let split = TMXVocabulary.split(unit.attributes) { TMXVocabulary.allows($0, on: .unit) }
    output.attributes(split.allowed, &bytes)
    aside += split.others
    bytes += ">\n".utf8
    output.annotations(unit.annotations, &bytes)
    output.aside(aside, &bytes)
    for variant in unit.variants { write(variant, to: &bytes) }
    bytes += "</tu>\n".utf8
    note(output.replacedCharacters)
  }

  /// Appends what follows the units.
  public mutating func end(_ bytes: inout [UInt8]) {
    bytes += "</body>\n</tmx>\n".utf8
  }

  private mutating func write(_ variant: Variant, to bytes: inout [UInt8]) {
    bytes += "<tuv".utf8
    output.attribute("xml:lang", variant.language.canonical, &bytes)
    var aside = output.history(variant.history, &bytes)
    let split = TMXVocabulary.split(variant.attributes) {
      TMXVocabulary.allows($0, on: .variant)
    }
    output.attributes(split.allowed, &bytes)
    aside += split.others
    bytes += ">\n".utf8
    output.annotations(variant.annotations, &bytes)
    output.aside(aside, &bytes)
    if level == .one || variant.segment.markup.isEmpty {
      bytes += "<seg>".utf8
      output.text(variant.segment.text, &bytes)
    } else {
      let plan = TMXCodePlan(variant.segment.markup)
      output.aside(plan, &bytes)
      bytes += "<seg>".utf8
      var next = 0
      output.content(variant.segment.markup, within: nil, plan, &next, &bytes)
    }
    bytes += "</seg>\n</tuv>\n".utf8
  }

  private mutating func note(_ replaced: Int) {
    guard replaced > summary.replacedCharacters else { return }
    summary.replacedCharacters = replaced
    if summary.unitsWithReplacedCharacters.count < Summary.maximumPlaces {
      summary.unitsWithReplacedCharacters.append(summary.units)
    }
  }
}
