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
    var summary = try write(
      kept: base.kept, concepts: { body in for concept in base.concepts { try body(concept) } },
      to: sink)
    let names = base.protectedNames.count
    if names > 0 { summary.losses.append(("protected name", names)) }
    return summary
  }

  /// Appends a whole document to a sink, whose concepts are given one at a time.
  ///
  /// `forEach` is asked twice, and gives the same concepts in the same order to its body: first for
  /// their ids, to which others refer, then for what they say. So of all concepts only the ids stay in
  /// memory.
  ///
  /// - Parameters:
  ///   - kept: What files said of the base as a whole.
  ///   - forEach: Gives the concepts.
  ///   - sink: Takes the document in pieces.
  ///   - lost: Hears of what the file cannot hold of a concept, or of the base as a whole.
  /// - Returns: what the export came to.
  /// - Complexity: O(size of the concepts).
  /// - Throws: what the closures throw.
  public func write(
    kept: [DataItem], concepts forEach: @escaping (_ body: (Concept) throws -> Void) throws -> Void,
    to sink: (String) throws -> Void,
    lost: (_ concept: Concept?, _ kind: String, _ count: Int) throws -> Void = { _, _, _ in }
  ) throws -> Summary {
    var identifiers = TBXIdentifiers(options)
    for item in kept { identifiers.add(item) }
    try forEach { identifiers.add($0) }
    identifiers.finish()
    var summary = Summary()
    var losses = TBXLosses()
    let frame = TBXFrame(options, kept)
    losses.add(frame.losses)
    losses.add(identifiers.losses)
    for (kind, count) in losses.all { try lost(nil, kind, count) }
    var output = TBXOutput(options)
    var basic = TBXBasic(options, ids: identifiers)
    try sink(frame.start)
    try forEach { concept in
      var own = TBXLosses()
      if concept.designations.isEmpty {
        own.add("concept without terms")
      } else {
        var entry = TBXEntryPlan(
          concept, ids: identifiers, saysStatus: options.dialect == .basic)
        own.add(entry.losses)
        if options.dialect == .basic { entry = basic.reduce(entry) }
        output.entry(entry)
        try sink(output.take())
        own.add(basic.takeLosses())
        own.add(output.takeLosses())
        summary.concepts += 1
        summary.terms += concept.designations.count
      }
      for (kind, count) in own.all { try lost(concept, kind, count) }
      losses.add(own)
    }
    try sink(frame.end)
    summary.losses = losses.all
    summary.replacedCharacters = output.replacedCharacters + frame.replacedCharacters
    return summary
  }
}
