/// The formats that hold a text with its translation.
public enum BilingualFormat: String, Hashable, Sendable, CaseIterable {
  /// XLIFF 1.0 to 1.2 and 2.0 to 2.2, with the dialects of CAT tools.
  case xliff

  /// Messages of GNU gettext.
  case po

  /// Translation Memory eXchange.
  case tmx

  /// A table of pairs with tabs between them.
  case tsv

  /// A table of pairs with commas, semicolons or tabs between them.
  case csv

  /// The format that the suffix of a name tells, before `.gz`; nil when it tells none.
  public init?(fileName: String) {
    var parts = fileName.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    if parts.last == "gz" { parts.removeLast() }
    guard parts.count > 1, let suffix = parts.last else { return nil }
    switch suffix {
    case "xlf", "xliff", "sdlxliff", "mxliff", "mqxliff": self = .xliff
    case "po", "pot": self = .po
    case "tmx": self = .tmx
    case "tsv", "tab": self = .tsv
    case "csv": self = .csv
    default: return nil
    }
  }

  /// The format that the first bytes of a file tell, packed or not: by the root element of an XML
  /// document in any encoding, or the first message of a PO file; nil for all else, since a table has
  /// no mark.
  public init?(firstBytes: [UInt8]) {
    var decoder = GzipDecoder(file: "")
    var blocks = [firstBytes]
    guard let text = try? decoder.next(from: { blocks.popLast() ?? [] }) else { return nil }
    // Without marks and the zeros of wider encodings, what is ASCII remains.
    let bytes = text.prefix(Self.prefixLength).filter { $0 != 0 && $0 < 0x80 }
    let start = String(decoding: bytes, as: UTF8.self)
    if let root = Self.rootElement(of: start) {
      switch root {
      case "xliff": self = .xliff
      case "tmx": self = .tmx
      default: return nil
      }
    } else if start.split(whereSeparator: \.isNewline).contains(where: Self.isMessage) {
      self = .po
    } else {
      return nil
    }
  }

  /// The format of a file: as its first bytes tell, else its name.
  public init?(_ file: NamedFile) {
    let told = Self(firstBytes: Array(file.bytes.prefix(Self.prefixLength)))
    guard let format = told ?? Self(fileName: file.name) else { return nil }
    self = format
  }

  /// Whether files of the format are XML documents.
  var isXML: Bool { self == .xliff || self == .tmx }

  /// How many bytes are looked at.
  private static let prefixLength = 4_096

  /// The name of the first element of an XML document, without a prefix; nil for what is none.
  private static func rootElement(of text: String) -> Substring? {
    var rest = text.utf8[...].drop { $0 <= 0x20 }
    while rest.first == UInt8(ascii: "<") {
      rest = rest.dropFirst()
      let end: [UInt8]
      switch rest.first {
      case UInt8(ascii: "?"): end = Array("?>".utf8)
      case UInt8(ascii: "!"):
        end = Array((rest.starts(with: "!--".utf8) ? "-->" : ">").utf8)
      default:
        let name = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        return Substring(name).split(separator: ":").last
      }
      while !rest.isEmpty, !rest.starts(with: end) { rest = rest.dropFirst() }
      rest = rest.dropFirst(end.count).drop { $0 <= 0x20 || $0 == UInt8(ascii: "]") }
    }
    return nil
  }

  private static func isMessage(_ line: Substring) -> Bool {
    ["msgid \"", "msgctxt \""].contains { line.hasPrefix($0) }
  }
}
