/// Writes units of a memory as a file of any format, and tells what the format cannot hold.
///
/// ```swift
/// var writer = MemoryFileWriter(options, header: header)
/// writer.begin(&bytes)
/// for unit in units { losses += writer.write(unit, to: &bytes) }
/// writer.end(&bytes)
/// ```
public struct MemoryFileWriter {
  /// How a file is written.
  public struct Options: Hashable, Sendable {
    /// The format.
    public var format: MemoryFormat

    /// The language of the texts; TMX and JSON Lines hold any.
    public var source: LanguageTag

    /// The language of the translations.
    public var target: LanguageTag

    /// The version of XLIFF.
    public var xliffVersion = XLIFFMemoryWriter.Version.one

    /// The program that writes, for the header of TMX.
    public var tool = "unknown"

    /// Its version.
    public var toolVersion = "unknown"

    /// The moment of writing.
    public var created: Timestamp?

    /// Where the units come from, for JSON Lines.
    public var origin: String?

    /// Makes options.
    public init(_ format: MemoryFormat, source: LanguageTag, target: LanguageTag) {
      self.format = format
      self.source = source
      self.target = target
    }
  }

  private var writer: any MemoryUnitWriter

  /// Makes a writer; `header` is what the units' own file says of all of them.
  public init(_ options: Options, header: MemoryHeader = MemoryHeader()) {
    switch options.format {
    case .tmx: writer = TMXUnitWriter(options, header)
    case .jsonl: writer = JSONUnitWriter(origin: options.origin)
    case .tsv: writer = TableUnitWriter(.tsv, options)
    case .csv: writer = TableUnitWriter(.csv, options)
    case .po:
      writer = POMemoryWriter(
        header: header, source: options.source, target: options.target, created: options.created)
    case .xliff:
      writer = XLIFFMemoryWriter(
        options.xliffVersion, source: options.source, target: options.target)
    }
  }

  /// Appends what precedes the units.
  public mutating func begin(_ bytes: inout [UInt8]) { writer.begin(&bytes) }

  /// Appends a unit, now or with the next one, and tells what is lost of it.
  ///
  /// - Complexity: O(size of the unit).
  /// - Returns: What the file does not hold, in the order in which the kinds are declared.
  public mutating func write(_ unit: TranslationUnit, to bytes: inout [UInt8]) -> [MemoryLoss] {
    let losses = writer.write(unit, to: &bytes)
    return losses.isEmpty ? [] : MemoryLoss.allCases.filter(losses.contains)
  }

  /// Appends what follows the units.
  public mutating func end(_ bytes: inout [UInt8]) { writer.end(&bytes) }
}

/// TMX, which holds all that a unit says.
private struct TMXUnitWriter: MemoryUnitWriter {
  private var writer: TMXMemoryWriter
  private let sourceLanguage: LanguageTag?

  init(_ options: MemoryFileWriter.Options, _ header: MemoryHeader) {
    let whole = TMXCommonHeader(
      of: [header.withoutOtherFormats], tool: options.tool, toolVersion: options.toolVersion,
      isCommon: { _ in true }
    ).header
    writer = TMXMemoryWriter(header: whole)
    sourceLanguage = whole["srclang"].flatMap { try? LanguageTag($0) }
  }

  mutating func begin(_ bytes: inout [UInt8]) { writer.begin(&bytes) }

  mutating func write(_ unit: TranslationUnit, to bytes: inout [UInt8]) -> Set<MemoryLoss> {
    var unit = unit
    if let sourceLanguage, let first = unit.variants.first, unit.attributes["srclang"] == nil,
      !unit.variants.contains(where: { $0.language == sourceLanguage })
    {
      unit.supply([Attribute("srclang", first.language.canonical)])
    }
    let before = writer.summary
    writer.write(unit, to: &bytes)
    var losses: Set<MemoryLoss> = []
    if writer.summary.skipped > before.skipped { losses.insert(.unit) }
    if writer.summary.replacedCharacters > before.replacedCharacters { losses.insert(.characters) }
    return losses
  }

  mutating func end(_ bytes: inout [UInt8]) { writer.end(&bytes) }
}

/// JSON Lines, which hold all that a unit says.
private struct JSONUnitWriter: MemoryUnitWriter {
  private var writer = MemoryJSONWriter()
  private let origin: String?

  init(origin: String?) {
    self.origin = origin
  }

  func begin(_ bytes: inout [UInt8]) {}

  mutating func write(_ unit: TranslationUnit, to bytes: inout [UInt8]) -> Set<MemoryLoss> {
    writer.write(unit, origin: origin, domain: nil, to: &bytes)
    return []
  }

  func end(_ bytes: inout [UInt8]) {}
}

/// Tables, which hold texts.
private struct TableUnitWriter: MemoryUnitWriter {
  private var writer: PairTableWriter
  private let options: MemoryFileWriter.Options

  init(_ dialect: DelimitedReader.Dialect, _ options: MemoryFileWriter.Options) {
    writer = PairTableWriter(dialect, source: options.source, target: options.target)
    self.options = options
  }

  func begin(_ bytes: inout [UInt8]) { writer.writeHeading(to: &bytes) }

  mutating func write(_ unit: TranslationUnit, to bytes: inout [UInt8]) -> Set<MemoryLoss> {
    let before = writer.summary
    writer.write(unit, to: &bytes)
    let after = writer.summary
    guard after.skipped == before.skipped,
      let pair = MemoryPair(unit, source: options.source, target: options.target)
    else { return [.unit] }
    // A row holds each further translation, but not a further text.
    var losses = pair.losses.union(pair.lossesOfHistory).subtracting([.alternatives])
    if unit.variants(in: options.source).count > 1 { losses.insert(.alternatives) }
    if unit.tuid != nil { losses.insert(.name) }
    if after.textsWithoutCodes > before.textsWithoutCodes { losses.insert(.codes) }
    if after.alteredTexts > before.alteredTexts { losses.insert(.layout) }
    for annotation in unit.annotations {
      losses.insert(annotation.kind == .note ? .notes : .properties)
    }
    let texts = pair.source.annotations + (pair.target?.annotations ?? [])
    if !texts.isEmpty { losses.insert(.textProperties) }
    return losses
  }

  func end(_ bytes: inout [UInt8]) {}
}

extension MemoryHeader {
  /// The header without what only a file of another format needs.
  fileprivate var withoutOtherFormats: MemoryHeader {
    var header = self
    header.annotations.removeAll { $0.kind == .property(type: POMemoryReader.headerProperty) }
    return header
  }
}
