import ArgumentParser
import Glossary
import GlossaryStore

/// `glossctl terms add`.
struct TermsAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a pair of terms to a base of your own.",
    discussion: """
      The terms become preferred designations of a new concept, or designations of a concept that \
      the base has. Your concepts win over those of the built-in base with the same id.

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

  @Option(help: "preferred, admitted, superseded or deprecated.")
  var status = AdministrativeStatus.preferred

  @Option(help: "fullForm, acronym, shortForm or variant.")
  var type = Designation.Form.fullForm

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
    try add(term, in: from, to: &new)
    if let translation { try add(translation, in: to, to: &new) }
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

  private func add(_ text: String, in language: LanguageTag, to concept: inout Concept) throws {
    let text = text.trimmed
    if text.isEmpty { throw Failure("a term is empty; give its text") }
    var designation = Designation(language: language, text: text, type: type, status: status)
    designation.usage.suggestion = suggest
    if let citation = source ?? url {
      designation.sources = [Source(id: "", citation: citation, url: url)]
    }
    if let index = concept.designations.firstIndex(where: {
      $0.language == language && $0.text == text
    }) {
      concept.designations[index] = designation
      return
    }
    let rival = concept.designations.first {
      $0.language == language && $0.type == type && $0.status == .preferred && $0.to == nil
    }
    if let rival, status == .preferred, type == .fullForm || type == .acronym {
      throw Failure(
        "“\(rival.text)” is preferred already for \(concept.id); pass --status admitted, or change"
          + " it first")
    }
    concept.designations.append(designation)
  }
}
