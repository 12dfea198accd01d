import Glossary

/// What a path of the tmserver protocol asks for.
///
/// The text of a unit is all that follows `unit/`: it may hold slashes, raw or escaped. Doubled slashes
/// before it and one behind it are tolerated.
enum TMServerPath: Hashable, Sendable {
  case languages

  /// The text is nil where the query has it.
  case unit(source: String, target: String, text: String?)
  case store(source: String, target: String, name: String)

  /// Reads the path behind the protocol's prefix, as it came; nil for one that asks for nothing.
  ///
  /// - Throws: a `Problem` for a path that is no percent-encoded UTF-8.
  init?(_ path: Substring) throws {
    var rest = path.utf8[...]
    var names: [String] = []
    while names.count < 3 {
      rest = rest.drop { $0 == UInt8(ascii: "/") }
      if rest.isEmpty { break }
      let name = rest.prefix { $0 != UInt8(ascii: "/") }
      names.append(try Self.decoded(name))
      rest = rest.dropFirst(name.count)
    }
    if names == ["languages"] {
      self = .languages
      return
    }
    guard names.count == 3 else { return nil }
    rest = rest.drop { $0 == UInt8(ascii: "/") }
    if rest.last == UInt8(ascii: "/") { rest = rest.dropLast() }
    let text = try Self.decoded(rest)
    switch names[2] {
    case "unit": self = .unit(source: names[0], target: names[1], text: text.isEmpty ? nil : text)
    case "store": self = .store(source: names[0], target: names[1], name: text)
    default: return nil
    }
  }

  private static func decoded(_ bytes: some Sequence<UInt8>) throws -> String {
    guard let text = PercentEncoding.decoded(bytes) else {
      throw Problem.badRequest("the path is not percent-encoded UTF-8")
    }
    return text
  }
}
