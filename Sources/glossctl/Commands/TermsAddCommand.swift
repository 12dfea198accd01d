import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// `glossctl terms add`.
struct TermsAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a pair of terms to a base of your own.",
    discussion: """
      The terms become preferred designations of a new concept, or designations of a concept that \
      a base has; a term that the concept has already changes only in what the options say. Your \
      concepts win over those of the built-in base with the same id.

      Examples:
        glossctl terms add "surat edaran" "circular letter"
        glossctl terms add --id circular --type acronym SE CL
        glossctl terms add --status deprecated --suggest "surat edaran" --id circular sirkuler
      """)

  @Argument(help: "The term.")
  var term: String

  @Argument(help: "Its translation.")
  var translation: String?

  @Option(help: "The language of the term.", transform: LanguageTag.argument)
  var from = LanguageTag.indonesian

  @Option(help: "The language of the translation.", transform: LanguageTag.argument)
  var to = LanguageTag.english

  @Option(help: "The concept. Default: made from the translation, else the term.")
  var id: String?

  @Option(help: "The subject field.")
  var subject: String?

  @Option(help: "preferred (default), admitted, superseded or deprecated.")
  var status: AdministrativeStatus?

  @Option(help: "fullForm (default), acronym, shortForm or variant.")
  var type: Designation.Form?

  @Option(help: "What to write instead of a deprecated or superseded term.")
  var suggest: String?

  @Option(help: "A definition in the language of the translation, else of the term.")
  var definition: String?

  @Option(help: "The law, treaty or page it comes from.")
  var source: String?

  @Option(help: "The address of the source.")
  var url: String?

  @Option(help: "The base that takes the terms; made when it is new.")
  var base = "user"

  @Option(help: "text or json.")
  var format = TextOrJSON.text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let name = id ?? TermTableReader.slug(of: translation ?? term)
    guard let concept = Concept.ID(name) else {
      throw Failure("\"\(name)\" is no concept id; use lower-case letters, digits and hyphens")
    }
    let store = try common.openStore()
    // The rest of the concept stays as it is, also when the built-in base is its origin.
    var new = try store.concept(concept) ?? Concept(id: concept)
    if let subject { new.subject = SubjectField(id: subject) }
    try add(term, in: from, suggesting: suggest, to: &new)
    if let translation { try add(translation, in: to, suggesting: nil, to: &new) }
    if let definition {
      let language = translation == nil ? from : to
      new.definitions.removeAll { $0.language == language }
      new.definitions.append(LocalizedText(language, definition))
    }
    let account = try store.add(TermBase(concepts: [new]), to: base)
    switch format {
    case .text:
      let verb = account.added.isEmpty ? account.replaced.isEmpty ? "kept" : "changed" : "added"
      try StandardOutput.write("\(concept): \(verb) in \(base)\n")
    case .json:
      var json = JSONWriter()
      json.object { json in
        json.member("concept", concept.description)
        ConceptJSON.write(members: new, languages: nil, date: Today.date, to: &json)
      }
      json.endLine()
      try StandardOutput.write(json.bytes)
    }
  }

  private func add(
    _ text: String, in language: LanguageTag, suggesting suggestion: String?,
    to concept: inout Concept
  ) throws {
    let text = text.trimmed
    if text.isEmpty { throw Failure("a term is empty; give its text") }
    let index = concept.designations.firstIndex { $0.language == language && $0.text == text }
    var designation =
      index.map { concept.designations[$0] }
      ?? Designation(language: language, text: text, status: .preferred)
    if let status { designation.status = status }
    if let type { designation.type = type }
    if let suggestion { designation.usage.suggestion = suggestion }
    if let citation = source ?? url {
      designation.sources = [Source(id: "", citation: citation, url: url)]
    }
    let rival = concept.designations.first { $0.text != text && $0.competes(with: designation) }
    if let rival {
      throw Failure(
        "“\(rival.text)” is preferred already for \(concept.id); pass --status admitted, or change"
          + " it first")
    }
    if let index {
      concept.designations[index] = designation
    } else {
      concept.designations.append(designation)
    }
  }

  func validate() throws {
    if let subject, SubjectField(validID: subject) == nil {
      throw ValidationError("\"\(subject)\" is no subject id; use a-z, 0-9 and single hyphens.")
    }
    if base.trimmed.isEmpty { throw ValidationError("--base needs a name.") }
  }
}
