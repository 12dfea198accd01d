/// Something in a user's file that needs their attention, with its place.
public struct FileProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// Whether the file could be read in spite of it.
  public enum Kind: Hashable, Sendable {
    /// The file, or its syntax, cannot be read.
    case unreadable

    /// The file can be read, and says something wrong.
    case content
  }

  /// The file's name as the user gave it.
  public var file: String

  /// The line, from 1.
  public var line: Int

  /// The column in Unicode scalars, from 1.
  public var column: Int

  /// Whether the file could be read.
  public var kind: Kind

  /// A stable name of the rule that was broken, such as `duplicate-id`.
  public var rule: String

  /// What is wrong and what to do.
  public var message: String

  /// Makes a problem.
  public init(
    file: String, line: Int, column: Int, kind: Kind = .content, rule: String, message: String
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.kind = kind
    self.rule = rule
    self.message = message
  }

  /// The problem on one line: `file:line:column: message [rule]`.
  public var description: String { "\(file):\(line):\(column): \(message) [\(rule)]" }

  /// A file without anything but white space.
  static func empty(_ file: String) -> FileProblem {
    FileProblem(
      file: file, line: 1, column: 1, kind: .unreadable, rule: "empty-file",
      message: "the file is empty; nothing was read")
  }

  /// A file with more text than is read.
  static func tooLarge(_ file: String) -> FileProblem {
    FileProblem(
      file: file, line: 1, column: 1, kind: .unreadable, rule: "too-large",
      message: "a text of more than \(DecodedFile.maximumSize >> 20) MiB; split the file")
  }
}

/// The bytes of a file with the name its problems are reported under.
public struct NamedFile: Hashable, Sendable {
  /// The name.
  public var name: String

  /// The content.
  public var bytes: [UInt8]

  /// Makes a file.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// The text of the file.
  ///
  /// - Complexity: O(size).
  /// - Throws: a `FileProblem` when the file is empty or not UTF-8.
  public func text() throws(FileProblem) -> String {
    let text: String
    do throws(UnicodeError) {
      text = try String(strictUTF8: bytes)
    } catch {
      let place = place(of: error)
      throw FileProblem(
        file: name, line: place.line, column: place.column, kind: .unreadable, rule: "encoding",
        message: error.message)
    }
    if let offset = bytes.firstIndex(of: 0) {
      throw FileProblem(
        file: name, line: bytes[..<offset].count { $0 == 0x0A } + 1, column: 1, kind: .unreadable,
        rule: "encoding",
        message: "a NUL byte at byte \(offset); the file is no text, or text in UTF-16")
    }
    guard text.utf8.contains(where: { $0 > 0x20 }) else {
      throw FileProblem.empty(name)
    }
    return text
  }

  private func place(of error: UnicodeError) -> LineTable.Position {
    let offset =
      switch error.code {
      case .malformedUTF8(let offset), .malformed(_, let offset): offset
      case .tooLong, .library, .rule, .unknownEncoding, .notEncodable: 0
      }
    var before = bytes.prefix(offset)
    // The mark is no part of the text, nor of its first line.
    if before.starts(with: [0xEF, 0xBB, 0xBF]) { before = before.dropFirst(3) }
    let text = String(decoding: before, as: UTF8.self)
    return LineTable(text).position(of: text.utf8.count)
  }
}
