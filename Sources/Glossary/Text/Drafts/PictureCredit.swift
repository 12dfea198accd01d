/// Tells brackets that say where a picture comes from, as *(Foto: Kemlu)* and *(ANTARA/HO-Kemlu)*.
enum PictureCredit {
  /// The credits in a line, brackets and all.
  ///
  /// - Complexity: O(length).
  static func ranges<Line: RandomAccessCollection<UInt8>>(
    in line: Line
  ) -> [Range<Line.Index>] where Line.Index == Int {
    var ranges: [Range<Int>] = []
    var rest = line[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "(")) {
      rest = rest[(open + 1)...]
      let words = rest.prefix(longestBeginning).map(lowercased)
      guard beginnings.contains(where: { words.starts(with: $0.utf8) }),
        let close = rest.prefix(longest).firstIndex(of: UInt8(ascii: ")"))
      else { continue }
      ranges.append(open..<close + 1)
      rest = rest[(close + 1)...]
    }
    return ranges
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  private static let beginnings = [
    "foto:", "foto :", "foto/", "foto oleh", "foto ilustrasi", "foto dok", "dok.", "dok:", "dok ",
    "antara/", "antara foto", "photo:", "photo by", "photo courtesy", "photo credit", "sumber foto",
    "istimewa)", "ist)",
  ]
  private static let longestBeginning = 16
  private static let longest = 120
}
