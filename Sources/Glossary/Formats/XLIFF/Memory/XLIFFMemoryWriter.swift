/// Writes pairs of a memory as XLIFF 1.2 or 2.1, a unit at a time.
///
/// Consecutive units with one name and a property `x-segment` are the segments of one unit. What
/// `XLIFFMemoryReader` made of an element is written as that element again; other properties are
/// contexts of XLIFF 1, metadata of XLIFF 2. The document is valid by the published schemas.
public struct XLIFFMemoryWriter: Sendable {
  /// The versions that are written.
  public enum Version: String, Hashable, Sendable, CaseIterable {
    case one = "1.2"
    case two = "2.1"
  }

  private let version: Version
  private let source: LanguageTag
  private let target: LanguageTag
  private var group: [MemoryPair] = []

  /// The id of the unit that the group is.
  private var groupID = ""
  private var isFileOpen = false
  private var fileCount = 0
  private var original: String?
  private var names = XLIFFNames()

  /// Makes a writer of two languages; `en` takes `en-GB` where a unit has no `en`.
  public init(_ version: Version, source: LanguageTag, target: LanguageTag) {
    self.version = version
    self.source = source
    self.target = target
  }

  private var isTwo: Bool { version == .two }
}

extension XLIFFMemoryWriter: MemoryUnitWriter {
  mutating func begin(_ bytes: inout [UInt8]) {
    bytes += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8
    switch version {
    case .one:
      bytes += "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n".utf8
    case .two:
      bytes +=
        "<xliff version=\"2.1\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"".utf8
      bytes += " xmlns:mda=\"\(XLIFFMetadata.namespace)\"".utf8
      bytes += " srcLang=\"\(source.canonical)\" trgLang=\"\(target.canonical)\">\n".utf8
    }
  }

  mutating func write(_ unit: TranslationUnit, to bytes: inout [UInt8]) -> Set<MemoryLoss> {
    guard let pair = MemoryPair(unit, source: source, target: target) else { return [.unit] }
    let isSameUnit =
      group.first.map { first in
        pair["x-segment"] != nil && first["x-segment"] != nil && unit.tuid != nil
          && unit.tuid == first.unit.tuid && pair["x-original"] == first["x-original"]
      } ?? false
    if !isSameUnit {
      writeGroup(to: &bytes)
      beginGroup(pair, &bytes)
    }
    defer { group.append(pair) }
    var losses = pair.losses.union(losses(pair)).union(lossesWithinGroup(pair))
    // A name that is no id has a place of its own in XLIFF 2, unless another name takes it.
    if let name = unit.tuid, name != groupID, !isTwo || pair["x-name"] != nil {
      losses.insert(.name)
    }
    return losses
  }

  mutating func end(_ bytes: inout [UInt8]) {
    writeGroup(to: &bytes)
    // A document has a file, and that of XLIFF 2 a unit.
    if !isFileOpen, !isTwo { openFile(nil, &bytes) }
    if isFileOpen { bytes += (isTwo ? "</file>\n" : "</body>\n</file>\n").utf8 }
    bytes += "</xliff>\n".utf8
  }

  private func losses(_ pair: MemoryPair) -> Set<MemoryLoss> {
    var losses = pair.lossesOfHistory
    let unit = pair.unit
    let variants = [pair.source] + (pair.target.map { [$0] } ?? [])
    let kept = [TranslationState.property, isTwo ? "" : TranslationState.qualifierProperty]
    let isKept = { (annotation: Annotation) in
      if case .property(let type) = annotation.kind { kept.contains(type) } else { false }
    }
    if !variants.flatMap(\.annotations).allSatisfy(isKept) { losses.insert(.textProperties) }
    if let state = pair.state, XLIFFState.state(state, isTwo: isTwo) != state {
      losses.insert(.state)
    }
    for annotation in unit.annotations {
      let known =
        annotation.kind == .note
        ? (isTwo
          ? ["category", "priority", "from"] : ["from", "priority", "xml:lang", "annotates"])
        : []
      if annotation.attributes.contains(where: { !known.contains($0.name) }) {
        losses.insert(.attributes)
      }
    }
    losses.formUnion(XLIFFCodeSurvey.losses(pair, isTwo: isTwo))
    if !isTwo, variants.contains(where: { XLIFFText.hasForbidden($0.segment.nodes.allText) }) {
      losses.insert(.characters)
    }
    return losses
  }

  /// What is lost of a segment since its unit has said it already, of all segments.
  private func lossesWithinGroup(_ pair: MemoryPair) -> Set<MemoryLoss> {
    var losses: Set<MemoryLoss> = []
    if let name = pair["x-segment"],
      !XLIFFNames.isToken(name) || group.contains(where: { $0["x-segment"] == name })
    {
      losses.insert(.name)
    }
    // The whole translation has one attribute for where it comes from.
    if !isTwo, pair["x-segment"] != nil,
      pair.target?.annotations.property(TranslationState.qualifierProperty) != nil
    {
      losses.insert(.textProperties)
    }
    guard let first = group.first else { return losses }
    if !isTwo, pair.target != nil, pair.state != first.state { losses.insert(.state) }
    for annotation in pair.unit.annotations
    where annotation.kind != .property(type: "x-segment")
      && !first.unit.annotations.contains(annotation)
    {
      losses.insert(annotation.kind == .note ? .notes : .properties)
    }
    return losses
  }

  private mutating func openFile(_ name: String?, _ bytes: inout [UInt8]) {
    if isFileOpen { bytes += (isTwo ? "</file>\n" : "</body>\n</file>\n").utf8 }
    isFileOpen = true
    fileCount += 1
    original = name
    names = XLIFFNames()
    let text = XLIFFText.attribute(name ?? "")
    switch version {
    case .one:
      bytes += "<file original=\"\(text)\" datatype=\"plaintext\"".utf8
      bytes += " source-language=\"\(source.canonical)\"".utf8
      bytes += " target-language=\"\(target.canonical)\">\n<body>\n".utf8
    case .two:
      let attribute = XLIFFText.attribute("original", name)
      bytes += "<file id=\"f\(fileCount)\"\(attribute)>\n".utf8
    }
  }

  private mutating func beginGroup(_ first: MemoryPair, _ bytes: inout [UInt8]) {
    let name = first["x-original"]
    if !isFileOpen || name != original { openFile(name, &bytes) }
    groupID = names.id(first.unit.tuid, isToken: isTwo)
  }

  private mutating func writeGroup(to bytes: inout [UInt8]) {
    if group.isEmpty { return }
    switch version {
    case .one: XLIFF1Output.append(group, id: groupID, to: &bytes)
    case .two: XLIFF2Output.append(group, id: groupID, to: &bytes)
    }
    group.removeAll(keepingCapacity: true)
  }
}

/// The ids of units of one file, each once.
struct XLIFFNames: Sendable {
  private var used = HashSet()
  private var count = 0

  /// The id of the next unit: its own name where that can be one and is free, else a number.
  mutating func id(_ name: String?, isToken: Bool) -> String {
    if let name, !name.isEmpty, !isToken || Self.isToken(name), used.insert(HashSet.hash(name)) {
      return name
    }
    while true {
      count += 1
      let id = "u\(count)"
      if used.insert(HashSet.hash(id)) { return id }
    }
  }

  /// Whether a text is an `NMTOKEN`, as far as ASCII goes.
  static func isToken(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (0x30...0x3A).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte) || [0x2D, 0x2E, 0x5F].contains(byte)
      }
  }
}

/// States of translations in the words of XLIFF.
enum XLIFFState {
  private static let two: Set<String> = ["initial", "translated", "reviewed", "final"]

  /// The state that comes nearest.
  static func state(_ state: String, isTwo: Bool) -> String {
    if isTwo ? two.contains(state) : XLIFFVocabulary.states.contains(state) || state.hasPrefix("x-")
    {
      return state
    }
    if TranslationState.isDoubtful(state) { return isTwo ? "initial" : "needs-review-translation" }
    switch state {
    case "signed-off", "reviewed", "ApprovedTranslation", "ApprovedSignOff":
      return isTwo ? "reviewed" : "signed-off"
    default: return "translated"
    }
  }
}
