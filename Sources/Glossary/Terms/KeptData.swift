/// What a file says of a concept, a language or a designation for which the model has no field.
///
/// It is kept as it was said and written back, so that no tool loses what another has recorded.
public struct KeptData: Hashable, Sendable {
  /// What the element itself says by name, such as its `id`.
  public var attributes: [Attribute]

  /// The pieces of information, in order.
  public var items: [DataItem]

  /// Makes kept data.
  public init(attributes: [Attribute] = [], items: [DataItem] = []) {
    self.attributes = attributes
    self.items = items
  }

  /// The name by which a designation's status was assumed where its file states none; that is a remark
  /// of the reader, and no statement.
  static let assumedStatus = "assumed-status"

  /// Whether nothing is kept.
  public var isEmpty: Bool { attributes.isEmpty && items.isEmpty }

  /// The value of an attribute; nil where it is absent.
  public subscript(name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  /// The data with the attributes and items of another that it lacks.
  ///
  /// - Complexity: O(n·m) in the numbers of items.
  public func merged(with other: KeptData) -> KeptData {
    var merged = self
    merged.attributes += other.attributes.filter { self[$0.name] == nil }
    merged.items += other.items.filter { !items.contains($0) }
    return merged
  }
}

extension KeptData {
  /// What files have said, without remarks of the reader.
  public var statements: KeptData {
    KeptData(attributes: attributes.filter { $0.name != Self.assumedStatus }, items: items)
  }
}

extension Concept {
  /// How many statements and names files have made on the concept, its languages and designations for
  /// which the model has no field.
  ///
  /// - Complexity: O(designations).
  public var keptCount: Int {
    ([kept] + keptByLanguage.map(\.kept) + designations.map(\.kept)).map(\.statements).reduce(0) {
      $0 + $1.items.count + $1.attributes.count
    }
  }
}

/// What is kept of the section of one language of a concept.
public struct LanguageData: Hashable, Sendable {
  /// The language.
  public var language: LanguageTag

  /// What is kept of it.
  public var kept: KeptData

  /// Makes the data of a language.
  public init(_ language: LanguageTag, _ kept: KeptData) {
    self.language = language
    self.kept = kept
  }
}

/// A piece of information in the words of ISO 30042: a kind of statement (`descrip`, `admin`,
/// `termNote`, …), its data category (`context`, `grammaticalGender`, …) and what it says.
public struct DataItem: Hashable, Sendable {
  /// A part of what an item says.
  public enum Content: Hashable, Sendable {
    /// Text.
    case text(String)

    /// An item within: one that a group (`descripGrp`) holds, or markup within text (`hi`).
    case item(DataItem)
  }

  /// The kind of statement: `admin`, `descrip`, `termNote`, `transacGrp`, `note`, `hi`, ….
  public var kind: String

  /// The data category; nil where the kind has none.
  public var category: String?

  /// What else is said by name, such as `target`.
  public var attributes: [Attribute]

  /// What it says, in order.
  public var content: [Content]

  /// Makes an item.
  public init(
    _ kind: String, _ category: String? = nil, attributes: [Attribute] = [],
    content: [Content] = []
  ) {
    self.kind = kind
    self.category = category
    self.attributes = attributes
    self.content = content
  }

  /// Makes an item that says one text.
  public init(
    _ kind: String, _ category: String? = nil, attributes: [Attribute] = [], text: String
  ) {
    self.init(kind, category, attributes: attributes, content: text.isEmpty ? [] : [.text(text)])
  }

  /// The items within.
  public var items: [DataItem] {
    content.compactMap { part in
      if case .item(let item) = part { return item }
      return nil
    }
  }

  /// The text without its markup.
  ///
  /// - Complexity: O(size).
  public var text: String {
    if content.count == 1, case .text(let text) = content[0] { return text }
    return content.map { part in
      switch part {
      case .text(let text): text
      case .item(let item): item.text
      }
    }.joined()
  }

  /// Whether the item says nothing but its text.
  public var isPlain: Bool { attributes.isEmpty && items.isEmpty }

  /// The value of an attribute; nil where it is absent.
  public subscript(name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }
}
