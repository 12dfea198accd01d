import Glossary

/// The parameters of a request's query, or of a form.
struct QueryItems: Sendable {
  private let items: [(name: String, value: String)]

  /// Reads `name=value&…`; a plus is a blank, as forms have it.
  ///
  /// - Throws: a `Problem` for what is no UTF-8 or not escaped as it must be.
  init(_ query: String?) throws {
    items = try (query ?? "").split(separator: "&").map { item in
      let equals = item.firstIndex(of: "=") ?? item.endIndex
      let value = equals == item.endIndex ? "" : item[item.index(after: equals)...]
      return (try Self.decoded(item[..<equals]), try Self.decoded(value))
    }
  }

  private static func decoded(_ text: Substring) throws -> String {
    guard let decoded = PercentEncoding.decoded(text.utf8, plusIsBlank: true) else {
      throw Problem.badRequest("the query is not percent-encoded UTF-8")
    }
    return decoded
  }

  /// The value of a name; nil where it is not given.
  subscript(name: String) -> String? { items.first { $0.name == name }?.value }

  /// The value of a name; nil where it is not given or empty.
  func text(_ name: String) -> String? { self[name].flatMap { $0.isEmpty ? nil : $0 } }

  /// All values of a name that are not empty.
  func all(_ name: String) -> [String] {
    items.filter { $0.name == name && !$0.value.isEmpty }.map(\.value)
  }

  /// A text that must be there, of so many characters at most.
  func required(_ name: String, longest: Int) throws -> String {
    guard let text = text(name) else { throw Problem.badRequest("\(name) is missing", name) }
    guard text.unicodeScalars.count <= longest else {
      throw Problem.badRequest("\(name) is longer than \(longest) characters", name)
    }
    return text
  }

  /// The name of a base that may be new: letters, digits, dots, hyphens and underscores.
  func baseName() throws -> String {
    let name = try required("base", longest: 100)
    let isName = name.utf8.enumerated().allSatisfy { place, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): place > 0
      default: false
      }
    }
    guard isName else {
      throw Problem.badRequest(
        "a base is named by letters and digits, and within the name dots, hyphens and underscores",
        "base")
    }
    return name
  }

  /// A whole number within bounds.
  func number(_ name: String, in bounds: ClosedRange<Int>, default number: Int) throws -> Int {
    guard let text = self[name] else { return number }
    guard let given = Int(text), bounds.contains(given) else {
      throw Problem.badRequest(
        "\(name) is a whole number from \(bounds.lowerBound) to \(bounds.upperBound)", name)
    }
    return given
  }

  /// `true`, `false`, `1` or `0`; false where it is not given.
  func flag(_ name: String) throws -> Bool {
    switch self[name] {
    case nil, "false", "0": return false
    case "true", "1": return true
    default: throw Problem.badRequest("\(name) is true or false", name)
    }
  }

  /// A language.
  func language(_ name: String) throws -> LanguageTag? {
    guard let text = self[name] else { return nil }
    do {
      return try LanguageTag(text)
    } catch {
      throw Problem.badRequest(error.message, name)
    }
  }

  /// A day, month or year.
  func date(_ name: String) throws -> PartialDate? {
    guard let text = self[name] else { return nil }
    guard let date = PartialDate(text) else {
      throw Problem.badRequest("\(name) is a date such as 2017-11-22, 2017-11 or 2017", name)
    }
    return date
  }

  /// One of a closed set; nil where it is not given.
  func choice<Value: RawRepresentable & CaseIterable>(_ name: String) throws -> Value?
  where Value.RawValue == String {
    guard let text = self[name] else { return nil }
    guard let choice = Value(rawValue: text) else {
      let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw Problem.badRequest("\(name) is one of \(known)", name)
    }
    return choice
  }

  /// One of a closed set.
  func choice<Value: RawRepresentable & CaseIterable>(
    _ name: String, default value: Value
  ) throws -> Value where Value.RawValue == String {
    try choice(name) ?? value
  }
}

/// Percent-encoding of RFC 3986.
enum PercentEncoding {
  /// The text of bytes with their escapes undone; nil for an escape that is none, a NUL, and for what is
  /// no UTF-8.
  static func decoded(_ bytes: some Sequence<UInt8>, plusIsBlank: Bool = false) -> String? {
    var decoded: [UInt8] = []
    var bytes = bytes.makeIterator()
    while let byte = bytes.next() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = bytes.next().flatMap(digit), let low = bytes.next().flatMap(digit) else {
          return nil
        }
        decoded.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsBlank: decoded.append(UInt8(ascii: " "))
      default: decoded.append(byte)
      }
    }
    if decoded.contains(0) { return nil }
    return String(validating: decoded, as: UTF8.self)
  }

  /// The text with everything escaped but letters, digits, `-`, `.`, `_` and `~`.
  static func encoded(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        encoded += "%" + (hex.utf8.count < 2 ? "0" : "") + hex
      }
    }
    return encoded
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
