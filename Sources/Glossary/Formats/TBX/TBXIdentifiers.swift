/// The ids of a file, found out concept by concept before anything is written.
struct TBXIdentifiers {
  /// The ids of concepts that are not the words of their own ids.
  private var others: [Concept.ID: String] = [:]

  /// The concepts to which no file gave an id that can stay.
  private var unnamed: [Concept.ID] = []

  /// The concepts and all ids, as hashes.
  private var concepts = HashSet()
  private var all = HashSet()

  /// The ids of parts of concepts.
  private var parts: [UInt64] = []

  /// Those that could not stay as files gave them.
  private(set) var losses = TBXLosses()

  private let isBasic: Bool

  init(_ options: TBXWriter.Options) {
    isBasic = options.dialect == .basic
  }

  /// Takes the ids of a concept.
  mutating func add(_ concept: Concept) {
    _ = concepts.insert(HashSet.hash(concept.id.description))
    name(concept)
    for item in concept.kept.items { add(item) }
    for section in concept.keptByLanguage { add(section.kept) }
    for designation in concept.designations { add(designation.kept) }
  }

  /// Ids that files gave come first, since references lead to them.
  private mutating func name(_ concept: Concept) {
    guard let id = concept.kept["id"] else {
      unnamed.append(concept.id)
      return
    }
    if isBasic && !Self.isName(id) {
      losses.add("id that XML does not allow")
      unnamed.append(concept.id)
    } else if all.insert(HashSet.hash(id)) {
      if id != concept.id.description { others[concept.id] = id }
    } else {
      losses.add("id that stands twice")
      unnamed.append(concept.id)
    }
  }

  /// Takes the ids of an item.
  mutating func add(_ item: DataItem) {
    if let id = item["id"] { parts.append(HashSet.hash(id)) }
    for part in item.content {
      if case .item(let inner) = part { add(inner) }
    }
  }

  private mutating func add(_ kept: KeptData) {
    for attribute in kept.attributes
    where attribute.name == "id" || attribute.name == TBXVocabulary.termPrefix + "id" {
      parts.append(HashSet.hash(attribute.value))
    }
    for item in kept.items { add(item) }
  }

  /// Names the concepts that have no name yet, once all are known.
  mutating func finish() {
    for concept in unnamed {
      let slug = concept.description
      var id = Self.isName(slug) ? slug : "_" + slug
      while !all.insert(HashSet.hash(id)) { id = "_" + id }
      if id != slug { others[concept] = id }
    }
    for part in parts { _ = all.insert(part) }
    (unnamed, parts) = ([], [])
  }

  /// The id of a concept in the file; nil for one that is not in it.
  subscript(concept: Concept.ID) -> String? {
    let slug = concept.description
    return others[concept] ?? (concepts.contains(HashSet.hash(slug)) ? slug : nil)
  }

  /// Whether anything in the file has an id.
  func contains(_ id: String) -> Bool { all.contains(HashSet.hash(id)) }

  /// Whether a text can be an id in XML: a name without a colon.
  static func isName(_ text: String) -> Bool {
    XMLText.isName(text) && !text.utf8.contains(UInt8(ascii: ":"))
  }
}
