import Glossary

/// Names for the findings of one document that stay when lines are added above them.
package struct FindingFingerprints {
  private var counts: [UInt64: Int] = [:]

  package init() {}

  /// The name of the next finding: of its rule, its words and what stands around them, and a number
  /// where the same stands several times.
  package mutating func next(_ placed: PlacedFinding) -> String {
    let excerpt = placed.excerpt
    let parts = [
      placed.finding.rule.description, placed.place.words, String(excerpt.before.suffix(20)),
      String(excerpt.after.prefix(20)),
    ]
    // FNV-1a, 64 bits: stable on every machine, unlike Swift's own hashes.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01B3
    }
    counts[hash, default: 0] += 1
    let digits = String(hash, radix: 16)
    let padded = String(repeating: "0", count: 16 - digits.count) + digits
    return "\(padded):\(counts[hash, default: 1])"
  }
}

/// References to files, as URIs have them (RFC 3986).
package enum ArtifactURI {
  /// The reference for a path: relative for one that is, else of the scheme `file`.
  package static func reference(for path: String) -> String {
    var reference = path.hasPrefix("/") ? "file://" : ""
    // A colon in the first name would make a scheme of what precedes it.
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        reference.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        reference += "%" + (hex.count < 2 ? "0" : "") + hex
      }
    }
    return reference
  }
}
