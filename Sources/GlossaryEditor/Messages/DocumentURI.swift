/// The name by which a client knows a document, most often a `file:` URI (RFC 8089).
package struct DocumentURI: Hashable, Sendable, CustomStringConvertible {
  /// The URI as the client writes it.
  package let description: String

  /// The path from the root on; nil where the document is no file.
  package let path: String?

  /// Takes a URI.
  package init(_ text: String) {
    description = text
    path = Self.path(of: text)
  }

  /// Makes the URI of a path from the root on.
  package init(path: String) {
    var text = "file://"
    for byte in path.utf8 {
      if Self.isPlain(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
    description = text
    self.path = path
  }

  /// Two URIs of one file are equal, however its path is written.
  package static func == (left: DocumentURI, right: DocumentURI) -> Bool {
    left.key == right.key
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(key) }

  private var key: String { path ?? description }

  /// The last name of the path, for people.
  package var name: String {
    (path ?? description).split(separator: "/").last.map(String.init) ?? description
  }

  private static func path(of text: String) -> String? {
    guard text.lowercased().hasPrefix("file://") else { return nil }
    let rest = text.dropFirst(7)
    // An authority, such as *localhost*, ends with the first slash.
    guard let slash = rest.firstIndex(of: "/") else { return nil }
    let host = rest[..<slash].lowercased()
    guard host.isEmpty || host == "localhost" else { return nil }
    var bytes: [UInt8] = []
    let source = Array(rest[slash...].prefix { $0 != "?" && $0 != "#" }.utf8)
    var place = 0
    while place < source.count {
      if source[place] == UInt8(ascii: "%"), place + 2 < source.count,
        let byte = UInt8(String(decoding: source[place + 1...place + 2], as: UTF8.self), radix: 16)
      {
        bytes.append(byte)
        place += 3
      } else {
        bytes.append(source[place])
        place += 1
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// Whether a byte of a path needs no escape (RFC 3986, 3.3).
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "/-._~!$&'()*+,;=@".utf8.contains(byte)
    }
  }
}

extension DocumentURI: Decodable {
  package init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }
}
