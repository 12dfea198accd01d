public import ArgumentParser
public import Glossary
public import GlossaryStore
import GlossaryWorkbench

extension LanguageTag {
  /// A language as typed on the command line; a mistake is explained.
  static func argument(_ text: String) throws -> LanguageTag {
    do {
      return try LanguageTag(text)
    } catch {
      throw ValidationError(error.message)
    }
  }
}

extension PartialDate {
  /// A day as typed on the command line.
  static func argument(_ text: String) throws -> PartialDate {
    guard let date = PartialDate(text) else {
      throw ValidationError("\"\(text)\" is no date; write YYYY-MM-DD, YYYY-MM or YYYY")
    }
    return date
  }
}

extension Timestamp {
  /// The beginning of a day as typed on the command line.
  static func argument(_ text: String) throws -> Timestamp {
    let date = try PartialDate.argument(text)
    return Timestamp(startOf: date.year, month: date.month ?? 1, day: date.day ?? 1)
  }
}

extension CheckFormat: ExpressibleByArgument {}
extension Profile: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
extension AdministrativeStatus: ExpressibleByArgument {}
extension Designation.Form: ExpressibleByArgument {}
extension AccessScope: ExpressibleByArgument {}
extension Store.Conflict: ExpressibleByArgument {}
extension TBXWriter.Style: ExpressibleByArgument {}
extension TBXWriter.Dialect: ExpressibleByArgument {}
extension UTXWriter.Version: ExpressibleByArgument {}
extension XLIFFMemoryWriter.Version: ExpressibleByArgument {}
extension MemoryFormat: ExpressibleByArgument {}
extension MemoryImportOptions.Duplicates: ExpressibleByArgument {}

extension RuleID {
  /// A rule as typed on the command line.
  static func argument(_ text: String) throws -> RuleID {
    guard let rule = RuleCatalogue.rule(named: text) else {
      throw ValidationError("there is no rule \"\(text)\"; --list-rules shows those there are")
    }
    return rule
  }
}

/// What `--rule ID=SEVERITY` makes of a rule.
struct RuleOption: Sendable {
  var rule: RuleID
  var choice: RuleSwitch

  /// The option as typed on the command line.
  static func argument(_ text: String) throws -> RuleOption {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw ValidationError("\"\(text)\" has no =; write a rule and one of \(RuleSwitch.known)")
    }
    let rule = try RuleID.argument(String(parts[0]))
    guard let choice = RuleSwitch(String(parts[1])) else {
      throw ValidationError("\"\(parts[1])\" is none of \(RuleSwitch.known)")
    }
    return RuleOption(rule: rule, choice: choice)
  }
}

/// Text for people or JSON for programs.
enum TextOrJSON: String, ExpressibleByArgument, CaseIterable {
  case text, json
}
