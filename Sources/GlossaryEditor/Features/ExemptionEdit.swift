import Glossary

/// Adds an exemption to a project file and leaves its other text as it is.
struct ExemptionEdit {
  /// The words that are left alone.
  let words: String

  private let file: ProjectFileText
  private let offset: Int
  private let lines: String

  /// Plans the change; nil where the words are no exemption, or the file has a form in which no entry
  /// can be added safely.
  init?(_ words: String, rule: RuleID, in file: ProjectFileText) {
    let words = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !words.isEmpty, words.utf8.count <= Self.longestWords else { return nil }
    self.words = words
    self.file = file
    let text = String(decoding: file.text.bytes, as: UTF8.self)
    // As characters, the ends of lines in the way of Windows are one and no `\n`.
    var source = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    let hasCarriageReturn = source.first?.hasSuffix("\r") ?? false
    let lineEnd = hasCarriageReturn ? "\r\n" : "\n"
    if hasCarriageReturn { source = source.map { $0.hasSuffix("\r") ? String($0.dropLast()) : $0 } }
    let key = source.firstIndex { line in
      line.hasPrefix("exemptions:")
        && line.dropFirst(11).drop { $0 == " " }.first.map { $0 == "#" } ?? true
    }
    func entry(_ indent: String) -> String {
      "\(indent)- words: \(Self.quoted(words))\(lineEnd)\(indent)  rules: [\(rule)]\(lineEnd)"
    }
    if let key {
      let first = source[(key + 1)...].first { line in
        line.contains { !$0.isWhitespace } && line.first { !$0.isWhitespace } != "#"
      }
      let isEntry = first?.drop { $0 == " " }.hasPrefix("-") ?? false
      let indent = isEntry ? String(first?.prefix { $0 == " " } ?? "") : "  "
      let end = key + 1 < source.count
      offset = end ? file.text.contentRange(ofLine: key + 1).lowerBound : file.text.bytes.count
      lines = (end ? "" : lineEnd) + entry(indent)
    } else {
      offset = file.text.bytes.count
      let isWhole = text.isEmpty || text.hasSuffix("\n")
      lines = (isWhole ? "" : lineEnd) + "exemptions:" + lineEnd + entry("  ")
    }
    guard isRight(rule) else { return nil }
  }

  /// Whether the file says with the change what it said before, and exempts the words.
  private func isRight(_ rule: RuleID) -> Bool {
    var bytes = file.text.bytes
    let (before, problems) = Self.read(bytes)
    guard problems.isEmpty else { return false }
    bytes.insert(contentsOf: lines.utf8, at: offset)
    var (after, others) = Self.read(bytes)
    let new = after.exemptions.firstIndex { $0.words == [words] && $0.rules == [rule] }
    guard others.isEmpty, let new else { return false }
    after.exemptions.remove(at: new)
    others = []
    return Set(after.exemptions) == Set(before.exemptions)
      && after.severities == before.severities && after.languages == before.languages
  }

  private static func read(_ bytes: [UInt8]) -> (CheckConfiguration, [FileProblem]) {
    CheckConfigurationReader.read(
      NamedFile(name: CheckConfiguration.fileName, bytes: bytes))
  }

  /// The change for the editor.
  func edit(_ encoding: PositionEncoding) -> WorkspaceEdit {
    let place = file.text.position(of: offset, encoding)
    return WorkspaceEdit(documents: [
      WorkspaceEdit.Document(
        uri: file.uri, version: file.version,
        changes: [
          WorkspaceEdit.Change(range: EditorRange(start: place, end: place), words: lines)
        ], isNew: file.isNew)
    ])
  }

  /// A double-quoted scalar (YAML 1.2.2, 7.3.1).
  private static func quoted(_ words: String) -> String {
    "\"" + words.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private static let longestWords = 200
}
