/// The rules of TBX that its grammars leave to Schematron, and those of the standard's text.
struct TBXRules: FormatRules {
  /// What a document is, as its root states it.
  private enum Version { case two, three }

  var problems: [FileProblem] = []

  /// The version and dialect.
  let variety: String

  /// The structure of that version and dialect.
  let grammar: XMLGrammar

  /// Why the document cannot be checked.
  let refusal: FileProblem?

  private let file: String
  private let version: Version
  private let dialect: String
  private let isTagged: Bool

  /// The ids so far, and references with their places.
  private var ids: Set<String> = []
  private var targets: [(id: String, element: ValidatedElement)] = []

  /// The `sc` of the innermost text that have no `ec` yet.
  private var starts: [[ValidatedElement]] = []

  init(_ root: ValidatedElement, file: String) {
    self.file = file
    version = root.name == "tbx" ? .three : .two
    dialect = root["type"] ?? ""
    isTagged = root["style"] == "dct"
    let name = dialect.isEmpty ? "TBX" : dialect
    variety =
      root.name == "tbx"
      ? "\(name), version 3, \(root["style"] ?? "no style")" : "\(name), version 2"
    if root.name == "tbx" {
      grammar = TBXGrammar.three
    } else {
      grammar = dialect == "TBX-Basic" ? TBXGrammar.basicTwo : TBXGrammar.two
    }
    refusal =
      root.name == "TBX"
      ? FileProblem(
        file: file, line: root.line, column: root.column, rule: "superseded-format",
        message: "this TBX-Min of 2013 was replaced; export TBX-Min or TBX-Basic of version 3")
      : nil
  }

  // MARK: Elements

  mutating func start(_ element: ValidatedElement, within open: [ValidatedElement]) {
    if let id = element["id"] { ids.insert(id) }
    if open.isEmpty { checkRoot(element) }
    if element.module != nil, let target = element["target"] { targets.append((target, element)) }
    if version == .three {
      checkAddress(element)
      checkStyle(element, open)
    }
    checkType(element, open)
    if let level = Self.level(of: open) { checkCategory(element, level, open) }
    checkLanguage(element)
    starts.append([])
    checkInline(element)
  }

  mutating func end(
    _ element: ValidatedElement, _ text: String, within open: [ValidatedElement]
  ) {
    endInline()
    if element.name == "date", version == .three {
      let day = text.split(whereSeparator: \.isWhitespace).joined()
      if PartialDate(day)?.description.utf8.count != 10 {
        report("tbx-date", "\"\(day)\" is no date; write YYYY-MM-DD", element)
      }
    }
    if element.name == "term", !text.utf8.contains(where: { $0 > 0x20 }) {
      report("tbx-empty-term", "the term is empty", element)
    }
    guard let category = category(of: element), isBasicOrMin else { return }
    let values = TBXBasicCategories.values(of: category.name, version == .two ? .two : .three)
    let value = version == .two ? TBXText.trimmed(text) : text
    if let values, !values.contains(value), Self.level(of: open) != nil {
      report(
        "tbx-value",
        "\"\(TBXText.trimmed(text))\" is no value of \(category.name); it takes "
          + values.joined(separator: ", "), element)
    }
  }

  mutating func finish() {
    for (target, element) in targets where !ids.contains(target) {
      // The grammar and the rule for addresses tell of attributes of elements that are no tags.
      if TBXBasicCategories.isAddress(target) || element.module == nil { continue }
      report("tbx-target", "\"\(target)\" is neither an id of the file nor an address", element)
    }
  }

  // MARK: Rules

  private mutating func checkRoot(_ root: ValidatedElement) {
    guard version == .three else { return }
    if !dialect.hasPrefix("TBX-") {
      report("tbx-dialect", "type=\"\(dialect)\" is no dialect; its name begins with TBX-", root)
    }
    if root["xml:lang"].map({ (try? LanguageTag($0)) == nil }) ?? false {
      report("invalid-language", "xml:lang of <tbx> is no tag of a language", root)
    }
  }

  private mutating func checkAddress(_ element: ValidatedElement) {
    guard element.name == "xref", element.module == nil, let target = element["target"],
      !["http://", "https://"].contains(where: { target.hasPrefix($0) && target.count > $0.count })
    else { return }
    report("tbx-address", "\"\(target)\" is no address of the web (https://…)", element)
  }

  /// Data categories are either attributes or tags, never both.
  private mutating func checkStyle(_ element: ValidatedElement, _ open: [ValidatedElement]) {
    let isInBody = open.contains { $0.name == "body" }
    if element.module != nil && !isTagged {
      report("tbx-style", "<\(element.name)> is a tag of a module; the style is dca", element)
    }
    if isTagged, isInBody, element.module == nil, element["type"] != nil,
      TBXVocabulary.statements.contains(element.name)
    {
      report("tbx-style", "<\(element.name) type=…> is of style dca; the style is dct", element)
    }
    if element.module != nil && dialect == "TBX-Core" {
      report("tbx-style", "TBX-Core has no tags of modules", element)
    }
  }

  private mutating func checkType(_ element: ValidatedElement, _ open: [ValidatedElement]) {
    if element["type"] == "" {
      report("tbx-type", "type is empty; name the data category", element)
    }
    let isTermNote =
      element.module == nil && element.name == "termNote"
      || element.module != nil && element["metaType"] == "termNote"
    guard isTermNote, let parent = open.last else { return }
    let places = ["termSec", "tig", "termGrp", "termCompGrp", "termNoteGrp"]
    if !places.contains(parent.name) {
      report("tbx-level", "a termNote stands at the level of terms only", element)
    }
  }

  /// The data category of a statement, with its kind.
  private func category(of element: ValidatedElement) -> (kind: String, name: String)? {
    if element.module != nil {
      return TBXVocabulary.kinds[element.name].map { ($0, element.name) }
    }
    guard TBXVocabulary.statements.contains(element.name), let type = element["type"] else {
      return nil
    }
    return (element.name, type)
  }

  private var isBasicOrMin: Bool { ["TBX-Basic", "TBX-Min"].contains(dialect) }

  /// What TBX-Min has of TBX-Basic.
  private static let minimal: Set<String> = [
    "administrativeStatus", "partOfSpeech", "subjectField", "customerSubset",
    "externalCrossReference",
  ]

  private mutating func checkCategory(
    _ element: ValidatedElement, _ level: TBXLevel, _ open: [ValidatedElement]
  ) {
    guard isBasicOrMin, let category = category(of: element) else {
      if isBasicOrMin, element.module != nil {
        report("tbx-category", "\(dialect) has no data category \(element.name)", element)
      }
      if dialect == "TBX-Core", element.module == nil, let type = element["type"],
        TBXVocabulary.statements.contains(element.name), !type.isEmpty
      {
        report("tbx-category", "TBX-Core has no data categories, such as \(type)", element)
      }
      return
    }
    let isHere = dialect == "TBX-Basic" || Self.minimal.contains(category.name)
    guard isHere, let levels = TBXBasicCategories.levels(of: category.kind, category.name) else {
      report(
        "tbx-category", "\(dialect) has no \(category.kind) \(category.name)", element)
      return
    }
    // Rules of modules let some tags stand where the rules for attributes do not, and the reverse.
    if version == .two, ["admin", "ref", "xref", "transac", "transacNote"].contains(category.kind) {
      return
    }
    if !levels.contains(level) {
      report("tbx-level", "\(category.name) cannot stand at the level of \(level)s", element)
    }
  }

  private mutating func checkLanguage(_ element: ValidatedElement) {
    guard let code = element["xml:lang"], element.name != "tbx" else { return }
    do throws(LanguageTagError) {
      _ = try LanguageTag(code)
    } catch {
      report("invalid-language", error.message, element)
    }
  }

  /// The level at which something within these elements is said; nil outside of entries.
  private static func level(of open: [ValidatedElement]) -> TBXLevel? {
    for element in open.reversed() {
      switch element.name {
      case "termSec", "tig", "ntig", "termGrp": return .term
      case "langSec", "langSet": return .language
      case "conceptEntry", "termEntry": return .concept
      default: continue
      }
    }
    return nil
  }

  // MARK: Inline codes

  /// `sc` and `ec` of one text are a pair by `startRef`, else each is `isolated`.
  private mutating func checkInline(_ element: ValidatedElement) {
    guard version == .three, starts.count > 1 else { return }
    let place = starts.count - 2
    switch element.name {
    case "sc": starts[place].append(element)
    case "ec":
      if let start = starts[place].popLast() {
        if start["isolated"] == "yes" || element["isolated"] == "yes" {
          report("tbx-inline", "sc and ec of one text are not isolated", element)
        }
        if element["startRef"] == nil {
          report("tbx-inline", "ec lacks startRef, the id of its sc", element)
        }
      } else {
        if element["isolated"] == "no" {
          report("tbx-inline", "ec without its sc in the text is isolated", element)
        }
        if element["id"] == nil { report("tbx-inline", "an isolated ec needs an id", element) }
      }
    default: break
    }
  }

  private mutating func endInline() {
    for start in starts.popLast() ?? [] where start["isolated"] == "no" {
      report("tbx-inline", "sc without its ec in the text is isolated", start)
    }
  }

  private mutating func report(_ rule: String, _ message: String, _ element: ValidatedElement) {
    problems.append(
      FileProblem(
        file: file, line: element.line, column: element.column, rule: rule, message: message))
  }
}
