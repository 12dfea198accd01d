extension Concept.ID {
  /// A slug made from a term: its letters and digits in ASCII, and a fingerprint where these are not
  /// the whole term.
  ///
  /// - Complexity: O(length).
  public static func slug(of term: String) -> String {
    let folded = (try? Folding.stripAccents(Folding.fold(term))) ?? term
    let slug = folded.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
      .joined(separator: "-")
    // Where more than blanks and the marks of prose is lost, as in C++ or 中国A, the rest alone
    // could be another term.
    let isWhole = folded.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || " -.,;:'\"()/&!?".contains($0))
    }
    if isWhole && !slug.isEmpty { return slug }
    var hash = 0xCBF2_9CE4_8422_2325 as UInt64
    for byte in folded.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return (slug.isEmpty ? "term" : slug) + "-" + String(hash, radix: 16)
  }
}
