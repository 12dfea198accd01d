/// Checks files of interchange formats by the rules of their schemas and by those that schemas cannot
/// state.
///
/// Every finding names its place and the rule that is broken. A mistake in the XML ends the check,
/// since what follows it has no meaning.
public enum FileValidator {
  /// A format that can be checked.
  public enum Format: String, Hashable, Sendable, CaseIterable {
    case tbx, tmx, xliff, srx

    /// The format whose documents have a root of this name.
    init?(root: String) {
      switch root {
      case "tbx", "martif", "TBX": self = .tbx
      case "tmx": self = .tmx
      case "xliff": self = .xliff
      case "srx": self = .srx
      default: return nil
      }
    }
  }

  /// What a check came to.
  public struct Summary: Hashable, Sendable {
    /// The format; nil for a file that ends before its root.
    public var format: Format?

    /// The version and dialect, as the file states them.
    public var variety = ""

    /// How many findings there are, with one for a mistake in the XML.
    public var findings = 0

    /// Makes the summary of a file without findings.
    public init() {}
  }

  /// Gives the findings of a file to the body, in the order of the file.
  ///
  /// `blocks` gives the next bytes of the file, and none at its end.
  ///
  /// - Complexity: O(size); memory grows with the ids of the file only.
  /// - Throws: what the closures throw; a file that cannot be read is a finding of kind `unreadable`.
  public static func validate(
    name: String, blocks: () throws -> [UInt8], _ body: (FileProblem) throws -> Void
  ) throws -> Summary {
    var check = ValidationRun(file: name)
    do {
      try XMLParser.read(file: name, blocks: blocks) { batch in
        let isKnown = check.take(batch)
        try check.giveProblems(to: body)
        if !isKnown { throw UnknownRoot() }
      }
      check.finish()
    } catch let problem as FileProblem {
      check.summary.findings += 1
      try body(problem)
    } catch is UnknownRoot {
    }
    try check.giveProblems(to: body)
    return check.summary
  }

  private struct UnknownRoot: Error {}
}

/// Rules that a schema cannot state, of one format.
protocol FormatRules {
  /// An element begins, below the open ones.
  mutating func start(_ element: ValidatedElement, within open: [ValidatedElement])

  /// An element ends, with its own text unless that is very long.
  mutating func end(_ element: ValidatedElement, _ text: String, within open: [ValidatedElement])

  /// The document ends.
  mutating func finish()

  /// What was found since it was emptied last.
  var problems: [FileProblem] { get set }
}

/// An element as rules see it.
struct ValidatedElement {
  /// The name without its prefix.
  var name: String

  /// The namespace where it is not that of the format.
  var module: String?

  /// The attributes but the declarations of namespaces.
  var attributes: [Attribute]
  var line: Int
  var column: Int

  /// The value of an attribute; nil where it is absent.
  subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}

/// One run over one file.
struct ValidationRun {
  var summary = FileValidator.Summary()

  private let file: String
  private var grammar: XMLGrammarCheck?
  private var rules: (any FormatRules)?
  private var namespaces = TBXNamespaces()
  private var open: [ValidatedElement] = []

  /// The text of each open element, as far as rules may want it.
  private var texts: [String] = []
  private var own: [FileProblem] = []

  /// How much of a text rules see, in bytes; they are not asked of longer ones.
  private static let keptText = 1 << 20

  init(file: String) {
    self.file = file
  }

  /// Takes what the parser found; false when the file is of no format that can be checked.
  mutating func take(_ batch: borrowing XMLBatch) -> Bool {
    for event in batch.events {
      switch event.kind {
      case .start:
        if !start(event, batch) { return false }
      case .end: end()
      case .text, .unknownEntity: text(batch, event)
      case .lostEntity: break
      }
    }
    return true
  }

  /// Gives what was found and forgets it.
  mutating func giveProblems(to body: (FileProblem) throws -> Void) throws {
    var problems = own + (grammar?.problems ?? []) + (rules?.problems ?? [])
    own = []
    grammar?.problems = []
    rules?.problems = []
    problems.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    summary.findings += problems.count
    for problem in problems { try body(problem) }
  }

  /// The document ends.
  mutating func finish() {
    grammar?.finish()
    rules?.finish()
  }

  private mutating func start(_ event: XMLEvent, _ batch: borrowing XMLBatch) -> Bool {
    var attributes = batch.attributes(of: event)
    namespaces.enter(open.count, &attributes)
    let (name, module) = namespaces.resolve(batch.text(event.range))
    var element = ValidatedElement(
      name: name, module: module ?? unnamedModule, attributes: attributes, line: event.line,
      column: event.column)
    let isOfModule = hasModules && element.nameModules(by: namespaces)
    if open.isEmpty && grammar == nil {
      guard begin(element) else { return false }
    }
    let isForeign = !isOfModule && isForeign(element.module)
    grammar?.start(
      isForeign ? XMLGrammar.foreign : element.name, element.attributes, line: event.line,
      column: event.column)
    rules?.start(element, within: open)
    open.append(element)
    texts.append("")
    return true
  }

  /// Whether the format has modules that are looked into.
  private var hasModules: Bool {
    summary.format == .xliff && summary.variety.hasPrefix("2")
  }

  /// The module of an element of no namespace, or of TBX, in a document of XLIFF that names its own.
  private var unnamedModule: String? {
    summary.format == .xliff && open.first?.module != nil ? "" : nil
  }

  /// Whether a namespace is not that of the format.
  private func isForeign(_ module: String?) -> Bool {
    guard let module else { return false }
    switch summary.format {
    case .tbx: return true
    case .srx: return !module.hasPrefix(SRXGrammar.namespace.dropLast(2))
    case .xliff: return !module.hasPrefix(XLIFFGrammar.namespace)
    case .tmx, nil: return false
    }
  }

  /// Chooses the rules by the root.
  private mutating func begin(_ root: ValidatedElement) -> Bool {
    guard let format = FileValidator.Format(root: root.name) else {
      own.append(
        FileProblem(
          file: file, line: root.line, column: root.column, kind: .unreadable,
          rule: "unknown-format",
          message: "the root element is <\(root.name)>; TBX, TMX, XLIFF and SRX can be checked"))
      return false
    }
    summary.format = format
    switch format {
    case .tbx:
      let rules = TBXRules(root, file: file)
      summary.variety = rules.variety
      if let problem = rules.refusal {
        own.append(problem)
        return false
      }
      grammar = XMLGrammarCheck(rules.grammar, file: file)
      self.rules = rules
    case .tmx:
      summary.variety = root["version"] ?? ""
      grammar = XMLGrammarCheck(TMXGrammar.grammar(version: root["version"]), file: file)
      rules = TMXRules(file: file)
    case .xliff:
      summary.variety = root["version"] ?? ""
      let version = root["version"]
      grammar = XMLGrammarCheck(XLIFFGrammar.grammar(version: version), file: file)
      rules =
        version?.hasPrefix("2") ?? false ? XLIFF2Rules(file: file) : XLIFF1Rules(file: file)
    case .srx:
      summary.variety = root["version"] ?? ""
      grammar = XMLGrammarCheck(SRXGrammar.grammar(version: root["version"]), file: file)
      rules = SRXRules(file: file)
    }
    return true
  }

  private mutating func end() {
    guard let element = open.popLast(), let text = texts.popLast() else { return }
    grammar?.end()
    if text.utf8.count < Self.keptText { rules?.end(element, text, within: open) }
    namespaces.leave(open.count)
  }

  private mutating func text(_ batch: borrowing XMLBatch, _ event: XMLEvent) {
    guard let last = open.last else { return }
    let bytes = batch.bytes[event.range]
    if bytes.contains(where: { $0 > 0x20 }) { grammar?.text(line: last.line, column: last.column) }
    let index = texts.count - 1
    guard texts[index].utf8.count < Self.keptText else { return }
    texts[index] += String(decoding: bytes, as: UTF8.self)
  }
}
