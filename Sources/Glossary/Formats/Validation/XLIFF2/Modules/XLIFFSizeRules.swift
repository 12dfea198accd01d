/// Restrictions of size and storage (XLIFF 2.1, section 5.6), in the two standard profiles:
/// characters (`xliff:codepoints`), and bytes of an encoding (`xliff:utf8`, `xliff:utf16`,
/// `xliff:utf32`).
struct XLIFFSizeRules: XLIFFModuleRules {
  /// The profiles of the file that is open; nil where it has none.
  private var general: String?
  private var storage: String?
  private var hasProfiles = false

  /// The ids within `slr:data`, with the depth of the element that holds the data.
  private var data: [(depth: Int, id: String)] = []

  private static let attributes: Set<String> = [
    "slr:equivStorage", "slr:sizeInfo", "slr:sizeInfoRef", "slr:sizeRestriction",
    "slr:storageRestriction",
  ]

  /// The attributes that a code says of itself.
  private static let ofCodes = ["slr:equivStorage", "slr:sizeInfo", "slr:sizeInfoRef"]

  mutating func start(
    _ element: ValidatedElement, within open: [ValidatedElement], _ found: inout XLIFFFindings
  ) {
    switch element.name {
    case "file": (general, storage, hasProfiles) = (nil, nil, false)
    case "slr:profiles":
      (general, storage) = (element["generalProfile"], element["storageProfile"])
      hasProfiles = true
      if open.last?.name != "file" {
        found.add("xliff-module", "<slr:profiles> belongs in a file", element)
      }
    default: break
    }
    let holder = open.lastIndex { $0.name == "slr:data" }
    if let holder, let id = element["id"] { data.append((holder - 1, id)) }
    check(element, within: open, &found)
  }

  mutating func end(
    _ element: ValidatedElement, _ text: String, within open: [ValidatedElement],
    _ found: inout XLIFFFindings
  ) {
    while let last = data.last, last.depth >= open.count { data.removeLast() }
  }

  private func check(
    _ element: ValidatedElement, within open: [ValidatedElement], _ found: inout XLIFFFindings
  ) {
    guard element.attributes.contains(where: { $0.name.hasPrefix("slr:") }) else { return }
    for attribute in element.attributes
    where attribute.name.hasPrefix("slr:") && !Self.attributes.contains(attribute.name) {
      found.add("unknown-in-module", "the module has no attribute \(attribute.name)", element)
    }
    for name in Self.ofCodes where element[name] != nil && element.isJoined {
      found.add(
        "xliff-module", "\(name) belongs to the <sc>, since this <ec> is not isolated", element)
    }
    if element["slr:sizeInfo"] != nil, element["slr:sizeInfoRef"] != nil {
      found.add("xliff-module", "slr:sizeInfo and slr:sizeInfoRef; keep one", element)
    }
    if let reference = element["slr:sizeInfoRef"],
      !data.contains(where: { $0.id == reference && $0.depth < open.count })
    {
      found.add(
        "xliff-reference",
        "no <slr:data> beside the element or those around it has \"\(reference)\"", element)
    }
    checkNumbers(element, &found)
    checkRanges(element, &found)
  }

  private func checkNumbers(_ element: ValidatedElement, _ found: inout XLIFFFindings) {
    let units = [("slr:sizeInfo", countsCharacters), ("slr:equivStorage", countsBytes)]
    for (name, isCounted) in units {
      guard let text = element[name] else { continue }
      // Without a profile any text may be meant, but a part of a character cannot.
      let isFraction = Int(text) == nil && Double(text) != nil
      if isCounted && !Self.isNumber(text) || !hasProfiles && isFraction {
        found.add("xliff-value", "\(name)=\"\(text)\" is no whole number", element)
      }
    }
  }

  private func checkRanges(_ element: ValidatedElement, _ found: inout XLIFFFindings) {
    let units = [
      ("slr:sizeRestriction", countsCharacters), ("slr:storageRestriction", countsBytes),
    ]
    for (name, isCounted) in units where isCounted {
      guard let text = element[name], !Self.isRange(text) else { continue }
      found.add(
        "xliff-value", "\(name)=\"\(text)\" is none of *, maximum, and minimum,maximum", element)
    }
  }

  private var countsCharacters: Bool { general == "xliff:codepoints" }

  private var countsBytes: Bool {
    ["xliff:utf8", "xliff:utf16", "xliff:utf32"].contains(storage)
  }

  private static func isNumber(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Whether a text is `*`, a maximum, or a minimum and a maximum.
  private static func isRange(_ text: String) -> Bool {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard let last = parts.last, last == "*" || isNumber(last) else { return false }
    return parts.count == 1 || parts.count == 2 && isNumber(parts[0])
  }
}
