/// Changes files at random, so that readers meet what no person writes.
public struct Mutator: Sendable {
  private let seeds: [[UInt8]]
  private let insertions: [[UInt8]]

  /// Makes a mutator of files, and of pieces that it puts into them beside random bytes.
  public init(_ seeds: [[UInt8]], inserting insertions: [[UInt8]]) {
    self.seeds = seeds
    self.insertions = insertions
  }

  /// The same for texts.
  public init(_ seeds: [String], inserting insertions: [String]) {
    self.init(seeds.map { Array($0.utf8) }, inserting: insertions.map { Array($0.utf8) })
  }

  /// Pieces of XML that stand for mistakes in any document, and bytes that are no UTF-8.
  public static let xmlPieces: [[UInt8]] =
    [
      "<!--", "-->", "<![CDATA[", "]]>", "&lt;", "&nbsp;", "&#65;", "&", "<", ">", "\"", "'",
      "\u{0}", "\u{FFFE}", "<?pi?>", "<!DOCTYPE x>", "encoding='utf-16'", "xmlns='s'", "\n  ",
    ].map { Array($0.utf8) } + [
      [0xFF], [0x80], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [0x1F, 0x8B],
    ]

  /// One of the files with one to four changes: a bit, a byte, a stretch removed or doubled, the rest
  /// cut off, or a piece put in.
  public func mutation(_ random: inout SeededGenerator) -> [UInt8] {
    var bytes = seeds.randomElement(using: &random) ?? []
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let end = Int.random(in: place...min(place + 40, bytes.count), using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 2: bytes.removeSubrange(place..<end)
      case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 4: bytes.removeSubrange(end...)
      default: bytes.insert(contentsOf: insertions.randomElement(using: &random) ?? [], at: place)
      }
    }
    return bytes
  }
}
