/// Words that look like words of another language: the same beginning after spelling is evened out.
///
/// After M. Simard, G. Foster and P. Isabelle, "Using cognates to align sentences in bilingual
/// corpora", TMI 1992, who take the first four letters; here half of the longer word must be equal.
struct CognateIndex {
  /// The words by the first four letters of their skeletons.
  private var groups: [UInt32: [(sign: Int32, skeleton: [UInt8])]] = [:]

  /// The fewest letters that two words share.
  private static let fewestLetters = 4

  /// - Complexity: O(number of distinct signs).
  init(_ side: SentenceWords) {
    for (sign, key) in side.keys.enumerated() where side.kinds[sign] == .word {
      let skeleton = Self.skeleton(of: key)
      guard let start = Self.start(of: skeleton) else { continue }
      groups[start, default: []].append((Int32(sign), skeleton))
    }
  }

  /// The words that look like a word, itself among them.
  func signs(like key: [UInt8]) -> [Int32] {
    let skeleton = Self.skeleton(of: key)
    guard let start = Self.start(of: skeleton), let group = groups[start] else { return [] }
    return group.compactMap { sign, other in
      let common = zip(skeleton, other).prefix { $0 == $1 }.count
      return 2 * common >= max(skeleton.count, other.count) ? sign : nil
    }
  }

  private static func start(of skeleton: [UInt8]) -> UInt32? {
    guard skeleton.count >= fewestLetters else { return nil }
    return skeleton.prefix(fewestLetters).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// A word with the letters that Latin spellings exchange made one, and doubled ones single.
  static func skeleton(of word: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var index = 0
    while index < word.count {
      var letter = word[index]
      index += 1
      switch letter {
      case UInt8(ascii: "c"), UInt8(ascii: "q"): letter = UInt8(ascii: "k")
      case UInt8(ascii: "y"), UInt8(ascii: "j"): letter = UInt8(ascii: "i")
      case UInt8(ascii: "z"): letter = UInt8(ascii: "s")
      case UInt8(ascii: "v"), UInt8(ascii: "w"): letter = UInt8(ascii: "f")
      case UInt8(ascii: "x"):
        if out.last != UInt8(ascii: "k") { out.append(UInt8(ascii: "k")) }
        letter = UInt8(ascii: "s")
      case UInt8(ascii: "p") where index < word.count && word[index] == UInt8(ascii: "h"):
        letter = UInt8(ascii: "f")
        index += 1
      case UInt8(ascii: "h") where out.last == UInt8(ascii: "t") || out.last == UInt8(ascii: "k"):
        continue
      default: break
      }
      if out.last != letter { out.append(letter) }
    }
    return out
  }
}
