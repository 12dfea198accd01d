/// Folds the tokens of a text one after another; what is ASCII is folded a run at a time.
struct TokenFolder {
  /// The folded forms, one after another.
  private(set) var folded: [UInt8] = []

  /// Up to where the text is folded: behind the last token there is ASCII alone, whose fold is as long
  /// as itself.
  private var end = 0

  /// Makes a folder for a text of some bytes.
  init(capacity: Int) {
    folded.reserveCapacity(capacity)
  }

  /// Folds the token that begins where the last one ended, and says where its folded form ends.
  ///
  /// - Complexity: O(length), and that of the ASCII behind it, which is folded but once.
  /// - Throws: `UnicodeError` when ICU fails.
  mutating func fold(
    _ range: TextRange, of source: UnsafeBufferPointer<UInt8>
  ) throws(UnicodeError) -> Int {
    if range.end > end {
      unsafe appendASCII(of: source)
      if range.end > end {
        folded.removeLast(end - range.start)
        try unsafe Tokenizer.appendFold(of: source, range, to: &folded)
        end = range.end
      }
    }
    return folded.count - (end - range.end)
  }

  /// Folds the ASCII that follows.
  private mutating func appendASCII(of source: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(source)
    var next = end
    while next + 8 <= source.count,
      unsafe raw.loadUnaligned(fromByteOffset: next, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      next &+= 8
    }
    while unsafe next < source.count && source[next] < 0x80 { next &+= 1 }
    let first = folded.count
    unsafe folded.append(contentsOf: UnsafeBufferPointer(rebasing: source[end..<next]))
    for index in first..<folded.count { folded[index] = Folding.foldASCII(byte: folded[index]) }
    end = next
  }
}
