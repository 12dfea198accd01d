/// Appends notes and properties of units of XLIFF 1.2.
enum XLIFF1Annotations {
  /// The attributes of `trans-unit` that are properties of a memory, with `x-` before their names.
  private static let native: Set<String> = [
    "approved", "reformat", "datatype", "ts", "restype", "resname", "extradata",
    "help-id", "menu", "menu-option", "menu-name", "coord", "font", "css-style", "style", "exstyle",
    "extype", "maxbytes", "minbytes", "size-unit", "maxheight", "minheight", "maxwidth", "minwidth",
    "charclass", "merged-trans",
  ]

  /// The properties that are written otherwise.
  private static let others: Set<String> = ["x-original", "x-translate", "x-segment"]

  /// The attribute of `trans-unit` that a property is.
  static func nativeName(_ annotation: Annotation) -> String? {
    guard case .property(let type) = annotation.kind, type.hasPrefix("x-"),
      case let name = String(type.dropFirst(2)), native.contains(name)
    else { return nil }
    // Another tool may have a property of the same name.
    switch name {
    case "approved", "reformat", "merged-trans":
      return ["yes", "no"].contains(annotation.text) ? name : nil
    case "restype":
      let text = annotation.text
      return XLIFFVocabulary.resourceTypes.contains(text) || text.hasPrefix("x-") ? name : nil
    default: return name
    }
  }

  /// Appends the notes.
  static func notes(_ unit: TranslationUnit, _ bytes: inout [UInt8]) {
    for annotation in unit.annotations where annotation.kind == .note {
      let given = annotation.attributes
      let from = given.value("from") ?? given.value("category")
      let target = given.value("annotates").flatMap {
        ["source", "target", "general"].contains($0) ? $0 : nil
      }
      let priority = given.value("priority").flatMap { (1...10).contains(Int($0) ?? 0) ? $0 : nil }
      let language = given.value("xml:lang").flatMap { (try? LanguageTag($0))?.canonical }
      bytes += "<note".utf8
      bytes += XLIFFText.attribute("xml:lang", language).utf8
      bytes += XLIFFText.attribute("from", from).utf8
      bytes += XLIFFText.attribute("priority", priority).utf8
      bytes += XLIFFText.attribute("annotates", target).utf8
      bytes.append(UInt8(ascii: ">"))
      _ = XMLText.append(annotation.text, to: &bytes)
      bytes += "</note>\n".utf8
    }
  }

  /// Appends the properties that have no other place.
  static func contexts(_ unit: TranslationUnit, _ bytes: inout [UInt8]) {
    var written: Set<String> = []
    let properties = unit.annotations.filter { annotation in
      guard case .property(let type) = annotation.kind, !others.contains(type) else { return false }
      guard let name = nativeName(annotation) else { return true }
      return !written.insert(name).inserted
    }
    if properties.isEmpty { return }
    bytes += "<context-group purpose=\"information\">\n".utf8
    for property in properties {
      guard case .property(let type) = property.kind else { continue }
      let name = XLIFFText.attribute(XLIFFContext.type(of: type))
      bytes += "<context context-type=\"\(name)\">".utf8
      _ = XMLText.append(property.text, to: &bytes)
      bytes += "</context>\n".utf8
    }
    bytes += "</context-group>\n".utf8
  }
}
