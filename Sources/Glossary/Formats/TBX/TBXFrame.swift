/// What stands before the first entry of a document and after the last.
struct TBXFrame {
  /// The beginning up to the first entry.
  private(set) var start = ""

  /// The rest behind the last entry.
  private(set) var end = ""

  /// What the frame cannot hold.
  private(set) var losses = TBXLosses()
  private(set) var replacedCharacters = 0

  /// The origin of a base of which no file tells any.
  static let origin = DataItem(
    "fileDesc", content: [.item(DataItem("sourceDesc", content: [.item(ownOrigin)]))])
  private static let ownOrigin = DataItem("p", text: "Glossary")

  init(_ options: TBXWriter.Options, _ kept: [DataItem]) {
    var output = TBXOutput(options)
    let isOld = options.version == .two
    output.line(0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    if isOld {
      let isBasic = options.dialect == .basic
      let dtd = isBasic ? "TBXBasiccoreStructV02.dtd" : "TBXcoreStructV02.dtd"
      output.line(0, "<!DOCTYPE martif SYSTEM \"\(dtd)\">")
      output.line(0, "<martif type=\"\(isBasic ? "TBX-Basic" : "TBX")\" xml:lang=\"en\">")
    } else {
      output.line(0, Self.root(options))
    }
    output.line(1, isOld ? "<martifHeader>" : "<tbxHeader>")
    for item in header(options, kept) { output.item(item, 2) }
    output.line(1, isOld ? "</martifHeader>" : "</tbxHeader>")
    output.line(1, "<text>")
    output.line(2, "<body>")
    start = output.take()
    output.line(2, "</body>")
    let back = kept.filter { $0.kind == "refObjectSec" && !$0.items.isEmpty }
    if !back.isEmpty {
      output.line(2, "<back>")
      for section in back { output.item(reduced(section, options), 3) }
      output.line(2, "</back>")
    }
    output.line(1, "</text>")
    output.line(0, isOld ? "</martif>" : "</tbx>")
    end = output.take()
    replacedCharacters = output.replacedCharacters
  }

  private static func root(_ options: TBXWriter.Options) -> String {
    let dialect = options.dialect == .basic ? "TBX-Basic" : "TBX-Glossary"
    var root = "<tbx type=\"\(dialect)\" style=\"\(options.style.rawValue)\" xml:lang=\"en\""
    root += " xmlns=\"\(TBXNamespaces.core)\""
    if options.style == .dct {
      root += " xmlns:min=\"\(TBXNamespaces.min)\" xmlns:basic=\"\(TBXNamespaces.basic)\""
    }
    return root + ">"
  }

  /// The parts of the header, in the order that the schemas ask for.
  private mutating func header(
    _ options: TBXWriter.Options, _ kept: [DataItem]
  ) -> [DataItem] {
    var file = DataItem("fileDesc")
    let descriptions = kept.filter { $0.kind == "fileDesc" }.flatMap(\.items)
    for kind in ["titleStmt", "publicationStmt"] {
      let parts = descriptions.filter { $0.kind == kind }
      if let first = parts.first { file.content.append(.item(first)) }
      if parts.count > 1 { losses.add("second \(kind)", parts.count - 1) }
    }
    let origins = descriptions.filter { $0.kind == "sourceDesc" && !$0.items.isEmpty }
    let own = DataItem("sourceDesc", content: [.item(Self.ownOrigin)])
    file.content += (origins.isEmpty ? [own] : origins).map { .item($0) }
    var parts = [file]
    for kind in ["encodingDesc", "revisionDesc"] {
      let found = kept.filter { $0.kind == kind && !$0.items.isEmpty }
      // Constraints of another dialect say nothing of this file.
      let fitting = found.filter { options.dialect == .open || !$0.isConstraint }
      if let first = fitting.first { parts.append(first) }
      if fitting.count > 1 { losses.add("second \(kind)", fitting.count - 1) }
    }
    return parts
  }

  /// A section of the back matter; TBX-Basic 2 has items only, and no groups of them.
  private mutating func reduced(
    _ section: DataItem, _ options: TBXWriter.Options
  ) -> DataItem {
    guard options.version == .two && options.dialect == .basic else { return section }
    var section = section
    section.content = section.items.map { object in
      var object = object
      object.content = object.items.flatMap { $0.kind == "item" ? [$0] : $0.flattened }
        .map { .item($0) }
      return .item(object)
    }
    return section
  }
}

extension TBXNamespaces {
  /// The module of TBX-Min.
  static let min = "http://www.tbxinfo.net/ns/min"

  /// The module that TBX-Basic adds to it.
  static let basic = "http://www.tbxinfo.net/ns/basic"
}

extension DataItem {
  /// Whether an `encodingDesc` names nothing but the file of constraints that its document obeys.
  fileprivate var isConstraint: Bool {
    items.allSatisfy { ["XCSURI", "DCSName", "XCSContent"].contains($0.category) }
  }

  /// The items in sets and groups of them.
  fileprivate var flattened: [DataItem] {
    items.flatMap { $0.kind == "item" ? [$0] : $0.flattened }
  }
}
