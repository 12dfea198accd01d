public import ArgumentParser
public import Glossary
public import GlossaryStore

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

extension Profile: ExpressibleByArgument {}
extension AdministrativeStatus: ExpressibleByArgument {}
extension Designation.Form: ExpressibleByArgument {}
extension Store.Conflict: ExpressibleByArgument {}
extension MemoryFormat: ExpressibleByArgument {}
extension MemoryImportOptions.Duplicates: ExpressibleByArgument {}

/// Text for people or JSON for programs.
enum TextOrJSON: String, ExpressibleByArgument, CaseIterable {
  case text, json
}
