/// Puts edits into a text or a file.
///
/// Edits may come in any order. Of two that overlap the one that begins first counts, so that no byte
/// is changed twice; two that insert at one place stand in the order given.
enum SourceSplice {
  /// The edits of one part that can all be made, in the order of the text.
  ///
  /// - Complexity: O(n log n).
  static func ordered(_ edits: [SourceEdit], part: Int = 0) -> [SourceEdit] {
    let sorted = edits.enumerated().filter { $0.element.location.part == part }.sorted {
      ($0.element.location.range.start, $0.offset) < ($1.element.location.range.start, $1.offset)
    }
    var kept: [SourceEdit] = []
    for (_, edit) in sorted {
      let range = edit.location.range
      if let last = kept.last?.location.range, range.start < last.end { continue }
      kept.append(edit)
    }
    return kept
  }

  /// The text with the edits of one part.
  ///
  /// - Complexity: O(length + n log n).
  static func text(_ text: String, applying edits: [SourceEdit], part: Int = 0) -> String {
    var text = text
    text.makeContiguousUTF8()
    var output: [UInt8] = []
    var done = 0
    let utf8 = Array(text.utf8)
    for edit in ordered(edits, part: part) {
      output += utf8[done..<edit.location.range.start]
      output += edit.replacement.utf8
      done = edit.location.range.end
    }
    output += utf8[done...]
    return String(decoding: output, as: UTF8.self)
  }
}

extension DecodedFile {
  /// The file with edits of its text; every other byte is the same, whatever the encoding.
  ///
  /// - Parameters:
  ///   - edits: The edits, in any order; of two that overlap the first counts.
  ///   - isXML: Whether a character that the encoding lacks is written as a reference.
  /// - Returns: The bytes of the changed file.
  /// - Complexity: O(size).
  /// - Throws: a `FileProblem` for a file that is packed or in an encoding of several bytes a
  ///   character other than Unicode's, and for characters that its encoding lacks.
  func bytes(applying edits: [SourceEdit], isXML: Bool) throws(FileProblem) -> [UInt8] {
    let edits = SourceSplice.ordered(edits)
    if edits.isEmpty { return file.bytes }
    if isPacked {
      throw problem(
        "packed", "a file packed with gzip is not changed in place; unpack it with gunzip")
    }
    let codec = try SourceCodec(self, isXML: isXML)
    var output: [UInt8] = []
    output.reserveCapacity(file.bytes.count)
    var done = 0
    var place = SourceCodec.Place(file: encoding.markLength)
    let utf8 = Array(text.utf8)
    for edit in edits {
      codec.move(&place, to: edit.location.range.start, in: utf8)
      output += file.bytes[done..<place.file]
      output += try codec.encode(edit.replacement)
      codec.move(&place, to: edit.location.range.end, in: utf8)
      done = place.file
    }
    output += file.bytes[done...]
    return output
  }

  func problem(_ rule: String, _ message: String) -> FileProblem {
    FileProblem(
      file: file.name, line: 1, column: 1, kind: .unreadable, rule: rule, message: message)
  }
}
