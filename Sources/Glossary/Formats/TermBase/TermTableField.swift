/// What a column of a term table holds.
public enum TermTableField: Hashable, Sendable {
  case concept, subject, partOfSpeech, language, term, type, status, from, to, source, url
  case confidence, suggestion, note, definition

  /// Terms of one language: a table with such columns has a row a concept.
  case terms(LanguageTag)

  /// Definitions in one language.
  case definitions(LanguageTag)

  /// The field that a name stands for: as `--map` writes it, or as a heading in the wild does.
  ///
  /// A heading such as `en` or `id-ID` stands for terms of that language, `definition_en` for
  /// definitions; nil when the name means nothing here.
  public init?(name: String) {
    let folded = name.lowercased().filter { $0 != "_" && $0 != " " && $0 != "-" }
    if let field = Self.names[folded] {
      self = field
    } else if folded.hasPrefix("definition"), let tag = Self.tag(name.dropFirst(10)) {
      self = .definitions(tag)
    } else if let tag = Self.tag(name[...]) {
      self = .terms(tag)
    } else {
      return nil
    }
  }

  /// Whether the column holds terms of one language.
  var isTerms: Bool {
    if case .terms = self { return true }
    return false
  }

  /// The language whose terms the column holds.
  var language: LanguageTag? {
    if case .terms(let language) = self { return language }
    return nil
  }

  private static func tag(_ name: Substring) -> LanguageTag? {
    let code = name.drop { $0 == "_" || $0 == "-" || $0 == " " }
    // Longer words are headings, not codes of languages.
    guard code.split(whereSeparator: { $0 == "-" || $0 == "_" }).first?.count ?? 0 <= 3 else {
      return nil
    }
    return try? LanguageTag(String(code))
  }

  private static let names: [String: TermTableField] = [
    "concept": .concept, "conceptid": .concept, "entry": .concept, "entryid": .concept,
    "subject": .subject, "field": .subject, "subjectfield": .subject, "domain": .subject,
    "pos": .partOfSpeech, "partofspeech": .partOfSpeech,
    "lang": .language, "language": .language,
    "term": .term, "designation": .term,
    "kind": .type, "type": .type, "termtype": .type,
    "status": .status, "administrativestatus": .status,
    "from": .from, "validfrom": .from, "to": .to, "validto": .to, "until": .to,
    "source": .source, "citation": .source, "url": .url, "link": .url,
    "confidence": .confidence, "suggestion": .suggestion, "suggest": .suggestion,
    "english": .terms(.english), "inggris": .terms(.english), "bahasainggris": .terms(.english),
    "indonesian": .terms(.indonesian), "indonesia": .terms(.indonesian),
    "bahasaindonesia": .terms(.indonesian),
    "use": .suggestion, "note": .note, "notes": .note, "remark": .note, "definition": .definition,
  ]
}

extension AdministrativeStatus {
  /// The status that a word of another tool's means.
  init?(spelling: String) {
    switch spelling.lowercased() {
    case "preferred", "preferredterm-admn-sts", "approved", "historical", "": self = .preferred
    case "admitted", "admittedterm-admn-sts", "allowed": self = .admitted
    case "deprecated", "deprecatedterm-admn-sts", "forbidden", "notrecommended": self = .deprecated
    case "superseded", "supersededterm-admn-sts", "obsolete": self = .superseded
    default: return nil
    }
  }
}

extension Designation.Form {
  /// The form that a word of another tool's means.
  init?(spelling: String) {
    switch spelling.lowercased() {
    case "fullform", "full form", "term", "": self = .fullForm
    case "acronym", "abbreviation", "initialism": self = .acronym
    case "shortform", "short form", "short": self = .shortForm
    case "variant", "orthographic variant", "spellingvariant": self = .variant
    default: return nil
    }
  }
}
