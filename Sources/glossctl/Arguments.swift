public import ArgumentParser
public import Glossary

extension LanguageTag: ExpressibleByArgument {
  public init?(argument: String) {
    try? self.init(argument)
  }
}

extension PartialDate: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(argument)
  }
}

extension Profile: ExpressibleByArgument {}
extension AdministrativeStatus: ExpressibleByArgument {}
extension Designation.Form: ExpressibleByArgument {}

/// Text for people or JSON for programs.
enum TextOrJSON: String, ExpressibleByArgument, CaseIterable {
  case text, json
}
