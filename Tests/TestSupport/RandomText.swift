/// Random texts for properties, the same for the same seed.
public struct RandomText {
  private var generator: SeededGenerator

  /// Starts the sequence of a seed.
  public init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// A number of a range.
  public mutating func number(in range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  /// One of the choices, of which there must be some.
  public mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    precondition(!choices.isEmpty, "nothing to pick from")
    return choices[Int.random(in: choices.indices, using: &generator)]
  }

  /// Bytes below 0x80, any of them.
  public mutating func ascii(count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(number(in: 0...0x7F)) }
  }

  /// A text of so many scalars of any of the blocks, with runs of one block and mixtures.
  public mutating func scalars(count: Int, of blocks: [ClosedRange<UInt32>] = blocks) -> String {
    var text = String.UnicodeScalarView()
    var block = pick(blocks)
    while text.count < count {
      if number(in: 0...2) == 0 { block = pick(blocks) }
      if let scalar = Unicode.Scalar(UInt32.random(in: block, using: &generator)) {
        text.append(scalar)
      }
    }
    return String(text)
  }

  /// A text put together of words, marks, placeholders and line ends in many scripts.
  public mutating func mixture(pieces: Int) -> String {
    (0..<pieces).map { _ in pick(Self.pieces) }.joined()
  }

  /// A text with a few scalars taken out, put in, replaced or exchanged with their neighbours.
  public mutating func edited(_ text: String, edits: Int, alphabet: [Unicode.Scalar]) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<edits {
      let place = number(in: 0...scalars.count)
      switch number(in: 0...3) {
      case 0: scalars.insert(pick(alphabet), at: place)
      case 1 where place < scalars.count: scalars.remove(at: place)
      case 2 where place < scalars.count: scalars[place] = pick(alphabet)
      case 3 where place + 1 < scalars.count: scalars.swapAt(place, place + 1)
      default: break
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

// MARK: - Material

extension RandomText {
  /// Unicode blocks with something to fold, join, break or order.
  public static let blocks: [ClosedRange<UInt32>] = [
    0x0000...0x007F, 0x0041...0x007A, 0x0080...0x00FF, 0x0100...0x024F, 0x0250...0x02FF,
    0x0300...0x036F, 0x0370...0x03FF, 0x0400...0x04FF, 0x0530...0x058F, 0x0590...0x05FF,
    0x0600...0x06FF, 0x0900...0x097F, 0x0B80...0x0BFF, 0x0E00...0x0E7F, 0x0E80...0x0EFF,
    0x0F00...0x0FFF, 0x1000...0x109F, 0x10A0...0x10FF, 0x1100...0x11FF, 0x13A0...0x13FF,
    0x1780...0x17FF, 0x1800...0x18AF, 0x1E00...0x1EFF, 0x1F00...0x1FFF, 0x2000...0x206F,
    0x2070...0x209F, 0x20D0...0x20FF, 0x2100...0x218F, 0x2200...0x22FF, 0x2460...0x24FF,
    0x2E00...0x2E5D, 0x3000...0x303F, 0x3040...0x30FF, 0x3200...0x33FF, 0x4E00...0x9FFF,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFB00...0xFB4F, 0xFB50...0xFDFF, 0xFE00...0xFE0F,
    0xFE30...0xFE6F, 0xFF00...0xFFEF, 0x1D400...0x1D7FF, 0x1E900...0x1E95F, 0x1F1E6...0x1F1FF,
    0x1F300...0x1F6FF, 0x20000...0x2A6DF, 0xE0000...0xE01EF,
  ]

  /// Words, marks and line ends that decoding, breaking and counting trip over.
  public static let pieces: [String] = [
    " ", " ", " ", "  ", "\t", "\n", "\r\n", "\r", "\n\n", "\u{A0}", "\u{3000}", "\u{2028}",
    ".", ",", "-", "–", "—", "…", "!", "?", ";", ":", "(", ")", "“", "”", "‘", "’", "'", "\"", "_",
    "pekerja", "migran", "Indonesia", "TPPO-nya", "pekerja-pekerjanya", "Rp4,7", "1.250.000",
    "18/2017", "tidak", "worker's", "workers’", "e.g.", "naïve", "Ｆｕｌｌ", "ﬁ", "İ", "ß",
    "lao động", "แรงงานข้ามชาติ", "ក្នុង", "ពលករ", "ແຮງງານ", "အလုပ်သမား", "移民工人", "移住労働者",
    "カタカナ", "이주", "노동자", "عامل", "مهاجر", "трудовой", "мигрант", "εργάτης", "प्रवासी", "தொழிலாளர்",
    "e\u{301}", "\u{301}", "\u{200D}", "\u{FEFF}", "👩‍🏭", "🇮🇩", "👍🏽", "🙂", "𝒳", "𠀀",
    "{0}", "{name}", "{{x}}", "${x}", "%s", "%1$d", "%(name)s", "50 % dari", "100% dan", "<b>",
    "</b>", "<a href=\"x\">", "&amp;", "&#39;", "https://ilo.org/a?b=c", "www.bp2mi.go.id",
    "info@example.org", "{", "}", "<", ">", "%", "&", "@", "a@", "http://", "\0", "\u{7F}",
  ]
}
