/// The text of a file, with what it takes to write it back as the file has it.
public struct DecodedText: Hashable, Sendable {
  /// What tells the encoding of a file, unless a mark at its start does.
  enum Kind: Hashable {
    /// The name that the user gives; UTF-8 without one.
    case text(encoding: String?)

    /// The name that the user gives, else what the page declares; UTF-8 without either.
    case html(encoding: String?)

    /// The declaration of the document.
    case xml
  }

  /// The text without the mark of its encoding.
  public let text: String

  /// The name that problems are reported under.
  private let file: String

  private let encoding: TextEncoding

  /// Decodes a file.
  ///
  /// - Complexity: O(size).
  /// - Throws: a `FileProblem` for a file that is empty or not in its encoding.
  init(_ file: NamedFile, _ kind: Kind) throws(FileProblem) {
    let prefix = Array(file.bytes.prefix(TextEncoding.prefixLength))
    encoding =
      switch kind {
      case .text(let name): TextEncoding.ofTable(prefix, named: name)
      case .html(let name): TextEncoding.ofHTML(prefix, named: name)
      case .xml: try TextEncoding.ofXML(prefix, file: file.name)
      }
    self.file = file.name
    guard let name = encoding.name else {
      text = try file.text()
      return
    }
    let bytes = try Self.converted(file, from: name, markLength: encoding.markLength)
    // The same demands as on a file in UTF-8; an offset in the text is of no use to anyone.
    text = try NamedFile(name: file.name, bytes: bytes).text()
  }

  /// The bytes of the file with some places changed.
  ///
  /// Everything else stays as it is: the mark, the encoding, the ends of lines.
  ///
  /// - Parameters:
  ///   - edits: What to write where, in any order; the ranges do not overlap.
  ///   - original: The bytes that the text was read from.
  /// - Complexity: O(size + edits · log edits).
  /// - Returns: The bytes to write.
  /// - Throws: a `FileProblem` when the bytes are others, when edits overlap, or when the encoding
  ///   lacks a character.
  public func replacing(
    _ edits: [SourceEdit], in original: [UInt8]
  ) throws(FileProblem) -> [UInt8] {
    guard try encoded(Array(text.utf8)) == original else {
      throw problem("changed-file", "the file is not the one that was read; read it again")
    }
    let old = Array(text.utf8)
    var new: [UInt8] = []
    new.reserveCapacity(old.count)
    var place = 0
    for edit in edits.sorted(by: { $0.location.range < $1.location.range }) {
      let range = edit.location.range
      guard range.start >= place, range.end <= old.count else {
        throw problem("overlapping-edits", "two changes of one place; apply one of them")
      }
      new += old[place..<range.start]
      new += Array(edit.replacement.utf8)
      place = range.end
    }
    new += old[place...]
    return try encoded(new)
  }

  /// A text as the file has it.
  private func encoded(_ text: [UInt8]) throws(FileProblem) -> [UInt8] {
    do throws(UnicodeError) {
      return try encoding.encode(text)
    } catch {
      throw problem("encoding", error.message)
    }
  }

  private func problem(_ rule: String, _ message: String) -> FileProblem {
    FileProblem(
      file: file, line: 1, column: 1, kind: .unreadable, rule: rule, message: message)
  }

  private static func converted(
    _ file: NamedFile, from encoding: String, markLength: Int
  ) throws(FileProblem) -> [UInt8] {
    var text: [UInt8] = []
    do throws(UnicodeError) {
      var converter = try TextConverter(encoding)
      try converter.convert(Array(file.bytes.dropFirst(markLength)), isLast: true, into: &text)
    } catch {
      let place = LineTable(String(decoding: text, as: UTF8.self)).position(of: text.count)
      throw FileProblem(
        file: file.name, line: place.line, column: place.column, kind: .unreadable,
        rule: "encoding", message: error.message)
    }
    return text
  }
}
