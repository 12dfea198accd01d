/// The formats in which memories are exchanged.
public enum MemoryFormat: String, Hashable, Sendable, CaseIterable {
  /// Translation Memory eXchange.
  case tmx

  /// A table of pairs with tabs between them.
  case tsv

  /// A table of pairs with commas, semicolons or tabs between them.
  case csv

  /// XLIFF 1.0 to 1.2 and 2.0 to 2.2, with the dialects of CAT tools.
  case xliff

  /// Messages of GNU gettext.
  case po

  /// JSON Lines, which are written only.
  case jsonl

  /// The formats that can be read.
  public static let readable: [MemoryFormat] = [.tmx, .tsv, .csv, .xliff, .po]

  /// Whether the format is a table of pairs.
  public var isTable: Bool { self == .tsv || self == .csv }

  /// The format that the suffix of a name tells, before `.gz`; nil when it tells none.
  public init?(fileName: String) {
    if let format = BilingualFormat(fileName: fileName) {
      self.init(format)
      return
    }
    var parts = fileName.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    if parts.last == "gz" { parts.removeLast() }
    guard parts.count > 1, ["jsonl", "ndjson"].contains(parts.last ?? "") else { return nil }
    self = .jsonl
  }

  /// Whether a name tells that the file is packed with gzip.
  public static func isPacked(fileName: String) -> Bool {
    fileName.lowercased().hasSuffix(".gz")
  }

  /// The format that the first bytes of a file tell, packed or not: XLIFF by the root of an XML
  /// document in any encoding, TMX for all other XML, PO by its first message; nil for all else, since
  /// a table has no mark.
  public init?(firstBytes: [UInt8]) {
    if let format = BilingualFormat(firstBytes: firstBytes) {
      self.init(format)
      return
    }
    var decoder = GzipDecoder(file: "")
    var blocks = [firstBytes]
    guard let text = try? decoder.next(from: { blocks.popLast() ?? [] }) else { return nil }
    // Without marks and the zeros of wider encodings, what is ASCII remains.
    let start = text.prefix(1_024).filter { $0 > 0x20 && $0 < 0x80 }.prefix(9)
    let word = String(decoding: start, as: UTF8.self).lowercased()
    guard ["<?xml", "<tmx", "<!doctype", "<!--"].contains(where: word.hasPrefix) else { return nil }
    self = .tmx
  }

  private init(_ format: BilingualFormat) {
    switch format {
    case .xliff: self = .xliff
    case .po: self = .po
    case .tmx: self = .tmx
    case .tsv: self = .tsv
    case .csv: self = .csv
    }
  }
}
