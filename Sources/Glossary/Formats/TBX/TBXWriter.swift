/// Writes a term base as TBX: version 3 (ISO 30042:2019) or 2, as TBX-Basic or with everything that
/// is kept.
///
/// TBX-Basic is valid by its published schemas and obeys its Schematron rules; what it cannot hold is
/// counted. The open dialect writes everything back as it was read.
public struct TBXWriter: Sendable {
  /// The version of TBX.
  public enum Version: Int, Hashable, Sendable, CaseIterable {
    /// ISO 30042:2008, with `martif` at its root.
    case two = 2

    /// ISO 30042:2019, with `tbx` at its root.
    case three = 3
  }

  /// How data categories are written.
  public enum Style: String, Hashable, Sendable, CaseIterable {
    /// As tags of their modules' namespaces.
    case dct

    /// As values of the attribute `type`.
    case dca
  }

  /// Which data categories are written.
  public enum Dialect: String, Hashable, Sendable, CaseIterable {
    /// Those of TBX-Basic.
    case basic

    /// Any.
    case open
  }

  /// How a base is written.
  public struct Options: Hashable, Sendable {
    /// The version.
    public var version: Version

    /// The style; version 2 and the open dialect have only `dca`.
    public var style: Style

    /// The dialect.
    public var dialect: Dialect

    /// Makes options; by default version 3, TBX-Basic, with tags where that can be.
    public init(version: Version = .three, style: Style? = nil, dialect: Dialect = .basic) {
      self.version = version
      let hasTags = version == .three && dialect == .basic
      self.style = hasTags ? style ?? .dct : .dca
      self.dialect = dialect
    }
  }

  /// What an export came to.
  public struct Summary: Sendable {
    /// The concepts written.
    public var concepts = 0

    /// The terms written.
    public var terms = 0

    /// What the file cannot hold, each kind with its number.
    public var losses: [(kind: String, count: Int)] = []

    /// How many characters that XML forbids were replaced by U+FFFD.
    public var replacedCharacters = 0
  }

  private let options: Options

  /// Makes a writer.
  public init(_ options: Options = Options()) {
    self.options = options
  }

  /// Appends a whole document to a sink, an entry at a time.
  ///
  /// - Complexity: O(size of the base).
  /// - Throws: what the sink throws.
  public func write(_ base: TermBase, to sink: (String) throws -> Void) throws -> Summary {
    var summary = Summary()
    var losses = TBXLosses()
    var output = TBXOutput(options)
    let identifiers = TBXIdentifiers(base, options)
    var basic = TBXBasic(options, ids: identifiers.all)
    let frame = TBXFrame(options, base.kept)
    losses.add(frame.losses)
    losses.add(identifiers.losses)
    try sink(frame.start)
    for concept in base.concepts where !concept.designations.isEmpty {
      var entry = TBXEntryPlan(
        concept, ids: identifiers.concepts, saysStatus: options.dialect == .basic)
      losses.add(entry.losses)
      if options.dialect == .basic { entry = basic.reduce(entry) }
      output.entry(entry)
      try sink(output.take())
      summary.concepts += 1
      summary.terms += concept.designations.count
    }
    losses.add(basic.losses)
    losses.add(output.losses)
    try sink(frame.end)
    let unwritten = base.concepts.count - summary.concepts
    if unwritten > 0 { losses.add("concept without terms", unwritten) }
    if !base.protectedNames.isEmpty { losses.add("protected name", base.protectedNames.count) }
    summary.losses = losses.all
    summary.replacedCharacters = output.replacedCharacters + frame.replacedCharacters
    return summary
  }
}

/// The ids of a file.
struct TBXIdentifiers {
  /// Those of concepts.
  private(set) var concepts: [Concept.ID: String] = [:]

  /// All of them.
  private(set) var all: Set<String> = []

  /// Those that could not stay as files gave them.
  private(set) var losses = TBXLosses()

  init(_ base: TermBase, _ options: TBXWriter.Options) {
    for item in base.kept { add(item) }
    // Ids that files gave come first, since references lead to them.
    for concept in base.concepts {
      guard let id = concept.kept["id"] else { continue }
      if options.dialect == .basic && !Self.isName(id) {
        losses.add("id that XML does not allow")
      } else if all.insert(id).inserted {
        concepts[concept.id] = id
      } else {
        losses.add("id that stands twice")
      }
    }
    for concept in base.concepts where concepts[concept.id] == nil {
      let slug = concept.id.description
      var id = Self.isName(slug) ? slug : "_" + slug
      while !all.insert(id).inserted { id = "_" + id }
      concepts[concept.id] = id
    }
    for concept in base.concepts {
      add(concept.kept.items)
      for section in concept.keptByLanguage { add(section.kept) }
      for designation in concept.designations { add(designation.kept) }
    }
  }

  private mutating func add(_ kept: KeptData) {
    for attribute in kept.attributes
    where attribute.name == "id" || attribute.name == TBXVocabulary.termPrefix + "id" {
      all.insert(attribute.value)
    }
    add(kept.items)
  }

  private mutating func add(_ items: [DataItem]) { for item in items { add(item) } }

  private mutating func add(_ item: DataItem) {
    if let id = item["id"] { all.insert(id) }
    add(item.items)
  }

  /// Whether a text can be an id in XML: a name without a colon.
  static func isName(_ text: String) -> Bool {
    XMLText.isName(text) && !text.utf8.contains(UInt8(ascii: ":"))
  }
}
