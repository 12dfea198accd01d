/// Appends notes and properties of units of XLIFF 2.1.
enum XLIFF2Annotations {
  /// Appends the notes.
  static func notes(_ unit: TranslationUnit, _ bytes: inout [UInt8]) {
    let notes = unit.annotations.filter { $0.kind == .note }
    if notes.isEmpty { return }
    bytes += "<notes>\n".utf8
    for note in notes {
      let category = note.attributes.value("category") ?? note.attributes.value("from")
      let priority = note.attributes.value("priority").flatMap {
        (1...10).contains(Int($0) ?? 0) ? $0 : nil
      }
      bytes += "<note".utf8
      bytes += XLIFFText.attribute("category", category).utf8
      bytes += XLIFFText.attribute("priority", priority).utf8
      bytes.append(UInt8(ascii: ">"))
      _ = XMLText.append(note.text, to: &bytes)
      bytes += "</note>\n".utf8
    }
    bytes += "</notes>\n".utf8
  }

  /// Appends the properties that have no other place.
  static func metadata(
    _ pair: MemoryPair, hasName: Bool, _ bytes: inout [UInt8]
  ) {
    var groups: [(categories: [String], items: [(type: String, text: String)])] = []
    for annotation in pair.unit.annotations {
      guard case .property(let type) = annotation.kind,
        !["x-original", "x-translate", "x-segment"].contains(type), !(type == "x-name" && hasName)
      else { continue }
      let place = XLIFFMetadata.place(of: type)
      if groups.last?.categories != place.categories { groups.append((place.categories, [])) }
      groups[groups.count - 1].items.append((place.type, annotation.text))
    }
    if groups.isEmpty { return }
    bytes += "<mda:metadata>\n".utf8
    for group in groups {
      let categories = group.categories.isEmpty ? [""] : group.categories
      for category in categories {
        bytes += "<mda:metaGroup".utf8
        if !category.isEmpty { bytes += XLIFFText.attribute("category", category).utf8 }
        bytes += ">\n".utf8
      }
      for (type, text) in group.items {
        bytes += "<mda:meta type=\"\(XLIFFText.attribute(type))\">".utf8
        _ = XMLText.append(text, to: &bytes)
        bytes += "</mda:meta>\n".utf8
      }
      for _ in categories { bytes += "</mda:metaGroup>\n".utf8 }
    }
    bytes += "</mda:metadata>\n".utf8
  }
}
