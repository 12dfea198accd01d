/// Which tokens a text has, as bits: a token the one text lacks and the other has often shows as a
/// bit, and each such bit is an edit at least.
enum TokenSignature {
  /// The bit of a class.
  static func bit(_ tokenClass: UInt32) -> UInt64 {
    1 &<< (TokenHash.mix(UInt64(tokenClass) &+ 1) & 63)
  }

  /// The 40 bits of a posting, into which a signature is laid one part over another.
  static func sketch(_ signature: UInt64) -> UInt64 {
    (signature | signature &>> 40) & 0xFF_FFFF_FFFF
  }
}

/// An entry of an inverted list: a text that has a token among its rarest, with the rank of the token
/// there and the short signature of the text.
struct Posting {
  /// Ranks from this one on are not told apart.
  static let lastRank = 15

  var bits: UInt64

  init(bits: UInt64) { self.bits = bits }

  init(entry: UInt32, rank: Int, sketch: UInt64) {
    bits = UInt64(entry) &<< 44 | sketch &<< 4 | UInt64(min(rank, Self.lastRank))
  }

  /// Twenty bits hold the entries of an index, as `FuzzyIndexBuilder.capacity` has it.
  var entry: UInt32 { UInt32(truncatingIfNeeded: bits &>> 44) }
  var sketch: UInt64 { bits &>> 4 & 0xFF_FFFF_FFFF }
  var rank: Int { Int(bits & 15) }
}
