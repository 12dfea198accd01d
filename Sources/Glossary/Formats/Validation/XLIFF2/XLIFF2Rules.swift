/// The rules of XLIFF 2 that its schema cannot state (XLIFF 2.1, section 4, "Constraints"), with those
/// of its modules.
struct XLIFF2Rules: FormatRules {
  var problems: [FileProblem] = []

  /// A file, group or unit that is open.
  private struct Scope {
    var notes: Set<String> = []

    /// The ids of elements of other tools.
    var others: Set<String> = []
  }

  private let file: String
  private var languages = LanguagePair()
  private var files: Set<String> = []
  private var fileID: String?

  /// The ids of groups and units of the file that is open, and references to units.
  private var groups: Set<String> = []
  private var units: Set<String> = []
  private var flows: [(id: String, element: ValidatedElement)] = []
  private var scopes: [Scope] = []
  private var unit = XLIFF2UnitRules()
  private var modules: [any XLIFFModuleRules] = [
    XLIFFMatchRules(), XLIFFGlossaryRules(), XLIFFFormatStyleRules(), XLIFFMetadataRules(),
    XLIFFResourceRules(), XLIFFChangeRules(), XLIFFSizeRules(), XLIFFValidationRules(),
  ]
  private var found = XLIFFFindings()

  /// Whether any module was seen; until then their rules have nothing to do.
  private var hasModules = false

  /// Whether the skeleton that is open holds elements.
  private var hasSkeleton = false

  init(file: String) {
    self.file = file
  }

  mutating func start(_ element: ValidatedElement, within open: [ValidatedElement]) {
    if !hasModules, element.isOfModule {
      hasModules = true
      for (depth, outer) in open.enumerated() {
        for index in modules.indices {
          modules[index].start(outer, within: Array(open[..<depth]), &found)
        }
      }
    }
    if hasModules {
      for index in modules.indices { modules[index].start(element, within: open, &found) }
    }
    if element.isXLIFF, open.allSatisfy(\.isXLIFF) {
      startCore(element, within: open)
    } else {
      startOther(element, within: open)
    }
    takeFindings()
  }

  /// What stands in elements of modules and other tools follows their rules.
  private mutating func startOther(_ element: ValidatedElement, within open: [ValidatedElement]) {
    if open.last?.name == "skeleton" { hasSkeleton = true }
    guard !element.isXLIFF, !element.isOfModule, let last = scopes.indices.last,
      let id = element["id"] ?? element["xml:id"]
    else { return }
    if !scopes[last].others.insert(id).inserted {
      found.add("xliff-id", "the id \"\(id)\" stands twice among elements of other tools", element)
    }
  }

  private mutating func startCore(_ element: ValidatedElement, within open: [ValidatedElement]) {
    switch element.name {
    case "skeleton": hasSkeleton = false
    case "xliff": startRoot(element)
    case "file":
      Self.add(element, to: &files, &found)
      (groups, units, flows) = ([], [], [])
      fileID = element["id"]
      scopes.append(Scope())
    case "group":
      Self.add(element, to: &groups, &found)
      scopes.append(Scope())
    case "unit":
      Self.add(element, to: &units, &found)
      scopes.append(Scope())
      unit = XLIFF2UnitRules()
    case "note":
      if let id = element["id"], let last = scopes.indices.last,
        !scopes[last].notes.insert(id).inserted
      {
        found.add("xliff-id", "the note id \"\(id)\" stands twice", element)
      }
    case "target" where languages.target == nil && open.first?["trgLang"] == nil:
      found.add("xliff-language", "<target> stands in a document without trgLang", element)
    default: break
    }
    if ["source", "target"].contains(element.name) { checkLanguage(element, within: open) }
    XLIFF2Values.check(element, &found)
    guard open.contains(where: { $0.name == "unit" }) else { return }
    for name in ["subFlows", "subFlowsStart", "subFlowsEnd"] {
      for id in element[name]?.split(separator: " ") ?? [] { flows.append((String(id), element)) }
    }
    unit.start(element, within: open, &found)
  }

  mutating func end(_ element: ValidatedElement, _ text: String, within open: [ValidatedElement]) {
    if hasModules {
      for index in modules.indices { modules[index].end(element, text, within: open, &found) }
    }
    if element.isXLIFF, open.allSatisfy(\.isXLIFF) { endCore(element, text) }
    takeFindings()
  }

  private mutating func endCore(_ element: ValidatedElement, _ text: String) {
    switch element.name {
    case "skeleton":
      let isEmpty = !hasSkeleton && text.utf8.allSatisfy { $0 <= 0x20 }
      if element["href"] == nil && isEmpty {
        found.add("xliff-skeleton", "<skeleton> has neither href nor content; remove it", element)
      }
      if element["href"] != nil && !isEmpty {
        found.add("xliff-skeleton", "<skeleton> has href and text; keep one", element)
      }
    case "unit":
      let scope = scopes.popLast() ?? Scope()
      var names = unit.names
      (names.unit, names.file) = (element["id"], fileID)
      (names.notes, names.others) = (scope.notes, scope.others)
      unit.finish(element, names, &found)
      for index in modules.indices { modules[index].endUnit(names, &found) }
    case "group": _ = scopes.popLast()
    case "file":
      _ = scopes.popLast()
      for (id, element) in flows where !units.contains(id) {
        found.add("xliff-reference", "no unit of the file has the id \"\(id)\"", element)
      }
    case "segment", "ignorable": unit.endSegment(element, &found)
    case "pc": unit.endCode(element)
    default: break
    }
  }

  mutating func finish() {}

  private mutating func startRoot(_ element: ValidatedElement) {
    if element.module == nil {
      found.add("xliff-namespace", "<xliff> names no namespace", element)
    }
    languages = LanguagePair(
      source: element["srcLang"].flatMap { try? LanguageTag($0) },
      target: element["trgLang"].flatMap { try? LanguageTag($0) })
  }

  private mutating func checkLanguage(
    _ element: ValidatedElement, within open: [ValidatedElement]
  ) {
    let inherited = open.reversed().lazy.compactMap { $0["xml:lang"] }.first
    guard let own = element["xml:lang"] ?? inherited, let tag = try? LanguageTag(own) else {
      return
    }
    let declared = element.name == "target" ? languages.target : languages.source
    if let declared, declared != tag {
      found.add(
        "xliff-language",
        "<\(element.name)> is in \(own), and the document in \(declared.original)", element)
    }
  }

  /// Adds the id of an element to those of its kind, and tells of one that is among them.
  private static func add(
    _ element: ValidatedElement, to known: inout Set<String>, _ found: inout XLIFFFindings
  ) {
    guard let id = element["id"], !known.insert(id).inserted else { return }
    found.add("xliff-id", "the \(element.name) id \"\(id)\" stands twice", element)
  }

  private mutating func takeFindings() {
    for (rule, message, element) in found.take() {
      problems.append(
        FileProblem(
          file: file, line: element.line, column: element.column, rule: rule, message: message))
    }
  }
}

extension ValidatedElement {
  /// Whether the element is of a module of XLIFF, or has an attribute of one.
  fileprivate var isOfModule: Bool {
    module.map { XLIFFModule(namespace: $0) != nil } ?? false
      || attributes.contains { $0.isOfModule }
  }
}

extension Attribute {
  fileprivate var isOfModule: Bool {
    guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    return XLIFFModule(rawValue: String(name[..<colon])) != nil
  }
}
