/// A name with a value.
public struct Attribute: Hashable, Sendable {
  /// The name as the format has it, such as `segtype`.
  public var name: String

  /// The value.
  public var value: String

  /// Makes an attribute.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
