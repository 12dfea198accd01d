/// Writes JSON with its keys in the order in which they are given.
///
/// Foundation's encoder has no stable key order but the alphabet's, and costs more than the look-up
/// whose answer it would print; this one appends to a buffer.
public struct JSONWriter: Sendable {
  /// The JSON so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []

  private var needsComma = false

  /// Makes an empty writer.
  public init() {}

  /// Writes an object.
  public mutating func object(_ body: (inout JSONWriter) -> Void) {
    enclose(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  /// Writes an array of what the body writes for each element.
  public mutating func array<Elements: Sequence>(
    _ elements: Elements, _ body: (inout JSONWriter, Elements.Element) -> Void
  ) {
    enclose(UInt8(ascii: "["), UInt8(ascii: "]")) { json in
      for element in elements { body(&json, element) }
    }
  }

  /// Writes the key of the value that follows.
  public mutating func key(_ key: String) {
    separate()
    quote(key)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a string, or null.
  public mutating func value(_ text: String?) {
    separate()
    if let text { quote(text) } else { bytes += "null".utf8 }
  }

  /// Writes a whole number.
  public mutating func value(_ number: Int) {
    separate()
    bytes += String(number).utf8
  }

  /// Writes true or false.
  public mutating func value(_ flag: Bool) {
    separate()
    bytes += (flag ? "true" : "false").utf8
  }

  /// Writes hundredths as a decimal fraction that always has a point: 9167 as `91.67`.
  public mutating func value(hundredths: Int) {
    separate()
    if hundredths < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    bytes += String(whole).utf8
    bytes.append(UInt8(ascii: "."))
    let digits = rest % 10 == 0 ? String(rest / 10) : (rest < 10 ? "0" : "") + String(rest)
    bytes += digits.utf8
  }

  /// Writes a value, or members of an object, that were rendered before.
  public mutating func value(rendered json: [UInt8]) {
    separate()
    bytes += json
  }

  /// Writes a key with a string or null.
  public mutating func member(_ name: String, _ text: String?) {
    key(name)
    value(text)
  }

  /// Writes a key with a whole number.
  public mutating func member(_ name: String, _ number: Int) {
    key(name)
    value(number)
  }

  /// Ends a line of JSON Lines.
  public mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// Empties the buffer and keeps its memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  private mutating func enclose(
    _ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(open)
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
    {
      bytes += text.utf8
    } else {
      for byte in text.utf8 { escape(byte) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case UInt8(ascii: "\n"): bytes += "\\n".utf8
    case UInt8(ascii: "\r"): bytes += "\\r".utf8
    case UInt8(ascii: "\t"): bytes += "\\t".utf8
    case 0..<0x20:
      let hex = String(byte, radix: 16)
      bytes += "\\u00".utf8
      bytes += (hex.utf8.count < 2 ? "0" + hex : hex).utf8
    default: bytes.append(byte)
    }
  }
}
