extension XLIFFDocument {
  mutating func beginRoot(
    _ name: ArraySlice<UInt8>, _ attributes: [Attribute]
  ) throws(FileProblem) {
    let found: XLIFFRoot
    do throws(XLIFFRoot.Refusal) {
      found = try XLIFFRoot(name, attributes)
    } catch {
      throw problem(error.rule, error.message)
    }
    root = found
    push(.root)
    if version == .two {
      filePair = LanguagePair(
        source: language(attributes, "srcLang"), target: language(attributes, "trgLang"))
    }
  }

  mutating func beginFile(_ attributes: [Attribute]) throws(FileProblem) {
    if version == .one {
      filePair = LanguagePair(
        source: language(attributes, "source-language"),
        target: language(attributes, "target-language"))
      if date == nil {
        date = attributes.value("date").flatMap { PartialDate(String($0.prefix(10))) }
      }
    }
    guard wanted.allows(filePair), pair?.allows(filePair) ?? true else {
      otherPair = otherPair ?? filePair
      let name = attributes.value("original") ?? attributes.value("id") ?? ""
      problems.add(
        line: line, column: column, "other-languages",
        "the part \"\(name)\" from \(filePair) was passed over, since others are from "
          + "\(wanted.filled(from: pair ?? wanted)); name its languages to check it")
      ignoredDepth = 1
      return
    }
    pair = pair?.filled(from: filePair) ?? filePair
    pushTranslatable(.file, attributes)
  }

  mutating func beginUnit(
    _ attributes: [Attribute], at tag: Range<Int>
  ) throws(FileProblem) {
    pushTranslatable(.unit, attributes)
    unit = XLIFFUnit()
    unit.contentStart = tag.upperBound
    unit.id = attributes.value("id") ?? attributes.value("name") ?? attributes.value("resname")
    unit.isTranslatable = translatable.last ?? true
    unit.kind = Self.kind(attributes.value("restype") ?? attributes.value("type"))
    (unit.line, unit.column) = (line, column)
    guard version == .one else { return }
    unitCount += 1
    unit.segments = [XLIFFUnit.Segment(line: line, column: column)]
    // Memsource, memoQ, and the standard itself.
    let isLocked = ["m:locked", "mq:locked"].contains {
      ["true", "locked"].contains(attributes.value($0) ?? "")
    }
    unit.isApproved = attributes.value("approved") == "yes" || isLocked
    unit.segments[0].state =
      attributes.value("mq:status")
      ?? attributes.value("m:confirmed").map { $0 == "1" ? "confirmed" : "unconfirmed" }
  }

  mutating func beginSegment(_ attributes: [Attribute], at tag: Range<Int>) {
    unitCount += 1
    let state = attributes.value("state")
    unit.segments.append(
      XLIFFUnit.Segment(
        id: attributes.value("id"), state: state, isFinal: state == "final", line: line,
        column: column, place: XLIFFSlot.Place(tag: tag)))
    push(.segment)
  }

  mutating func beginText(_ place: Place, _ attributes: [Attribute], at tag: Range<Int>) {
    text = InlineText()
    textTag = TextRange(start: tag.lowerBound, end: tag.upperBound)
    if place == .target, let state = attributes.value("state"),
      !unit.segments.isEmpty, unit.segments[unit.segments.count - 1].target == nil
    {
      unit.segments[unit.segments.count - 1].state = state
    }
    // Languages of the texts count where the file leaves them open.
    let own = LanguagePair(
      source: place == .source ? language(attributes, "xml:lang") : nil,
      target: place == .target ? language(attributes, "xml:lang") : nil)
    pair = pair?.filled(from: own)
    push(place)
  }

  /// Keeps the text that ends, unless the segment has one.
  ///
  /// - Parameters:
  ///   - side: Which of the two texts it is.
  ///   - tag: Its end tag; empty for an empty element.
  mutating func endText(
    _ side: WritableKeyPath<XLIFFUnit.Segment, InlineText?>, at tag: Range<Int>
  ) {
    literals += text.literals
    guard !unit.segments.isEmpty else { return }
    let last = unit.segments.count - 1
    if unit.segments[last][keyPath: side] == nil {
      unit.segments[last][keyPath: side] = text
      if side == \.target {
        unit.segments[last].place.target = XLIFFSlot.Element(
          tag: textTag,
          content: TextRange(start: textTag.end, end: max(textTag.end, tag.lowerBound)),
          end: max(textTag.end, tag.upperBound))
      } else {
        unit.segments[last].place.sourceStart = textTag.start
        unit.segments[last].place.sourceEnd = max(textTag.end, tag.upperBound)
      }
    } else {
      problems.add(
        line: line, column: column, "second-text",
        "a second text of one language in a unit was passed over; remove one")
    }
  }

  mutating func appendCodePoint(_ attributes: [Attribute], at source: Range<Int>) {
    characters += Self.character(attributes)
    ignoredDepth = 1
  }

  /// The character of a `cp` element, which stands for one that XML forbids.
  static func character(_ attributes: [Attribute]) -> [UInt8] {
    let scalar =
      attributes.value("hex").flatMap { UInt32($0, radix: 16) }.flatMap(Unicode.Scalar.init)
    return Array(String(scalar ?? "\u{FFFD}").utf8)
  }

  // MARK: Parts

  private mutating func language(_ attributes: [Attribute], _ name: String) -> LanguageTag? {
    guard let text = attributes.value(name), !text.isEmpty else { return nil }
    do throws(LanguageTagError) {
      return try LanguageTag(text)
    } catch {
      problems.add(line: line, column: column, "bad-language", "\(name): \(error.message)")
      return nil
    }
  }

  func problem(_ rule: String, _ message: String) -> FileProblem {
    FileProblem(
      file: file.file.name, line: line, column: column, kind: .unreadable, rule: rule,
      message: message)
  }

  private static func kind(_ type: String?) -> DraftBlock.Kind {
    switch type {
    case "heading", "title", "x-heading", "x-title": .heading(level: 1)
    case "caption", "x-caption": .caption
    case "cell", "x-cell", "x-td": .tableCell
    case "listitem", "x-listitem", "x-li": .listItem
    case "footnote", "x-footnote": .note
    default: .paragraph
    }
  }
}
