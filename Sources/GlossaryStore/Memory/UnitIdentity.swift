internal import Glossary

/// What makes two units the same: `tuid`, domain, and the variants in order with their languages,
/// texts and inline codes.
enum UnitIdentity {
  /// A hash that equal units share, the same on every machine.
  static func hash(_ unit: TranslationUnit, domain: String?) -> Int64 {
    var hash = Hash()
    hash.add(unit.tuid ?? "")
    hash.add(domain ?? "")
    for index in unit.variants.indices {
      hash.add(unit.variants[index].language.canonical)
      hash.add(unit.variants[index].segment.text)
      let markup = unit.variants[index].segment.markup
      if !markup.isEmpty { hash.add(TMXInline.xml(markup)) }
    }
    return Int64(bitPattern: hash.value)
  }

  /// Whether two units are the same.
  static func isSame(_ one: StoredUnit, _ other: StoredUnit) -> Bool {
    one.unit.tuid == other.unit.tuid && one.domainID == other.domainID
      && one.unit.variants.count == other.unit.variants.count
      && zip(one.unit.variants, other.unit.variants).allSatisfy {
        $0.language == $1.language && $0.segment == $1.segment
      }
  }

  /// FNV-1a on eight bytes at a time.
  private struct Hash {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ number: UInt64) {
      value = (value ^ number) &* 0x0000_0100_0000_01B3
      value ^= value &>> 29
    }

    mutating func add(_ text: String) {
      var text = text
      text.withUTF8 { bytes in
        let raw = UnsafeRawBufferPointer(bytes)
        var offset = 0
        while offset + 8 <= raw.count {
          unsafe add(raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian)
          offset += 8
        }
        var rest = UInt64(raw.count)
        while offset < raw.count {
          rest = unsafe rest &<< 8 | UInt64(raw[offset])
          offset += 1
        }
        add(rest)
      }
    }
  }
}
