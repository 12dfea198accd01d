/// The data categories of TBX-Basic: where each may stand and which values it takes, by its schemas and
/// Schematron rules.
enum TBXBasicCategories {
  /// The prefix of a data category where categories are tags: its module.
  static func prefix(_ category: String) -> String {
    minimal.contains(category) ? "min" : "basic"
  }

  private static let minimal: Set<String> = [
    "administrativeStatus", "partOfSpeech", "subjectField", "customerSubset",
    "externalCrossReference",
  ]

  /// The levels of each data category, by its kind of statement.
  private static let levels: [String: [String: Set<TBXLevel>]] = [
    "admin": [
      "customerSubset": [.concept, .term], "projectSubset": [.concept, .term],
      "source": [.concept, .language, .term],
    ],
    "descrip": [
      "subjectField": [.concept], "definition": [.concept, .language], "context": [.term],
    ],
    "ref": ["crossReference": [.concept, .term]],
    "termNote": [
      "administrativeStatus": [.term], "partOfSpeech": [.term], "geographicalUsage": [.term],
      "grammaticalGender": [.term], "termLocation": [.term], "termType": [.term],
    ],
    "transac": ["transactionType": [.concept, .language, .term]],
    "transacNote": ["responsibility": [.concept, .language, .term]],
    "xref": [
      "externalCrossReference": [.concept, .language, .term], "xGraphic": [.concept, .language],
    ],
  ]

  /// The levels at which a data category may stand; nil for one that TBX-Basic does not have.
  static func levels(of kind: String, _ category: String) -> Set<TBXLevel>? {
    levels[kind]?[category]
  }

  /// The values that a data category takes; nil for any text.
  static func values(of category: String, _ version: TBXWriter.Version) -> [String]? {
    switch category {
    case "administrativeStatus": AdministrativeStatus.allCases.map(TBXVocabulary.value)
    case "partOfSpeech":
      ["noun", "verb", "adjective", "adverb", "other"] + (version == .two ? ["properNoun"] : [])
    case "termType": ["fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"]
    case "grammaticalGender": ["masculine", "feminine", "neuter", "other"]
    case "transactionType": ["origination", "modification"]
    case "termLocation":
      version == .two
        ? nil
        : [
          "checkBox", "comboBox", "comboBoxElement", "dialogBox", "groupBox", "informativeMessage",
          "interactiveMessage", "menuItem", "progressBar", "pushButton", "radioButton", "slider",
          "spinBox", "tab", "tableText", "textBox", "toolTip", "user-definedType",
        ]
    default: nil
    }
  }

  /// Whether a text is an address on the web.
  static func isAddress(_ text: String) -> Bool {
    ["http://", "https://"].contains { text.hasPrefix($0) && text.count > $0.count }
      && !text.utf8.contains { $0 <= 0x20 || "<>\"{}|\\^`".utf8.contains($0) }
  }
}
