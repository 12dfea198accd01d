/// Writes pairs of a memory as messages of GNU gettext, a unit at a time.
///
/// Consecutive units that are the forms of one message with a plural are that message again, where
/// the header says how many forms there are. Inline codes are written as the code of the original
/// document, which is how PO has them. A text stands once for each context in the file; the second
/// time, with another translation, the name of the unit is its context, and where that is no help the
/// unit is left out.
public struct POMemoryWriter: Sendable {
  private let header: POHeaderText
  private let source: LanguageTag
  private let target: LanguageTag

  /// The forms of the message that may go on, and the contexts that it is written in.
  private var forms: [MemoryPair] = []
  private var contexts: [String?] = []

  /// The messages so far by context and text, and with their translation too.
  private var known = HashSet()
  private var knownWhole = HashSet()

  /// Makes a writer of two languages; `en` takes `en-GB` where a unit has no `en`.
  ///
  /// - Parameters:
  ///   - header: The header of the memory; what it says of a PO file stays.
  ///   - source: The language of the texts.
  ///   - target: The language of the translations.
  ///   - created: The moment of the export, for a file without a header.
  public init(
    header: MemoryHeader, source: LanguageTag, target: LanguageTag, created: Timestamp? = nil
  ) {
    self.header = POHeaderText(header, source: source, target: target, created: created)
    self.source = source
    self.target = target
  }
}

extension POMemoryWriter: MemoryUnitWriter {
  mutating func begin(_ bytes: inout [UInt8]) {
    for note in header.notes { POMessage.comment("#", note, to: &bytes) }
    POMessage.field("msgid", "", to: &bytes)
    POMessage.field("msgstr", header.text, to: &bytes)
  }

  mutating func write(_ unit: TranslationUnit, to bytes: inout [UInt8]) -> Set<MemoryLoss> {
    guard let pair = MemoryPair(unit, source: source, target: target), !pair.sourceText.isEmpty
    else { return [.unit] }
    var losses = pair.losses.union(losses(pair))
    if let first = forms.first, pair.form == forms.count, pair.isMessage(of: first) {
      forms.append(pair)
      return losses
    }
    writeForms(to: &bytes)
    forms = [pair]
    contexts = freeContexts(pair, &losses)
    if contexts.isEmpty { losses = [.repeated] }
    if contexts.isEmpty || header.formCount == nil || pair.form != 0 { writeForms(to: &bytes) }
    return losses
  }

  mutating func end(_ bytes: inout [UInt8]) { writeForms(to: &bytes) }

  /// The contexts in which the file does not have the text yet.
  private mutating func freeContexts(
    _ pair: MemoryPair, _ losses: inout Set<MemoryLoss>
  ) -> [String?] {
    let given: [String?] = pair.properties("x-context")
    let text = pair.form == 0 ? pair[POPlural.singularProperty] ?? pair.sourceText : pair.sourceText
    func isFree(_ context: String?, _ known: inout HashSet) -> Bool {
      known.insert(HashSet.hash((context.map { "\($0)\u{4}" } ?? "") + text))
    }
    var free = (given.isEmpty ? [nil] : given).filter { isFree($0, &known) }
    let isNew = knownWhole.insert(
      HashSet.hash("\(given)\u{4}\(text)\u{4}\(pair.targetText ?? "")"))
    if free.isEmpty, isNew, let name = pair.unit.tuid, isFree(name, &known) { free = [name] }
    if pair.unit.tuid != nil, free != [pair.unit.tuid] { losses.insert(.name) }
    return free
  }

  private mutating func writeForms(to bytes: inout [UInt8]) {
    defer { forms.removeAll(keepingCapacity: true) }
    guard let first = forms.first else { return }
    let plural = first.form == 0 ? first[POPlural.pluralProperty] : nil
    for context in contexts {
      bytes.append(0x0A)
      comments(first, to: &bytes)
      if let context { POMessage.field("msgctxt", context, to: &bytes) }
      guard let plural, let count = header.formCount else {
        POMessage.field("msgid", first.sourceText, to: &bytes)
        POMessage.field("msgstr", translation(first, of: first.sourceText), to: &bytes)
        continue
      }
      let singular = first[POPlural.singularProperty] ?? first.sourceText
      POMessage.field("msgid", singular, to: &bytes)
      POMessage.field("msgid_plural", plural, to: &bytes)
      for number in 0..<count {
        let form = number < forms.count ? translation(forms[number], of: singular) : ""
        POMessage.field("msgstr[\(number)]", form, to: &bytes)
      }
    }
  }

  private func translation(_ pair: MemoryPair, of text: String) -> String {
    pair.targetText.map { $0.isEmpty ? "" : POMessage.withLineBreaks(of: text, $0) } ?? ""
  }

  private func comments(_ pair: MemoryPair, to bytes: inout [UInt8]) {
    for annotation in pair.unit.annotations where annotation.kind == .note {
      let isProgrammers = annotation.attributes.value("from") == "developer"
      POMessage.comment(isProgrammers ? "#." : "#", annotation.text, to: &bytes)
    }
    for reference in pair.properties("x-reference") {
      POMessage.comment("#:", reference, to: &bytes)
    }
    let isFuzzy = forms.contains { $0.target != nil && $0.isDoubtful }
    let flags = (isFuzzy ? ["fuzzy"] : []) + pair.properties("x-flags")
    if !flags.isEmpty { POMessage.comment("#,", flags.joined(separator: ", "), to: &bytes) }
  }

  // MARK: Losses

  private func losses(_ pair: MemoryPair) -> Set<MemoryLoss> {
    var losses = pair.lossesOfHistory
    for annotation in pair.unit.annotations {
      switch annotation.kind {
      case .note:
        if annotation.attributes.contains(where: { $0 != Attribute("from", "developer") }) {
          losses.insert(.attributes)
        }
        if annotation.text.allSatisfy(\.isNewline) { losses.insert(.notes) }
      case .property(let type):
        let isPlural = type.hasPrefix("x-po-") && header.formCount != nil
        if !isPlural && !["x-context", "x-reference", "x-flags"].contains(type) {
          losses.insert(.properties)
        }
      }
    }
    let texts = (pair.target?.annotations ?? []) + pair.source.annotations
    if texts.contains(where: { $0.kind != .property(type: TranslationState.property) }) {
      losses.insert(.textProperties)
    }
    if let text = pair.targetText, !text.isEmpty,
      POMessage.withLineBreaks(of: pair[POPlural.singularProperty] ?? pair.sourceText, text) != text
    {
      losses.insert(.layout)
    }
    if let state = pair.state, !["fuzzy", "translated"].contains(state) { losses.insert(.state) }
    let variants = [pair.source] + (pair.target.map { [$0] } ?? [])
    if variants.contains(where: { !$0.segment.markup.isEmpty }) { losses.insert(.codes) }
    return losses
  }
}

extension MemoryPair {
  /// The text with the codes of the original document in it.
  fileprivate var sourceText: String { source.segment.nodes.allText }

  /// The same for the translation.
  fileprivate var targetText: String? { target?.segment.nodes.allText }

  /// Which form of a plural it is.
  fileprivate var form: Int? { self[POPlural.formProperty].flatMap { Int($0) } }

  /// Whether both are forms of one message.
  fileprivate func isMessage(of other: MemoryPair) -> Bool {
    [POPlural.singularProperty, POPlural.pluralProperty, "x-context"].allSatisfy {
      self[$0] == other[$0]
    }
  }

  fileprivate var isDoubtful: Bool {
    TranslationState.isDoubtful(
      state, qualifier: target?.annotations.property(TranslationState.qualifierProperty))
  }

  /// The texts of all properties of a type.
  fileprivate func properties(_ type: String) -> [String] {
    unit.annotations.filter { $0.kind == .property(type: type) }.map(\.text)
  }
}

/// The header of a PO file that is written.
struct POHeaderText: Sendable {
  /// The comments before it.
  let notes: [String]

  /// Its fields, a line each.
  let text: String

  /// How many forms a plural has, where told.
  let formCount: Int?

  init(_ header: MemoryHeader, source: LanguageTag, target: LanguageTag, created: Timestamp?) {
    notes = header.annotations.filter { $0.kind == .note }.map(\.text)
    let given = header.annotations.property(POMemoryReader.headerProperty) ?? ""
    var lines = given.split(separator: "\n").map(String.init)
    func set(_ name: String, _ value: String, replacing: Bool = false) {
      let isField = { (line: String) in line.lowercased().hasPrefix("\(name.lowercased()):") }
      if replacing { lines.removeAll(where: isField) }
      if !lines.contains(where: isField) { lines.append("\(name): \(value)") }
    }
    if given.isEmpty {
      let moment = created.map { created in
        "\(created.extended.prefix(10)) \(created.extended.dropFirst(11).prefix(5))+0000"
      }
      set("Project-Id-Version", "memory")
      if let moment { set("PO-Revision-Date", moment) }
      set("Last-Translator", "unknown")
      set("Language-Team", "unknown")
    }
    set("Language", target.canonical.replacing("-", with: "_"))
    set("MIME-Version", "1.0")
    set("Content-Type", "text/plain; charset=UTF-8", replacing: true)
    set("Content-Transfer-Encoding", "8bit")
    set("X-Source-Language", source.canonical)
    text = lines.map { "\($0)\n" }.joined()
    formCount = POHeader(text).formCount.flatMap { (1...100).contains($0) ? $0 : nil }
  }
}
