/// The rules of TMX that its DTD cannot state (TMX 1.4b Specification, LISA 2005).
struct TMXRules: FormatRules {
  var problems: [FileProblem] = []

  private let file: String

  /// The source language of the file; nil for any.
  private var fileSource: LanguageTag?

  /// The languages of the unit's variants.
  private var languages: [LanguageTag] = []

  /// The codes that began in the segment and in each flow within, by number.
  private var openings: [[String: ValidatedElement]] = []
  private var used: [Set<String>] = []

  init(file: String) {
    self.file = file
  }

  mutating func start(_ element: ValidatedElement, within open: [ValidatedElement]) {
    checkLanguages(element)
    checkDates(element)
    switch element.name {
    case "header": fileSource = source(of: element)
    case "tu": languages = []
    case "tuv":
      let code = element["xml:lang"] ?? element["lang"]
      if let tag = code.flatMap({ try? LanguageTag($0) }) { languages.append(tag) }
    case "seg", "sub":
      openings.append([:])
      used.append([])
    case "bpt", "ept": checkPair(element)
    case "map": checkMap(element, open)
    default: break
    }
  }

  mutating func end(
    _ element: ValidatedElement, _ text: String, within open: [ValidatedElement]
  ) {
    switch element.name {
    case "seg", "sub":
      used.removeLast()
      let left = (openings.popLast() ?? [:]).values.sorted {
        ($0.line, $0.column) < ($1.line, $1.column)
      }
      for opening in left {
        report("tmx-pair", "<bpt i=\"\(opening["i"] ?? "")\"> has no <ept> in its text", opening)
      }
    case "tu": checkSource(element)
    default: break
    }
  }

  mutating func finish() {}

  // MARK: Rules

  private func source(of element: ValidatedElement) -> LanguageTag? {
    element["srclang"].flatMap { try? LanguageTag($0) }
  }

  private mutating func checkLanguages(_ element: ValidatedElement) {
    for name in ["xml:lang", "lang", "adminlang", "srclang"] {
      guard let code = element[name], !(name == "srclang" && code == "*all*") else { continue }
      do throws(LanguageTagError) {
        _ = try LanguageTag(code)
      } catch {
        report("invalid-language", "\(name): \(error.message)", element)
      }
    }
  }

  private mutating func checkDates(_ element: ValidatedElement) {
    for name in ["creationdate", "changedate", "lastusagedate"] {
      guard let text = element[name], Timestamp(text)?.basic != text else { continue }
      report("tmx-date", "\(name)=\"\(text)\" is not of the form YYYYMMDDThhmmssZ", element)
    }
    if let count = element["usagecount"], Int(count).map({ $0 < 0 }) ?? true {
      report("tmx-number", "usagecount=\"\(count)\" is no number", element)
    }
  }

  private mutating func checkPair(_ element: ValidatedElement) {
    guard let number = element["i"], let last = openings.indices.last else { return }
    if Int(number).map({ $0 < 0 }) ?? true {
      report("tmx-number", "i=\"\(number)\" is no number", element)
    }
    if element.name == "bpt" {
      if !used[last].insert(number).inserted {
        report("tmx-pair", "<bpt i=\"\(number)\"> stands twice in its text", element)
      }
      openings[last][number] = element
    } else if openings[last].removeValue(forKey: number) == nil {
      report("tmx-pair", "<ept i=\"\(number)\"> has no <bpt> before it in its text", element)
    }
  }

  private mutating func checkMap(_ element: ValidatedElement, _ open: [ValidatedElement]) {
    if let unicode = element["unicode"] {
      let digits = unicode.dropFirst(2)
      let isNumber = unicode.hasPrefix("#x") && !digits.isEmpty && digits.allSatisfy(\.isHexDigit)
      if !isNumber {
        report("tmx-map", "unicode=\"\(unicode)\" is not of the form #xF8FF", element)
      }
    }
    if element["code"] == nil && element["ent"] == nil && element["subst"] == nil {
      report("tmx-map", "<map> needs code, ent or subst", element)
    }
    if element["code"] != nil, let parent = open.last, parent.name == "ude", parent["base"] == nil {
      report("tmx-map", "<map code=…> needs the base of its <ude>", element)
    }
  }

  /// A unit has a variant in its source language.
  private mutating func checkSource(_ unit: ValidatedElement) {
    if unit["srclang"] == "*all*" { return }
    guard let source = unit["srclang"] == nil ? fileSource : source(of: unit) else { return }
    if languages.isEmpty || languages.contains(source) { return }
    report("tmx-source", "the unit has no text in its source language \(source)", unit)
  }

  private mutating func report(_ rule: String, _ message: String, _ element: ValidatedElement) {
    problems.append(
      FileProblem(
        file: file, line: element.line, column: element.column, rule: rule, message: message))
  }
}
