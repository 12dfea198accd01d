import Glossary

/// Options that leave on only the rule that these tests of the command know.
enum OnlyOneRule {
  static let options: [String] = RuleCatalogue.descriptions.map(\.id.description)
    .filter { $0 != "deprecated-term" }.flatMap { ["--rule", "\($0)=off"] }
}
