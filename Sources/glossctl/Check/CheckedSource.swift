import Glossary

/// A file that is checked: its text, what it says of itself, and how it is written back.
enum CheckedSource: Sendable {
  case text(NamedFile, DraftText)

  /// Whether a name found in a folder is one of a draft.
  static func isKnown(_ name: String) -> Bool {
    name.lowercased().hasSuffix(".txt")
  }

  /// Reads a file.
  init(_ file: NamedFile, settings: FileSettings) throws {
    self = .text(file, DraftText(verbatim: try file.text()))
  }

  /// The text that findings are about.
  var text: DraftText {
    switch self {
    case .text(_, let text): text
    }
  }

  /// The edits that put other words in the place of a range of the text.
  func edits(replacing range: TextRange, with words: String) -> [SourceEdit] {
    text.source.edits(replacing: range, with: words) { $0 }
  }

  /// The file with edits; every other byte is the same.
  func bytes(applying edits: [SourceEdit]) throws -> [UInt8] {
    switch self {
    case .text(let file, let text):
      let hasMark = file.bytes.starts(with: [0xEF, 0xBB, 0xBF])
      var bytes: [UInt8] = hasMark ? [0xEF, 0xBB, 0xBF] : []
      let utf8 = Array(text.text.utf8)
      var done = 0
      for edit in edits {
        bytes += utf8[done..<edit.location.range.start]
        bytes += edit.replacement.utf8
        done = edit.location.range.end
      }
      return bytes + utf8[done...]
    }
  }
}
