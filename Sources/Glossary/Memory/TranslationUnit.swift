/// One text in several languages, with all that a file of a memory says of it.
public struct TranslationUnit: Hashable, Sendable {
  /// The name that the unit has in its file, which need not be unique.
  public var tuid: String?

  /// When and by whom it was made, changed and used.
  public var history: History

  /// Whatever else the file says of the unit by name, in order: `datatype`, `segtype`, `srclang`.
  public var attributes: [Attribute]

  /// Notes and properties in order.
  public var annotations: [Annotation]

  /// The text in each language; several of one language are alternatives.
  public var variants: [Variant]

  /// Makes a unit.
  public init(
    tuid: String? = nil, history: History = History(), attributes: [Attribute] = [],
    annotations: [Annotation] = [], variants: [Variant] = []
  ) {
    self.tuid = tuid
    self.history = history
    self.attributes = attributes
    self.annotations = annotations
    self.variants = variants
  }

  /// The day that counts for age: the latest change of the unit or a variant, else when it was made.
  public var date: Timestamp? {
    var latest = history.date
    for index in variants.indices {
      guard let date = variants[index].history.date else { continue }
      latest = latest.map { max($0, date) } ?? date
    }
    return latest
  }
}

/// The text of a unit in one language.
public struct Variant: Hashable, Sendable {
  /// The language.
  public var language: LanguageTag

  /// The text with its inline codes.
  public var segment: Segment

  /// When and by whom this variant was made, changed and used.
  public var history: History

  /// Whatever else the file says of the variant by name, in order.
  public var attributes: [Attribute]

  /// Notes and properties in order.
  public var annotations: [Annotation]

  /// Makes a variant.
  public init(
    language: LanguageTag, segment: Segment, history: History = History(),
    attributes: [Attribute] = [], annotations: [Annotation] = []
  ) {
    self.language = language
    self.segment = segment
    self.history = history
    self.attributes = attributes
    self.annotations = annotations
  }
}

/// When and by whom something was made, changed and used.
public struct History: Hashable, Sendable {
  /// When it was made.
  public var created: Timestamp?

  /// Who made it.
  public var createdBy: String?

  /// When it was changed last.
  public var changed: Timestamp?

  /// Who changed it last.
  public var changedBy: String?

  /// When it was used last.
  public var lastUsed: Timestamp?

  /// How often it was used.
  public var usageCount: Int?

  /// Makes a history of which nothing is known.
  public init() {}

  /// The last change, else the making.
  public var date: Timestamp? { changed ?? created }
}

/// What a person or a program wrote beside a text.
public struct Annotation: Hashable, Sendable {
  /// What an annotation is.
  public enum Kind: Hashable, Sendable {
    /// A remark for people.
    case note

    /// A property of a type that its tool defines.
    case property(type: String)
  }

  /// What it is.
  public var kind: Kind

  /// What it says.
  public var text: String

  /// What the file says of it by name, such as `xml:lang`.
  public var attributes: [Attribute]

  /// Makes an annotation.
  public init(_ kind: Kind, _ text: String, attributes: [Attribute] = []) {
    self.kind = kind
    self.text = text
    self.attributes = attributes
  }
}

extension [Annotation] {
  /// The text of the first property of a type.
  public func property(_ type: String) -> String? {
    first { $0.kind == .property(type: type) }?.text
  }
}
