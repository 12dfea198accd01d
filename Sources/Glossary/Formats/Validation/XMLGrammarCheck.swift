/// Follows a document and tells where it breaks a grammar.
struct XMLGrammarCheck {
  /// An open element.
  struct Open {
    var name: String
    var rest: ContentModel?
    var line: Int
    var column: Int

    /// Whether its content is of another namespace or unknown, and not looked at.
    var isSkipped = false

    /// Whether text that may not stand in it was told.
    var holdsStrayText = false
  }

  private let grammar: XMLGrammar
  private let file: String

  /// The open elements, from the outermost in.
  private(set) var open: [Open] = []

  /// What was found since it was emptied last.
  var problems: [FileProblem] = []
  private var ids: Set<String> = []

  /// References to what was not seen yet, with their places.
  private var references: [(id: String, line: Int, column: Int)] = []

  init(_ grammar: XMLGrammar, file: String) {
    self.grammar = grammar
    self.file = file
  }

  /// An element begins; `name` is `XMLGrammar.foreign` for one of another namespace.
  mutating func start(_ name: String, _ attributes: [Attribute], line: Int, column: Int) {
    if open.last?.isSkipped ?? false {
      open.append(Open(name: name, rest: nil, line: line, column: column, isSkipped: true))
      return
    }
    if open.isEmpty, name != grammar.root {
      report("unknown-root", "the root is <\(name)>, not <\(grammar.root)>", line, column)
    }
    if let last = open.indices.last, let model = open[last].rest {
      var rest = model.after(name)
      if rest == .nothing, XMLGrammar.module(of: name) != XMLGrammar.module(of: open[last].name) {
        rest = model.after(XMLGrammar.foreign)
      }
      if rest == .nothing {
        reportMisplaced(name, in: open[last], line, column)
      } else {
        open[last].rest = rest
      }
    }
    guard let element = grammar.elements[name] else {
      if name != XMLGrammar.foreign {
        // A schema of other namespaces lets an element pass that it does not know.
        let rule = XMLGrammar.module(of: name).isEmpty ? "unknown-element" : "unknown-in-module"
        report(rule, "<\(name)> is no element of the format", line, column)
      }
      open.append(Open(name: name, rest: nil, line: line, column: column, isSkipped: true))
      return
    }
    open.append(Open(name: name, rest: element.content, line: line, column: column))
    check(attributes, of: name, element, line, column)
  }

  /// The innermost element ends.
  mutating func end() {
    guard let element = open.popLast(), !element.isSkipped, let rest = element.rest,
      !rest.isComplete
    else { return }
    let missing = rest.next.map { "<\($0)>" }.joined(separator: " or ")
    report(
      "missing-element", "<\(element.name)> lacks \(missing)", element.line, element.column)
  }

  /// Text that is not only white space.
  mutating func text(line: Int, column: Int) {
    guard let last = open.last, !last.isSkipped, !last.holdsStrayText,
      let element = grammar.elements[last.name], !element.holdsText, element.content != nil
    else { return }
    open[open.count - 1].holdsStrayText = true
    report("stray-text", "<\(last.name)> holds text; it may hold elements only", line, column)
  }

  /// The document ends.
  mutating func finish() {
    for reference in references where !ids.contains(reference.id) {
      report(
        "unknown-reference", "no element has the id \"\(reference.id)\"", reference.line,
        reference.column)
    }
  }

  /// Whether an id was seen so far.
  func knows(_ id: String) -> Bool { ids.contains(id) }

  private mutating func check(
    _ attributes: [Attribute], of name: String, _ element: XMLGrammar.Element, _ line: Int,
    _ column: Int
  ) {
    // Where a schema lies is for programs that validate by it.
    for attribute in attributes where !attribute.name.hasPrefix("xsi:") {
      guard let known = element.attributes[attribute.name] else {
        if element.takes(attribute.name) { continue }
        report(
          "unknown-attribute", "<\(name)> has no attribute \(attribute.name)", line, column)
        continue
      }
      check(attribute, known.value, of: name, line, column)
    }
    let names = Set(attributes.map(\.name))
    for (required, attribute) in element.attributes.sorted(by: { $0.key < $1.key })
    where attribute.isRequired && !names.contains(required) {
      report("missing-attribute", "<\(name)> lacks \(required)", line, column)
    }
  }

  private mutating func check(
    _ attribute: Attribute, _ kind: XMLGrammar.Value, of name: String, _ line: Int, _ column: Int
  ) {
    let value = attribute.value
    switch kind {
    case .text: break
    case .id:
      if !TBXIdentifiers.isName(value) {
        report("invalid-id", "\"\(value)\" is no id; it begins with a letter or _", line, column)
      } else if !ids.insert(value).inserted {
        report("duplicate-id", "the id \"\(value)\" stands twice", line, column)
      }
    case .reference:
      if !ids.contains(value) { references.append((value, line, column)) }
    case .language:
      do throws(LanguageTagError) {
        _ = try LanguageTag(value)
      } catch {
        report("invalid-language", error.message, line, column)
      }
    case .token:
      if !XLIFFNames.isToken(value) && !value.utf8.contains(where: { $0 >= 0x80 }) {
        report(
          "invalid-value", "\(attribute.name)=\"\(value)\" of <\(name)> is no name", line, column)
      }
    case .oneOf(let values):
      if !values.contains(value) {
        report(
          "invalid-value",
          "\(attribute.name)=\"\(value)\" of <\(name)> is none of \(values.joined(separator: ", "))",
          line, column)
      }
    }
  }

  private mutating func reportMisplaced(
    _ name: String, in parent: Open, _ line: Int, _ column: Int
  ) {
    let next = parent.rest?.next ?? []
    var known: [String] = []
    for name in next where !known.contains(name) { known.append(name) }
    let expected =
      known.isEmpty
      ? "nothing may follow there" : "expected " + known.map { "<\($0)>" }.joined(separator: ", ")
    report(
      "misplaced-element", "<\(name)> cannot stand here in <\(parent.name)>; \(expected)", line,
      column)
  }

  private mutating func report(_ rule: String, _ message: String, _ line: Int, _ column: Int) {
    problems.append(
      FileProblem(file: file, line: line, column: column, rule: rule, message: message))
  }
}

extension XMLGrammar.Element {
  /// Whether the element may have an attribute that the grammar does not name.
  fileprivate func takes(_ attribute: String) -> Bool {
    switch others {
    case .none: false
    case .foreign: attribute.utf8.contains(UInt8(ascii: ":"))
    case .any: true
    }
  }
}
