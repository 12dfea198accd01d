internal import Yams

/// Walks a YAML document and collects problems with their places.
///
/// Every key of a mapping must be asked for; what is left over is a problem, so that a typing error
/// never goes unseen.
struct YAMLCursor {
  let file: String
  private(set) var problems: [FileProblem] = []

  init(file: String) {
    self.file = file
  }

  /// One mapping whose keys are being read.
  struct Fields {
    let node: Node
    fileprivate var values: [(key: String, keyNode: Node, value: Node)]
    fileprivate var taken: Set<String> = []

    /// The value of a key, nil where it is absent.
    mutating func take(_ key: String) -> Node? {
      taken.insert(key)
      return values.first { $0.key == key }?.value
    }
  }

  mutating func report(_ node: Node?, _ rule: String, _ message: String) {
    problems.append(
      FileProblem(
        file: file, line: node?.mark?.line ?? 1, column: node?.mark?.column ?? 1, rule: rule,
        message: message))
  }

  /// The document's root, nil when the syntax is broken.
  mutating func root(of text: String) -> Node? {
    do {
      if let node = try Yams.compose(yaml: text) { return node }
      unreadable(nil, "the file holds no YAML document")
    } catch let error as YamlError {
      switch error {
      case .scanner(let context, let problem, let mark, _),
        .parser(let context, let problem, let mark, _),
        .composer(let context, let problem, let mark, _):
        unreadable(mark, "\(problem)\(context.map { " (\($0.text))" } ?? "")")
      case .reader(let problem, let offset, _, _):
        unreadable(nil, "\(problem) at offset \(offset ?? 0)")
      case .duplicatedKeysInMapping(let duplicates, let context):
        unreadable(
          context.mark, "the key \(duplicates.sorted().joined(separator: ", ")) stands twice")
      case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
        unreadable(nil, "the YAML library failed: \(error)")
      }
    } catch {
      unreadable(nil, "the YAML library failed: \(error)")
    }
    return nil
  }

  private mutating func unreadable(_ mark: Mark?, _ message: String) {
    problems.append(
      FileProblem(
        file: file, line: mark?.line ?? 1, column: mark?.column ?? 1, kind: .unreadable,
        rule: "yaml-syntax", message: "broken YAML: \(message)"))
  }

  /// The keys of a mapping; reports anything else.
  mutating func fields(_ node: Node, of thing: String) -> Fields? {
    guard let mapping = node.mapping else {
      report(node, "invalid-value", "\(thing) must be a mapping of keys to values")
      return nil
    }
    var values: [(String, Node, Node)] = []
    for (key, value) in mapping {
      if let name = key.scalar?.string {
        values.append((name, key, value))
      } else {
        report(key, "invalid-value", "a key of \(thing) must be plain text")
      }
    }
    return Fields(node: node, values: values)
  }

  /// All pairs of a mapping whose keys are open, such as languages.
  mutating func pairs(_ node: Node?, of thing: String) -> [(
    key: String, keyNode: Node, value: Node
  )] {
    guard let node, let fields = fields(node, of: thing) else { return [] }
    return fields.values.map { ($0.key, $0.keyNode, $0.value) }
  }

  /// Reports the keys that were never asked for.
  mutating func finish(_ fields: Fields, of thing: String) {
    for (key, node, _) in fields.values where !fields.taken.contains(key) {
      let known = fields.taken.sorted().joined(separator: ", ")
      report(node, "unknown-key", "\(thing) has no key \"\(key)\"; known keys: \(known)")
    }
  }

  /// The text of a scalar that must not be empty.
  mutating func text(_ node: Node?, of thing: String) -> String? {
    guard let node else { return nil }
    guard let scalar = node.scalar else {
      report(node, "invalid-value", "\(thing) must be plain text")
      return nil
    }
    if scalar.string.unicodeScalars.contains("\0") {
      report(node, "invalid-value", "\(thing) holds a NUL character, which no term has")
      return nil
    }
    guard scalar.string.contains(where: { !$0.isWhitespace }) else {
      report(node, "invalid-value", "\(thing) is empty; leave the key out or give a value")
      return nil
    }
    return scalar.string
  }

  /// The elements of a list; one value alone is a list of one.
  func list(_ node: Node?) -> [Node] {
    guard let node else { return [] }
    return node.sequence.map(Array.init) ?? [node]
  }

  /// The texts of a list.
  mutating func texts(_ node: Node?, of thing: String) -> [String] {
    var texts: [String] = []
    for element in list(node) {
      if let text = text(element, of: thing) { texts.append(text) }
    }
    return texts
  }

  /// The value of a closed set that a scalar names.
  mutating func choice<Choice>(_ node: Node?, of thing: String) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    guard let text = text(node, of: thing) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    report(node, "invalid-value", "\(thing) cannot be \"\(text)\"; write one of \(known)")
    return nil
  }

  /// True or false.
  mutating func flag(_ node: Node?, of thing: String) -> Bool {
    switch text(node, of: thing) {
    case nil, "false": return false
    case "true": return true
    case let other?:
      report(node, "invalid-value", "\(thing) must be true or false, not \"\(other)\"")
      return false
    }
  }

  /// A date.
  mutating func date(_ node: Node?, of thing: String) -> PartialDate? {
    guard let text = text(node, of: thing) else { return nil }
    if let date = PartialDate(text) { return date }
    report(
      node, "invalid-value",
      "\(thing) is no date: \"\(text)\"; write YYYY, YYYY-MM or YYYY-MM-DD")
    return nil
  }

  /// A language tag.
  mutating func language(_ text: String, at node: Node) -> LanguageTag? {
    do throws(LanguageTagError) {
      return try LanguageTag(text)
    } catch {
      report(node, "invalid-value", error.message)
      return nil
    }
  }

  /// Texts by language.
  mutating func localized(_ node: Node?, of thing: String) -> [LocalizedText] {
    var texts: [LocalizedText] = []
    for (key, keyNode, value) in pairs(node, of: thing) {
      guard let language = language(key, at: keyNode),
        let text = text(value, of: "\(thing) in \(language)")
      else { continue }
      if texts.contains(where: { $0.language == language }) {
        report(keyNode, "invalid-value", "\(thing) in \(language) stands twice")
      }
      texts.append(LocalizedText(language, text))
    }
    return texts
  }
}
