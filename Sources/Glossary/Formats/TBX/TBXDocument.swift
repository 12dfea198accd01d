/// Follows the elements of a TBX document and makes items of its entries.
struct TBXDocument {
  /// What an open element outside of entries is.
  private enum Place {
    case root, header, text, body, back
  }

  let file: String

  /// What was found since it was emptied last.
  var items: [TermItem] = []

  private var places: [Place] = []
  private var namespaces = TBXNamespaces()

  /// The elements of the entry, or of the part of the header or the back, that are open.
  private var open: [TBXElement] = []

  /// What the open part holds so far, in bytes.
  private var size = 0

  /// Where the element that began last begins.
  private var line = 1
  private var column = 1

  /// How many elements of a part that is passed over are open.
  private var ignoredDepth = 0

  /// Makes concepts of entries.
  private var entries: TBXEntryReader

  /// The elements that hold no text.
  private static let sections = TBXVocabulary.groups.union([
    "termEntry", "conceptEntry", "langSet", "langSec", "tig", "ntig", "termSec", "termGrp",
  ])

  init(file: String) {
    self.file = file
    entries = TBXEntryReader(file: file)
  }

  /// Takes what the parser found.
  ///
  /// - Returns: why the document cannot be read any further, nil when it can.
  mutating func take(_ batch: borrowing XMLBatch) -> FileProblem? {
    for event in batch.events {
      switch event.kind {
      case .start:
        if ignoredDepth > 0 {
          ignoredDepth += 1
        } else if let failure = start(event, batch) {
          return failure
        }
      case .end: end()
      case .text, .unknownEntity:
        if ignoredDepth > 0 { continue }
        text(batch, event)
      case .lostEntity:
        if ignoredDepth > 0 { continue }
        remark(
          event.line, event.column, "unknown-entity",
          "&\(batch.text(event.range)); in an attribute is defined in a DTD that is not read and "
            + "was left out; write the character itself")
      }
    }
    return nil
  }

  private mutating func start(
    _ event: XMLEvent, _ batch: borrowing XMLBatch
  ) -> FileProblem? {
    (line, column) = (event.line, event.column)
    var attributes = batch.attributes(of: event)
    namespaces.enter(places.count + open.count, &attributes)
    let (name, module) = namespaces.resolve(batch.text(event.range))
    let element = TBXElement(
      name: name, module: module, attributes: attributes, line: event.line, column: event.column)
    if !open.isEmpty {
      add(
        64 + attributes.reduce(event.range.count) { $0 + $1.name.utf8.count + $1.value.utf8.count })
      if ignoredDepth == 0 { open.append(element) } else { ignoredDepth += 1 }
      return nil
    }
    guard let place = places.last else { return begin(element) }
    switch (place, name) {
    case (.root, "martifHeader"), (.root, "tbxHeader"), (.root, "header"): places.append(.header)
    case (.root, "text"): places.append(.text)
    case (.root, "body"), (.text, "body"): places.append(.body)
    case (.root, "back"), (.text, "back"): places.append(.back)
    case (.header, _), (.back, _), (.body, "termEntry"), (.body, "conceptEntry"):
      size = 0
      open.append(element)
    default:
      remark(
        event.line, event.column, "unknown-element", "<\(name)> is unknown here and was not kept")
      namespaces.leave(places.count)
      ignoredDepth = 1
    }
    return nil
  }

  /// Begins the document.
  private mutating func begin(_ root: TBXElement) -> FileProblem? {
    switch root.name {
    case "martif", "tbx", "TBX":
      places.append(.root)
      entries.begin(root)
      return nil
    case "TBXXCS":
      return problem(
        root.line, root.column, "not-tbx",
        "the root element is <TBXXCS>: a file of constraints (XCS) for TBX, which holds no terms",
        .unreadable)
    default:
      return problem(
        root.line, root.column, "not-tbx",
        "the root element is <\(root.name)>, not <tbx> or <martif>; this is no TBX", .unreadable)
    }
  }

  private mutating func end() {
    if ignoredDepth > 0 {
      ignoredDepth -= 1
      return
    }
    guard let element = open.popLast() else {
      places.removeLast()
      namespaces.leave(places.count)
      return
    }
    namespaces.leave(places.count + open.count)
    if !open.isEmpty {
      open[open.count - 1].content.append(.element(element))
    } else if places.last == .body {
      items += entries.read(element)
    } else {
      let item = entries.baseItem(element)
      items += entries.takeRemarks()
      if let item { items.append(.base([item])) }
    }
  }

  private mutating func text(_ batch: borrowing XMLBatch, _ event: XMLEvent) {
    let bytes = batch.bytes[event.range]
    let text = String(decoding: bytes, as: UTF8.self)
    if event.kind == .unknownEntity {
      remark(
        event.line, event.column, "unknown-entity",
        "\(text) is defined in a DTD that is not read and was kept as it stands; write the "
          + "character itself")
    }
    guard !open.isEmpty else {
      if bytes.contains(where: { $0 > 0x20 }) {
        let start = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(40)
        remark(line, column, "stray-text", "text outside of entries was not kept: \(start)")
      }
      return
    }
    add(bytes.count)
    if ignoredDepth > 0 { return }
    let last = open.count - 1
    // What lays out the elements of a section is most of the text of many a file.
    if Self.sections.contains(open[last].name), bytes.allSatisfy({ $0 <= 0x20 }) { return }
    if case .text(let before) = open[last].content.last {
      open[last].content[open[last].content.count - 1] = .text(before + text)
    } else {
      open[last].content.append(.text(text))
    }
  }

  /// Counts what the open part holds, and gives up what is too long.
  private mutating func add(_ count: Int) {
    size += count
    guard size > TBXReader.maximumEntry, let first = open.first else { return }
    let limit = TBXReader.maximumEntry >> 20
    let message = "<\(first.name)> has more than \(limit) MiB; split it"
    items.append(
      .skipped(problem(first.line, first.column, "entry-too-long", message, .content)))
    for depth in (0...open.count).reversed() { namespaces.leave(places.count + depth) }
    ignoredDepth = open.count
    open = []
  }

  private mutating func remark(_ line: Int, _ column: Int, _ rule: String, _ message: String) {
    items.append(.remark(problem(line, column, rule, message, .content)))
  }

  private func problem(
    _ line: Int, _ column: Int, _ rule: String, _ message: String, _ kind: FileProblem.Kind
  ) -> FileProblem {
    FileProblem(
      file: file, line: line, column: column, kind: kind, rule: rule, message: message)
  }
}
