/// Which tokens a text has, as bits: a token the one text lacks and the other has often shows as a
/// bit, and each such bit is an edit at least.
enum TokenSignature {
  /// The bit of a class.
  static func bit(_ tokenClass: UInt32) -> UInt64 {
    1 &<< (TokenHash.mix(UInt64(tokenClass) &+ 1) & 63)
  }

  /// The 28 bits of a posting, into which a signature is laid one part over another.
  static func sketch(_ signature: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: (signature | signature &>> 28 | signature &>> 56) & 0x0FFF_FFFF)
  }
}

/// An entry of an inverted list: a text that has a token among its rarest, with the rank of the token
/// there and the short signature of the text.
struct Posting {
  /// Ranks from this one on are not told apart.
  static let lastRank = 15

  var bits: UInt64

  init(bits: UInt64) { self.bits = bits }

  init(entry: UInt32, rank: Int, sketch: UInt32) {
    bits = UInt64(entry) &<< 32 | UInt64(sketch) &<< 4 | UInt64(min(rank, Self.lastRank))
  }

  var entry: UInt32 { UInt32(truncatingIfNeeded: bits &>> 32) }
  var sketch: UInt32 { UInt32(truncatingIfNeeded: bits) &>> 4 }
  var rank: Int { Int(bits & 15) }
}
