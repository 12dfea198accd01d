/// Keeps white space at the ends of the texts of a DOCX part that edits leave there.
///
/// Word drops it unless the element says otherwise.
enum WordSpacing {
  /// Edits that say so, beside others of the same part.
  ///
  /// - Complexity: O(part + edits · log edits).
  static func edits(for edits: [SourceEdit], in part: String) -> [SourceEdit] {
    let bytes = Array(part.utf8)
    var texts: [Range<Int>: [SourceEdit]] = [:]
    for edit in edits {
      // A text has no element in it, so that the brackets around it end its own tags.
      guard
        let close = bytes[..<edit.location.range.start].lastIndex(of: UInt8(ascii: ">")),
        let end = bytes[edit.location.range.end...].firstIndex(of: UInt8(ascii: "<"))
      else { continue }
      texts[(close + 1)..<end, default: []].append(edit)
    }
    return texts.compactMap { text, edits in
      guard let tag = bytes[..<text.lowerBound].lastIndex(of: UInt8(ascii: "<")),
        bytes[text.lowerBound - 2] != UInt8(ascii: "/"),
        !String(decoding: bytes[tag..<text.lowerBound], as: UTF8.self).contains("xml:space"),
        hasSpaceAtAnEnd(bytes, text, edits)
      else { return nil }
      let place = TextRange(start: text.lowerBound - 1, end: text.lowerBound - 1)
      return SourceEdit(
        location: SourceMap.Location(part: edits[0].location.part, range: place),
        replacement: " xml:space=\"preserve\"")
    }
  }

  /// Whether a text with edits applied begins or ends with white space.
  private static func hasSpaceAtAnEnd(
    _ bytes: [UInt8], _ text: Range<Int>, _ edits: [SourceEdit]
  ) -> Bool {
    var new: [UInt8] = []
    var place = text.lowerBound
    for edit in edits.sorted(by: { $0.location.range < $1.location.range })
    where edit.location.range.start >= place {
      new += bytes[place..<edit.location.range.start]
      new += Array(edit.replacement.utf8)
      place = edit.location.range.end
    }
    new += bytes[place..<text.upperBound]
    return new.first.map { $0 <= 0x20 } ?? false || new.last.map { $0 <= 0x20 } ?? false
  }
}
