/// What filters ask of a text in an index; texts that agree in it share one profile.
public struct SegmentProfile: Hashable, Sendable {
  /// The language of the text.
  public var language: LanguageTag

  /// The languages of the unit's other variants, in order, each once.
  public var others: [LanguageTag]

  /// The place of the text among the variants of its unit, from 0.
  public var position: Int

  /// The store's number for the domain of the unit.
  public var domain: Int64?

  /// The store's number for the origin of the unit.
  public var origin: Int64?

  /// Makes a profile.
  public init(
    language: LanguageTag, others: [LanguageTag], position: Int, domain: Int64?, origin: Int64?
  ) {
    self.language = language
    self.others = others
    self.position = position
    self.domain = domain
    self.origin = origin
  }

  /// The profile as a line of an index file.
  var line: String {
    let numbers = [Int64(position), domain ?? -1, origin ?? -1].map { String($0) }
    return (numbers + [language.canonical] + others.map(\.canonical)).joined(separator: " ")
  }

  /// Reads what `line` gave.
  init?(line: some StringProtocol) {
    let fields = line.split(separator: " ")
    guard fields.count >= 4, let position = Int(fields[0]), let domain = Int64(fields[1]),
      let origin = Int64(fields[2])
    else { return nil }
    let tags = fields[3...].map { LanguageTag(unchecked: String($0)) }
    self.init(
      language: tags[0], others: Array(tags.dropFirst()), position: position,
      domain: domain < 0 ? nil : domain, origin: origin < 0 ? nil : origin)
  }
}
