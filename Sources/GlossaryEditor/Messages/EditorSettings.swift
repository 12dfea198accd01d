package import Glossary

/// What a user sets in the editor; a project file says it better where it does.
package struct EditorSettings: Hashable, Sendable {
  /// The language of drafts; nil to judge it.
  package var language: LanguageTag?

  /// The day of drafts.
  package var date: PartialDate?

  /// The habits that drafts are held to.
  package var profile: Profile?

  /// Rules that are off or weighed otherwise.
  package var rules: [RuleID: RuleSwitch] = [:]

  /// The term bases of the store; nil for all.
  package var bases: [String]?

  /// The store.
  package var database: String?

  /// How long a document rests before it is checked, in milliseconds.
  package var debounce: Int?

  /// What in them could not be understood.
  package var problems: [String] = []

  /// Makes settings that say nothing.
  package init() {}
}

extension EditorSettings: Decodable {
  private enum CodingKeys: String, CodingKey {
    case glossary, language, date, profile, rules, bases, database, debounce
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    // Most clients send the section with its name.
    if let section = try? values.decode(EditorSettings.self, forKey: .glossary) {
      self = section
      return
    }
    self.init()
    language = taken(text(.language, values), "language") { try? LanguageTag($0) }
    date = taken(text(.date, values), "date") { PartialDate($0) }
    profile = taken(text(.profile, values), "profile", Profile.init)
    let given = (try? values.decodeIfPresent([String: String].self, forKey: .rules)) ?? nil
    for (name, weight) in (given ?? [:]).sorted(by: { $0.key < $1.key }) {
      add(rule: name, weight)
    }
    bases = (try? values.decodeIfPresent([String].self, forKey: .bases)) ?? nil
    if bases == [] { bases = nil }
    database = text(.database, values)
    debounce = (try? values.decodeIfPresent(Int.self, forKey: .debounce)) ?? nil
  }

  private func text(_ key: CodingKeys, _ values: KeyedDecodingContainer<CodingKeys>) -> String? {
    let text = (try? values.decodeIfPresent(String.self, forKey: key)) ?? nil
    return text == "" ? nil : text
  }

  private mutating func taken<Value>(
    _ text: String?, _ name: String, _ make: (String) -> Value?
  ) -> Value? {
    guard let text else { return nil }
    let value = make(text)
    if value == nil { problems.append("glossary.\(name): “\(text)” is not understood") }
    return value
  }

  private mutating func add(rule name: String, _ weight: String) {
    guard let rule = RuleCatalogue.rule(named: name) else {
      problems.append("glossary.rules: no rule is called \(name)")
      return
    }
    guard let choice = RuleSwitch(weight) else {
      problems.append("glossary.rules: \(name) is “\(weight)”; write one of \(RuleSwitch.known)")
      return
    }
    rules[rule] = choice
  }
}
