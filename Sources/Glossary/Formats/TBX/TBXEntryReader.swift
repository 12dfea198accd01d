/// Makes concepts of the entries of one TBX document.
struct TBXEntryReader {
  /// The language of what names none.
  private var language: LanguageTag?

  /// The ids of concepts so far, and those that the file gave, as hashes.
  private var ids = HashSet()
  private var givenIDs = HashSet()
  private var tags: [String: LanguageTag] = [:]
  private var remarks: TBXRemarks

  init(file: String) {
    remarks = TBXRemarks(file: file)
  }

  /// Begins a document.
  mutating func begin(_ root: TBXElement) {
    if let code = root["xml:lang"] ?? root["lang"] { language = try? LanguageTag(code) }
  }

  /// The remarks since they were taken last.
  mutating func takeRemarks() -> [TermItem] { remarks.take() }

  /// What a part of the header or the back says; nil where it says only that a file is ours.
  mutating func baseItem(_ element: TBXElement) -> DataItem? {
    TBXItems.baseItem(element, &remarks)
  }

  /// The concept of an entry, or why there is none, after the remarks on it.
  ///
  /// - Complexity: O(size of the entry).
  mutating func read(_ entry: TBXElement) -> [TermItem] {
    var builder = TBXConceptBuilder(language: language)
    var firstTerm: String?
    for element in entry.elements {
      switch element.name {
      case "langSet", "langSec":
        guard let tag = tag(of: element) else { continue }
        read(element, tag, into: &builder)
        firstTerm = firstTerm ?? builder.firstTerm
      default: builder.add(TBXItems.item(element, at: .concept, &remarks), at: .concept)
      }
    }
    remarks.addStrayText(of: entry)
    guard let firstTerm else {
      let message = "the entry\(entry["id"].map { " \($0)" } ?? "") has no term that can be read"
      return takeRemarks() + [.skipped(remarks.problem(entry, "no-terms", message))]
    }
    var attributes = entry.attributes
    guard let id = conceptID(&attributes, firstTerm, entry) else {
      let message = "no id can be made of \"\(entry["id"] ?? firstTerm)\"; give the entry another"
      return takeRemarks() + [.skipped(remarks.problem(entry, "invalid-id", message))]
    }
    builder.keep(attributes)
    let concept = builder.finish(id)
    return takeRemarks() + [.concept(concept, line: entry.line)]
  }

  private mutating func read(
    _ section: TBXElement, _ tag: LanguageTag, into builder: inout TBXConceptBuilder
  ) {
    builder.begin(tag, section.attributes.filter { $0.name != "xml:lang" && $0.name != "lang" })
    for element in section.elements {
      switch element.name {
      case "tig", "ntig", "termSec": readTerm(element, tag, into: &builder)
      default: builder.add(TBXItems.item(element, at: .language, &remarks), at: .language)
      }
    }
    remarks.addStrayText(of: section)
  }

  private mutating func readTerm(
    _ section: TBXElement, _ tag: LanguageTag, into builder: inout TBXConceptBuilder
  ) {
    // In an <ntig> the term and its notes are a group of their own.
    var elements: [TBXElement] = []
    for element in section.elements {
      elements += element.name == "termGrp" ? element.elements : [element]
    }
    guard let term = elements.first(where: { $0.name == "term" && $0.module == nil }) else {
      remarks.add(section, "missing-term", "<\(section.name)> has no <term>; it was not kept")
      return
    }
    let written = TBXItems.item(term, at: .term, &remarks)
    guard !written.text.isEmpty else {
      remarks.add(term, "missing-term", "an empty <term>; it was not kept")
      return
    }
    var kept = KeptData(attributes: section.attributes)
    kept.attributes += written.attributes.map {
      Attribute(TBXVocabulary.termPrefix + $0.name, $0.value)
    }
    if !written.items.isEmpty { kept.items.append(DataItem("term", content: written.content)) }
    var items: [DataItem] = []
    var isFirst = true
    for element in elements {
      if isFirst && element.name == "term" && element.module == nil {
        isFirst = false
        continue
      }
      items.append(TBXItems.item(element, at: .term, &remarks))
    }
    builder.add(written.text, tag, kept, items) { rule, message in
      remarks.add(section, rule, message)
    }
    remarks.addStrayText(of: section)
  }

  // MARK: Names

  private mutating func tag(of section: TBXElement) -> LanguageTag? {
    guard let code = section["xml:lang"] ?? section["lang"] else {
      remarks.add(
        section, "missing-language", "<\(section.name)> has no xml:lang; its terms were not kept")
      return nil
    }
    if let known = tags[code] { return known }
    do throws(LanguageTagError) {
      let tag = try LanguageTag(code)
      tags[code] = tag
      return tag
    } catch {
      remarks.add(section, "invalid-language", "\(error.message); its terms were not kept")
      return nil
    }
  }

  /// The id of a concept: that of the entry, or one made from its first term.
  ///
  /// What an id of the file's is otherwise stays among the attributes.
  private mutating func conceptID(
    _ attributes: inout [Attribute], _ firstTerm: String, _ entry: TBXElement
  ) -> Concept.ID? {
    let given = attributes.first { $0.name == "id" }?.value
    var slug = TermTableReader.slug(of: given ?? firstTerm)
    if let given {
      // Writers put a mark before what XML does not take for an id.
      let bare = String(given.drop { $0 == "_" })
      if Concept.ID(bare) != nil { slug = bare }
      if !givenIDs.insert(HashSet.hash(given)) {
        remarks.add(entry, "duplicate-id", "the id \(given) stands twice; both entries were kept")
      }
    }
    let base = slug
    var number = 2
    while !ids.insert(HashSet.hash(slug)) {
      slug = "\(base)-\(number)"
      number += 1
    }
    let isMarked = given == "_" + slug && !TBXIdentifiers.isName(slug)
    if given == slug || isMarked { attributes.removeAll { $0.name == "id" } }
    return Concept.ID(slug)
  }
}
