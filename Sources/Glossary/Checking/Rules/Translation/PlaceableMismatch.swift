/// Placeholders, tags and addresses that the translation does not carry over.
struct PlaceableMismatch: TranslationRule {
  static let description = RuleDescription(
    RuleID("placeable-mismatch"), scope: .translation, severity: .major,
    summary: "A placeholder, tag or address that differs from the source.",
    documentation: """
      What a program fills in or reads (`{0}`, `%s`, tags, character references) and addresses \
      must stand in the translation as often as in the source, in any order. Addresses that lead \
      to another page of the same site, as to the page in the other language, are an info.
      """)

  func findings(in reading: TranslationReading) throws(UnicodeError) -> [Finding] {
    reading.pairs.flatMap { pair in
      guard let target = pair.comparedTarget else { return [Finding]() }
      return PlaceableComparison(reading, pair, target: target).findings
    }
  }
}

/// Compares the placeholders of one segment with those of its translation.
private struct PlaceableComparison {
  let target: TextRange
  var missing: [Placeable] = []
  var extra: [Placeable] = []

  struct Placeable {
    var text: Substring
    var range: TextRange

    /// Whether it is an address; all else is for programs.
    var isAddress: Bool {
      text.contains("://") || text.contains("@") || text.lowercased().hasPrefix("www.")
    }

    /// The host of a web address, nil for others.
    var host: Substring? {
      guard isAddress, !text.contains("@") else { return nil }
      let name = text.split(separator: "/", omittingEmptySubsequences: true)
      guard let host = text.contains("://") ? name.dropFirst().first : name.first else {
        return nil
      }
      return host.hasPrefix("www.") ? host.dropFirst(4) : host
    }
  }

  init(_ reading: TranslationReading, _ pair: SegmentPair, target: TextRange) {
    self.target = target
    let original = Self.placeables(reading.source.draft.text, pair.sourceTokens)
    let translated = Self.placeables(reading.target.draft.text, pair.targetTokens)
    guard !original.isEmpty || !translated.isEmpty else { return }
    var open: [Substring: [Placeable]] = [:]
    for placeable in original { open[placeable.text, default: []].append(placeable) }
    for placeable in translated {
      if open[placeable.text]?.isEmpty ?? true {
        extra.append(placeable)
      } else {
        open[placeable.text]?.removeFirst()
      }
    }
    missing = open.values.flatMap { $0 }.sorted { $0.range < $1.range }
  }

  var findings: [Finding] {
    var missing = missing
    var findings: [Finding] = []
    for placeable in extra {
      let other = missing.firstIndex { $0.host != nil && $0.host == placeable.host }
      if let other {
        let original = missing.remove(at: other)
        findings.append(
          finding(
            .info, "“\(placeable.text)” is another page than “\(original.text)” of the source",
            placeable.range, [original]))
      } else if let position = missing.firstIndex(where: { $0.isAddress == placeable.isAddress }) {
        let original = missing.remove(at: position)
        findings.append(
          finding(
            placeable.isAddress ? .minor : .major,
            "“\(placeable.text)” is not “\(original.text)” of the source", placeable.range,
            [original]))
      } else {
        findings.append(
          finding(
            placeable.isAddress ? .minor : .major, "The source has no “\(placeable.text)”",
            placeable.range, []))
      }
    }
    if !missing.isEmpty {
      let list = missing.map { "“\($0.text)”" }.joined(separator: ", ")
      let isGrave = missing.contains { !$0.isAddress }
      findings.append(
        finding(
          isGrave ? .major : .minor, "The translation lacks \(list) of the source", target,
          missing))
    }
    return findings.sorted { $0.range < $1.range }
  }

  private func finding(
    _ severity: Severity, _ message: String, _ range: TextRange, _ originals: [Placeable]
  ) -> Finding {
    Finding(
      rule: PlaceableMismatch.id, severity: severity, message: message, range: range,
      related: originals.map {
        Finding.Related(message: "in the source", range: $0.range, side: .source)
      })
  }

  private static func placeables(_ text: TokenizedText, _ tokens: Range<Int>) -> [Placeable] {
    text.tokens[tokens].filter { $0.kind == .placeholder }.map {
      Placeable(text: text.source($0), range: $0.range)
    }
  }
}
