/// Writes a term base as TMX 1.4b, for tools that read memories but no term bases.
///
/// One translation unit a concept. Its variants are the designations that may be used on the day of
/// the export: preferred before admitted, full forms before acronyms and short forms. Deprecated and
/// superseded designations never become variants, nor do those whose time has not come. Those whose
/// time is over stand in only for a language that has no current one, as with the name of a body
/// that is no more. A concept with such designations in fewer than two languages makes no unit and
/// is counted.
public struct TMXTermWriter: Sendable {
  /// What an export came to.
  public struct Summary: Hashable, Sendable {
    /// The number of units written.
    public var units = 0

    /// The concepts that made no unit.
    public var skipped: [Concept.ID] = []

    /// How many characters that XML forbids were replaced by U+FFFD.
    public var replacedCharacters = 0
  }

  private let tool: String
  private let toolVersion: String
  private let created: String
  private let date: PartialDate

  /// Makes a writer.
  ///
  /// `created` is the moment of the export as `YYYYMMDDThhmmssZ`.
  public init(tool: String, toolVersion: String, created: String, on date: PartialDate) {
    self.tool = tool
    self.toolVersion = toolVersion
    self.created = created
    self.date = date
  }

  /// Appends a whole document to a sink, a unit at a time.
  ///
  /// - Complexity: O(size of the concepts).
  public func write(_ concepts: some Sequence<Concept>, to sink: (String) throws -> Void) throws
    -> Summary
  {
    var summary = Summary()
    try sink(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE tmx SYSTEM "tmx14.dtd">
      <tmx version="1.4">
      <header creationtool="\(XMLText.attribute(tool))" \
      creationtoolversion="\(XMLText.attribute(toolVersion))" segtype="phrase" \
      o-tmf="Glossary" adminlang="en" srclang="*all*" datatype="plaintext" \
      creationdate="\(created)"/>
      <body>

      """)
    var writer = TMXMemoryWriter(header: MemoryHeader())
    for concept in concepts {
      if let unit = unit(of: concept) {
        var bytes: [UInt8] = []
        writer.write(unit, to: &bytes)
        try sink(String(decoding: bytes, as: UTF8.self))
        summary.units += 1
      } else {
        summary.skipped.append(concept.id)
      }
    }
    summary.replacedCharacters = writer.summary.replacedCharacters
    try sink("</body>\n</tmx>\n")
    return summary
  }

  /// The designations of a concept that become variants, in order.
  public func variants(of concept: Concept) -> [Designation] {
    let usable = concept.designationsByStanding.filter { designation in
      guard designation.status.isUsable else { return false }
      if case .notYet = designation.validity(on: date) { return false }
      return true
    }
    let current = usable.filter { $0.validity(on: date) == .current }
    let languages = Set(current.map(\.language))
    return usable.filter { languages.contains($0.language) ? current.contains($0) : true }
  }

  /// The unit of a concept; nil for one without usable designations in two languages.
  ///
  /// Its definitions are notes, its subject field is a property `x-subject`; each variant has its
  /// status and type as `x-status` and `x-type`.
  ///
  /// - Complexity: O(size of the concept).
  public func unit(of concept: Concept) -> TranslationUnit? {
    let variants = variants(of: concept)
    // A stable sort keeps the standing within each language.
    var languages: [LanguageTag] = []
    for variant in variants where !languages.contains(variant.language) {
      languages.append(variant.language)
    }
    guard languages.count > 1 else { return nil }
    var unit = TranslationUnit(
      tuid: concept.id.description,
      attributes: [Attribute("datatype", "plaintext"), Attribute("segtype", "phrase")])
    unit.annotations = concept.definitions.map {
      Annotation(
        .note, $0.text, attributes: [Attribute("xml:lang", $0.language.canonical)])
    }
    if let subject = concept.subject {
      unit.annotations.append(Annotation(.property(type: "x-subject"), subject.id))
    }
    for language in languages {
      unit.variants += variants.filter { $0.language == language }.map(Self.variant)
    }
    return unit
  }

  /// What a unit cannot hold of a concept, each kind with its number, and whether there is no unit.
  ///
  /// - Complexity: O(size of the concept).
  public func losses(_ concept: Concept) -> [(kind: String, count: Int, isWhole: Bool)] {
    let variants = variants(of: concept)
    if Set(variants.map(\.language)).count < 2 {
      return [("concepts without usable terms in two languages", 1, true)]
    }
    let losses = [
      ("terms that may not be used", concept.designations.count - variants.count),
      ("sources", variants.count { !$0.sources.isEmpty }),
      ("usage rules", variants.count { $0.usage != UsageRule() }),
      ("dates of validity", variants.count { $0.from != nil || $0.to != nil }),
      ("notes on terms", variants.count { $0.note != nil }),
      ("notes on concepts", concept.notes.count), ("relations", concept.relations.count),
      ("statements of other files", concept.keptCount),
    ]
    return losses.filter { $0.1 > 0 }.map { ($0.0, $0.1, false) }
  }

  private static func variant(_ designation: Designation) -> Variant {
    Variant(
      language: designation.language, segment: Segment(designation.text),
      annotations: [
        Annotation(.property(type: "x-status"), designation.status.rawValue),
        Annotation(.property(type: "x-type"), designation.type.rawValue),
      ])
  }
}
