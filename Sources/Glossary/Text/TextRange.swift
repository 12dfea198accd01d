/// A half-open range of UTF-8 offsets into one text, from 0.
public struct TextRange: Hashable, Sendable, Comparable {
  /// The offset of the first byte.
  public var start: Int

  /// The offset after the last byte, never below `start`.
  public var end: Int

  /// Makes a range; `end` must not lie before `start`.
  public init(start: Int, end: Int) {
    precondition(start <= end, "a range ends before it starts")
    self.start = start
    self.end = end
  }

  /// The number of bytes.
  public var length: Int { end - start }

  /// Whether the range holds no byte.
  public var isEmpty: Bool { start == end }

  /// Whether every byte of the other range lies in this one.
  public func contains(_ other: TextRange) -> Bool {
    start <= other.start && other.end <= end
  }

  /// Orders by start, then by end.
  public static func < (left: TextRange, right: TextRange) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}

extension String {
  /// The text of a range whose ends lie on character boundaries of the encoding.
  ///
  /// - Complexity: O(range length).
  public func slice(_ range: TextRange) -> Substring {
    let start = utf8.index(utf8.startIndex, offsetBy: range.start)
    return self[start..<utf8.index(start, offsetBy: range.length)]
  }
}
