extension FuzzyIndex {
  /// A text of an index.
  public struct Text: Hashable, Sendable {
    /// The unit.
    public var unit: Int64

    /// The place of the text among the variants of its unit.
    public var position: Int

    /// The text, put together from its tokens.
    public var text: String
  }

  /// Gives every text of the index.
  ///
  /// - Complexity: O(size).
  /// - Throws: `IndexDamage`, and what the body throws.
  public func forEachText(_ body: (Text) throws -> Void) throws {
    var reader = IndexReader(self)
    for entry in 0..<UInt32(count) {
      let record = try reader.record(entry)
      try reader.decode(entry)
      var bytes: [UInt8] = []
      for coded in reader.stream {
        if coded & 1 == 1 { bytes.append(0x20) }
        bytes += try reader.token(coded >> 1).bytes
      }
      try body(
        Text(
          unit: record.unit, position: profiles[Int(record.profile)].position,
          text: String(decoding: bytes, as: UTF8.self)))
    }
  }
}
