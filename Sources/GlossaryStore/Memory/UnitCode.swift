internal import Glossary

/// Translation units as blocks of bytes, each a column of its row in the store.
///
/// A block has the number of variants, then the language and text of each, then what the unit says
/// beside, then what each variant says beside. So whoever wants texts only reads the first part.
///
/// Numbers are of variable length, seven bits a byte from the lowest on; those with a sign alternate
/// (0, -1, 1, -2). A text is its length in bytes and its UTF-8. Of what may be missing, a byte of
/// `Presence` tells what is there.
enum UnitCode {
  /// What a unit or a variant says beside its texts.
  struct Presence: OptionSet {
    var rawValue: UInt8

    static let created = Presence(rawValue: 1)
    static let createdBy = Presence(rawValue: 1 << 1)
    static let changed = Presence(rawValue: 1 << 2)
    static let changedBy = Presence(rawValue: 1 << 3)
    static let lastUsed = Presence(rawValue: 1 << 4)
    static let usageCount = Presence(rawValue: 1 << 5)
    static let attributes = Presence(rawValue: 1 << 6)
    static let annotations = Presence(rawValue: 1 << 7)
  }

  /// Appends a unit.
  ///
  /// - Complexity: O(size of the unit).
  static func append(_ unit: TranslationUnit, to bytes: inout [UInt8]) {
    append(UInt64(unit.variants.count), to: &bytes)
    // By index here and below: a loop over the variants copies each of them whole.
    for index in unit.variants.indices {
      append(unit.variants[index].language.original, to: &bytes)
      append(unit.variants[index].segment.text, to: &bytes)
    }
    append(optional: unit.tuid, to: &bytes)
    append(unit.history, unit.attributes, unit.annotations, to: &bytes)
    for index in unit.variants.indices {
      let markup = unit.variants[index].segment.markup
      append(optional: markup.isEmpty ? nil : TMXInline.xml(markup), to: &bytes)
      append(
        unit.variants[index].history, unit.variants[index].attributes,
        unit.variants[index].annotations, to: &bytes)
    }
  }

  private static func append(
    _ history: History, _ attributes: [Attribute], _ annotations: [Annotation],
    to bytes: inout [UInt8]
  ) {
    let place = bytes.count
    var presence: Presence = []
    bytes.append(0)
    if let created = history.created {
      presence.insert(.created)
      append(signed: created.seconds, to: &bytes)
    }
    if let createdBy = history.createdBy {
      presence.insert(.createdBy)
      append(createdBy, to: &bytes)
    }
    if let changed = history.changed {
      presence.insert(.changed)
      append(signed: changed.seconds, to: &bytes)
    }
    if let changedBy = history.changedBy {
      presence.insert(.changedBy)
      append(changedBy, to: &bytes)
    }
    if let lastUsed = history.lastUsed {
      presence.insert(.lastUsed)
      append(signed: lastUsed.seconds, to: &bytes)
    }
    if let usageCount = history.usageCount {
      presence.insert(.usageCount)
      append(signed: Int64(usageCount), to: &bytes)
    }
    if !attributes.isEmpty {
      presence.insert(.attributes)
      append(attributes, to: &bytes)
    }
    if !annotations.isEmpty {
      presence.insert(.annotations)
      append(UInt64(annotations.count), to: &bytes)
      for annotation in annotations {
        switch annotation.kind {
        case .note: append(optional: nil, to: &bytes)
        case .property(let type): append(optional: type, to: &bytes)
        }
        append(annotation.text, to: &bytes)
        append(annotation.attributes, to: &bytes)
      }
    }
    bytes[place] = presence.rawValue
  }

  /// Names and values, with their number before them.
  static func append(_ attributes: [Attribute], to bytes: inout [UInt8]) {
    append(UInt64(attributes.count), to: &bytes)
    for attribute in attributes {
      append(attribute.name, to: &bytes)
      append(attribute.value, to: &bytes)
    }
  }

  // MARK: Parts

  /// A number in seven bits a byte.
  static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest &>>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  private static func append(signed number: Int64, to bytes: inout [UInt8]) {
    append(UInt64(bitPattern: number &<< 1 ^ number &>> 63), to: &bytes)
  }

  /// A text with its length before it.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    append(text, extra: 0, to: &bytes)
  }

  /// A text that may be missing: its length and one more, or zero.
  static func append(optional text: String?, to bytes: inout [UInt8]) {
    if let text { append(text, extra: 1, to: &bytes) } else { bytes.append(0) }
  }

  private static func append(_ text: String, extra: Int, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { utf8 in
      append(UInt64(utf8.count + extra), to: &bytes)
      unsafe bytes.append(contentsOf: utf8)
    }
  }
}
