/// Writes rules of segmentation as SRX 2.0.
public enum SRXWriter {
  /// The document, which `SRXReader` reads back equal.
  ///
  /// It is valid by the schema of SRX 2.0 when there are sets and maps and no set is empty.
  /// Characters that XML forbids become U+FFFD; a pattern can name them (`\u0002`).
  ///
  /// - Complexity: O(size).
  public static func write(_ rules: SegmentationRules) -> String {
    var output = Output()
    output.document(rules)
    return String(decoding: output.bytes, as: UTF8.self)
  }
}

private struct Output {
  var bytes: [UInt8] = []
  private var depth = 0

  mutating func document(_ rules: SegmentationRules) {
    bytes += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8
    let root =
      [("xmlns", SegmentationRules.namespace)] + rules.namespaces.map { ($0.name, $0.value) }
    element("srx", root + [("version", "2.0")]) { output in
      output.header(rules)
      output.element("body") { output in
        output.element("languagerules") { output in
          for set in rules.ruleSets { output.ruleSet(set) }
        }
        output.element("maprules") { output in
          for map in rules.maps {
            output.line(
              "languagemap",
              [("languagepattern", map.pattern), ("languagerulename", map.ruleSet)])
          }
        }
      }
    }
  }

  private mutating func header(_ rules: SegmentationRules) {
    let attributes = [
      ("segmentsubflows", rules.segmentsSubflows ? "yes" : "no"),
      ("cascade", rules.cascades ? "yes" : "no"),
    ]
    element("header", attributes) { output in
      for code in SegmentationRules.FormatCode.allCases {
        guard let isIncluded = rules.includedCodes[code] else { continue }
        output.line(
          "formathandle", [("type", code.rawValue), ("include", isIncluded ? "yes" : "no")])
      }
      for element in rules.extensions {
        output.indent()
        output.other(element)
        output.bytes.append(UInt8(ascii: "\n"))
      }
    }
  }

  private mutating func ruleSet(_ set: SegmentationRules.RuleSet) {
    element("languagerule", [("languagerulename", set.name)]) { output in
      for rule in set.rules {
        output.element("rule", [("break", rule.isBreak ? "yes" : "no")]) { output in
          // An absent pattern and an empty one are the same.
          if !rule.before.isEmpty { output.line("beforebreak", text: rule.before) }
          if !rule.after.isEmpty { output.line("afterbreak", text: rule.after) }
        }
      }
    }
  }

  /// An element with others in it, each on a line of its own.
  private mutating func element(
    _ name: String, _ attributes: [(String, String)] = [], _ content: (inout Output) -> Void
  ) {
    indent()
    tag(name, attributes)
    bytes += ">\n".utf8
    depth += 1
    content(&self)
    depth -= 1
    indent()
    bytes += "</\(name)>\n".utf8
  }

  /// An element with text or without any content.
  private mutating func line(
    _ name: String, _ attributes: [(String, String)] = [], text: String = ""
  ) {
    indent()
    tag(name, attributes)
    if text.isEmpty {
      bytes += "/>\n".utf8
    } else {
      bytes.append(UInt8(ascii: ">"))
      _ = XMLText.append(text, to: &bytes)
      bytes += "</\(name)>\n".utf8
    }
  }

  /// An element of another standard, with no white space added to its text.
  private mutating func other(_ element: SegmentationRules.Extension) {
    tag(element.name, element.attributes.map { ($0.name, $0.value) })
    bytes.append(UInt8(ascii: ">"))
    _ = XMLText.append(element.text, to: &bytes)
    for child in element.children { other(child) }
    bytes += "</\(element.name)>".utf8
  }

  private mutating func tag(_ name: String, _ attributes: [(String, String)]) {
    bytes += "<\(name)".utf8
    for (name, value) in attributes {
      bytes += " \(name)=\"".utf8
      _ = XMLText.appendAttribute(value, to: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func indent() {
    bytes += repeatElement(UInt8(ascii: " "), count: 2 * depth)
  }
}
