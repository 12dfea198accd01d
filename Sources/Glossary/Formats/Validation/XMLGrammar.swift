/// The elements of a format with what they may hold and which attributes they have.
struct XMLGrammar: Sendable {
  /// The values that an attribute takes.
  enum Value: Hashable, Sendable {
    /// Any text.
    case text

    /// A name that stands for the element, once in a document.
    case id

    /// The id of an element of the document.
    case reference

    /// The tag of a language.
    case language

    /// A word without white space (`NMTOKEN`).
    case token

    /// One of these.
    case oneOf([String])
  }

  /// An attribute of an element.
  struct Attribute: Hashable, Sendable {
    var value: Value
    var isRequired: Bool
  }

  /// Which attributes an element may have beside its own.
  enum Others: Hashable, Sendable {
    case none

    /// Those of other namespaces, which have a prefix.
    case foreign

    /// Any.
    case any
  }

  /// An element.
  struct Element: Sendable {
    /// Which elements it may hold; nil for any.
    var content: ContentModel?

    /// Whether it may hold text.
    var holdsText: Bool

    /// Its attributes by name.
    var attributes: [String: Attribute]

    /// Which attributes it may have that the grammar does not name.
    var others = Others.none
  }

  /// The name of the outermost element.
  let root: String

  /// The elements by name.
  let elements: [String: Element]

  /// The content of an element of another namespace, by which models name it.
  static let foreign = "~"

  /// The prefix of an element of a module that the grammar knows; empty for one of the format itself.
  ///
  /// Such an element may stand where one of another namespace may.
  static func module(of name: String) -> Substring {
    name.utf8.firstIndex(of: UInt8(ascii: ":")).map { name[..<$0] } ?? ""
  }

  /// Makes a grammar of lines `name = content ; attributes`.
  ///
  /// Content is in the notation of a DTD; `#text` before it, and a bar, lets text stand among the
  /// elements. An attribute is its name, `!` where it is required, and after a colon `id`, `ref`,
  /// `lang`, `nmtoken` or values between bars; `*` takes any other one, `~` those of other namespaces.
  init(root: String, _ lines: String) {
    self.root = root
    var elements: [String: Element] = [:]
    for line in lines.split(separator: "\n") {
      let parts = line.split(separator: ";", omittingEmptySubsequences: false)
      let head = parts[0].split(separator: "=", omittingEmptySubsequences: false)
      guard head.count == 2 else { continue }
      let names = head[0].split(separator: " ").map(String.init)
      let element = Element(
        content: head[1], attributes: parts.count > 1 ? parts[1] : "")
      for name in names { elements[name] = element }
    }
    self.elements = elements
  }
}

extension XMLGrammar.Element {
  fileprivate init(content: Substring, attributes: Substring) {
    let notation = content.filter { $0 != " " }
    holdsText = notation.hasPrefix("#text")
    if holdsText {
      let mixed = notation.dropFirst(5).drop { $0 == "|" }
      self.content = mixed.isEmpty ? .empty : .any(ContentModel(String(mixed)))
    } else {
      self.content = notation == "ANY" ? nil : ContentModel(notation)
    }
    self.attributes = [:]
    for item in attributes.split(separator: " ") {
      if item == "*" || item == "~" {
        others = item == "*" ? .any : .foreign
        continue
      }
      // A language attribute has a colon in its name.
      let isXML = item.hasPrefix("xml:")
      let rest = isXML ? item.dropFirst(4) : item
      let parts = rest.split(separator: ":", maxSplits: 1)
      var name = String(parts[0])
      let isRequired = name.hasSuffix("!")
      if isRequired { name.removeLast() }
      let value: XMLGrammar.Value =
        switch parts.count > 1 ? parts[1] : "" {
        case "": .text
        case "id": .id
        case "ref": .reference
        case "lang": .language
        case "nmtoken": .token
        default: .oneOf(parts[1].split(separator: "|").map(String.init))
        }
      self.attributes[(isXML ? "xml:" : "") + name] =
        XMLGrammar.Attribute(value: value, isRequired: isRequired)
    }
  }
}
