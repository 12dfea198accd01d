/// The structure of SRX, by its published schemas.
enum SRXGrammar {
  /// The namespace of version 2.0.
  static let namespace = "http://www.lisa.org/srx20"

  /// The grammar of a version; that of 2.0 for one that is unknown.
  static func grammar(version: String?) -> XMLGrammar { version == "1.0" ? one : two }

  /// Version 2.0, by `srx20.xsd`.
  private static let two = XMLGrammar(
    root: "srx",
    """
    srx = header, body ; version!:2.0
    header = formathandle?, formathandle?, formathandle?, ~* ; segmentsubflows!:yes|no \
    cascade!:yes|no
    body = languagerules, maprules ;
    maprules = languagemap+ ;
    languagemap = ; languagerulename! languagepattern!
    \(rules)
    """)

  /// Version 1.0, by `srx.xsd`.
  private static let one = XMLGrammar(
    root: "srx",
    """
    srx = header, body ; version!:1.0
    header = formathandle?, formathandle?, formathandle? ; segmentsubflows!:yes|no
    body = languagerules?, maprules? ;
    maprules = maprule+ ;
    maprule = languagemap+ ; maprulename!
    languagemap = ; languagerulename! languagepattern!
    \(rules)
    """)

  private static let rules = """
    formathandle = ; include!:yes|no type!:start|end|isolated
    languagerules = languagerule+ ;
    languagerule = rule+ ; languagerulename!
    rule = beforebreak?, afterbreak? ; break:yes|no
    beforebreak afterbreak = #text ;
    """
}

/// The rules of SRX that its schema cannot state.
struct SRXRules: FormatRules {
  var problems: [FileProblem] = []

  private let file: String

  /// The names of rules, and of those that maps name.
  private var names: Set<String> = []
  private var mapped: [(name: String, element: ValidatedElement)] = []

  init(file: String) {
    self.file = file
  }

  mutating func start(_ element: ValidatedElement, within open: [ValidatedElement]) {
    switch element.name {
    case "srx":
      if element["version"] == "2.0", element.module != SRXGrammar.namespace {
        report("srx-namespace", "SRX 2.0 is of the namespace \(SRXGrammar.namespace)", element)
      }
    case "languagerule":
      guard let name = element["languagerulename"] else { return }
      if !names.insert(name).inserted {
        report("srx-rule-name", "the rules \"\(name)\" stand twice", element)
      }
    case "languagemap":
      if let name = element["languagerulename"] { mapped.append((name, element)) }
      if let pattern = element["languagepattern"] { check(pattern, element) }
    default: break
    }
  }

  mutating func end(
    _ element: ValidatedElement, _ text: String, within open: [ValidatedElement]
  ) {
    if element.name == "beforebreak" || element.name == "afterbreak" { check(text, element) }
  }

  mutating func finish() {
    for (name, element) in mapped where !names.contains(name) {
      report("srx-rule-name", "no rules are named \"\(name)\"", element)
    }
  }

  private mutating func check(_ pattern: String, _ element: ValidatedElement) {
    if pattern.isEmpty { return }
    do throws(UnicodeError) {
      _ = try Pattern(pattern)
    } catch {
      report("srx-pattern", "no regular expression of ICU: \(pattern.prefix(60))", element)
    }
  }

  private mutating func report(_ rule: String, _ message: String, _ element: ValidatedElement) {
    problems.append(
      FileProblem(
        file: file, line: element.line, column: element.column, rule: rule, message: message))
  }
}
