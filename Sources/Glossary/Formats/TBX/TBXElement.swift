/// An element of a TBX document with all that is in it.
struct TBXElement {
  /// A part of an element's content.
  enum Content {
    case text(String)
    case element(TBXElement)
  }

  /// The name without its prefix.
  var name: String

  /// The namespace where it is not that of TBX: a module of data categories.
  var module: String?

  /// The attributes but those that declare namespaces.
  var attributes: [Attribute]

  /// What is in it, in order.
  var content: [Content] = []

  /// Where it begins.
  var line: Int
  var column: Int

  /// The elements in it.
  var elements: [TBXElement] {
    content.compactMap { part in
      if case .element(let element) = part { return element }
      return nil
    }
  }

  /// The text in it that is no white space, for a place that should have none.
  var strayText: String? {
    for case .text(let text) in content where text.utf8.contains(where: { $0 > 0x20 }) {
      return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    return nil
  }

  /// The value of an attribute; nil where it is absent.
  subscript(name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }
}

/// The names of the modules that prefixes stand for, where a document declares any.
struct TBXNamespaces {
  /// The namespace of TBX itself (ISO 30042:2019).
  static let core = "urn:iso:std:iso:30042:ed-2"

  private var declared: [(depth: Int, prefix: String, name: String)] = []

  /// Takes the declarations out of the attributes of an element at a depth.
  mutating func enter(_ depth: Int, _ attributes: inout [Attribute]) {
    guard attributes.contains(where: { $0.name.utf8.starts(with: "xmlns".utf8) }) else { return }
    attributes.removeAll { attribute in
      if attribute.name == "xmlns" {
        declared.append((depth, "", attribute.value))
      } else if attribute.name.hasPrefix("xmlns:") {
        declared.append((depth, String(attribute.name.dropFirst(6)), attribute.value))
      } else {
        return false
      }
      return true
    }
  }

  /// Forgets the declarations of an element at a depth.
  mutating func leave(_ depth: Int) {
    while let last = declared.last, last.depth == depth { declared.removeLast() }
  }

  /// The name of an element without its prefix, and its namespace where that is a module.
  func resolve(_ name: String) -> (name: String, module: String?) {
    guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      let module = declared.last { $0.prefix.isEmpty }?.name
      return (name, Self.isCore(module) ? nil : module)
    }
    let prefix = String(name[..<colon])
    let local = String(name[name.utf8.index(after: colon)...])
    let module = declared.last { $0.prefix == prefix }?.name ?? prefix
    return (local, Self.isCore(module) ? nil : module)
  }

  /// The namespace that a prefix stands for; nil where none is declared.
  func namespace(of prefix: some StringProtocol) -> String? {
    declared.last { $0.prefix == prefix }?.name
  }

  private static func isCore(_ name: String?) -> Bool {
    guard let name, !name.isEmpty else { return true }
    // Older drafts and tools name TBX by other words; modules have names of their own.
    return name == core || name.hasPrefix("urn:iso:std:iso:30042")
  }
}
