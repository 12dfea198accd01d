/// A text with inline codes, kept as the file has them.
public struct Segment: Hashable, Sendable {
  /// The text and codes in order; empty for a text without codes.
  ///
  /// Most segments have none, and then cost one string.
  public let markup: [InlineNode]

  /// The text as a reader sees it, without codes.
  ///
  /// A code that stands alone between two letters or digits (`ph`, `it`, `ut`: a line break, an
  /// image) becomes a blank, so that two words do not run together; one that opens or closes a pair
  /// does not, since a word may be bold in part. Text within a code is no part of it; text within
  /// `hi` is.
  public let text: String

  /// Makes a segment without codes.
  public init(_ text: String) {
    self.text = text
    markup = []
  }

  /// Makes a segment of text and codes.
  ///
  /// - Complexity: O(length).
  public init(_ nodes: [InlineNode]) {
    var plain = PlainText()
    plain.append(nodes)
    text = String(plain.scalars)
    markup = plain.hasCodes ? nodes : []
  }

  /// The text and codes in order, also of a text without codes.
  public var nodes: [InlineNode] {
    if !markup.isEmpty { return markup }
    return text.isEmpty ? [] : [.text(text)]
  }
}

/// A stretch of text, or an inline code.
public enum InlineNode: Hashable, Sendable {
  /// Text.
  case text(String)

  /// A code with what it holds.
  case code(InlineCode)
}

/// An inline code of TMX.
public struct InlineCode: Hashable, Sendable {
  /// The kinds of TMX 1.4b, and `ut` of older versions.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The opening one of a pair.
    case opening = "bpt"

    /// The closing one of a pair.
    case closing = "ept"

    /// One that stands alone.
    case placeholder = "ph"

    /// The opening or closing one of a pair whose other half is in another segment.
    case isolated = "it"

    /// A stretch of text with a meaning to its tool.
    case highlight = "hi"

    /// Text within a code, such as a footnote or the title of an image.
    case subflow = "sub"

    /// A code of which nothing is known.
    case unknown = "ut"
  }

  /// What it is.
  public var kind: Kind

  /// What the file says of it by name, in order: `i`, `x`, `type`.
  public var attributes: [Attribute]

  /// The native code, with texts in it; for a highlight the text that it holds.
  public var content: [InlineNode]

  /// Makes a code.
  public init(_ kind: Kind, attributes: [Attribute] = [], content: [InlineNode] = []) {
    self.kind = kind
    self.attributes = attributes
    self.content = content
  }
}

/// Gathers the text that a reader sees.
private struct PlainText {
  var scalars = String.UnicodeScalarView()
  var hasCodes = false

  /// Whether a code stood alone at the end of the text so far.
  private var isBroken = false

  mutating func append(_ nodes: [InlineNode]) {
    for node in nodes {
      switch node {
      case .text(let text): append(text)
      case .code(let code):
        hasCodes = true
        switch code.kind {
        case .highlight: append(code.content)
        case .placeholder, .isolated, .unknown: isBroken = true
        case .opening, .closing, .subflow: break
        }
      }
    }
  }

  private mutating func append(_ text: String) {
    guard let first = text.unicodeScalars.first else { return }
    if isBroken, let last = scalars.last, Self.isWordPart(last) && Self.isWordPart(first) {
      scalars.append(" ")
    }
    isBroken = false
    scalars.append(contentsOf: text.unicodeScalars)
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
