/// What a file of a memory says of all its units.
public struct MemoryHeader: Hashable, Sendable {
  /// What the header says by name, in order: `creationtool`, `segtype`, `srclang`.
  public var attributes: [Attribute]

  /// Notes and properties in order.
  public var annotations: [Annotation]

  /// Encodings that the file defines for characters of its own.
  public var encodings: [UserDefinedEncoding]

  /// Makes a header.
  public init(
    attributes: [Attribute] = [], annotations: [Annotation] = [],
    encodings: [UserDefinedEncoding] = []
  ) {
    self.attributes = attributes
    self.annotations = annotations
    self.encodings = encodings
  }

  /// The property that holds the language of the translations of a file in two languages.
  public static let targetProperty = "x-target-language"

  /// The value of an attribute.
  public subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}

/// An encoding that a file defines (`ude` of TMX): each map has attributes `unicode`, `code`, `ent`
/// and `subst`.
public struct UserDefinedEncoding: Hashable, Sendable {
  /// What the file says of the encoding by name: `name`, `base`.
  public var attributes: [Attribute]

  /// The maps in order, each as its attributes.
  public var maps: [[Attribute]]

  /// Makes an encoding.
  public init(attributes: [Attribute] = [], maps: [[Attribute]] = []) {
    self.attributes = attributes
    self.maps = maps
  }
}
