/// The words of TBX: which kind of statement a data category is, and what statuses and term types
/// are called in the wild.
enum TBXVocabulary {
  /// The kinds of statement that say one thing.
  static let statements: Set<String> = [
    "admin", "adminNote", "descrip", "descripNote", "ref", "termNote", "transac", "transacNote",
    "xref",
  ]

  /// The kinds that hold other items and no text of their own.
  static let groups: Set<String> = [
    "adminGrp", "descripGrp", "termNoteGrp", "transacGrp", "termCompList", "termCompGrp",
    "termCompSec", "refObjectSec", "refObjectList", "refObject", "itemSet", "itemGrp", "fileDesc",
    "titleStmt", "publicationStmt", "sourceDesc", "encodingDesc", "revisionDesc", "change",
  ]

  /// Kinds of item without a data category of their own.
  static let others: Set<String> = [
    "note", "date", "hi", "foreign", "sc", "ec", "ph", "bpt", "ept", "it", "ut", "p", "title",
    "item", "itemSpec", "termComp",
  ]

  /// The kind of statement that a data category is, where it stands as a tag (DCT), from the modules
  /// Core, Min, Basic and Linguist, and those of TBX-Default that tools write.
  static let kinds: [String: String] = [
    "administrativeStatus": "termNote", "partOfSpeech": "termNote", "termType": "termNote",
    "grammaticalGender": "termNote", "grammaticalNumber": "termNote", "termLocation": "termNote",
    "geographicalUsage": "termNote", "normativeAuthorization": "termNote", "register": "termNote",
    "temporalQualifier": "termNote", "frequency": "termNote", "usageNote": "termNote",
    "abbreviatedFormFor": "termNote", "shortFormFor": "termNote", "transferComment": "termNote",
    "pronunciation": "termNote", "hyphenation": "termNote", "syllabification": "termNote",
    "proprietaryRestriction": "termNote", "animacy": "termNote", "grammaticalValency": "termNote",
    "timeRestriction": "termNote", "processStatus": "termNote", "termStructure": "termNote",
    "subjectField": "descrip", "definition": "descrip", "context": "descrip",
    "explanation": "descrip", "example": "descrip", "reliabilityCode": "descrip",
    "sampleSentence": "descrip", "characteristic": "descrip", "definitionType": "descripNote",
    "contextType": "descripNote", "relatedConcept": "descrip", "relatedConceptBroader": "descrip",
    "relatedConceptNarrower": "descrip", "broaderConceptGeneric": "descrip",
    "broaderConceptPartitive": "descrip", "superordinateConceptGeneric": "descrip",
    "subordinateConceptGeneric": "descrip", "source": "admin", "customerSubset": "admin",
    "projectSubset": "admin", "productSubset": "admin", "applicationSubset": "admin",
    "businessUnitSubset": "admin", "securitySubset": "admin", "environmentSubset": "admin",
    "sourceIdentifier": "admin", "originatingDatabase": "admin", "originatingInstitution": "admin",
    "originatingPerson": "admin", "entrySource": "admin", "searchTerm": "admin",
    "elementWorkingStatus": "admin", "entryIdentifier": "admin", "conceptOrigin": "admin",
    "crossReference": "ref", "see": "ref", "homograph": "ref", "antonym": "ref",
    "externalCrossReference": "xref", "xGraphic": "xref", "xAudio": "xref", "xVideo": "xref",
    "xMathML": "xref", "xSource": "xref", "corpusTrace": "xref", "transactionType": "transac",
    "responsibility": "transacNote", "usageCount": "transacNote",
  ]

  /// The elements of the older TBX-Min by the data category that they are now.
  static let olderNames: [String: String] = [
    "termStatus": "administrativeStatus", "customer": "customerSubset",
  ]

  /// The data categories that tell a status.
  static func isStatus(_ item: DataItem) -> Bool {
    item.kind == "termNote"
      && ["administrativeStatus", "normativeAuthorization"].contains(item.category)
  }

  /// The status that a value of `administrativeStatus` or `normativeAuthorization` means.
  static func status(_ value: String) -> AdministrativeStatus? {
    if let known = basicStatuses[value] { return known }
    var word = value.lowercased().filter { $0 != " " && $0 != "_" }
    if word.hasSuffix("-admn-sts") { word.removeLast(9) }
    if word.hasSuffix("term") { word.removeLast(4) }
    if word.isEmpty { return nil }
    switch word {
    // What a law, a regulation or a standard prescribes is what should be used.
    case "legal", "regulated", "standardized", "standardised": return .preferred
    case "not-recommended", "notapproved", "prohibited", "rejected": return .deprecated
    case "recommended", "accepted": return word == "accepted" ? .admitted : .preferred
    case "provisional": return .admitted
    case "non-standard", "nonstandard": return .superseded
    case "outdated", "archaic": return .superseded
    default: return AdministrativeStatus(spelling: word)
    }
  }

  /// The statuses by the spelling of TBX-Basic, which most files have.
  private static let basicStatuses = Dictionary(
    uniqueKeysWithValues: AdministrativeStatus.allCases.map { (value($0), $0) })

  /// The value of `administrativeStatus` in TBX-Basic.
  static func value(_ status: AdministrativeStatus) -> String {
    "\(status.rawValue)Term-admn-sts"
  }

  /// The form that a value of `termType` means; a full form for those that tell of something else.
  static func form(_ value: String) -> Designation.Form {
    value.isEmpty ? .fullForm : Designation.Form(spelling: value) ?? .fullForm
  }

  /// The name by which a designation's status was assumed where its file states none.
  static let assumedStatus = KeptData.assumedStatus

  /// Before the attributes of the term itself, beside those of its section.
  static let termPrefix = "term/"
}
