import Glossary
import GlossaryWorkbench

extension ServerSettings {
  /// Takes over what the environment says.
  ///
  /// A variable is `GLOSSD_` and the name of an option in capitals, with underscores; it has lists by
  /// blanks. An empty one says nothing.
  ///
  /// - Throws: a `Failure` for what is no value of a setting.
  mutating func readEnvironment() throws {
    host = Self.variable("HOST")?.value ?? host
    for number in Number.allCases {
      guard let (name, text) = Self.variable(number.rawValue) else { continue }
      guard let value = Int(text), number.bounds.contains(value) else {
        throw Failure(
          "\(name) is \"\(text)\"; it is to be a number from \(number.bounds.lowerBound) to "
            + "\(number.bounds.upperBound)")
      }
      numbers[number] = value
    }
    if let origins = Self.variable("ALLOW_ORIGIN") {
      allowedOrigins = origins.value.split(separator: " ").map(String.init)
    }
    if let (name, codes) = Self.variable("SOURCE_LANGUAGE") {
      sourceLanguages = try Self.languages(
        codes.split(separator: " ").map(String.init), of: name)
    }
    isPrivate = try Self.flag("PRIVATE") ?? isPrivate
    hasPages = try Self.flag("PAGES") ?? hasPages
    isQuiet = try Self.flag("QUIET") ?? isQuiet
    if let (name, text) = Self.variable("LOG_FORMAT") {
      guard let format = LogFormat(rawValue: text) else {
        throw Failure("\(name) is \"\(text)\"; it is to be text or json")
      }
      logFormat = format
    }
  }

  /// The languages of codes that an option or a variable names.
  static func languages(_ codes: [String], of name: String) throws -> [LanguageTag] {
    try codes.map { code in
      do throws(LanguageTagError) {
        return try LanguageTag(code)
      } catch {
        throw Failure("\(name): \(error.message)")
      }
    }
  }

  private static func variable(_ option: String) -> (name: String, value: String)? {
    let name = "GLOSSD_" + option.uppercased().replacing("-", with: "_")
    guard let value = Environment[name], !value.isEmpty else { return nil }
    return (name, value)
  }

  private static func flag(_ option: String) throws -> Bool? {
    guard let (name, text) = variable(option) else { return nil }
    switch text {
    case "1", "true": return true
    case "0", "false": return false
    default: throw Failure("\(name) is \"\(text)\"; it is to be 1 or 0")
    }
  }
}
