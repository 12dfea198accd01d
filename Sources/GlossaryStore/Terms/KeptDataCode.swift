internal import Glossary

/// Kept data as blocks of bytes.
///
/// A list is its number of members and these; a text its length and its UTF-8. Of the parts of an
/// item, a zero stands before a text and a one before an item.
enum KeptDataCode {
  /// The block of kept data.
  ///
  /// - Complexity: O(size).
  static func bytes(_ kept: KeptData) -> [UInt8] {
    var bytes: [UInt8] = []
    UnitCode.append(kept.attributes, to: &bytes)
    UnitCode.append(UInt64(kept.items.count), to: &bytes)
    for item in kept.items { append(item, to: &bytes) }
    return bytes
  }

  /// The kept data of a block.
  ///
  /// - Complexity: O(size).
  /// - Throws: an error that tells of damage.
  static func kept(_ bytes: [UInt8]) throws -> KeptData {
    var cursor = UnitCursor(bytes, 0..<bytes.count)
    var kept = KeptData(attributes: try cursor.attributes())
    for _ in 0..<(try cursor.count()) { kept.items.append(try item(&cursor, depth: 0)) }
    return kept
  }

  private static func append(_ item: DataItem, to bytes: inout [UInt8]) {
    UnitCode.append(item.kind, to: &bytes)
    UnitCode.append(optional: item.category, to: &bytes)
    UnitCode.append(item.attributes, to: &bytes)
    UnitCode.append(UInt64(item.content.count), to: &bytes)
    for part in item.content {
      switch part {
      case .text(let text):
        bytes.append(0)
        UnitCode.append(text, to: &bytes)
      case .item(let item):
        bytes.append(1)
        append(item, to: &bytes)
      }
    }
  }

  private static func item(_ cursor: inout UnitCursor, depth: Int) throws -> DataItem {
    // No file nests deeper; damaged bytes might.
    guard depth < 256 else { throw UnitCursor.damage }
    var item = DataItem(try cursor.text(), try cursor.optionalText())
    item.attributes = try cursor.attributes()
    for _ in 0..<(try cursor.count()) {
      item.content.append(
        try cursor.number() == 0
          ? .text(cursor.text()) : .item(Self.item(&cursor, depth: depth + 1)))
    }
    return item
  }
}
