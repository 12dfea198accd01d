/// How properties of a memory are named in XLIFF.
enum XLIFFContext {
  /// The types of contexts that XLIFF 1.2 knows (section 3, context-type).
  private static let known: Set<String> = [
    "database", "element", "elementtitle", "linenumber", "numparams", "paramnotes", "record",
    "recordtitle", "sourcefile",
  ]

  /// What stands before a type of a property that is no type of a context.
  private static let mark = "x-property:"

  /// What stands before the type of a context that XLIFF knows, as a property.
  private static let knownMark = "x-context:"

  /// The property that a context of a type becomes.
  static func property(of type: String) -> String {
    if known.contains(type) { return knownMark + type }
    guard type.hasPrefix(mark) else { return type }
    return unescaped(type.dropFirst(mark.count))
  }

  /// The type of the context that holds a property.
  static func type(of property: String) -> String {
    if property.hasPrefix(knownMark) {
      let type = String(property.dropFirst(knownMark.count))
      if known.contains(type) { return type }
    }
    let isPlain =
      property.hasPrefix("x-") && property.utf8.count > 2 && !property.hasPrefix(mark)
      && property.utf8.allSatisfy { $0 > 0x20 }
    return isPlain ? property : mark + escaped(property)
  }

  private static func escaped(_ text: String) -> String {
    var output: [UInt8] = []
    for byte in text.utf8 {
      if byte <= 0x20 || byte == UInt8(ascii: "%") {
        let digits = String(byte, radix: 16, uppercase: true)
        output += "%\(digits.utf8.count < 2 ? "0" : "")\(digits)".utf8
      } else {
        output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func unescaped(_ text: Substring) -> String {
    var output: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = UInt8(String(Substring(rest.prefix(2))), radix: 16)
      {
        output.append(value)
        rest = rest.dropFirst(2)
      } else {
        output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
