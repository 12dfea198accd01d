import Glossary
import GlossaryWorkbench

/// Prints what rules there are.
enum RuleList {
  /// Every rule on a line, or as JSON with its documentation.
  static func list(_ rules: [RuleDescription], format: TextOrJSON) -> String {
    switch format {
    case .text:
      let width = rules.map { $0.id.description.count }.max() ?? 0
      return rules.map { rule in
        let id = TextStyle.padded(rule.id.description, to: width)
        let severity = TextStyle.padded(rule.severity.rawValue, to: 5)
        let scope = rule.scope == .translation ? " (translations)" : ""
        return "\(id)  \(severity)  \(rule.summary)\(scope)\n"
      }.joined()
    case .json:
      var json = JSONWriter()
      json.array(rules) { json, rule in
        json.object { json in
          json.member("id", rule.id.description)
          json.member("scope", rule.scope.rawValue)
          json.member("severity", rule.severity.rawValue)
          json.member("summary", rule.summary)
          json.member("documentation", rule.documentation)
        }
      }
      json.endLine()
      return String(decoding: json.bytes, as: UTF8.self)
    }
  }

  /// One rule with its documentation.
  static func explanation(_ rule: RuleDescription, format: TextOrJSON) -> String {
    if format == .json { return list([rule], format: .json) }
    let kind = rule.scope == .translation ? ", for translations" : ""
    return """
      \(rule.id) (\(rule.severity.rawValue)\(kind))

      \(rule.summary)

      \(wrapped(rule.documentation))

      Turn it off with --rule \(rule.id)=off, or in .glossctl.yaml:
        rules:
          \(rule.id): off

      """
  }

  /// A paragraph in lines of a width that a terminal has.
  private static func wrapped(_ text: String) -> String {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + word.count < 80 {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }
}
