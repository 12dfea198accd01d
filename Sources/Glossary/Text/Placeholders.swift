/// Finds what a translation carries over unchanged: addresses, printf and brace placeholders,
/// markup tags and character references.
///
/// They are those of nine regular expressions, of which the leftmost match counts and of several at
/// one place the first in this order; a test compares the two. Only the names of address schemes are
/// of ASCII letters here.
///
/// ```
/// (?i:https?|ftp)://[^\s<>"“”‘’«»]*[^\s<>"'“”‘’«».,;:!?)\]}]
/// (?i:www)\.[^\s<>"“”‘’«»]*[^\s<>"'“”‘’«».,;:!?)\]}]
/// [\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}
/// (?<![\d%])%(?:\d{1,2}\$)?[-+#0]{0,4}(?:\d{1,4}|\*)?(?:\.\d{1,4})?
///   (?:hh|h|ll|l|q|j|z|t|L)?[diouxXeEfFgGaAcsp@](?![A-Za-z])
/// %\([\w.]{1,64}\)[diouxXeEfFgGcsr]
/// \{\{[^{}]{0,80}\}\}
/// [$%]?\{[\w.$-]{0,64}(?:,[^{}]{0,200})?\}
/// </?[A-Za-z][^<>]{0,400}>
/// &(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});
/// ```
///
/// Each has a mark that ordinary text seldom has, so the scan looks for marks and then around them.
/// A flag of one blank is left out of the fourth, since it would swallow "50 % dari".
enum Placeholders {
  /// Appends the ranges of the placeholders of a text, in order.
  ///
  /// - Complexity: O(length).
  static func find(in source: UnsafeBufferPointer<UInt8>, into out: inout [TextRange]) {
    let scanner = unsafe PlaceholderScanner(source)
    // The end of the last placeholder, before which no other begins.
    var end = 0
    var index = 0
    while index < source.count {
      if unsafe isMark(source[index]), let found = scanner.placeholder(at: index, from: end) {
        out.append(found)
        end = found.end
        index = end
      } else {
        index += 1
      }
    }
  }

  @inline(__always)
  private static func isMark(_ byte: UInt8) -> Bool {
    // A bit for each of `%&.:<`, which stand below `@`.
    let low: UInt64 = 1 << 0x25 | 1 << 0x26 | 1 << 0x2E | 1 << 0x3A | 1 << 0x3C
    return byte < 0x40
      ? low &>> UInt64(byte) & 1 == 1 : byte == UInt8(ascii: "@") || byte == UInt8(ascii: "{")
  }
}
