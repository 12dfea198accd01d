/// Placeholders, tags and addresses that the translation does not carry over.
struct PlaceableMismatch: TranslationRule {
  static let description = RuleDescription(
    RuleID("placeable-mismatch"), scope: .translation, severity: .major,
    summary: "A placeholder, tag or address that differs from the source.",
    documentation: """
      What a program fills in or reads (`{0}`, `%s`, tags, character references) and addresses \
      must stand in the translation as often as in the source, in any order but that of arguments \
      without numbers. The inline codes of XLIFF and TMX are held against each other too: those \
      that are missing or too many, that close before they open, cross, or have lost their words. \
      Lost type is minor, a lost variable major. Addresses that lead \
      to another page of the same site are an info, and nothing where they lead to the same page in \
      the other language (`/id/`, `/en/`).
      """)

  func findings(in reading: TranslationReading) throws(UnicodeError) -> [Finding] {
    zip(reading.pairs, reading.units).flatMap { pair, unit in
      guard let target = pair.comparedTarget else { return [Finding]() }
      return PlaceableComparison(reading, pair, target: target).findings
        + codeFindings(unit, pair, target, reading)
    }
  }

  /// One finding on all codes of a segment: they have no words that it could point at.
  private func codeFindings(
    _ unit: BilingualText.Unit, _ pair: SegmentPair, _ target: TextRange,
    _ reading: TranslationReading
  ) -> [Finding] {
    if unit.sourceCodes.isEmpty && unit.targetCodes.isEmpty { return [] }
    let faults = CodeComparison(
      unit, source: reading.source.draft.text.text, target: reading.target.draft.text.text
    ).faults
    guard let gravest = faults.map(\.severity).min() else { return [] }
    return [
      Finding(
        rule: Self.id, severity: gravest, message: faults.map(\.message).joined(separator: "; "),
        range: target,
        related: [
          Finding.Related(message: "the source", range: pair.source, side: .source)
        ])
    ]
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

    /// What it has in common with its counterpart: the text, with the number of an argument that has
    /// none, so that their order counts.
    var key: String

    /// Whether it is an address; all else is for programs.
    var isAddress: Bool {
      text.contains("://") || text.contains("@") || text.lowercased().hasPrefix("www.")
    }

    /// A web address without what names its language.
    var page: [Substring] {
      text.split(omittingEmptySubsequences: false) { "/.?&=-_#".contains($0) }
        .filter { $0.utf8.count != 2 || !$0.allSatisfy(\.isLowercase) }
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
    let byText = Self.difference(original, translated) { String($0.text) }
    let byNumber = Self.difference(original, translated, by: \.key)
    // *%2$s %1$s* is *%s %s*, and *%d %s* is not *%s %d*.
    let areEqual = byNumber.missing.isEmpty && byNumber.extra.isEmpty
    let isOrder = byText.missing.isEmpty && byText.extra.isEmpty
    (missing, extra) = areEqual || isOrder ? byNumber : byText
  }

  private static func difference(
    _ original: [Placeable], _ translated: [Placeable], by key: (Placeable) -> String
  ) -> (missing: [Placeable], extra: [Placeable]) {
    var open: [String: [Placeable]] = [:]
    for placeable in original { open[key(placeable), default: []].append(placeable) }
    let extra = translated.filter { placeable in
      if open[key(placeable)]?.isEmpty ?? true { return true }
      open[key(placeable)]?.removeFirst()
      return false
    }
    return (open.values.flatMap { $0 }.sorted { $0.range < $1.range }, extra)
  }

  var findings: [Finding] {
    var missing = missing
    var findings: [Finding] = []
    for placeable in extra {
      let other = missing.firstIndex { $0.host != nil && $0.host == placeable.host }
      if let other {
        let original = missing.remove(at: other)
        guard placeable.page != original.page else { continue }
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
    var arguments = 0
    return text.tokens[tokens].filter { $0.kind == .placeholder }.map { token in
      let words = text.source(token)
      var key = String(words)
      if let numbered = ArgumentNumber.numbered(words, as: arguments + 1) {
        arguments += 1
        key = numbered
      }
      return Placeable(text: words, range: token.range, key: key)
    }
  }
}

/// Arguments of format strings, which are counted off where they have no numbers: in C from one, in
/// Python and C# from nought.
private enum ArgumentNumber {
  /// An argument without a number with the one it stands for; nil for all other placeholders.
  static func numbered(_ text: Substring, as number: Int) -> String? {
    if text == "{}" { return "{\(number - 1)}" }
    guard text.hasPrefix("%"), let last = text.last, last.isLetter || last == "@",
      !text.contains("$"), !text.contains("("), !text.hasSuffix("%")
    else { return nil }
    let isFormat = text.dropFirst().allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-+ #.*@".contains($0))
    }
    // *%name* and *%id* are names.
    let letters = text.filter(\.isLetter)
    guard isFormat, letters.count <= 3, letters.dropLast().allSatisfy({ "hlLqjzt".contains($0) })
    else { return nil }
    return "%\(number)$\(text.dropFirst())"
  }
}
