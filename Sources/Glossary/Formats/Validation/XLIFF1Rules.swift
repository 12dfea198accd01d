/// The rules of XLIFF 1.2 that are more than structure: ids, pairs of codes, marks, languages.
struct XLIFF1Rules: FormatRules {
  var problems: [FileProblem] = []

  private let file: String
  private var languages = LanguagePair()

  /// The ids of the units of the file that is open.
  private var units: Set<String> = []

  /// What was seen in the text that is open.
  private var codes: Set<String> = []
  private var pairs: [String: Set<String>] = [:]

  /// The segments that `seg-source` marks, and whether the unit has any.
  private var marks: Set<String> = []
  private var hasMarks = false

  /// The names within a file; only version 1.2 has such constraints.
  private var keys: XLIFF1Keys?

  init(file: String) {
    self.file = file
  }

  mutating func start(_ element: ValidatedElement, within open: [ValidatedElement]) {
    guard element.isXLIFF else { return }
    switch element.name {
    case "xliff":
      if element["version"] == "1.2" { keys = XLIFF1Keys() }
      if element.module == nil, element["version"] == "1.2" || element["version"] == "1.1" {
        report(
          "xliff-namespace",
          "<xliff> names no namespace; add xmlns=\"\(XLIFFGrammar.namespace)\(element["version"] ?? "")\"",
          element)
      }
    case "file":
      units = []
      languages = LanguagePair(
        source: element["source-language"].flatMap { try? LanguageTag($0) },
        target: element["target-language"].flatMap { try? LanguageTag($0) })
    case "trans-unit", "bin-unit":
      if let id = element["id"], !units.insert(id).inserted {
        report("xliff-id", "the unit id \"\(id)\" stands twice in its file", element)
      }
      hasMarks = false
      marks = []
    case "source", "seg-source", "target":
      codes = []
      pairs = [:]
      startText(element, within: open)
    case "g", "x", "bx", "ex", "bpt", "ept", "it", "ph": startCode(element)
    case "mrk": startMark(element, within: open)
    default: break
    }
    checkValues(element)
    for fault in keys?.faults(element, within: open) ?? [] {
      report(fault.rule, fault.message, fault.element)
    }
  }

  mutating func end(_ element: ValidatedElement, _ text: String, within open: [ValidatedElement]) {}

  mutating func finish() {}

  private mutating func startText(_ element: ValidatedElement, within open: [ValidatedElement]) {
    if element.name == "seg-source" {
      hasMarks = true
      marks = []
    }
    // A proposal may be in any language.
    guard open.last?.name == "trans-unit", let own = element["xml:lang"],
      let tag = try? LanguageTag(own)
    else { return }
    let declared = element.name == "target" ? languages.target : languages.source
    if let declared, declared != tag {
      report(
        "xliff-language", "<\(element.name)> is in \(own), and its file in \(declared.original)",
        element)
    }
  }

  private mutating func startCode(_ element: ValidatedElement) {
    let kind = element.name
    if let id = element["id"] {
      // The two halves of a pair may have one id.
      let half = ["ex", "ept"].contains(kind) ? ">" : ""
      if !codes.insert(half + id).inserted {
        report("xliff-id", "the code id \"\(id)\" stands twice in its text", element)
      }
    }
    guard let name = element["rid"] else { return }
    switch kind {
    case "bpt", "bx":
      if !pairs[kind, default: []].insert(name).inserted {
        report("xliff-pair", "two codes begin the pair \"\(name)\"", element)
      }
    case "ept", "ex":
      let opening = kind == "ept" ? "bpt" : "bx"
      if !(pairs[opening]?.contains(name) ?? false) {
        report(
          "xliff-pair", "<\(kind)> ends the pair \"\(name)\", which no <\(opening)> begins", element
        )
      }
    default: break
    }
  }

  private mutating func startMark(_ element: ValidatedElement, within open: [ValidatedElement]) {
    guard element["mtype"] == "seg",
      let text = open.last(where: { $0.name != "mrk" && $0.name != "g" })
    else { return }
    guard let name = element["mid"] else {
      report("xliff-mark", "a segment needs mid", element)
      return
    }
    switch text.name {
    case "seg-source":
      if !marks.insert(name).inserted {
        report("xliff-mark", "the segment \"\(name)\" stands twice", element)
      }
    case "target" where open.contains { $0.name == "alt-trans" } == false:
      if hasMarks, !marks.contains(name) {
        report("xliff-mark", "no segment of the source is \"\(name)\"", element)
      }
    default: break
    }
  }

  /// Values that are listed, or begin with `x-`.
  private mutating func checkValues(_ element: ValidatedElement) {
    let lists: [(String, Set<String>)] = [
      ("state", XLIFFVocabulary.states), ("state-qualifier", XLIFFVocabulary.stateQualifiers),
      ("mtype", XLIFFVocabulary.markTypes), ("restype", XLIFFVocabulary.resourceTypes),
    ]
    for (name, known) in lists {
      guard let value = element[name], !known.contains(value), !value.hasPrefix("x-") else {
        continue
      }
      report(
        "xliff-value", "\(name)=\"\(value)\" is none of XLIFF's; others begin with x-", element)
    }
  }

  private mutating func report(_ rule: String, _ message: String, _ element: ValidatedElement) {
    problems.append(
      FileProblem(
        file: file, line: element.line, column: element.column, rule: rule, message: message))
  }
}

extension ValidatedElement {
  /// Whether the element is XLIFF's own.
  var isXLIFF: Bool { module?.hasPrefix(XLIFFGrammar.namespace) ?? true }
}
