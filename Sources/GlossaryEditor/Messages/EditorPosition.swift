package import Glossary

/// A place in a document (LSP 3.17, `Position`): the line and the code units before the place in it,
/// both from 0.
package struct EditorPosition: Hashable, Sendable, Codable, Comparable {
  /// The line.
  package var line: Int

  /// The code units of the position encoding before the place in its line.
  package var character: Int

  /// Makes a position.
  package init(line: Int, character: Int) {
    self.line = line
    self.character = character
  }

  package static func < (left: EditorPosition, right: EditorPosition) -> Bool {
    (left.line, left.character) < (right.line, right.character)
  }
}

/// A stretch of a document (LSP 3.17, `Range`).
package struct EditorRange: Hashable, Sendable, Codable {
  /// Where it begins.
  package var start: EditorPosition

  /// Where it has ended.
  package var end: EditorPosition

  /// Makes a range.
  package init(start: EditorPosition, end: EditorPosition) {
    self.start = start
    self.end = end
  }

  /// Whether two ranges share a place, their ends included.
  package func touches(_ other: EditorRange) -> Bool {
    start <= other.end && other.start <= end
  }
}

/// The code units in which positions count (LSP 3.17, `PositionEncodingKind`).
package enum PositionEncoding: String, Hashable, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"

  /// The one to use with a client that offers some; every client has UTF-16.
  ///
  /// UTF-8 comes first, since texts are kept in it.
  package init(offered: [String]) {
    self = offered.contains("utf-8") ? .utf8 : .utf16
  }
}

/// A stretch of some document (LSP 3.17, `Location`).
package struct EditorLocation: Hashable, Sendable {
  /// The document.
  package var uri: DocumentURI

  /// The stretch.
  package var range: EditorRange

  /// Makes a location.
  package init(uri: DocumentURI, range: EditorRange) {
    self.uri = uri
    self.range = range
  }
}

extension EditorPosition: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("line", line)
      json.member("character", character)
    }
  }
}

extension EditorRange: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("start", start)
      json.member("end", end)
    }
  }
}

extension EditorLocation: JSONWritable {
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("uri", uri.description)
      json.member("range", range)
    }
  }
}
