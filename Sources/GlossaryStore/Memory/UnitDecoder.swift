internal import Glossary

/// Makes translation units of the blocks that `UnitCode` wrote.
struct UnitDecoder {
  /// The tags read so far; a store has a few.
  private var languages: [String: LanguageTag] = [:]

  /// The unit of a block.
  ///
  /// - Complexity: O(size of the unit).
  /// - Throws: an error that tells of damage.
  mutating func unit(_ bytes: [UInt8], _ range: Range<Int>) throws -> TranslationUnit {
    var cursor = UnitCursor(bytes, range)
    var unit = TranslationUnit()
    let count = try cursor.count()
    unit.variants.reserveCapacity(count)
    var texts: [String] = []
    texts.reserveCapacity(count)
    for _ in 0..<count {
      let language = try language(cursor.text())
      texts.append(try cursor.text())
      unit.variants.append(Variant(language: language, segment: Segment("")))
    }
    unit.tuid = try cursor.optionalText()
    (unit.history, unit.attributes, unit.annotations) = try cursor.details()
    for place in 0..<count {
      let markup = try cursor.optionalText()
      unit.variants[place].segment =
        try markup.map { Segment(try TMXInline.nodes(xml: $0)) } ?? Segment(texts[place])
      (
        unit.variants[place].history, unit.variants[place].attributes,
        unit.variants[place].annotations
      ) = try cursor.details()
    }
    return unit
  }

  /// The tag of a language as it was written.
  mutating func language(_ text: String) throws -> LanguageTag {
    if let known = languages[text] { return known }
    let language = try LanguageTag(text)
    languages[text] = language
    return language
  }
}

/// Reads a block from its beginning on.
struct UnitCursor {
  private let bytes: [UInt8]
  private var offset: Int
  private let end: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  /// Gives the ranges of the language and the text of each variant.
  static func forEachText(
    _ bytes: [UInt8], _ range: Range<Int>,
    _ body: (_ language: Range<Int>, _ text: Range<Int>) throws -> Void
  ) throws {
    var cursor = UnitCursor(bytes, range)
    for _ in 0..<(try cursor.count()) {
      let language = try cursor.range(cursor.number())
      try body(language, cursor.range(cursor.number()))
    }
  }

  /// A number of parts, each of which takes a byte or more.
  mutating func count() throws -> Int {
    let count = try number()
    guard count <= UInt64(end - offset) else { throw Self.damage }
    return Int(count)
  }

  mutating func text() throws -> String {
    String(decoding: bytes[try range(number())], as: UTF8.self)
  }

  mutating func optionalText() throws -> String? {
    let length = try number()
    return length == 0 ? nil : String(decoding: bytes[try range(length - 1)], as: UTF8.self)
  }

  /// What a unit or a variant says beside its texts.
  mutating func details() throws -> (History, [Attribute], [Annotation]) {
    let presence = UnitCode.Presence(rawValue: try byte())
    var history = History()
    if presence.contains(.created) { history.created = Timestamp(seconds: try signed()) }
    if presence.contains(.createdBy) { history.createdBy = try text() }
    if presence.contains(.changed) { history.changed = Timestamp(seconds: try signed()) }
    if presence.contains(.changedBy) { history.changedBy = try text() }
    if presence.contains(.lastUsed) { history.lastUsed = Timestamp(seconds: try signed()) }
    if presence.contains(.usageCount) { history.usageCount = Int(try signed()) }
    let attributes = presence.contains(.attributes) ? try attributes() : []
    var annotations: [Annotation] = []
    if presence.contains(.annotations) {
      for _ in 0..<(try count()) {
        let kind = try optionalText().map { Annotation.Kind.property(type: $0) } ?? .note
        annotations.append(Annotation(kind, try text(), attributes: try self.attributes()))
      }
    }
    return (history, attributes, annotations)
  }

  /// Names and values.
  mutating func attributes() throws -> [Attribute] {
    try (0..<count()).map { _ in Attribute(try text(), try text()) }
  }

  private mutating func range(_ length: UInt64) throws -> Range<Int> {
    guard length <= UInt64(end - offset) else { throw Self.damage }
    defer { offset += Int(length) }
    return offset..<offset + Int(length)
  }

  private mutating func byte() throws -> UInt8 {
    guard offset < end else { throw Self.damage }
    defer { offset += 1 }
    return bytes[offset]
  }

  /// A number in seven bits a byte.
  mutating func number() throws -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try byte()
      number |= UInt64(byte & 0x7F) &<< shift
      if byte < 0x80 { return number }
      shift += 7
      if shift > 63 { throw Self.damage }
    }
  }

  private mutating func signed() throws -> Int64 {
    let number = try number()
    return Int64(bitPattern: number &>> 1) ^ -Int64(number & 1)
  }

  /// What is thrown for bytes that mean nothing.
  static var damage: StoredDamage { StoredDamage() }
}

/// A block of a store that cannot be read.
struct StoredDamage: Error, CustomStringConvertible {
  var description: String { "a stored block cannot be read" }
}
