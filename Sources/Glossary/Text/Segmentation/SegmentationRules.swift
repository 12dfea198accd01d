/// Rules that say where texts break into segments: an SRX 2.0 document.
///
/// A document has sets of rules by name, and maps that say which sets a language uses. Patterns are
/// ICU's regular expressions, as SRX has them (Segmentation Rules eXchange 2.0, LISA OSCAR 2008).
public struct SegmentationRules: Hashable, Sendable {
  /// Says that a text breaks, or does not, at each place with certain texts on its two sides.
  public struct Rule: Hashable, Sendable {
    /// Whether the text breaks there.
    public var isBreak: Bool

    /// What ends at the place; an empty pattern allows anything.
    public var before: String

    /// What begins at the place; an empty pattern allows anything.
    public var after: String

    /// Makes a rule.
    public init(isBreak: Bool, before: String = "", after: String = "") {
      self.isBreak = isBreak
      self.before = before
      self.after = after
    }
  }

  /// Rules under one name, in order: the first that holds at a place decides.
  public struct RuleSet: Hashable, Sendable {
    /// The name, which maps use.
    public var name: String

    /// The rules.
    public var rules: [Rule]

    /// Makes a set.
    public init(name: String, rules: [Rule] = []) {
      self.name = name
      self.rules = rules
    }
  }

  /// Gives the languages whose tags a pattern matches a set of rules.
  public struct LanguageMap: Hashable, Sendable {
    /// The pattern, which has to match a whole tag, in any case.
    public var pattern: String

    /// The name of the set.
    public var ruleSet: String

    /// Makes a map.
    public init(pattern: String, ruleSet: String) {
      self.pattern = pattern
      self.ruleSet = ruleSet
    }
  }

  /// The kinds of formatting codes that a document speaks of.
  public enum FormatCode: String, Hashable, Sendable, CaseIterable {
    case start, end, isolated
  }

  /// An element of another standard in the header, such as a tool's own options.
  public struct Extension: Hashable, Sendable {
    /// Its name with its prefix.
    public var name: String

    /// Its attributes, in order.
    public var attributes: [Field]

    /// The text in it.
    public var text: String

    /// The elements in it.
    public var children: [Extension]

    /// Makes an element.
    public init(
      name: String, attributes: [Field] = [], text: String = "", children: [Extension] = []
    ) {
      self.name = name
      self.attributes = attributes
      self.text = text
      self.children = children
    }
  }

  /// A name and its value.
  public struct Field: Hashable, Sendable {
    /// The name.
    public var name: String

    /// The value.
    public var value: String

    /// Makes a pair.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Whether text in the text, such as a footnote, is segmented too.
  public var segmentsSubflows: Bool

  /// Whether a language uses the rules of all maps that match it, in order, and not of the first
  /// alone.
  public var cascades: Bool

  /// Which formatting codes at a break belong to the segment before it, where the document says so.
  ///
  /// It is kept for tools that segment text with codes; the texts here have none.
  public var includedCodes: [FormatCode: Bool]

  /// What other standards have put into the header.
  public var extensions: [Extension]

  /// The prefixes of other standards and their addresses.
  public var namespaces: [Field]

  /// The sets of rules, in order.
  public var ruleSets: [RuleSet]

  /// The maps, in order.
  public var maps: [LanguageMap]

  /// Makes a document; the header has SRX's own defaults.
  public init(ruleSets: [RuleSet], maps: [LanguageMap], cascades: Bool = false) {
    segmentsSubflows = true
    self.cascades = cascades
    includedCodes = [:]
    extensions = []
    namespaces = []
    self.ruleSets = ruleSets
    self.maps = maps
  }

  /// Whether codes of a kind belong to the segment before a break: as the document says, else as SRX
  /// has it (all but those that start a format).
  public func includes(_ code: FormatCode) -> Bool {
    includedCodes[code] ?? (code != .start)
  }

  /// The rules of a language, in the order in which they are asked.
  ///
  /// A map matches when its pattern matches the tag, in canonical form or as it was given.
  ///
  /// - Complexity: O(number of maps and rules).
  /// - Throws: `UnicodeError` when the pattern of a map is malformed.
  public func ruleSets(for language: LanguageTag) throws(UnicodeError) -> [RuleSet] {
    var found: [RuleSet] = []
    for map in maps {
      let isMatch = try Self.matches(map.pattern, language)
      guard isMatch, let set = ruleSets.first(where: { $0.name == map.ruleSet }) else { continue }
      found.append(set)
      if !cascades { break }
    }
    return found
  }

  private static func matches(
    _ pattern: String, _ language: LanguageTag
  ) throws(UnicodeError) -> Bool {
    var pattern = try Pattern("(?i)\\A(?:\(pattern))\\z")
    for tag in [language.canonical, language.original] {
      let found = try unsafe Array(tag.utf8).withUnsafeBufferPointer { bytes throws(UnicodeError) in
        try unsafe pattern.matches(in: bytes)
      }
      if !found.isEmpty { return true }
    }
    return false
  }
}
