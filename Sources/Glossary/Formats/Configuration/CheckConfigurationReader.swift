internal import Yams

/// Reads `.glossctl.yaml`.
public enum CheckConfigurationReader {
  /// The configuration in a file, with the problems it has; one with problems should not be used.
  ///
  /// A file without any key says nothing, which is no problem.
  ///
  /// - Complexity: O(size).
  public static func read(_ file: NamedFile) -> (CheckConfiguration, problems: [FileProblem]) {
    let text: String
    do throws(FileProblem) {
      text = try file.text()
    } catch {
      return (CheckConfiguration(), error.rule == "empty-file" ? [] : [error])
    }
    let isBlank = text.split(whereSeparator: \.isNewline).allSatisfy { line in
      line.first { !$0.isWhitespace }.map { $0 == "#" } ?? true
    }
    if isBlank { return (CheckConfiguration(), []) }
    var reader = Reader(cursor: YAMLCursor(file: file.name))
    reader.read(text)
    return (reader.configuration, reader.cursor.problems)
  }
}

private struct Reader {
  var cursor: YAMLCursor
  var configuration = CheckConfiguration()

  mutating func read(_ text: String) {
    guard let root = cursor.root(of: text),
      var fields = cursor.fields(root, of: "the configuration")
    else { return }
    readLanguages(fields.take("languages"))
    readBases(fields.take("bases"))
    configuration.profile = cursor.choice(fields.take("profile"), of: "profile")
    readRules(fields.take("rules"))
    for node in cursor.list(fields.take("exemptions")) { readExemption(node) }
    configuration.ignored = patterns(fields.take("ignore"), of: "ignore")
    configuration.date = cursor.date(fields.take("date"), of: "date")
    configuration.failOn = cursor.choice(fields.take("fail-on"), of: "fail-on")
    configuration.database = cursor.text(fields.take("db"), of: "db")
    if let node = fields.take("server") { configuration.server = cursor.serverSettings(node) }
    cursor.finish(fields, of: "the configuration")
  }

  /// A mapping of the sides of a translation, or the languages that drafts are in.
  private mutating func readLanguages(_ node: Node?) {
    guard let node else { return }
    if node.mapping != nil {
      guard var fields = cursor.fields(node, of: "languages") else { return }
      configuration.sourceLanguage = language(fields.take("source"))
      configuration.targetLanguage = language(fields.take("target"))
      cursor.finish(fields, of: "languages")
      let sides = [configuration.targetLanguage, configuration.sourceLanguage]
      configuration.languages = sides.compactMap { $0 }
    } else {
      for element in cursor.list(node) {
        if let language = language(element) { configuration.languages.append(language) }
      }
    }
  }

  private mutating func language(_ node: Node?) -> LanguageTag? {
    guard let node, let text = cursor.text(node, of: "a language") else { return nil }
    return cursor.language(text, at: node)
  }

  private mutating func readBases(_ node: Node?) {
    guard let node else { return }
    var names: [CheckConfiguration.PlacedName] = []
    for element in cursor.list(node) {
      guard let name = cursor.text(element, of: "a base") else { continue }
      names.append(
        CheckConfiguration.PlacedName(
          name: name, line: element.mark?.line ?? 1, column: element.mark?.column ?? 1))
    }
    if names.isEmpty && cursor.list(node).isEmpty {
      cursor.report(node, "invalid-value", "bases names no base; leave the key out to use all")
    }
    configuration.bases = names
  }

  private mutating func readRules(_ node: Node?) {
    for (name, keyNode, value) in cursor.pairs(node, of: "rules") {
      guard let rule = rule(name, at: keyNode),
        let text = cursor.text(value, of: "the severity of \(name)")
      else { continue }
      switch RuleSwitch(text) {
      case .off?: configuration.disabledRules.insert(rule)
      case .severity(let severity)?: configuration.severities[rule] = severity
      case nil:
        cursor.report(
          value, "invalid-value",
          "\(name) cannot be \"\(text)\"; write one of \(RuleSwitch.known)")
      }
    }
  }

  private mutating func rule(_ name: String, at node: Node) -> RuleID? {
    if let rule = RuleCatalogue.rule(named: name) { return rule }
    cursor.report(
      node, "unknown-rule",
      "there is no rule \"\(name)\"; glossctl check --list-rules shows those there are")
    return nil
  }

  private mutating func readExemption(_ node: Node) {
    var exempt = CheckConfiguration.ExemptWords(words: [], rules: [], paths: PathPatterns([]))
    if node.mapping != nil {
      guard var fields = cursor.fields(node, of: "an exemption") else { return }
      let words = fields.take("words")
      if words == nil { cursor.report(node, "missing-key", "an exemption needs words") }
      exempt.words = cursor.texts(words, of: "an exempt word")
      for element in cursor.list(fields.take("rules")) {
        if let name = cursor.text(element, of: "a rule"), let rule = rule(name, at: element) {
          exempt.rules.insert(rule)
        }
      }
      exempt.paths = patterns(fields.take("paths"), of: "paths")
      cursor.finish(fields, of: "an exemption")
    } else {
      exempt.words = cursor.texts(node, of: "an exempt word")
    }
    configuration.exemptions.append(exempt)
  }

  private mutating func patterns(_ node: Node?, of thing: String) -> PathPatterns {
    var sources: [String] = []
    for element in cursor.list(node) {
      guard let source = cursor.text(element, of: "a pattern of \(thing)") else { continue }
      if PathPattern(source) == nil {
        cursor.report(
          element, "invalid-value",
          "\"\(source)\" is no pattern for a path; write as in a .gitignore")
      }
      sources.append(source)
    }
    return PathPatterns(sources)
  }
}

/// What a configuration or an option makes of a rule.
public enum RuleSwitch: Hashable, Sendable {
  /// It says nothing.
  case off

  /// Its findings have this severity.
  case severity(Severity)

  /// Reads `off` or a severity; nil for anything else.
  public init?(_ text: String) {
    if text == "off" {
      self = .off
    } else if let severity = Severity(rawValue: text) {
      self = .severity(severity)
    } else {
      return nil
    }
  }

  /// The words it is read from.
  public static let known =
    (["off"] + Severity.allCases.map(\.rawValue)).joined(separator: ", ")
}
