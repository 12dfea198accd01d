/// Looks for the places of a text that say of when it is.
struct DocumentDateDetector {
  let text: TokenizedText
  let lines: DocumentEdges
  let dates: [NamedDate]

  /// How many words of a text belong to its first paragraphs.
  private static let firstWords = 180
}

// MARK: - Laws

extension DocumentDateDetector {
  /// The first *Disahkan* or *Ditetapkan di … pada tanggal*, else the first *Diundangkan*.
  var enactment: DocumentDate? {
    var promulgation: DocumentDate?
    for date in dates {
      guard let date = dated(date, .enactment), date.date.day != nil,
        let verb = enactingVerb(before: date.range?.start ?? 0)
      else { continue }
      if verb == .enacted { return date }
      promulgation = promulgation ?? date
    }
    return promulgation
  }

  /// The year of the number in a law's title.
  var lawNumber: DocumentDate? {
    guard let line = lines.head.first else { return nil }
    for index in line.tokens.dropFirst(2) {
      guard let year = text.wholeNumber(text.tokens[index]), year.digits == 4,
        let before = text.index(before: index),
        text.isFolded(before, "tahun") || text.isFolded(before, "of")
          || text.isFolded(before, "/"),
        let date = PartialDate(year: year.value), (1945...2199).contains(year.value)
      else { continue }
      return DocumentDate(date, ground: .title, range: text.tokens[index].range)
    }
    return nil
  }

  private enum Verb { case enacted, promulgated }

  private static let verbs = WordTable<Verb>([
    "disahkan": .enacted, "ditetapkan": .enacted, "enacted": .enacted, "stipulated": .enacted,
    "ratified": .enacted, "diundangkan": .promulgated, "promulgated": .promulgated,
  ])

  /// A capitalised verb of enactment in the few words before a date, in one sentence with it.
  private func enactingVerb(before start: Int) -> Verb? {
    guard var index = token(at: start) else { return nil }
    for _ in 0..<9 {
      guard let before = text.index(before: index) else { return nil }
      index = before
      if let verb = Self.verbs.value(of: text.tokens[index], in: text), text.hasCapital(index) {
        return verb
      }
    }
    return nil
  }
}

// MARK: - News

extension DocumentDateDetector {
  /// A place and day before a dash at the beginning of a paragraph, or a weekday with its day in
  /// brackets in the first paragraphs.
  var dateline: DocumentDate? {
    let limit = firstParagraphsEnd
    let early = dates.prefix { $0.range.start < limit }
    for date in early where opensParagraph(date) {
      if let date = dated(date, .dateline), date.date.day != nil { return date }
    }
    for date in early where date.weekday != nil && isBracketed(date) && !isQuoted(date) {
      if let date = dated(date, .dateline) { return date }
    }
    return nil
  }

  /// The year of the copyright line, with the weekday and day of the first paragraphs where they
  /// are those of that year.
  var copyright: DocumentDate? {
    guard let year = copyrightYear else { return nil }
    let limit = firstParagraphsEnd
    for date in dates.prefix(while: { $0.range.start < limit }) {
      guard date.year == nil, let weekday = date.weekday, isBracketed(date),
        let day = PartialDate(year: year.date.year, month: date.month, day: date.day),
        day.weekday == weekday
      else { continue }
      return DocumentDate(day, ground: .copyright, range: date.range)
    }
    return year
  }

  private var firstParagraphsEnd: Int {
    var words = 0
    for token in text.tokens where token.isContent {
      words += 1
      if words == Self.firstWords { return token.range.start }
    }
    return text.text.utf8.count
  }

  /// Whether a paragraph begins with a place and this date, and a dash follows.
  private func opensParagraph(_ date: NamedDate) -> Bool {
    guard date.day != nil, let first = token(at: date.range.start),
      let after = token(at: date.range.end).flatMap({ next in
        text.tokens[next].kind == .space ? text.index(after: next) : next
      })
    else { return false }
    var next = after
    if text.isFolded(next, ")"), let follower = text.index(after: next) { next = follower }
    guard text.isFolded(next, "-") else { return false }
    return isPlace(before: first)
  }

  /// Whether only a place, an agency and punctuation stand between the start of a line and a token.
  private func isPlace(before first: Int) -> Bool {
    var words = 0
    var index = first - 1
    while index >= 0 {
      let token = text.tokens[index]
      if token.kind == .space {
        if text.isLineBreak(index) { return words > 0 }
      } else if token.kind == .word {
        words += 1
        guard words <= 6, text.hasCapital(index) else { return false }
      } else if token.kind == .placeholder {
        words += 1
      } else if !["(", ")", ",", "/", ".", "-", "*", "|"].contains(where: {
        text.isFolded(index, $0)
      }) {
        return false
      }
      index -= 1
    }
    return words > 0
  }

  private func isBracketed(_ date: NamedDate) -> Bool {
    guard let first = token(at: date.range.start), let after = token(at: date.range.end) else {
      return false
    }
    // The brackets are inside the range where the weekday stands before them.
    return text.isFolded(after - 1, ")") || first > 0 && text.isFolded(first - 1, "(")
  }

  private func isQuoted(_ date: NamedDate) -> Bool {
    guard let first = token(at: date.range.start) else { return false }
    var marks = 0
    var index = first - 1
    while index >= 0, !text.isLineBreak(index) {
      if text.isFolded(index, "\"") { marks += 1 }
      index -= 1
    }
    return marks % 2 == 1
  }

  private var copyrightYear: DocumentDate? {
    for line in (lines.tail + lines.head).reversed()
    where line.tokens.prefix(8).contains(where: isCopyrightMark) {
      // Of several years the last: *2010–2025*.
      for index in line.tokens.reversed() {
        guard let year = text.wholeNumber(text.tokens[index]), year.digits == 4,
          (1990...2199).contains(year.value), let date = PartialDate(year: year.value)
        else { continue }
        return DocumentDate(date, ground: .copyright, range: text.tokens[index].range)
      }
    }
    return nil
  }

  private func isCopyrightMark(_ index: Int) -> Bool {
    text.isFolded(index, "©") || text.isFolded(index, "copyright")
      || text.isFolded(index, "cipta") && index > 1 && text.isFolded(index - 2, "hak")
  }
}

// MARK: - Letters and pages

extension DocumentDateDetector {
  /// A line that says nothing but place and date, at the head or else at the end.
  var dateLine: DocumentDate? {
    let head = lines.head.lazy.compactMap { dateLine($0) }.first
    return head ?? lines.tail.reversed().lazy.compactMap { dateLine($0) }.first
  }

  private static let labels = WordTable<Void>(
    [
      "tanggal", "tgl", "date", "dated", "published", "posted", "updated", "terbit", "diterbitkan",
      "dipublikasikan", "dimuat", "rilis", "release", "for", "immediate", "on", "wib", "wita",
      "wit",
      "pukul", "at", "pm", "am", "gmt", "utc", "hari", "the", "pers", "siaran",
    ].map { ($0, ()) })

  private func dateLine(_ line: DocumentEdges.Line) -> DocumentDate? {
    let start = text.tokens[line.tokens.lowerBound].range.start
    let end = text.tokens[line.tokens.upperBound - 1].range.end
    guard let position = firstDate(from: start), dates[position].range.end <= end,
      position + 1 == dates.count || dates[position + 1].range.start >= end,
      let found = dated(dates[position], .line)
    else { return nil }
    var names = 0
    var hasColon = false
    var hasLabel = false
    for index in line.tokens {
      let token = text.tokens[index]
      guard !found.covers(token.range) else { continue }
      if token.kind == .word {
        if Self.labels.value(of: token, in: text) != nil {
          hasLabel = true
        } else {
          names += 1
          guard names <= 3, text.hasCapital(index), token.range.end <= dates[position].range.start
          else { return nil }
        }
      } else if text.isFolded(index, ":") && token.range.end <= dates[position].range.start {
        hasColon = true
      } else if token.kind == .placeholder {
        return nil
      }
    }
    // *Cetakan: Januari 2013* is no date of the document; a month alone needs its place.
    if hasColon && (!hasLabel || names > 0) { return nil }
    return found.date.day != nil || found.date.month != nil && names > 0 ? found : nil
  }
}

// MARK: - Places

extension DocumentDateDetector {
  private func dated(_ date: NamedDate, _ ground: DocumentDate.Ground) -> DocumentDate? {
    date.mention.map { DocumentDate($0.date, ground: ground, range: $0.range) }
  }

  /// The first date at or after an offset.
  private func firstDate(from offset: Int) -> Int? {
    let first = dates.partitioningIndex { $0.range.start >= offset }
    return first < dates.count ? first : nil
  }

  /// The token that begins at an offset.
  private func token(at offset: Int) -> Int? {
    let first = text.tokens.partitioningIndex { $0.range.start >= offset }
    return first < text.tokens.count ? first : nil
  }
}

extension DocumentDate {
  fileprivate func covers(_ other: TextRange) -> Bool { range?.contains(other) ?? false }
}
