/// Makes the inline codes of the memory's model from the inline elements of an XLIFF text.
///
/// | XLIFF 1 | XLIFF 2 | code |
/// |---|---|---|
/// | `g` | `pc` | an opening and a closing code |
/// | `bx`, `bpt` | `sc` | an opening code |
/// | `ex`, `ept` | `ec` | a closing code |
/// | `x`, `ph` | `ph` | a placeholder |
/// | `it` | – | an isolated code |
/// | `sub` | – | a subflow |
/// | `mrk` | `mrk`, `sm` and `em` | a highlight; the latter an opening and a closing code |
///
/// The names of codes become numbers, the same in both languages; a name that is none stays as the
/// attribute `id`. What TMX has no attribute for stays under its own name.
struct XLIFFInlineReader {
  private enum Open {
    case code
    case pair(closing: [Attribute], data: String?)
    case transparent
  }

  private let isTwo: Bool
  private var builder = TMXSegmentBuilder(isVerbatim: true)
  private var open: [Open] = []

  /// The numbers of codes by their names in the file.
  private(set) var numbers: [String: Int]

  /// The bytes taken so far.
  private(set) var length = 0

  init(isTwo: Bool, numbers: [String: Int] = [:]) {
    self.isTwo = isTwo
    self.numbers = numbers
  }

  /// Whether no more elements can be nested.
  var isTooDeep: Bool { open.count >= TMXSegmentBuilder.maximumDepth }

  /// Appends text.
  mutating func append(_ bytes: ArraySlice<UInt8>) {
    length += bytes.count
    builder.append(bytes)
  }

  /// The text and codes.
  mutating func finish() -> [InlineNode] { builder.finishNodes() }

  /// Ends the innermost element.
  mutating func end() {
    switch open.popLast() {
    case .code: builder.end()
    case .pair(let closing, let data):
      builder.begin(.closing, closing)
      if let data { builder.append(Array(data.utf8)[...]) }
      builder.end()
    case .transparent, nil: break
    }
  }

  /// Begins an element of another tool: its text is that of a code.
  mutating func beginForeign(_ name: String, _ attributes: [Attribute]) {
    begin(.placeholder, [Attribute("type", "x-\(name)")] + attributes)
  }

  /// Begins an element; `data` is the code of the original document by its name in XLIFF 2.
  mutating func begin(_ name: String, _ attributes: [Attribute], data: [String: String]) {
    length += 1
    if isTwo { beginOfTwo(name, attributes, data) } else { beginOfOne(name, attributes) }
  }

  /// XLIFF 1.2, section 2.4.
  private mutating func beginOfOne(_ name: String, _ attributes: [Attribute]) {
    let id = attributes.value("id")
    let pair = attributes.value("rid") ?? id
    let type = attributes.value("ctype").map { [Attribute("type", $0)] } ?? []
    let rest = attributes.without(["id", "ctype"])
    switch name {
    case "g":
      beginPair(id, type + rest)
    case "x", "ph": begin(.placeholder, named("x", id) + type + rest)
    case "bx", "bpt":
      begin(.opening, named("i", pair, id) + type + rest)
    case "ex", "ept": begin(.closing, named("i", pair, id) + type + rest)
    case "it":
      let position = attributes.value("pos") == "close" ? "end" : "begin"
      begin(
        .isolated, [Attribute("pos", position)] + named("x", id) + type + rest.without(["pos"]))
    case "sub": begin(.subflow, type + rest)
    default:
      let kind = attributes.value("mtype").map { [Attribute("type", $0)] } ?? []
      begin(.highlight, kind + attributes.without(["mtype"]))
    }
  }

  /// XLIFF 2.1, section 4.2.3 and 4.2.4.
  private mutating func beginOfTwo(
    _ name: String, _ attributes: [Attribute], _ data: [String: String]
  ) {
    let id = attributes.value("id")
    let rest = attributes.without(["id", "dataRef", "dataRefStart", "dataRefEnd"])
    switch name {
    case "cp":
      builder.append(XLIFFDocument.character(attributes)[...])
      open.append(.transparent)
    case "pc":
      beginPair(
        id, rest, data[attributes.value("dataRefStart") ?? ""],
        closing: data[attributes.value("dataRefEnd") ?? ""])
    case "ph": begin(.placeholder, named("x", id) + rest, attributes, data)
    case "sc": begin(.opening, named("i", id) + rest, attributes, data)
    case "ec":
      let pair = attributes.value("startRef")
      begin(
        .closing, named("i", pair ?? id) + rest.without(["startRef"]), attributes, data)
    case "sm": begin(.opening, named("i", id.map { "mark:\($0)" }, id) + rest)
    case "em":
      begin(
        .closing,
        named("i", attributes.value("startRef").map { "mark:\($0)" })
          + rest.without(["startRef"]))
    default: begin(.highlight, rest + (id.map { [Attribute("id", $0)] } ?? []))
    }
  }

  // MARK: Parts

  private mutating func begin(_ kind: InlineCode.Kind, _ attributes: [Attribute]) {
    builder.begin(kind, TMXVocabulary.ordered(attributes, on: kind))
    open.append(.code)
  }

  private mutating func begin(
    _ kind: InlineCode.Kind, _ kept: [Attribute], _ attributes: [Attribute],
    _ data: [String: String]
  ) {
    begin(kind, kept)
    if let code = attributes.value("dataRef").flatMap({ data[$0] }) {
      builder.append(Array(code.utf8)[...])
    }
  }

  /// Begins an element whose two tags are the two codes of a pair.
  private mutating func beginPair(
    _ id: String?, _ rest: [Attribute], _ data: String? = nil, closing: String? = nil
  ) {
    let opening = named("i", id) + rest
    builder.begin(.opening, TMXVocabulary.ordered(opening, on: .opening))
    if let data { builder.append(Array(data.utf8)[...]) }
    builder.end()
    let end = named("i", id).filter { $0.name == "i" }
    open.append(.pair(closing: end, data: closing))
  }

  /// The number of a code as the attribute of TMX that takes it, with its name where that is no such
  /// number; codes of one key have one number.
  private mutating func named(
    _ attribute: String, _ key: String?, _ id: String? = nil
  ) -> [Attribute] {
    guard let key else { return [] }
    let number = numbers[key] ?? numbers.count + 1
    numbers[key] = number
    let name = id ?? key
    return [Attribute(attribute, String(number))]
      + (name == String(number) ? [] : [Attribute("id", name)])
  }
}

extension [Attribute] {
  /// The attributes but those of some names.
  func without(_ names: [String]) -> [Attribute] { filter { !names.contains($0.name) } }
}
