/// A concept as a run of bytes, without its definitions, notes, what files say beside, and the titles
/// of its field, which no rule reads.
enum ConceptCode {
  /// The bytes of a concept.
  ///
  /// - Complexity: O(size).
  static func bytes(of concept: Concept) -> [UInt8] {
    var sink = Sink()
    sink.add(concept.id.description)
    sink.add(optional: concept.subject?.id)
    sink.add(concept.partOfSpeech.rawValue)
    sink.add(concept.relations) { sink, relation in
      sink.add(relation.kind.rawValue)
      sink.add(relation.target.description)
    }
    sink.add(concept.designations) { sink, designation in sink.add(designation) }
    return sink.bytes
  }

  /// The concept of some bytes; nil for bytes that no concept has.
  ///
  /// - Complexity: O(size).
  static func concept(_ bytes: FrozenBytes) -> Concept? {
    var source = Cursor(bytes: bytes.array)
    guard let id = Concept.ID(source.text()) else { return nil }
    let subject = source.optionalText().map { SubjectField(id: $0) }
    guard let partOfSpeech = PartOfSpeech(rawValue: source.text()) else { return nil }
    var concept = Concept(id: id, subject: subject, partOfSpeech: partOfSpeech)
    for _ in 0..<source.number() {
      guard let kind = Concept.Relation.Kind(rawValue: source.text()),
        let target = Concept.ID(source.text())
      else { return nil }
      concept.relations.append(Concept.Relation(kind, target))
    }
    for _ in 0..<source.number() {
      guard let designation = source.designation() else { return nil }
      concept.designations.append(designation)
    }
    return concept
  }

  // MARK: Writing

  private struct Sink {
    var bytes: [UInt8] = []

    mutating func add(_ number: Int) { VariableLength.append(UInt32(number), to: &bytes) }

    mutating func add(_ text: String) {
      add(text.utf8.count)
      bytes += text.utf8
    }

    /// A text that may be missing: a one before it, or a zero in its place.
    mutating func add(optional text: String?) {
      add(text == nil ? 0 : 1)
      if let text { add(text) }
    }

    mutating func add<Element>(_ list: [Element], _ body: (inout Sink, Element) -> Void) {
      add(list.count)
      for element in list { body(&self, element) }
    }

    mutating func add(_ designation: Designation) {
      add(designation.language.original)
      add(designation.text)
      add(designation.type.rawValue)
      add(designation.status.rawValue)
      add(optional: designation.from?.description)
      add(optional: designation.to?.description)
      add(designation.sources) { sink, source in
        sink.add(source.id)
        sink.add(source.citation)
        sink.add(optional: source.url)
      }
      add(designation.confidence.rawValue)
      add(optional: designation.note)
      add(designation.usage)
    }

    private mutating func add(_ usage: UsageRule) {
      add(usage.report) { sink, condition in sink.add(condition) }
      add(optional: usage.suggestion)
      add(usage.exemptNames) { sink, name in sink.add(name) }
      add(usage.exemptPassages) { sink, passage in sink.add(passage.rawValue) }
      add(optional: usage.expansion?.rawValue)
      add(usage.wrongExpansions) { sink, text in sink.add(text) }
      add(usage.isAmbiguous ? 1 : 0)
      add(usage.senseCues) { sink, cue in sink.add(cue) }
      add(usage.otherSenses) { sink, sense in
        sink.add(sense.name)
        sink.add(sense.cues) { sink, cue in sink.add(cue) }
      }
      add(usage.isCaseSensitive ? 1 : 0)
    }

    private mutating func add(_ condition: UsageRule.Condition) {
      switch condition {
      case .always: add(0)
      case .mixed: add(1)
      case .official: add(2)
      case .never: add(3)
      case .from(let date):
        add(4)
        add(date.description)
      case .near(let words):
        add(5)
        add(words) { sink, word in sink.add(word) }
      }
    }
  }

  // MARK: Reading

  private struct Cursor {
    let bytes: [UInt8]
    var offset = 0

    mutating func number() -> Int {
      var value = 0
      var shift = 0
      while offset < bytes.count {
        let byte = bytes[offset]
        offset += 1
        value |= Int(byte & 0x7F) << shift
        if byte < 0x80 { break }
        shift += 7
      }
      return value
    }

    mutating func text() -> String {
      let end = min(bytes.count, number() + offset)
      defer { offset = end }
      return String(decoding: bytes[min(offset, end)..<end], as: UTF8.self)
    }

    mutating func optionalText() -> String? { number() == 0 ? nil : text() }

    mutating func texts() -> [String] { (0..<number()).map { _ in text() } }

    mutating func designation() -> Designation? {
      guard let language = try? LanguageTag(text()) else { return nil }
      let words = text()
      guard let type = Designation.Form(rawValue: text()),
        let status = AdministrativeStatus(rawValue: text())
      else { return nil }
      let from = optionalText().flatMap { PartialDate($0) }
      let to = optionalText().flatMap { PartialDate($0) }
      let sources = (0..<number()).map { _ in
        Source(id: text(), citation: text(), url: optionalText())
      }
      guard let confidence = Designation.Confidence(rawValue: text()) else { return nil }
      let note = optionalText()
      guard let usage = usage() else { return nil }
      return Designation(
        language: language, text: words, type: type, status: status, from: from, to: to,
        sources: sources, confidence: confidence, note: note, usage: usage)
    }

    private mutating func usage() -> UsageRule? {
      var usage = UsageRule()
      for _ in 0..<number() {
        guard let condition = condition() else { return nil }
        usage.report.append(condition)
      }
      usage.suggestion = optionalText()
      usage.exemptNames = texts()
      usage.exemptPassages = texts().compactMap { UsageRule.Passage(rawValue: $0) }
      usage.expansion = optionalText().flatMap { UsageRule.Expansion(rawValue: $0) }
      usage.wrongExpansions = texts()
      usage.isAmbiguous = number() == 1
      usage.senseCues = texts()
      usage.otherSenses = (0..<number()).map { _ in
        UsageRule.Sense(name: text(), cues: texts())
      }
      usage.isCaseSensitive = number() == 1
      return usage
    }

    private mutating func condition() -> UsageRule.Condition? {
      switch number() {
      case 0: .always
      case 1: .mixed
      case 2: .official
      case 3: .never
      case 4: PartialDate(text()).map { UsageRule.Condition.from($0) }
      case 5: .near(texts())
      default: nil
      }
    }
  }
}
